BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Get-AuditRetention' {
    It 'tells that 90 days are kept and nobody removes anything' {
        $store = New-FilledStore
        $kept = Get-AuditRetention $store
        $kept.Days, $kept.DefinedIn, [string] $kept.Cleanup, $kept.Expired, $kept.LastCleanup | Should -Be 90, 'Default', 'Manual', 0, $null
        $kept.Cutoff | Should -BeLessThan ([datetime]::UtcNow.AddDays(-89))
    }

    It 'counts what is older' {
        $store = New-FilledStore
        Set-AuditRetention 4 -Store $store
        (Get-AuditStore $store | Get-AuditRetention).Expired | Should -BeGreaterThan 0
        (Get-AuditStore $store).Events | Should -Be 214
    }

    It 'says that a store does not exist' {
        (Get-Failure { Get-AuditRetention $TestDrive/none }).CategoryInfo.Category | Should -Be ObjectNotFound
    }
}
