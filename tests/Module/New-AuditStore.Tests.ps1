BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'New-AuditStore' {
    It 'creates a store' {
        $store = New-AuditStore (Join-Path $TestDrive 'case-1')
        $store | Should -BeOfType AuditOps.StoreInfo
        $store.Events | Should -Be 0
        Test-Path $store.Store | Should -BeTrue
    }

    It 'creates nothing with -WhatIf' {
        New-AuditStore (Join-Path $TestDrive 'case-2') -WhatIf | Should -BeNullOrEmpty
        Test-Path (Join-Path $TestDrive 'case-2') | Should -BeFalse
    }

    It 'says that there is one' {
        $store = New-FilledStore
        (Get-Failure { New-AuditStore $store }).CategoryInfo.Category | Should -Be ResourceExists
    }
}
