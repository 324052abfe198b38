BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Get-PerfBottleneck' {
    It 'finds <_> by a threshold that is reached, within two samples' -ForEach 'Memory' {
        $found = Get-PerfBottleneck -MemoryThreshold 1 -CpuThreshold 100 -DiskThreshold 100 -NetworkThreshold 100 -Interval 0.2 | Where-Object Type -EQ $_
        $found.Threshold | Should -Be 1
        $found.Recommendation | Should -Not -BeNullOrEmpty
        $found.Process | Should -Not -BeNullOrEmpty
    }

    It 'finds processors that are busy, and says which operation runs' -Skip:(-not $IsLinux) {
        $burners = 1..[Environment]::ProcessorCount | ForEach-Object { Start-ThreadJob { $until = [datetime]::UtcNow.AddSeconds(20); while ([datetime]::UtcNow -lt $until) { } } -ThrottleLimit 64 }
        try {
            $run = Start-PerfOperation burning
            $found = Get-PerfBottleneck -Interval 1 | Where-Object Type -EQ Cpu
            $found.Value | Should -BeGreaterOrEqual 80
            $found.Operation | Should -Contain burning
        }
        finally {
            $burners | Remove-Job -Force
            $null = $run | Stop-PerfOperation
        }
    }

    It 'finds operations that are slower than their baseline' {
        1..12 | ForEach-Object { $null = Measure-PerfOperation slow { } }
        $null = Set-PerfBaseline slow
        1..12 | ForEach-Object { $null = Measure-PerfOperation slow { Start-Sleep -Milliseconds 60 } }
        $found = Get-PerfBottleneck -Interval 0.1 | Where-Object Type -EQ Operation
        $found.Name | Should -Be slow
        $found.Value | Should -BeGreaterThan $found.Threshold
    }
}
