Describe 'The example of compliance as Pester checks' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $log = New-AuthLog
        $env:AUDITOPS_TEST_EXAMPLE = Join-Path $PSScriptRoot '../../examples/compliance.Tests.ps1' -Resolve
        $env:AUDITOPS_TEST_LOG = $log

        # A process of its own, since Pester does not run within itself.
        function Invoke-Example([double] $Minimum) {
            $env:AUDITOPS_TEST_MINIMUM = $Minimum
            & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command {
                $data = @{ Path = $env:AUDITOPS_TEST_LOG; Policy = 'access-hygiene'; Minimum = [double] $env:AUDITOPS_TEST_MINIMUM }
                $container = New-PesterContainer -Path $env:AUDITOPS_TEST_EXAMPLE -Data $data
                $run = Invoke-Pester -Container $container -PassThru -Output None
                $run.Tests | ForEach-Object { [pscustomobject] @{ Name = $_.ExpandedName; Result = $_.Result; Why = "$($_.ErrorRecord)" } } | ConvertTo-Json
            } | ConvertFrom-Json
        }
    }

    AfterAll {
        Remove-Item env:AUDITOPS_TEST_*
    }

    It 'checks the whole and each control, and nothing that is not known passes' {
        $controls = Get-AuditCompliance -Path $log -Policy access-hygiene -Detailed
        $checks = Invoke-Example -Minimum 10
        $checks | Should -HaveCount ($controls.Count + 1)
        $checks[0].Result | Should -Be Passed
        foreach ($control in $controls) {
            $check = $checks | Where-Object Name -Like "$($control.Control):*"
            $expected = switch ($control.Result) { Pass { 'Passed' } Warn { 'Passed' } Fail { 'Failed' } NotAssessed { 'Inconclusive' } }
            $check.Result | Should -Be $expected -Because "$($control.Control) is $($control.Result)"
        }
        ($controls.Result | Select-Object -Unique).Count | Should -BeGreaterThan 2
    }

    It 'skips what is waived, with its reason' {
        $failing = Get-AuditCompliance -Path $log -Policy access-hygiene -Detailed | Where-Object Result -EQ Fail | Select-Object -First 1
        $failing | Add-AuditAcceptance -Reason 'Known until the move' -Until 90d
        $check = Invoke-Example -Minimum 99 | Where-Object Name -Like "$($failing.Control):*"
        $check.Result | Should -Be Skipped
        $check.Why | Should -BeLike '*Known until the move*'
    }
}
