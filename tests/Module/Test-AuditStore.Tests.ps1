BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Test-AuditStore' {
    It 'is true for a store as it was written' {
        Test-AuditStore (New-FilledStore) | Should -BeTrue
    }

    It 'is false for one that was changed, and names the first bad link' {
        $store = New-FilledStore
        $segment = Get-ChildItem $store/segments -Filter *.parquet | Select-Object -First 1
        $bytes = [IO.File]::ReadAllBytes($segment)
        $bytes[$bytes.Length / 2] = $bytes[$bytes.Length / 2] -bxor 255
        [IO.File]::WriteAllBytes($segment, $bytes)
        Test-AuditStore $store -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeFalse
        $problem.FullyQualifiedErrorId | Should -Be 'StoreNotIntact,AuditOps.Cmdlets.TestAuditStoreCommand'
        $check = Test-AuditStore $store -Detailed -ErrorAction SilentlyContinue
        $check | Should -BeOfType AuditOps.StoreCheck
        $check.Valid | Should -BeFalse
        $check.Link | Should -BeGreaterThan 0
    }

    It 'takes a store from the pipeline' {
        Get-AuditStore (New-FilledStore) | Test-AuditStore | Should -BeTrue
    }
}
