BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Use-PerfCache' {
    BeforeEach { Clear-PerfCache }

    It 'runs the block once, and gives what it gave' {
        $script:runs = 0
        $given = foreach ($i in 1..3) { Use-PerfCache once { $script:runs++; 'a', 'b' } }
        $given | Should -Be 'a', 'b', 'a', 'b', 'a', 'b'
        $script:runs | Should -Be 1
    }

    It 'sees the variables of its caller, and changes none' {
        function Get-Sum($Left, $Right) {
            $secret = 7
            Use-PerfCache "sum $Left $Right" { $secret++; $Left + $Right + $secret }
            $secret | Should -Be 7
        }
        Get-Sum 1 2 | Should -Be 11
        Get-Sum 1 2 | Should -Be 11
    }

    It 'keeps <Name> as Export-Clixml would, the first time too' -ForEach @(
        @{ Name = 'a number'; Value = 42 }
        @{ Name = 'a text'; Value = "$([char]0x43A)$([char]0x44E)`0`e[31m" }
        @{ Name = 'a time'; Value = [datetime]::new(2026, 3, 1, 0, 0, 0, [DateTimeKind]::Utc) }
        @{ Name = 'true'; Value = $true }
        @{ Name = 'a hashtable'; Value = @{ a = @{ b = @{ c = @{ d = @{ e = 'deep' } } } } } }
        @{ Name = 'JSON'; Value = '{"a": [1, {"b": {"c": {"d": {"e": "deep"}}}}]}' | ConvertFrom-Json }
    ) {
        foreach ($i in 1..2) {
            $given = Use-PerfCache "kept $Name" { $Value }
            $given | ConvertTo-Json -Depth 20 | Should -Be ($Value | ConvertTo-Json -Depth 20)
            $given.GetType() | Should -Be $Value.GetType()
        }
    }

    It 'gives a live object as a copy of its properties' {
        foreach ($i in 1..2) {
            $given = Use-PerfCache process { Get-Process -Id $PID }
            $given.Id | Should -Be $PID
            $given.PSObject.TypeNames[0] | Should -Be 'Deserialized.System.Diagnostics.Process'
        }
    }

    It 'does not change because somebody changed what came out' {
        (Use-PerfCache list { @{ names = [Collections.ArrayList] @('a') } }).names.Add('b')
        (Use-PerfCache list { throw 'not again' }).names | Should -Be 'a'
    }

    It 'keeps what holds itself' {
        $given = Use-PerfCache circle { $map = @{ name = 'x' }; $map.self = $map; $map.again = $map; $map }
        $given.name | Should -Be 'x'
    }

    It 'keeps nothing as nothing, and $null as $null' {
        $script:runs = 0
        foreach ($i in 1..2) { @(Use-PerfCache nothing { $script:runs++ }).Count | Should -Be 0 }
        $script:runs | Should -Be 1
        foreach ($i in 1..2) { $given = Use-PerfCache null { , $null }; $null -eq $given | Should -BeTrue }
    }

    It 'computes again when its time is over' {
        $script:runs = 0
        $null = Use-PerfCache short -Ttl 1s { (++$script:runs) }
        Use-PerfCache short -Ttl 1s { (++$script:runs) } | Should -Be 1
        Start-Sleep -Milliseconds 1100
        Use-PerfCache short -Ttl 1s { (++$script:runs) } | Should -Be 2
    }

    It 'takes <Ttl> as <Seconds> seconds' -ForEach @(
        @{ Ttl = 300; Seconds = 300 }
        @{ Ttl = '300'; Seconds = 300 }
        @{ Ttl = 0.2; Seconds = 0.2 }
        @{ Ttl = '200ms'; Seconds = 0.2 }
        @{ Ttl = '1.5h'; Seconds = 5400 }
        @{ Ttl = [timespan]::FromMinutes(1); Seconds = 60 }
    ) {
        $null = Use-PerfCache "ttl $Ttl" -Ttl 1h { 1 }
        $item = Set-PerfCacheItem "ttl $Ttl" 1 -Ttl $Ttl -PassThru
        ($item.Expires - $item.Created).TotalSeconds | Should -Be $Seconds
    }

    It 'takes days as they are written, and not from a variable that has become a number' {
        $item = Set-PerfCacheItem days 1 -Ttl 5d -PassThru
        ($item.Expires - $item.Created).TotalDays | Should -Be 5
        $days = 5d
        { Use-PerfCache days -Ttl $days { 1 } } | Should -Throw '*is not a duration*'
    }

    It 'says that a time of <_> keeps nothing' -ForEach 0, '0s', -1, '-5m', '-00:05:00' {
        { Use-PerfCache none -Ttl $_ { 1 } } | Should -Throw '*keeps nothing*leave -Ttl out*'
    }

    It 'says that a time is too long' {
        { Use-PerfCache long -Ttl 99999999d { 1 } } | Should -Throw '*99999999d*is too long*10675199d*'
    }

    It 'says each time that what it gives is too large to be kept' {
        $env:AUDITOPS_CACHE_MEMORY_MEGABYTES = $env:AUDITOPS_CACHE_DISK_MEGABYTES = '1'
        try {
            foreach ($i in 1..2) {
                $given = Use-PerfCache large { 'x' * 2MB } -WarningVariable warnings -WarningAction SilentlyContinue
                $given.Length | Should -Be 2MB
                @($warnings).Count | Should -Be 1
                "$warnings" | Should -BeLike "'large' was not kept*CacheDiskMegabytes (1) to 3 or more."
            }
        }
        finally { $env:AUDITOPS_CACHE_MEMORY_MEGABYTES = $env:AUDITOPS_CACHE_DISK_MEGABYTES = $null }
    }

    It 'says nothing where the cache is switched off' {
        $env:AUDITOPS_CACHE_TIERS = 'none'
        try {
            Use-PerfCache off { 1 } -WarningVariable warnings | Should -Be 1
            $warnings | Should -BeNullOrEmpty
        }
        finally { $env:AUDITOPS_CACHE_TIERS = $null }
    }

    It 'passes errors on, and keeps nothing then' {
        foreach ($i in 1..2) {
            $given = Use-PerfCache fails { 'some'; Write-Error 'broken'; 'more' } -ErrorAction SilentlyContinue -ErrorVariable errors
            $given | Should -Be 'some', 'more'
            "$($errors[0])" | Should -Be 'broken'
        }
        Get-PerfCacheItem fails | Should -BeNullOrEmpty
    }

    It 'throws what the block throws, and keeps nothing' {
        { Use-PerfCache throws { throw [InvalidOperationException]::new('no') } } | Should -Throw -ExceptionType ([InvalidOperationException])
        Get-PerfCacheItem throws | Should -BeNullOrEmpty
        Use-PerfCache throws { 'yes' } | Should -Be 'yes'
    }

    It 'can be used within another' {
        Use-PerfCache outer { (Use-PerfCache inner { 1 }) + (Use-PerfCache inner { 10 }) } | Should -Be 2
    }

    It 'lets Select-Object end it' {
        Use-PerfCache many { 1..1000 } | Select-Object -First 2 | Should -Be 1, 2
        Use-PerfCache many { throw 'not again' } | Select-Object -Last 1 | Should -Be 1000
    }

    It 'gives another process what this one kept, and one of many computes' {
        $null = Use-PerfCache shared { 'from the parent' }
        Invoke-Child 'Import-Module $modulePath; Use-PerfCache shared { "from the child" }' | Should -Be 'from the parent'

        $file = Join-Path $TestDrive 'computed'
        $jobs = foreach ($i in 1..3) {
            Start-ThreadJob -ScriptBlock { & $using:PSHOME/pwsh -NoProfile -NonInteractive -Command "Import-Module '$using:modulePath'; Use-PerfCache together { Add-Content '$using:file' x; Start-Sleep 2; 'value' }" }
        }
        $jobs | Wait-Job | Receive-Job | Should -Be 'value', 'value', 'value'
        @(Get-Content $file).Count | Should -Be 1
    }

    It 'lets one of several runspaces compute' {
        $file = Join-Path $TestDrive 'runspaces'
        $given = 1..6 | ForEach-Object -ThrottleLimit 6 -Parallel {
            Import-Module $using:modulePath
            Use-PerfCache parallel { Add-Content $using:file x; Start-Sleep -Milliseconds 300; 'value' }
        }
        $given | Should -Be (, 'value' * 6)
        @(Get-Content $file).Count | Should -Be 1
    }

    It 'refuses <Code>' -ForEach @(
        @{ Code = 'TtlInvalid'; Arguments = @{ Key = 'a'; Ttl = [timespan]::Zero } }
        @{ Code = 'TtlInvalid'; Arguments = @{ Key = 'a'; Ttl = [timespan]::FromSeconds(-1) } }
        @{ Code = 'CacheKeyInvalid'; Arguments = @{ Key = 'x' * 5000 } }
    ) {
        (Get-Failure { Use-PerfCache @Arguments -ScriptBlock { 1 } }).FullyQualifiedErrorId | Should -BeLike "$Code*"
    }

    It 'makes no store where one is named that is not there' {
        $none = Join-Path $TestDrive 'typo'
        foreach ($script in { Use-PerfCache a -Store $none { 1 } }, { Set-PerfCacheItem a 1 -Store $none }) {
            $failure = Get-Failure $script
            $failure.FullyQualifiedErrorId | Should -BeLike 'StoreNotFound,*'
            "$failure" | Should -BeLike '*New-AuditStore*'
        }
        Test-Path $none | Should -BeFalse
    }

    It 'makes the configured store''s folder, also where it is named' {
        $usual = $env:AUDITOPS_STORE
        try {
            foreach ($named in @{}, @{ Store = Join-Path $TestDrive 'unmade 1' }) {
                $env:AUDITOPS_STORE = Join-Path $TestDrive "unmade $($named.Count)"
                Use-PerfCache a { 1 } @named | Should -Be 1
                Get-PerfCacheItem a | Get-PerfCacheItem | ForEach-Object Value | Should -Be 1
            }
        }
        finally { $env:AUDITOPS_STORE = $usual }
    }

    It 'stops when it is told to' {
        $shell = [powershell]::Create()
        $null = $shell.AddScript("Import-Module '$modulePath'; Use-PerfCache hangs { Start-Sleep 60 }")
        $running = $shell.BeginInvoke()
        Start-Sleep -Milliseconds 1500
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
        $running.IsCompleted | Should -BeTrue
        Use-PerfCache hangs { 'free' } | Should -Be 'free'
    }
}
