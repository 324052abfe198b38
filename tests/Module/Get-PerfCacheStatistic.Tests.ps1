BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Get-PerfCacheStatistic' {
    It 'counts each tier, and both' {
        Clear-PerfCache
        Reset-PerfCacheStatistic
        foreach ($i in 1..4) { $null = Use-PerfCache counted { 1 } }
        Clear-PerfCache -Tier Memory
        $null = Get-PerfCacheItem counted, missing
        $all, $memory, $disk = Get-PerfCacheStatistic
        $all.Requests, $all.Hits, $all.Misses, $all.Sets | Should -Be 6, 4, 2, 1
        $all.HitRate | Should -Be 0.6667
        $memory.Requests, $memory.Hits, $memory.Misses, $memory.Entries, $memory.MaximumEntries | Should -Be 6, 3, 3, 1, 1000
        $disk.Requests, $disk.Hits, $disk.Misses, $disk.Entries, $disk.MaximumBytes | Should -Be 3, 1, 2, 1, 100MB
        $all.Store | Should -Be $env:AUDITOPS_STORE
    }

    It 'shows what another process did, also one that was killed' {
        $store = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-AuditStore $store
        $null = Invoke-Child "Import-Module `$modulePath; 1..5 | ForEach-Object { `$null = Use-PerfCache a -Store '$store' { 1 } }"
        $all = (Get-PerfCacheStatistic $store)[0]
        $all.Requests, $all.Hits, $all.Sets | Should -Be 5, 4, 1

        $child = Start-Process (Get-Process -Id $PID).Path "-NoProfile -NonInteractive -Command `"Import-Module '$modulePath'; 1..3 | ForEach-Object { Use-PerfCache b -Store '$store' { 1 } }; Start-Sleep 60`"" -PassThru -RedirectStandardOutput $TestDrive/out
        $until = [datetime]::UtcNow.AddSeconds(30)
        do { Start-Sleep -Milliseconds 200 } until ((Get-Content $TestDrive/out).Count -ge 3 -or [datetime]::UtcNow -gt $until)
        Start-Sleep -Seconds 4
        $child.Kill()
        $all = (Get-PerfCacheStatistic $store)[0]
        $all.Requests, $all.Hits, $all.Sets | Should -Be 8, 6, 2
    }

    It 'counts analyses: the second answer comes from memory, and from disk in another process' {
        $store = New-FilledStore
        $first = Get-AuditPattern -Store $store
        $again = Get-AuditPattern -Store $store
        $again | ConvertTo-Json -Depth 9 | Should -Be ($first | ConvertTo-Json -Depth 9)
        $other = Invoke-Child "Import-Module `$modulePath; Get-AuditPattern -Store '$store' | ConvertTo-Json -Depth 9"
        $other -join "`n" | Should -Be (($first | ConvertTo-Json -Depth 9) -replace "`r")
        $all, $memory, $disk = Get-PerfCacheStatistic $store
        $all.Requests, $all.Hits | Should -Be 3, 2
        $memory.Hits, $disk.Hits | Should -Be 1, 1
    }

    It 'survives somebody else''s file' {
        $store = New-FilledStore
        [IO.File]::WriteAllText("$store/cache.db", 'this is no database' * 500)
        $first = Get-AuditPattern -Store $store
        (Get-AuditPattern -Store $store).FindingId | Should -Be $first.FindingId
        (Get-PerfCacheStatistic $store)[0].Hits | Should -Be 1
        Test-Path "$store/cache.db.damaged" | Should -BeTrue
    }
}
