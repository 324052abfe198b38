BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Set-PerfCacheItem' {
    It 'keeps <Name>' -ForEach @(
        @{ Name = 'a text'; Value = 'hello' }
        @{ Name = 'an empty text'; Value = '' }
        @{ Name = 'a list'; Value = @(1, 2, 3) }
        @{ Name = 'a hashtable'; Value = @{ warn = 5 } }
    ) {
        Set-PerfCacheItem $Name $Value
        (Get-PerfCacheItem $Name).Value | ConvertTo-Json | Should -Be ($Value | ConvertTo-Json)
    }

    It 'takes any key: <Name>' -ForEach @(
        @{ Name = 'a space'; Key = ' ' }
        @{ Name = 'a line end and a tab'; Key = "`n`t" }
        @{ Name = 'a wide space'; Key = "$([char]0x3000)" }
        @{ Name = 'NUL'; Key = "`0" }
        @{ Name = 'half a surrogate'; Key = "$([char]0xD83D)" }
    ) {
        Set-PerfCacheItem $Key 1
        Use-PerfCache $Key { 2 } | Should -Be 1
        (Get-PerfCacheItem $Key).Value | Should -Be 1
        (Remove-PerfCacheItem $Key -PassThru).Removed | Should -Be 1
        Use-PerfCache $Key { 2 } | Should -Be 2
    }

    It 'keeps nothing at all' {
        Set-PerfCacheItem null $null
        $item = Get-PerfCacheItem null
        $item.Key | Should -Be 'null'
        $item.Value | Should -BeNullOrEmpty
    }

    It 'takes the place of what was there, with time and tags' {
        Set-PerfCacheItem place old
        $item = Set-PerfCacheItem place new -Ttl 1h -Tag one, two -PassThru
        $item | Should -BeOfType AuditOps.CacheItem
        $item.Value | Should -Be 'new'
        $item.Tags | Should -Be 'one', 'two'
        $item.Tier | Should -Be 'All'
        ($item.Expires - $item.Created).TotalHours | Should -Be 1
        @(Get-PerfCacheItem place).Count | Should -Be 1
    }

    It 'changes nothing with -WhatIf' {
        Set-PerfCacheItem whatif 1 -WhatIf
        Get-PerfCacheItem whatif | Should -BeNullOrEmpty
    }

    It 'says when a value is too large' {
        $env:AUDITOPS_CACHE_MEMORY_MEGABYTES = $env:AUDITOPS_CACHE_DISK_MEGABYTES = '1'
        try {
            Set-PerfCacheItem large ('x' * 2MB) -WarningVariable warnings -WarningAction SilentlyContinue
            "$warnings" | Should -BeLike "'large' was not kept: it takes 2,0*CacheMemoryMegabytes (1) or CacheDiskMegabytes (1) to 3 or more."
            Get-PerfCacheItem large | Should -BeNullOrEmpty
        }
        finally { $env:AUDITOPS_CACHE_MEMORY_MEGABYTES = $env:AUDITOPS_CACHE_DISK_MEGABYTES = $null }
    }

    It 'keeps 100 MB where there is room' {
        $env:AUDITOPS_CACHE_DISK_MEGABYTES = '300'
        try {
            Set-PerfCacheItem huge ('y' * 100MB)
            (Get-PerfCacheItem huge).Value.Length | Should -Be 100MB
            Remove-PerfCacheItem huge
        }
        finally { $env:AUDITOPS_CACHE_DISK_MEGABYTES = $null }
    }

    It 'says that a cache without tiers keeps nothing' {
        $env:AUDITOPS_CACHE_TIERS = 'none'
        try {
            Set-PerfCacheItem off 1 -WarningVariable warnings -WarningAction SilentlyContinue
            "$warnings" | Should -BeLike "'off' was not kept*CacheTiers*"
        }
        finally { $env:AUDITOPS_CACHE_TIERS = $null }
    }

    It 'writes no secret to disk: <Name>' -ForEach @(
        @{ Name = 'a SecureString'; Value = [Net.NetworkCredential]::new('', 'hunter2').SecurePassword }
        @{ Name = 'a credential'; Value = [pscredential]::new('anna', ([Net.NetworkCredential]::new('', 'hunter2').SecurePassword)) }
        @{ Name = 'in a table'; Value = @{ a = @(@{ secret = [Net.NetworkCredential]::new('', 'hunter2').SecurePassword }) } }
        @{ Name = 'in an object'; Value = [pscustomobject] @{ secret = [Net.NetworkCredential]::new('', 'hunter2').SecurePassword } }
    ) {
        Set-PerfCacheItem secret 'no secret'
        (Set-PerfCacheItem secret $Value -PassThru).Tier | Should -Be 'Memory'
        (Get-PerfCacheItem secret).Tier | Should -Be 'Memory'
        Invoke-Child 'Import-Module $modulePath; (Get-PerfCacheItem secret).Value ?? "none"' | Should -Be 'none'
        Remove-PerfCacheItem secret

        $null = Use-PerfCache secret { $Value }
        (Get-PerfCacheItem secret).Tier | Should -Be 'Memory'
    }

    It 'keeps no secret where there is no memory, and takes a text that looks like one for a text' {
        $env:AUDITOPS_CACHE_TIERS = 'disk'
        try {
            Set-PerfCacheItem secret ([Net.NetworkCredential]::new('', 'hunter2').SecurePassword) -WarningVariable warnings -WarningAction SilentlyContinue
            "$warnings" | Should -BeLike "'secret' was not kept*SecureString*CacheTiers*"
            (Set-PerfCacheItem text '<SS>not a secret</SS>' -PassThru).Tier | Should -Be 'Disk'
        }
        finally { $env:AUDITOPS_CACHE_TIERS = $null }
    }

    It 'writes files that only their owner reads' -Skip:$IsWindows {
        Set-PerfCacheItem a 1
        foreach ($file in Get-Item "$env:AUDITOPS_STORE/cache.db", "$env:AUDITOPS_STORE/cache.db-wal") { $file.UnixMode | Should -Be '-rw-------' }
    }

    It 'refuses a time that is none' {
        (Get-Failure { Set-PerfCacheItem a 1 -Ttl ([timespan]::FromDays(-1)) }).FullyQualifiedErrorId | Should -BeLike 'TtlInvalid*'
    }
}
