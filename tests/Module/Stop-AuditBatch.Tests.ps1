BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Stop-AuditBatch' {
    It 'stops a batch whose items hang, in this process too' {
        $shell = [powershell]::Create().AddScript("Import-Module '$modulePath'; 1..3 | Invoke-AuditBatch -ThrottleLimit 2 { [Threading.Thread]::Sleep(1000000) }")
        $running = $shell.BeginInvoke()
        $until = [datetime]::UtcNow.AddSeconds(30)
        do { Start-Sleep -Milliseconds 100; $batch = Get-AuditBatch -State Running } until ($batch -or [datetime]::UtcNow -gt $until)
        $stopped = $batch | Stop-AuditBatch
        $stopped.State, $stopped.Unknown, $stopped.Skipped | Should -Be 'Stopped', 2, 1
        $running.AsyncWaitHandle.WaitOne(5000) | Should -BeTrue
    }

    It 'says what is not there or has ended' {
        $null = 1 | Invoke-AuditBatch { 1 } -SummaryVariable done
        Stop-AuditBatch $done.BatchId, 000000000000 -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -Contain 'BatchEnded,AuditOps.Cmdlets.StopAuditBatchCommand'
        $failed.FullyQualifiedErrorId | Should -Contain 'BatchNotFound,AuditOps.Cmdlets.StopAuditBatchCommand'
    }
}
