BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Get-PerfSummary' {
    It 'puts together what the others tell' {
        1..3 | ForEach-Object { $null = Measure-PerfOperation often { } }
        try { Measure-PerfOperation broken { throw 'no' } } catch { $null = $_ }
        $run = Start-PerfOperation running
        $told = Get-PerfSummary
        $told | Should -BeOfType AuditOps.PerfSummary
        $told.Operations, $told.Runs, $told.Failed, $told.SuccessRate | Should -Be 2, 4, 1, 0.75
        $told.Cache.Requests | Should -BeGreaterOrEqual 0
        $told.Batch.Batches | Should -Be 0
        ($told | Format-List | Out-String) | Should -Match 'SuccessRate *: 75 %'
        $told.MostFailed.Operation | Should -Be broken
        "$($told.MostFailed)" | Should -BeLike 'broken: 1 run, median *'
        @($told.MostTime.ForEach{ "$_" } -like 'often: 3 runs, median *') | Should -HaveCount 1
        $told.Running.OperationId | Should -Be $run.OperationId
    }
}
