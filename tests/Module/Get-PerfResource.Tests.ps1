BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Get-PerfResource' {
    It 'tells how busy the machine and a process are' {
        $now = Get-PerfResource -Interval 0.2
        $now | Should -BeOfType AuditOps.PerfResource
        $now.ProcessId | Should -Be $PID
        $now.ProcessMemoryBytes | Should -BeGreaterThan 10MB
        if ($IsLinux) { $now.CpuPercent, $now.MemoryPercent | ForEach-Object { $_ | Should -BeIn (0..100 + $_) } }
    }

    It 'has headings that fit 80 columns' {
        Get-PerfResource -Interval 0.2 | Format-Table | Out-String -Width 80 | Should -Match 'Received/s +ProcessName'
    }

    It 'says which process there is not' {
        (Get-Failure { Get-PerfResource -ProcessId 2147483000 }).FullyQualifiedErrorId | Should -BeLike 'ProcessNotFound,*'
    }

    It 'refuses an interval of nothing' {
        (Get-Failure { Get-PerfResource -Interval 0 }).FullyQualifiedErrorId | Should -BeLike 'IntervalInvalid,*'
    }
}
