BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
}

Describe 'Errors' {
    It 'can be caught by type, and carry a kind and a code' {
        try { Get-AuditStore $TestDrive/none; throw 'no error' }
        catch [AuditOps.AuditOpsException] {
            $_.Exception.Kind | Should -Be NotFound
            $_.Exception.Code | Should -Be 'StoreNotFound'
            $_.FullyQualifiedErrorId | Should -Be 'StoreNotFound,AuditOps.Cmdlets.GetAuditStoreCommand'
            $_.Exception.Message | Should -BeLike '*none*'
        }
    }

    It 'reports one bad file among many and reads the rest' {
        $empty = Join-Path $TestDrive 'broken.gz'
        [IO.File]::WriteAllBytes($empty, [byte[]] (0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3))
        $events = Get-AuditEvent -Path $empty, $log -ErrorAction SilentlyContinue -ErrorVariable problem -WarningAction SilentlyContinue -WarningVariable warning
        $events.Count | Should -BeGreaterOrEqual 214
        $problem.Count + $warning.Count | Should -BeGreaterThan 0
    }

    It 'stops at -ErrorAction Stop' {
        (Get-Failure { Get-AuditEvent -Path ./nowhere.log, $log -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'PathNotFound,*'
    }

    It 'warns when a window excludes everything, and says what there is' {
        Get-AuditEvent -Path $log -Since 2100-01-01 -WarningAction SilentlyContinue -WarningVariable warning | Should -BeNullOrEmpty
        $warning.Message | Should -BeLike "*$([datetime]::UtcNow.Date.AddDays(-9).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture))*"
    }

    It 'keeps what it does not understand, and warns' {
        $odd = Join-Path $TestDrive 'odd.log'
        Set-Content $odd (Get-Content $log -First 5), 'this is no syslog line at all'
        $events = Get-AuditEvent -Path $odd -WarningAction SilentlyContinue -WarningVariable warning
        ($events | Where-Object Category -EQ unparsed).Raw | Should -Be 'this is no syslog line at all'
        $warning.Message | Should -BeLike '*odd.log*'
    }

    It 'says which values are allowed' {
        (Get-Failure { Get-AuditEvent -Path $log -First 0 }).Exception.Message | Should -BeLike '*First*'
        (Get-Failure { Get-AuditEvent -Path $log -Since yesterday }).Exception.Message | Should -BeLike '*7d*'
    }

    It 'tells the details with -Verbose' {
        $fresh = New-AuthLog (Join-Path $TestDrive 'fresh.log')
        $told = Get-AuditEvent -Path $fresh -First 1 -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        ($told.Message -match '^\d+\.\d ms: SELECT .* FROM read_parquet').Count | Should -BeGreaterThan 0
        Get-AuditEvent -Path $fresh -Verbose 4>&1 | Select-Object -First 1 | Should -Not -BeNullOrEmpty
    }
}

Describe '-FailOn' {
    It 'ends with an error of a stable id, after all output' {
        $seen = [System.Collections.Generic.List[object]]::new()
        $failure = Get-Failure { Get-AuditPattern -Path $log -FailOn Low | ForEach-Object { $seen.Add($_) } }
        $failure.FullyQualifiedErrorId | Should -Be 'FindingsAtOrAboveSeverity,AuditOps.Cmdlets.GetAuditPatternCommand'
        $failure.CategoryInfo.Category | Should -Be LimitsExceeded
        $seen.Count | Should -Be @(Get-AuditPattern -Path $log).Count
    }

    It 'does not where nothing is that severe' {
        Get-Content $log | Select-String CRON -Raw | Get-AuditPattern -FailOn Low | Should -BeNullOrEmpty
    }

    It 'makes a script fail' {
        $null = Invoke-Child "`$ErrorActionPreference = 'Stop'; Import-Module `$modulePath; Invoke-AuditTriage -Path '$log' -FailOn Low"
        $LASTEXITCODE | Should -Not -Be 0
    }
}

Describe '-NewSince' {
    It 'gives nothing at the second run' {
        $store = New-FilledStore
        Get-AuditPattern -Store $store -NewSince nightly | Should -Not -BeNullOrEmpty
        Get-AuditPattern -Store $store -NewSince nightly | Should -BeNullOrEmpty
        Get-AuditPattern -Store $store | Should -Not -BeNullOrEmpty
    }
}
