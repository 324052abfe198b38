BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Invoke-AuditBatch' {
    It 'runs a script for each item, with the item as $_ and as its argument' {
        1..5 | Invoke-AuditBatch { param($x) "$_ $x" } -Ordered | Should -Be (1..5 | ForEach-Object { "$_ $_" })
        1..5 | Invoke-AuditBatch { $_ * 2 } -Mode Sequential | Should -Be 2, 4, 6, 8, 10
    }

    It 'gives results as they come, or in the order of the items' {
        $wait = 600, 0
        $wait | Invoke-AuditBatch { Start-Sleep -Milliseconds $_; $_ } | Should -Be 0, 600
        $wait | Invoke-AuditBatch { Start-Sleep -Milliseconds $_; $_ } -Ordered | Should -Be 600, 0
    }

    It 'sums up the batch' {
        $null = 1..4 | Invoke-AuditBatch { if ($_ -eq 2) { throw 'no' } } -SummaryVariable summary -ErrorAction SilentlyContinue -Name four
        $summary | Should -BeOfType AuditOps.BatchInfo
        $summary.Name, $summary.State, $summary.Total, $summary.Succeeded, $summary.Failed, $summary.SuccessRate | Should -Be 'four', 'Failed', 4, 3, 1, 0.75
        (Get-AuditBatch $summary.BatchId).Succeeded | Should -Be 3
    }

    It 'reports items that throw or write errors, with the item as target' {
        $out = 'good', 'throws', 'writes' | Invoke-AuditBatch { if ($_ -eq 'throws') { throw 'thrown' }; if ($_ -eq 'writes') { Write-Error written }; $_ } -Ordered -ErrorVariable failed -ErrorAction SilentlyContinue
        $out | Should -Be 'good', 'writes'
        $failed.TargetObject | Should -Be 'throws', 'writes'
        $failed.Exception.Message | Should -Be 'thrown', 'written'
    }

    It 'ends with the first error where -ErrorAction is Stop' {
        { 1..3 | Invoke-AuditBatch { throw 'no' } -Mode Sequential -ErrorAction Stop } | Should -Throw 'no'
        (Get-AuditBatch -First 1).State | Should -Be 'Stopped'
    }

    It 'undoes a transaction, latest first' {
        $out = 1..4 | Invoke-AuditBatch { if ($_ -eq 3) { throw 'no' }; "did $_" } -Rollback { "undid $_" } -Mode Sequential -SummaryVariable summary -ErrorAction SilentlyContinue
        $out | Should -Be 'did 1', 'did 2', 'undid 2', 'undid 1'
        $summary.State, $summary.RolledBack, $summary.Failed, $summary.Skipped | Should -Be 'RolledBack', 2, 1, 1
    }

    It 'runs operations' {
        $log = New-AuthLog
        $items = @{ operation = 'Get-AuditEvent'; path = $log.FullName; first = 2 }, @{ operation = 'audit_formats' } | Invoke-AuditBatch -Ordered -Detailed
        $items.Status | Should -Be 'Success', 'Success'
        $items[0].Output | Should -HaveCount 2
        $items[0].Output[0] | Should -BeOfType AuditOps.AuditEvent
    }

    It 'refuses <Code>' -ForEach @(
        @{ Code = 'BatchTooLarge'; Script = { 1..101 | Invoke-AuditBatch { 1 } } }
        @{ Code = 'UsingVariableNotFound'; Script = { 1 | Invoke-AuditBatch { $using:nothingOfThisName } } }
        @{ Code = 'ParameterInvalid'; Script = { 1 | Invoke-AuditBatch { 1 } -ThrottleLimit 0 } }
        @{ Code = 'ParameterInvalid'; Script = { '{"operation": "audit_formats"}' | Invoke-AuditBatch -Mode Process } }
        @{ Code = 'BatchInvalid'; Script = { '{"operation": ' | Invoke-AuditBatch } }
        @{ Code = 'OperationInvalid'; Script = { '{"first": 1}' | Invoke-AuditBatch } }
    ) {
        (Get-Failure $Script).FullyQualifiedErrorId | Should -BeLike "$Code*"
    }
}
