BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $store = Join-Path $TestDrive 'store'
    $null = Import-AuditEvent -Path (New-AuthLog) -Store $store
}

Describe 'Export-AuditSeal' {
    BeforeEach { $seal = Join-Path $TestDrive "$([guid]::NewGuid()).seal" }

    It 'writes the head of the chain' {
        $head = (Get-AuditStore $store).ChainHead
        $info = Export-AuditSeal -Store $store -Destination $seal -PassThru
        $info.ChainHead | Should -Be $head
        $info.Events | Should -Be 215
        Test-AuditStore $store -Seal $seal | Should -BeTrue
    }

    It 'takes a store from the pipeline' {
        Get-AuditStore $store | Export-AuditSeal -Destination $seal
        Test-Path $seal | Should -BeTrue
    }

    It 'says that a store does not exist' {
        (Get-Failure { Export-AuditSeal -Store $TestDrive/none -Destination $seal }).CategoryInfo.Category | Should -Be ObjectNotFound
    }

    It 'writes nothing with -WhatIf' {
        Export-AuditSeal -Store $store -Destination $seal -WhatIf
        Test-Path $seal | Should -BeFalse
    }
}
