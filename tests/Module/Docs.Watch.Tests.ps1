Describe 'The example that watches' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $example = Join-Path $PSScriptRoot '../../examples/watch.ps1'
    }

    It 'hands over what was found, once' {
        $log = New-AuthLog
        $first = & $example -Path $log -Name example -Action { $_ } | Select-Object -First 1
        $first.Severity | Should -BeIn 'High', 'Critical'
        $line = & $example -Path $log -Name other | Select-Object -First 1
        $line | Should -BeLike "*is over $($first.Severity): $($first.Explanation)"
    }
}
