BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Get-PerfBatchStatistic' {
    It 'sums up what this and other processes ran, also one that was killed' {
        $store = Join-Path $TestDrive 'counted'
        (Get-PerfBatchStatistic $store).Batches | Should -Be 0
        $null = 1..3 | Invoke-AuditBatch -Store $store { if ($_ -eq 1) { throw 'no' } } -ErrorAction SilentlyContinue
        $null = Invoke-Child "Import-Module '$modulePath'; 1..4 | Invoke-AuditBatch -Store '$store' -Mode Sequential { if (`$_ -eq 3) { Stop-Process -Id `$PID -Force; Start-Sleep 60 } }"
        $sum = Get-PerfBatchStatistic $store
        $sum.Batches, $sum.Items, $sum.Succeeded, $sum.Failed, $sum.Unknown, $sum.Pending, $sum.Running | Should -Be 2, 7, 4, 1, 1, 1, 0
        $sum.SuccessRate | Should -Be 0.8
        $sum.MeanDuration | Should -BeGreaterThan ([timespan]::Zero)
    }
}
