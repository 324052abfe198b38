BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Clear-PerfCache' {
    BeforeEach {
        Clear-PerfCache
        Set-PerfCacheItem a 1
        Set-PerfCacheItem b 2
    }

    It 'empties both tiers, or one' {
        $memory = Clear-PerfCache -Tier Memory -PassThru
        $memory.Tier, $memory.Removed, $memory.Left | Should -Be 'Memory', 2, 0
        (Get-PerfCacheItem a).Value | Should -Be 1
        $both = Clear-PerfCache -PassThru
        $both.Tier | Should -Be 'Memory', 'Disk'
        $both.Removed | Should -Be 1, 2
        Get-PerfCacheItem | Should -BeNullOrEmpty
    }

    It 'leaves the store and the statistics as they are' {
        $store = New-FilledStore
        $null = Get-AuditPattern -Store $store
        Clear-PerfCache -Store $store
        (Get-AuditStore $store).Events | Should -Be 214
        (Get-PerfCacheStatistic $store)[0].Requests | Should -Be 1
        Test-AuditStore $store | Should -BeTrue
    }

    It 'changes nothing with -WhatIf' {
        Clear-PerfCache -WhatIf
        @(Get-PerfCacheItem).Count | Should -Be 2
    }
}
