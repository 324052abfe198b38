BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Get-AuditOption' {
    It 'shows each option and where its value comes from' {
        $options = Get-AuditOption
        $options[0] | Should -BeOfType AuditOps.OptionInfo
        ($options | Where-Object Name -EQ Store).DefinedIn | Should -Be 'Environment'
        ($options | Where-Object Name -EQ Store).Value | Should -Be $env:AUDITOPS_STORE
    }

    It 'takes wildcards' {
        (Get-AuditOption Time*).Name | Should -Be 'TimeZone'
    }

    It 'says which names there are when one does not exist' {
        (Get-Failure { Get-AuditOption Nonsense -ErrorAction Stop }).CategoryInfo.Category | Should -Be ObjectNotFound
    }
}
