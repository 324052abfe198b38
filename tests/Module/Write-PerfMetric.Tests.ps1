BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Write-PerfMetric' {
    It 'keeps numbers, silently' {
        Write-PerfMetric queue 17 -Unit jobs | Should -BeNullOrEmpty
        (Write-PerfMetric queue 19 -Unit jobs -PassThru).Value | Should -Be 19
        $metric = Get-PerfMetric queue
        $metric.Count, $metric.Mean, $metric.Last, $metric.Unit | Should -Be 2, 18, 19, jobs
        $metric.SuccessRate | Should -BeNullOrEmpty
    }

    It 'takes numbers by property name' {
        'Name,Value,Time', 'temperature,21.5,2026-01-05T10:00:00Z', 'temperature,22.5,2026-01-05T11:00:00Z' | ConvertFrom-Csv | Write-PerfMetric
        $metric = Get-PerfMetric temperature -Timeframe all
        $metric.Count, $metric.Min, $metric.Max | Should -Be 2, 21.5, 22.5
        $metric.LastTime | Should -Be ([datetime]::new(2026, 1, 5, 11, 0, 0))
    }

    It 'refuses <Value>' -ForEach @{ Value = [double]::NaN }, @{ Value = [double]::PositiveInfinity } {
        (Get-Failure { Write-PerfMetric broken $Value }).FullyQualifiedErrorId | Should -BeLike 'ValueNotFinite,*'
    }

    It 'shows the numbers of a killed process' {
        $null = Invoke-Child "Import-Module `$modulePath; 1..5 | ForEach-Object { Write-PerfMetric killed `$_ -Store '$env:AUDITOPS_STORE' }; Start-Sleep 4; Stop-Process -Id `$PID -Force"
        (Get-PerfMetric killed).Count | Should -Be 5
    }
}
