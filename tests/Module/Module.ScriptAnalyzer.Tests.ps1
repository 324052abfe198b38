BeforeDiscovery {
    $root = Resolve-Path $PSScriptRoot/../..
    $scripts = Get-ChildItem $root/*.ps1, $root/*.psd1, $root/tests/Module/*.ps1, $root/examples/*.ps1 -ErrorAction Ignore
}

Describe 'PSScriptAnalyzer' {
    It 'finds nothing in <_.Name>' -ForEach $scripts {
        $findings = Invoke-ScriptAnalyzer -Path $_.FullName -Settings $PSScriptRoot/ScriptAnalyzer.psd1
        $findings | ForEach-Object { "$($_.Line): $($_.RuleName): $($_.Message)" } | Should -BeNullOrEmpty
    }
}
