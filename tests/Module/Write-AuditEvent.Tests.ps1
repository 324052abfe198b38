BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Write-AuditEvent' {
    BeforeEach { $store = Join-Path $TestDrive ([guid]::NewGuid()) }

    It 'writes an event that is seen at once' {
        Write-AuditEvent AuthenticationFailure -Actor ann -SourceIp 192.0.2.7 -Data @{ method = 'password' } -Store $store | Should -BeNullOrEmpty
        $written = Get-AuditEvent -Store $store
        $written.Category, $written.Action, $written.Outcome, $written.Actor, $written.SourceIp, $written.Format | Should -Be 'authentication', 'login', 'failure', 'ann', '192.0.2.7', 'auditops'
        ($written.Data | ConvertFrom-Json).data.method | Should -Be 'password'
        ($written.Data | ConvertFrom-Json).writer.user | Should -Be ([Environment]::UserName)
        Test-AuditStore $store | Should -BeTrue
    }

    It 'knows every kind' {
        $kinds = [enum]::GetNames([AuditOps.EventKind])
        $kinds | ForEach-Object { [pscustomobject]@{ Kind = $_; Actor = "who$_"; Resource = 'x' } } | Write-AuditEvent -Store $store
        $events = Get-AuditEvent -Store $store
        $events | Should -HaveCount $kinds.Count
        $events.Category | Should -Not -Contain 'unparsed'
        $events.Action | Should -Not -Contain $null
    }

    It 'takes rows of a table, all at once' {
        $rows = 1..2500 | ForEach-Object { [pscustomobject]@{ Kind = 'DataAccess'; Actor = "user$($_ % 7)"; Resource = "file$_" } }
        ($rows | Write-AuditEvent -Store $store -PassThru | Measure-Object Written -Sum).Sum | Should -Be 2500
        (Get-AuditEvent -Store $store).Count | Should -Be 2500
        (Get-AuditEvent -Store $store).Resource | Select-Object -Unique | Should -HaveCount 2500
    }

    It 'writes what patterns find' {
        1..5 | ForEach-Object { Write-AuditEvent AuthenticationFailure -Actor bob -SourceIp 192.0.2.9 -Store $store }
        (Get-AuditPattern -Store $store -Type repeated_failed_authentication).Count | Should -BeGreaterThan 0
    }

    It 'writes events of your own' {
        Write-AuditEvent -Category data -Action publish -Actor ci -Resource release -Within 1.4 -Severity High -Outcome Success -Time 2026-01-05T10:00:00Z -Store $store
        $written = Get-AuditEvent -Store $store
        $written.Action, $written.Resource, $written.SeverityId, $written.Outcome | Should -Be 'publish', 'release/1.4', 4, 'success'
        $written.Time | Should -Be ([datetime]::new(2026, 1, 5, 10, 0, 0, [DateTimeKind]::Utc))
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'an event without a kind'; Arguments = @{ Actor = 'ann' } }
        @{ Name = 'a category that there is not'; Arguments = @{ Category = 'magic' } }
        @{ Name = 'an address that is none'; Arguments = @{ Kind = 'Logout'; SourceIp = 'the office' } }
        @{ Name = 'data that is no object'; Arguments = @{ Kind = 'Logout'; Data = '[1' } }
    ) {
        (Get-Failure { Write-AuditEvent @Arguments -Store $store }).FullyQualifiedErrorId | Should -BeLike 'EventInvalid,*'
        Test-Path $store | Should -BeFalse
    }

    It 'writes nothing with -WhatIf' {
        Write-AuditEvent Logout -Actor ann -Store $store -WhatIf
        Test-Path $store | Should -BeFalse
    }
}
