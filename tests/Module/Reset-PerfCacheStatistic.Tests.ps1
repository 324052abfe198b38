BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Reset-PerfCacheStatistic' {
    It 'forgets what was counted, and keeps what is kept' {
        foreach ($i in 1..3) { $null = Use-PerfCache reset { 5 } }
        (Get-PerfCacheStatistic)[0].Requests | Should -BeGreaterThan 2
        $after = Reset-PerfCacheStatistic -PassThru
        $after.Requests | Should -Be 0, 0, 0
        $after[0].Since | Should -BeGreaterThan ([datetime]::UtcNow.AddMinutes(-1))
        (Get-PerfCacheItem reset).Value | Should -Be 5
    }

    It 'changes nothing with -WhatIf' {
        $null = Use-PerfCache reset { 5 }
        $before = (Get-PerfCacheStatistic)[0].Requests
        Reset-PerfCacheStatistic -WhatIf
        (Get-PerfCacheStatistic)[0].Requests | Should -Be $before
    }
}
