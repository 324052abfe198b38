Describe 'The example of the trail' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $store = Join-Path $TestDrive 'trail'
        $file = Join-Path $TestDrive 'trail.csv'
        $trail = & (Join-Path $PSScriptRoot '../../examples/trail.ps1') -Store $store -Destination $file -Actor ann -Release shop-2.0 -Days 400
    }

    It 'shows what was written, and what AuditOps did' {
        ($trail | Where-Object Actor -EQ ann).Resource | Should -Be 'shop-2.0/settings', 'shop-2.0'
        $trail.Action | Should -Contain 'deploy'
        $trail.Action | Should -Contain 'audit_retention_policy'
        $trail.Action | Should -Contain 'audit_export'
        $trail.Outcome | Sort-Object -Unique | Should -Be 'success'
    }

    It 'says how long the store keeps it' {
        (Get-AuditRetention -Store $store).Days | Should -Be 400
    }

    It 'takes out what belongs to the release, and nothing else' {
        $rows = Import-Csv $file
        $rows.operation | Should -Be 'release-shop-2.0', 'release-shop-2.0'
        $rows.message | Should -Contain 'shop-2.0 was deployed'
    }
}
