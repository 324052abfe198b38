BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Get-AuditStore' {
    It 'shows what it holds' {
        $store = New-FilledStore
        (Get-AuditStore $store).Events | Should -Be 214
        (Get-AuditStore -Store $store).Store | Should -Be $store
    }

    It 'uses the configured store, and takes one from the pipeline' {
        $store = New-FilledStore
        $before, $env:AUDITOPS_STORE = $env:AUDITOPS_STORE, $store
        try { (Get-AuditStore).Store | Should -Be $store } finally { $env:AUDITOPS_STORE = $before }
        ([pscustomobject]@{ Store = $store } | Get-AuditStore).Events | Should -Be 214
    }

    It 'says that it does not exist' {
        $problem = Get-Failure { Get-AuditStore $TestDrive/none }
        $problem.FullyQualifiedErrorId | Should -Be 'StoreNotFound,AuditOps.Cmdlets.GetAuditStoreCommand'
        $problem.CategoryInfo.Category | Should -Be ObjectNotFound
    }
}
