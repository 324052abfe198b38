Describe 'The example of an investigation' {
    It 'tells where the guessing began, and what came of it' {
        . $PSScriptRoot/Fixture.ps1
        $stories = & (Join-Path $PSScriptRoot '../../examples/investigation.ps1')
        $stories[0].Level | Should -BeIn 'High', 'Critical'
        $stories.Began | ForEach-Object { $_.ToUniversalTime().ToString('HH:mm:ss') } | Should -Contain '09:00:00'
        $stories.Recommendation | Should -Contain 'Remove or confirm what was made: eve (create_user).'
    }
}
