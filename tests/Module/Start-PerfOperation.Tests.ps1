BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Start-PerfOperation' {
    It 'begins what the next command ends' {
        $run = Start-PerfOperation nightly
        $run.State | Should -Be Running
        $ended = $run | Stop-PerfOperation
        $ended.OperationId | Should -Be $run.OperationId
        $ended.State | Should -Be Succeeded
        (Get-PerfMetric nightly).Count | Should -Be 1
    }

    It 'begins what another process ends' {
        $run = Start-PerfOperation shared
        $ended = Invoke-Child "Import-Module `$modulePath; (Stop-PerfOperation $($run.OperationId) -Store '$env:AUDITOPS_STORE').State"
        $ended | Should -Be Succeeded
        (Get-PerfMetric shared).Count | Should -Be 1

        # Both have ended it: one counts.
        $null = $run | Stop-PerfOperation
        (Get-PerfMetric shared).Count | Should -Be 1
    }

    It 'completes names that were measured' {
        $null = Start-PerfOperation 'completed name' | Stop-PerfOperation
        $null = Get-PerfMetric
        (TabExpansion2 'Start-PerfOperation compl').CompletionMatches.CompletionText | Should -Contain "'completed name'"
    }

    It 'does nothing with -WhatIf' {
        Start-PerfOperation never -WhatIf | Should -BeNullOrEmpty
        (Get-PerfMonitor).Running.Operation | Should -Not -Contain never
    }
}
