BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Get-PerfCacheItem' {
    BeforeEach {
        Clear-PerfCache
        Set-PerfCacheItem 'user:anna' 1 -Tag people
        Set-PerfCacheItem 'user:[ben]*' 2 -Tag people, admins
        Set-PerfCacheItem 'HOST:web1' 3 -Ttl 1h
    }

    It 'gives what has exactly these keys' {
        (Get-PerfCacheItem 'user:[ben]*', 'user:anna', 'none').Value | Should -Be 2, 1
        Get-PerfCacheItem 'host:web1' | Should -BeNullOrEmpty
    }

    It 'chooses by pattern and tag' {
        (Get-PerfCacheItem).Key | Should -Be 'HOST:web1', 'user:[ben]*', 'user:anna'
        (Get-PerfCacheItem -Pattern 'user:*').Value | Should -Be 2, 1
        (Get-PerfCacheItem -Pattern 'host:*').Value | Should -Be 3
        (Get-PerfCacheItem -Tag admins).Value | Should -Be 2
        (Get-PerfCacheItem -Pattern '*anna' -Tag people).Value | Should -Be 1
    }

    It 'shows answers to analyses without their values' {
        $store = New-FilledStore
        $null = Get-AuditPattern -Store $store
        $item = Get-PerfCacheItem -Store $store
        $item.Kind | Should -Be 'Answer'
        $item.Key | Should -BeLike 'audit_analytics_get_patterns/*'
        $item.Value | Should -BeNullOrEmpty
        $item.Store | Should -Be $store
    }

    It 'takes keys from the pipeline' {
        (Get-PerfCacheItem -Tag people | Get-PerfCacheItem).Value | Should -Be 2, 1
        ('user:anna', 'none', 'user:[ben]*' | Get-PerfCacheItem).Value | Should -Be 1, 2
    }

    It 'makes nothing where there is no store' {
        $store = Join-Path $TestDrive ([guid]::NewGuid())
        Reset-PerfCacheStatistic -Store $store
        Get-PerfCacheItem -Store $store | Should -BeNullOrEmpty
        (Get-PerfCacheStatistic $store).Requests | Should -Be 0, 0, 0
        Test-Path $store | Should -BeFalse
    }
}
