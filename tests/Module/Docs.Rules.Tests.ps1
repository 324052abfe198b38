Describe 'The example of rules' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $example = Join-Path $PSScriptRoot '../../examples/rules.ps1'
    }

    It 'finds who guessed, and that the guess was right' {
        $found = & $example
        $found.Rule | Should -Be 'example_guessed', 'example_guessing'
        $found.EntityName | Sort-Object -Unique | Should -Be '203.0.113.5'
        ($found | Where-Object Rule -EQ example_guessing).Count | Should -Be 10
    }

    It 'refuses broken rules' {
        $broken = Join-Path $TestDrive broken.yml
        Set-Content $broken 'title: Broken'
        { & $example -RulePath $broken 3>$null } | Should -Throw '1 rules cannot be used.'
    }
}
