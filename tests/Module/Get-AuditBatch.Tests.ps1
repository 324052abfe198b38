BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Get-AuditBatch' {
    It 'shows batches, latest first, with their items' {
        $null = 1 | Invoke-AuditBatch { 1 } -Name first
        $null = 1..2 | Invoke-AuditBatch { if ($_ -eq 2) { throw 'no' } } -Name second -ErrorAction SilentlyContinue
        (Get-AuditBatch).Name | Should -Be 'second', 'first'
        (Get-AuditBatch -State Completed).Name | Should -Be 'first'
        $items = (Get-AuditBatch -First 1 -IncludeItem).Items
        $items.Status | Should -Be 'Success', 'Failed'
        $items[1].Error | Should -Be 'no'
        (Get-AuditBatch -First 1 | Out-String -Width 160).Trim().Split("`n")[0] | Should -Match '^BatchId\s+State\s+Start \(UTC\)\s+Succeeded\s+Failed\s+Name'
    }

    It 'shows a batch of another process while it runs' {
        $store = Join-Path $TestDrive 'other'
        $job = Start-Job { Import-Module $using:modulePath; 1..2 | Invoke-AuditBatch -Store $using:store { Start-Sleep 60 } }
        try {
            $until = [datetime]::UtcNow.AddSeconds(60)
            do { Start-Sleep -Milliseconds 200; $batch = Get-AuditBatch -Store $store -State Running } until ($batch -or [datetime]::UtcNow -gt $until)
            $batch.Total, $batch.Pending | Should -Be 2, 2
            ($batch | Stop-AuditBatch).State | Should -Be 'Stopped'
        }
        finally { $job | Remove-Job -Force }
    }

    It 'knows nothing where there is no store' {
        Get-AuditBatch -Store (Join-Path $TestDrive 'nowhere') | Should -BeNullOrEmpty
        Test-Path (Join-Path $TestDrive 'nowhere') | Should -BeFalse
    }
}
