BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
}

Describe 'Get-AuditCompliance' {
    It 'gives the scores of a policy and each control with its evidence' {
        $result = Get-AuditCompliance -Path $log
        $result | Should -BeOfType AuditOps.ComplianceResult
        $result.Policy | Should -Be access-hygiene
        $result.Score | Should -BeGreaterThan 0
        $result.Passed + $result.Failed + $result.Warned + $result.NotAssessed + $result.Waived | Should -Be $result.Controls.Count
        $failed = $result.Controls | Where-Object Control -EQ no-root-sign-in
        $failed.Result | Should -Be Fail
        $failed.Count | Should -Be 1
        ($failed | Get-AuditEvent).Target | Should -Be root
    }

    It 'does not take silence for a pass' {
        $control = Get-AuditCompliance -Path $log -Control require-mfa -Detailed
        $control | Should -BeOfType AuditOps.ControlResult
        $control.Result | Should -Be NotAssessed
        (Get-AuditCompliance -Path $log -Control require-mfa).Score | Should -BeNullOrEmpty
    }

    It 'waives what is accepted, with the reason' {
        $failed = Get-AuditCompliance -Path $log -Control no-root-sign-in -Detailed
        $failed | Add-AuditAcceptance -Reason 'the console is broken' -Until 30d | Out-Null
        $waived = Get-AuditCompliance -Path $log -Control no-root-sign-in -Detailed
        $waived.Result | Should -Be Waived
        $waived.Reason | Should -Be 'the console is broken'
        $waived.AcceptedUntil | Should -BeGreaterThan ([datetime]::UtcNow)
        Remove-AuditAcceptance $waived.FindingId
    }

    It 'says what changed since the last run' {
        $null = Get-AuditCompliance -Path $log -Control no-root-sign-in -ComparedWith nightly
        $again = Get-AuditCompliance -Path $log -Control no-root-sign-in -ComparedWith nightly
        $again.StillFailing | Should -Be no-root-sign-in
        $again.NewFailing | Should -BeNullOrEmpty
        $again.Controls[0].FailingSince | Should -BeLessThan ([datetime]::UtcNow)
    }

    It 'takes a file, with the four keys that policies had before controls' {
        $file = Join-Path $TestDrive old.json
        Set-Content $file '{"require_mfa": true, "max_failed_logins": 3}'
        $result = Get-AuditCompliance -Path $log -Policy $file
        $result.Controls.Control | Should -Be require-mfa, max-failed-logins
        $result.Controls[1].Result | Should -Be Fail
    }

    It 'says which policies exist, and where one is wrong' {
        (Get-Failure { Get-AuditCompliance -Path $log -Policy nothing }).Exception.Message | Should -BeLike "*no policy 'nothing'*access-hygiene*"
        $file = Join-Path $TestDrive bad.yml
        Set-Content $file "title: Bad`ncontrols:`n  - {id: one, title: One, filter: {actor: bob}}`n  - {id: two, title: Two, severity: huge, filter: {actor: bob}}"
        $result = Get-AuditCompliance -Path $log -Policy $file -ErrorVariable wrong -ErrorAction SilentlyContinue
        $wrong | Should -HaveCount 1
        $wrong[0].Exception.Message | Should -BeLike "*bad.yml, line 4: the severity 'huge'*"
        $result.Controls.Control | Should -Be one
    }

    It 'ends with an error of stable id where a control fails' {
        (Get-Failure { Get-AuditCompliance -Path $log -FailOn High }).FullyQualifiedErrorId | Should -BeLike 'FindingsAtOrAboveSeverity*'
    }
}
