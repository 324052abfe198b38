BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Remove-PerfCacheItem' {
    BeforeEach {
        Clear-PerfCache
        foreach ($day in 1..3) { Set-PerfCacheItem "day:$day" $day -Tag report, "d$day" }
        Set-PerfCacheItem 'day:*' star
    }

    It 'removes exactly these keys' {
        (Remove-PerfCacheItem 'day:*', none -PassThru).Removed | Should -Be 1
        (Get-PerfCacheItem).Key | Should -Be 'day:1', 'day:2', 'day:3'
    }

    It 'removes what matches a pattern, or has a tag' {
        (Remove-PerfCacheItem -Pattern 'day:[12]' -PassThru).Removed | Should -Be 2
        $removed = Remove-PerfCacheItem -Tag report -PassThru
        $removed.Removed | Should -Be 1
        $removed.Left | Should -Be 1
        (Get-PerfCacheItem).Key | Should -Be 'day:*'
    }

    It 'takes keys from the pipeline, as texts and as items' {
        'day:1', 'day:*' | Remove-PerfCacheItem
        (Get-PerfCacheItem).Key | Should -Be 'day:2', 'day:3'
        Get-PerfCacheItem | Remove-PerfCacheItem
        Get-PerfCacheItem | Should -BeNullOrEmpty
    }

    It 'gives nothing, and changes nothing with -WhatIf' {
        Remove-PerfCacheItem -Tag report -WhatIf
        @(Get-PerfCacheItem).Count | Should -Be 4
        Get-PerfCacheItem -Tag d2 | Remove-PerfCacheItem | Should -BeNullOrEmpty
        @(Get-PerfCacheItem).Count | Should -Be 3
    }

    It 'reaches the memory of another process within two seconds' {
        $job = Start-ThreadJob {
            & $using:PSHOME/pwsh -NoProfile -NonInteractive -Command "Import-Module '$using:modulePath'; `$null = Get-PerfCacheItem day:1; Start-Sleep 5; (Get-PerfCacheItem day:1).Value ?? 'gone'"
        }
        Start-Sleep -Milliseconds 2500
        Remove-PerfCacheItem day:1
        $job | Wait-Job | Receive-Job | Should -Be 'gone'
    }

    It 'refuses <Code>' -ForEach @(
        @{ Code = 'CacheChoiceMissing'; Arguments = @{} }
        @{ Code = 'CacheChoiceDouble'; Arguments = @{ Key = 'a'; Pattern = 'b' } }
    ) {
        (Get-Failure { Remove-PerfCacheItem @Arguments }).FullyQualifiedErrorId | Should -BeLike "$Code*"
    }
}
