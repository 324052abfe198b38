BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Resume-AuditBatch' {
    It 'runs what a killed process has left, and nothing that had ended' {
        $log = Join-Path $TestDrive 'ran.txt'
        $store = Join-Path $TestDrive 'killed'
        $script = "Import-Module '$modulePath'; 1..6 | Invoke-AuditBatch -Store '$store' -Mode Sequential { Add-Content '$log' `$_; if (`$_ -eq 3) { Stop-Process -Id `$PID -Force; Start-Sleep 60 } }"
        $null = Invoke-Child $script
        $batch = Get-AuditBatch -Store $store
        $batch.State, $batch.Succeeded, $batch.Unknown, $batch.Pending | Should -Be 'Interrupted', 2, 1, 3

        $batch | Resume-AuditBatch -WarningVariable unknown -WarningAction SilentlyContinue
        Get-Content $log | Should -Be (1..6)
        $unknown | Should -BeLike 'Item 3, 3, ran when its process died*'
        $batch = Get-AuditBatch -Store $store
        $batch.State, $batch.Succeeded, $batch.Unknown | Should -Be 'Failed', 5, 1
    }

    It 'runs what was in flight again if that does no harm' {
        $store = Join-Path $TestDrive 'again'
        $flag = Join-Path $TestDrive 'flag'
        $null = Invoke-Child "Import-Module '$modulePath'; 1..3 | Invoke-AuditBatch -Store '$store' -Idempotent -Mode Sequential { if (`$_ -eq 2 -and -not (Test-Path '$flag')) { Set-Content '$flag' 1; Stop-Process -Id `$PID -Force; Start-Sleep 60 }; `$_ }"
        Get-AuditBatch -Store $store | Resume-AuditBatch | Should -Be 2, 3
        (Get-AuditBatch -Store $store).State | Should -Be 'Completed'
    }

    It 'says what cannot be resumed' {
        $null = 1 | Invoke-AuditBatch { 1 } -SummaryVariable done
        Resume-AuditBatch $done.BatchId, 000000000000 -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'BatchEnded*'
        $failed[1].FullyQualifiedErrorId | Should -BeLike 'BatchNotFound*'
    }
}
