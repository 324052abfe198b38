BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Set-AuditOption' {
    It 'sets an option for the user, and returns it to its default' {
        Set-AuditOption TimeZone Europe/Berlin | Should -BeNullOrEmpty
        (Get-AuditOption TimeZone).Value | Should -Be 'Europe/Berlin'
        (Get-AuditOption TimeZone).DefinedIn | Should -Be 'User'
        (Set-AuditOption TimeZone '' -PassThru).DefinedIn | Should -Be 'Default'
    }

    It 'sets an option in a store' {
        $store = New-FilledStore
        Set-AuditOption TimeZone Asia/Tokyo -Scope Store -Store $store
        (Get-AuditOption TimeZone -Store $store).DefinedIn | Should -Be 'Store'
        (Get-AuditOption TimeZone).DefinedIn | Should -Be 'Default'
    }

    It 'changes nothing with -WhatIf' {
        Set-AuditOption TimeZone Asia/Tokyo -WhatIf
        (Get-AuditOption TimeZone).DefinedIn | Should -Be 'Default'
    }

    It 'refuses <Name> = <Value>' -ForEach @(
        @{ Name = 'TimeZone'; Value = 'Mars/Olympus' }
        @{ Name = 'Threads'; Value = 'many' }
        @{ Name = 'Nonsense'; Value = '1' }
    ) {
        (Get-Failure { Set-AuditOption $Name $Value }).Exception | Should -BeOfType AuditOps.AuditOpsException
    }
}
