BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Optimize-AuditStore' {
    It 'merges segments and keeps every event' {
        $store = New-FilledStore
        $null = (Get-Content (New-AuthLog)) -replace "web1", "web2" | Import-AuditEvent -Store $store
        $result = Optimize-AuditStore $store
        $result.After | Should -BeLessOrEqual $result.Before
        (Get-AuditStore $store).Events | Should -Be 428
        Test-AuditStore $store | Should -BeTrue
    }

    It 'changes nothing with -WhatIf' {
        $store = New-FilledStore
        $head = (Get-AuditStore $store).ChainHead
        Optimize-AuditStore $store -WhatIf | Should -BeNullOrEmpty
        (Get-AuditStore $store).ChainHead | Should -Be $head
    }
}
