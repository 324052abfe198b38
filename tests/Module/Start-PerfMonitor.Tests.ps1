BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Start-PerfMonitor' {
    AfterEach { Stop-PerfMonitor -ErrorAction Ignore }

    It 'samples in the background' {
        $monitor = Start-PerfMonitor 0.2
        $monitor.Running | Should -BeTrue
        Start-Sleep -Milliseconds 1200
        $told = (Get-PerfMonitor).Monitor | Where-Object MonitorId -EQ $monitor.MonitorId
        $told.Running | Should -BeTrue
        $told.Samples | Should -BeGreaterThan 1
        @(Get-PerfResource -Since 1m).Count | Should -BeGreaterThan 1
    }

    It 'goes on where one samples already' {
        $first = Start-PerfMonitor 10
        $second = Start-PerfMonitor 20 -WarningVariable warnings -WarningAction SilentlyContinue
        $second.MonitorId | Should -Be $first.MonitorId
        $warnings | Should -BeLike '*already*'
    }

    It 'refuses an interval of nothing' {
        (Get-Failure { Start-PerfMonitor 0 }).FullyQualifiedErrorId | Should -BeLike 'IntervalInvalid,*'
    }
}
