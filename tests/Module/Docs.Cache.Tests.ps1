Describe 'The example that asks once' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $example = Join-Path $PSScriptRoot '../../examples/cache.ps1'
    }

    It 'asks the inventory once for each host, and again when it changed' {
        $asked = [Collections.ArrayList]::new()
        $inventory = { param($name) $null = $asked.Add($name); @{ owner = "team $name" } }
        $log = New-AuthLog
        $given = & $example -Path $log -Inventory $inventory
        $given.Count | Should -Be 12
        $given.Owner | Sort-Object -Unique | Should -Be 'team web1'
        $asked.Count | Should -Be 1
        $null = & $example -Path $log -Inventory $inventory
        $asked.Count | Should -Be 1
        $null = & $example -Path $log -Inventory $inventory -InventoryChanged
        $asked.Count | Should -Be 2
    }
}
