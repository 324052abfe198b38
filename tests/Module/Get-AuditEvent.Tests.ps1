BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
}

Describe 'Get-AuditEvent' {
    It 'reads a file by -Path' {
        $events = Get-AuditEvent -Path $log
        $events.Count | Should -Be 214
        $events[0] | Should -BeOfType AuditOps.AuditEvent
        $events[0].Time.Kind | Should -Be Utc
    }

    It 'resolves wildcards, relative paths and folders like PowerShell' {
        Push-Location $TestDrive
        try {
            (Get-AuditEvent ./auth.l*).Count | Should -Be 214
            (Get-AuditEvent -LiteralPath auth.log).Count | Should -Be 214
        }
        finally { Pop-Location }
    }

    It 'takes a name with brackets by -LiteralPath' {
        $odd = New-AuthLog (Join-Path $TestDrive 'auth [1]''.log')
        (Get-AuditEvent -LiteralPath $odd.FullName -First 3).Count | Should -Be 3
        (Get-Item -LiteralPath $odd.FullName | Get-AuditEvent -First 3).Count | Should -Be 3
    }

    It 'filters by <Name>' -ForEach @(
        @{ Name = 'actor'; Filter = @{ Actor = 'ali*' }; Count = 9 }
        @{ Name = 'outcome and category'; Filter = @{ Outcome = 'Failure'; Category = 'authentication' }; Count = 12 }
        @{ Name = 'address'; Filter = @{ SourceIp = '203.0.113.5' }; Count = 13 }
        @{ Name = 'action'; Filter = @{ Action = 'sudo' }; Count = 1 }
        @{ Name = 'text'; Filter = @{ Text = 'APT UPDATE' }; Count = 1 }
        @{ Name = 'host'; Filter = @{ HostName = 'web2' }; Count = 0 }
    ) {
        @(Get-AuditEvent -Path $log @Filter).Count | Should -Be $Count
    }

    It 'takes times as <_>' -ForEach '4d', '96h', ([datetime]::UtcNow.AddDays(-4)), ([datetimeoffset]::UtcNow.AddDays(-4)), ([datetime]::UtcNow.AddDays(-4).ToString('yyyy-MM-ddTHH:mm:ssZ')) {
        $recent = Get-AuditEvent -Path $log -Since $_
        $recent.Count | Should -BeGreaterThan 0
        $recent.Count | Should -BeLessThan 120
    }

    It 'takes 7d without quotes' {
        (Get-AuditEvent -Path $log -Since 7d -Until 1d -Action sudo).Count | Should -Be 1
    }

    It 'gives the newest first and only so many' {
        $newest = Get-AuditEvent -Path $log -Descending -First 2
        $newest.Count | Should -Be 2
        $newest[0].Time | Should -BeGreaterThan $newest[1].Time
    }

    It 'takes lines, and an empty pipeline is no question about the store' {
        (Get-Content $log | Get-AuditEvent -Action sudo).Command | Should -BeLike '*apt update*'
        @() | Get-AuditEvent | Should -BeNullOrEmpty
    }

    It 'takes files from the pipeline' {
        (Get-ChildItem $log | Get-AuditEvent).Count | Should -Be 214
    }

    It 'says that a path does not exist, and reads the others' {
        $events = Get-AuditEvent -Path ./nowhere.log, $log -First 1 -ErrorAction SilentlyContinue -ErrorVariable problem
        $events.Count | Should -Be 1
        $problem.FullyQualifiedErrorId | Should -Be 'PathNotFound,AuditOps.Cmdlets.GetAuditEventCommand'
        $problem.CategoryInfo.Category | Should -Be ObjectNotFound
    }

    It 'does not turn to the store when no path exists' {
        Get-AuditEvent -Path ./nowhere*.log -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem.Count | Should -Be 1
    }

    It 'refuses a path of another provider' {
        (Get-Failure { Get-AuditEvent -Path Env:PATH -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'PathNotInFileSystem,*'
    }

    It 'refuses a filter that is $null' {
        (Get-Failure { Get-AuditEvent -Path $log -Actor $null }).FullyQualifiedErrorId | Should -BeLike 'ArgumentNull,*'
    }
}
