BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
}

Describe 'Test-AuditCompliance' {
    It 'says true or false' {
        Test-AuditCompliance -Path $log -Minimum 10 | Should -BeTrue
        Test-AuditCompliance -Path $log | Should -BeFalse
    }

    It 'is never true of what nothing is known about' {
        Test-AuditCompliance -Path $log -Control require-mfa -Minimum 0 | Should -BeFalse
    }

    It 'says why with -Detailed' {
        $check = Test-AuditCompliance -Path $log -Minimum 99 -Detailed
        $check | Should -BeOfType AuditOps.ComplianceCheck
        $check.Compliant | Should -BeFalse
        $check.Failed | Should -Contain no-root-sign-in
        $check.Explanation | Should -BeLike 'access-hygiene scores * of at least 99;*'
    }

    It 'is false where a control cannot be read' {
        $file = Join-Path $TestDrive bad.yml
        Set-Content $file "title: Bad`ncontrols:`n  - {id: one, title: One, filter: {actor: nobody}}`n  - {id: two, title: Two}"
        Test-AuditCompliance -Path $log -Policy $file -ErrorAction SilentlyContinue | Should -BeFalse
    }
}
