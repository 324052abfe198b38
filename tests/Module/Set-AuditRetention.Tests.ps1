BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Set-AuditRetention' {
    It 'sets it in the store, and leaves a record of it' {
        $store = New-FilledStore
        Set-AuditRetention 30 -Store $store | Should -BeNullOrEmpty
        (Get-AuditRetention $store).DefinedIn | Should -Be 'Store'
        (Get-AuditEvent -Store $store -Action audit_retention_policy).Message | Should -BeLike 'Keep events for 30 days*'
        (Set-AuditRetention -Cleanup Automatic -Store $store -PassThru).Days | Should -Be 30
    }

    It 'changes nothing with -WhatIf' {
        $store = New-FilledStore
        Set-AuditRetention 30 -Cleanup Automatic -Store $store -WhatIf
        (Get-AuditRetention $store).DefinedIn | Should -Be 'Default'
        Get-AuditEvent -Store $store -Action audit_retention_policy | Should -BeNullOrEmpty
    }

    It 'lets imports remove what is older, once a day, and only where it is told to' {
        $store = New-FilledStore
        Set-AuditRetention 4 -Store $store
        $null = Import-AuditEvent -Path (New-AuthLog (Join-Path $TestDrive 'again.log')) -Store $store
        (Get-AuditStore $store).Events | Should -Be 214

        Set-AuditRetention -Cleanup Automatic -Store $store
        $null = Import-AuditEvent -Path (New-AuthLog (Join-Path $TestDrive 'again.log')) -Store $store -WarningVariable told -WarningAction SilentlyContinue
        $told | Should -BeLike '*events before * were removed*'
        (Get-AuditStore $store).Events | Should -BeLessThan 214
        (Get-AuditRetention $store).Expired | Should -Be 0
        (Get-AuditRetention $store).LastCleanup | Should -Not -BeNullOrEmpty
        @(Get-AuditEvent -Store $store -Action audit_remove).Count | Should -Be 1
        Test-AuditStore $store | Should -BeTrue
    }

    It 'refuses less than a day' {
        (Get-Failure { Set-AuditRetention 0 -Store (New-FilledStore) }).FullyQualifiedErrorId | Should -BeLike 'ParameterInvalid,*'
    }
}
