BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
}

Describe 'Import-AuditEvent' {
    BeforeEach { $store = Join-Path $TestDrive ([guid]::NewGuid()) }

    It 'imports a file exactly once' {
        (Import-AuditEvent -Path $log -Store $store).Events | Should -Be 214
        $again = Import-AuditEvent -Path $log -Store $store
        $again.Events | Should -Be 0
        (Get-AuditEvent -Store $store | Where-Object Format -NE auditops).Count | Should -Be 214
    }

    It 'tags events with -Origin' {
        $null = Import-AuditEvent -Path $log -Store $store -Origin ticket-7
        (Get-AuditEvent -Store $store -Origin ticket-* -First 1).Origin | Should -Be 'ticket-7'
    }

    It 'takes lines' {
        ($log | Get-Content | Import-AuditEvent -Store $store | Measure-Object Events -Sum).Sum | Should -Be 214
    }

    It 'takes objects of any kind' {
        $rows = [pscustomobject]@{ time = '2026-01-05T10:00:00Z'; user = 'carol'; action = 'open'; door = [pscustomobject]@{ name = 'cellar' } },
            [pscustomobject]@{ time = [datetime]::new(2026, 1, 5, 11, 0, 0, [DateTimeKind]::Utc); user = 'dave'; action = 'open'; door = $null }
        ($rows | Import-AuditEvent -Store $store -Format json | Measure-Object Events -Sum).Sum | Should -Be 2
        $events = Get-AuditEvent -Store $store | Where-Object Format -NE auditops
        $events.Actor | Should -Be 'carol', 'dave'
        $events[1].Time | Should -Be ([datetime]::new(2026, 1, 5, 11, 0, 0, [DateTimeKind]::Utc))
    }

    It 'changes nothing with -WhatIf' {
        Import-AuditEvent -Path $log -Store $store -WhatIf | Should -BeNullOrEmpty
        Test-Path $store | Should -BeFalse
    }

    It 'says which path does not exist' {
        Import-AuditEvent -Path ./nowhere.log -Store $store -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem.FullyQualifiedErrorId | Should -BeLike 'PathNotFound,*'
    }

    It 'follows a file until it is stopped' {
        $growing = New-AuthLog (Join-Path $TestDrive 'growing.log')
        $shell = [powershell]::Create().AddScript("Import-Module '$modulePath'; Import-AuditEvent -Path '$growing' -Store '$store' -Follow")
        $running = $shell.BeginInvoke()
        $until = [datetime]::UtcNow.AddSeconds(60)
        while (-not (Test-Path $store/catalog.db) -and [datetime]::UtcNow -lt $until) { Start-Sleep -Milliseconds 100 }
        [IO.File]::AppendAllText($growing, (Line ([datetime]::UtcNow) "sshd[9]: Failed password for mallory from 192.0.2.1 port 1 ssh2") + "`n")
        do { $seen = @(Get-AuditEvent -Store $store -ErrorAction SilentlyContinue | Where-Object Format -NE auditops).Count; Start-Sleep -Milliseconds 200 }
        until ($seen -ge 215 -or [datetime]::UtcNow -gt $until)
        $shell.Stop()
        $running.IsCompleted | Should -BeTrue
        $seen | Should -Be 215
    }
}
