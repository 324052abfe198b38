BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Remove-AuditEvent' {
    It 'removes what is before a time, and the store still verifies' {
        $store = New-FilledStore
        $result = Remove-AuditEvent -Store $store -Before 4d
        $result.RemovedEvents | Should -BeGreaterThan 0
        (Get-AuditStore $store).Events | Should -Be (214 - $result.RemovedEvents)
        Test-AuditStore $store | Should -BeTrue
    }

    It 'removes nothing with -WhatIf' {
        $store = New-FilledStore
        Remove-AuditEvent -Store $store -Before 0d -WhatIf | Should -BeNullOrEmpty
        (Get-AuditStore $store).Events | Should -Be 214
    }
}
