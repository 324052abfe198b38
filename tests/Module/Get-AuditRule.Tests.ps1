BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    . $PSScriptRoot/Rules.ps1
    $rules = New-RuleFolder
}

Describe 'Get-AuditRule' {
    It 'lists the rules of a folder, with what is known of them' {
        $found = Get-AuditRule -RulePath $rules
        $found | Should -BeOfType AuditOps.RuleInfo
        $found.Rule | Should -Be 'failed_login', 'many_failed_logins', 'sudo_by_anybody'
        $found.Kind | Should -Be 'Detection', 'Correlation', 'Detection'
        $found[1].Level | Should -Be 'High'
        $found[1].Line | Should -Be 13
        $found[2].LogSource | Should -Be 'linux/sudo'
        $found[0].Author | Should -Be 'A. Tester'
    }

    It 'takes wildcards, titles, ids and tags' {
        (Get-AuditRule *failed* -RulePath $rules).Rule | Should -Be 'failed_login', 'many_failed_logins'
        (Get-AuditRule 'Somebody uses sudo' -RulePath $rules).Rule | Should -Be 'sudo_by_anybody'
        (Get-AuditRule 6a3e1a2b-9d64-4b0e-9f0f-0c2b7a1d5e01 -RulePath $rules).Rule | Should -Be 'failed_login'
        (Get-AuditRule -Tag attack.t1110.* -RulePath $rules).Rule | Should -Be 'many_failed_logins'
    }

    It 'takes paths from the current location, and globs' {
        Push-Location $rules
        try {
            Get-AuditRule -RulePath . | Should -HaveCount 3
            Get-AuditRule -RulePath s*.yml | Should -HaveCount 1
        }
        finally { Pop-Location }
    }

    It 'lists those of a store beside ours' {
        $store = New-FilledStore
        $null = New-Item $store/content -ItemType Directory -Force
        Copy-Item $rules $store/content/rules -Recurse
        (Get-AuditRule failed_login -Store $store).OwnedBy | Should -Be 'User'
        (Get-AuditStore $store | Get-AuditRule).Rule | Should -Contain 'sudo_by_anybody'
    }
}
