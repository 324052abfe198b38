BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Get-PerfMonitor' {
    It 'tells what runs and how much was measured' {
        $run = Start-PerfOperation open -Label @{ host = 'web1' }
        Write-PerfMetric number 1
        $null = Measure-PerfOperation block { }
        $told = Get-PerfMonitor
        $told | Should -BeOfType AuditOps.PerfMonitorStatistic
        $told.Running.OperationId | Should -Contain $run.OperationId
        $told.Operations, $told.Runs, $told.Values | Should -Be 1, 1, 1
        $null = $run | Stop-PerfOperation
        (Get-PerfMonitor).Running | Should -BeNullOrEmpty
    }
}
