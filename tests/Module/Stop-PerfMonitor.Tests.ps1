BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Stop-PerfMonitor' {
    It 'stops what this process samples' {
        $monitor = Start-PerfMonitor 10
        ($monitor | Stop-PerfMonitor).Running | Should -BeFalse
        ((Get-PerfMonitor).Monitor | Where-Object MonitorId -EQ $monitor.MonitorId).Running | Should -BeFalse
    }

    It 'stops what another process samples' {
        $job = Start-Job { Import-Module $using:modulePath; $env:AUDITOPS_STORE = $using:env:AUDITOPS_STORE; Start-PerfMonitor 1 -Follow; 'stopped' }
        try {
            for ($i = 0; $i -lt 100 -and -not ((Get-PerfMonitor).Monitor | Where-Object { $_.Running -and $_.ProcessId -ne $PID }); $i++) { Start-Sleep -Milliseconds 200 }
            @(Stop-PerfMonitor).Count | Should -Be 1
            $job | Wait-Job -Timeout 30 | Receive-Job | Should -Contain 'stopped'
        }
        finally { $job | Remove-Job -Force }
    }

    It 'says where nothing samples' {
        Stop-PerfMonitor -ErrorVariable errors -ErrorAction SilentlyContinue
        $errors.FullyQualifiedErrorId | Should -BeLike 'MonitorNotRunning,*'
    }
}
