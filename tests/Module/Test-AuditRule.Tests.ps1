BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    . $PSScriptRoot/Rules.ps1
    $log = New-AuthLog
    $rules = New-RuleFolder
}

Describe 'Test-AuditRule' {
    It 'says true of good rules, and gives each with -Detailed' {
        Test-AuditRule -RulePath $rules | Should -BeTrue
        $checks = Test-AuditRule -RulePath $rules -Detailed
        $checks | Should -BeOfType AuditOps.RuleCheck
        $checks | Should -HaveCount 3
        $checks.Matches | Where-Object { $null -ne $_ } | Should -BeNullOrEmpty
    }

    It 'runs them against events, each of which must match' {
        Test-AuditRule -RulePath $rules -Path $log | Should -BeTrue
        (Test-AuditRule -RulePath $rules -Path $log -Detailed).Matches | Should -Be 12, 12, 1
        Get-Content $log | Select-String CRON -Raw | Test-AuditRule -RulePath $rules | Should -BeFalse
    }

    It 'says what is wrong, and where' {
        $file = Join-Path $TestDrive bad.yml
        Set-Content $file "title: Bad`nlogsource: {product: auditops}`ndetection:`n  one: {actor: bob}`n  two: {actor: eve}`n  condition: one and thre"
        Test-AuditRule -RulePath $file | Should -BeFalse
        $check = Test-AuditRule -RulePath $file -Detailed
        $check.Valid | Should -BeFalse
        $check.Problem | Should -BeLike "*bad.yml, line 6: the condition names 'thre'*one, two*"
    }

    It 'advises' {
        $file = Join-Path $TestDrive plain.yml
        Set-Content $file "title: Plain`nlogsource: {product: auditops}`ndetection:`n  one: {actor: bob}`n  two: {actor: eve}`n  condition: one"
        $check = Test-AuditRule -RulePath $file -Detailed
        $check.Valid | Should -BeTrue
        $check.Advice -join ' ' | Should -BeLike "*'id'*'description'*the selection 'two'*"
    }
}
