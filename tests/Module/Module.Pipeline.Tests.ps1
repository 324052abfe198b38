BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
    $findings = Get-AuditPattern -Path $log
    $evidence = $findings[0].EventId
}

Describe 'Results find their events again' {
    It 'straight away' {
        ($findings[0] | Get-AuditEvent).EventId | Should -Be $evidence
    }

    It 'after Export-Clixml' {
        $findings | Export-Clixml $TestDrive/findings.xml
        (Import-Clixml $TestDrive/findings.xml | Select-Object -First 1 | Get-AuditEvent).EventId | Should -Be $evidence
    }

    It 'after JSON' {
        ($findings | ConvertTo-Json -Depth 4 | ConvertFrom-Json | Select-Object -First 1 | Get-AuditEvent).EventId | Should -Be $evidence
    }

    It 'after a job' {
        $back = Start-Job { Import-Module $using:modulePath; Get-AuditPattern -Path $using:log } | Receive-Job -Wait -AutoRemoveJob
        ($back | Where-Object FindingId -EQ $findings[0].FindingId | Get-AuditEvent).EventId | Should -Be $evidence
    }

    It 'from a store, also in another process' {
        $store = New-FilledStore
        Get-AuditPattern -Store $store | Export-Clixml $TestDrive/stored.xml
        $ids = (Get-AuditPattern -Store $store | Select-Object -First 1).EventId
        Invoke-Child "Import-Module `$modulePath; (Import-Clixml ./stored.xml | Select-Object -First 1 | Get-AuditEvent).EventId" | Should -Be $ids
    }

    It 'as events, all in one request' {
        $events = Get-AuditEvent -Path $log -SourceIp 203.0.113.5 | ConvertTo-Json | ConvertFrom-Json
        @($events | Get-AuditTimeline).Count | Should -Be 1
    }

    It 'when only the columns needed are left' {
        ($findings[0] | Select-Object EventId, LiteralPath, Store | Get-AuditEvent).EventId | Should -Be $evidence
    }

    It 'as a timeline' {
        ($findings[0] | Get-AuditTimeline | Get-AuditEvent).EventId | Should -Be $evidence
    }

    It 'unless the command line names another place' {
        $store = New-FilledStore
        ($findings[0] | Get-AuditEvent -Store $store).Store | Select-Object -Unique | Should -Be $store
    }
}

Describe 'Objects that are not ours are records' {
    It 'takes an object with a column EventId or Store as what it is' {
        $row = [pscustomobject]@{ EventId = '4624'; Store = 'Berlin'; time = '2026-01-05T10:00:00Z'; user = 'carol' }
        $found = $row | Get-AuditEvent -Format json
        $found.Actor | Should -Be 'carol'
        $found.Data | Should -BeLike '*Berlin*'
    }

    It 'takes dictionaries' {
        ([ordered]@{ time = '2026-01-05T10:00:00Z'; user = 'carol' } | Get-AuditEvent -Format json).Actor | Should -Be 'carol'
    }

    It 'takes Windows events by their XML' {
        class WindowsRecord {
            [string] ToXml() {
                return '<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="Microsoft-Windows-Security-Auditing"/><EventID>4625</EventID><Level>0</Level><TimeCreated SystemTime="2026-01-05T10:00:00.0000000Z"/><EventRecordID>17</EventRecordID><Channel>Security</Channel><Computer>DC1</Computer></System><EventData><Data Name="TargetUserName">mallory</Data><Data Name="IpAddress">192.0.2.7</Data></EventData></Event>'
            }
        }
        $found = [WindowsRecord]::new() | Get-AuditEvent
        $found.SourceIp | Should -Be '192.0.2.7'
        $found.Outcome | Should -Be 'failure'
    }

    It 'does not take the note properties of Get-Content for a path' {
        (Get-Content $log -First 3 | Get-AuditEvent).Count | Should -Be 3
    }

    It 'takes an array by -InputObject' {
        (Get-AuditEvent -InputObject (Get-Content $log)).Count | Should -Be 214
    }
}

Describe 'Results in other commands' {
    It 'survive ConvertTo-Json, Export-Csv and Select-Object' {
        ($findings | ConvertTo-Json -Depth 4 | ConvertFrom-Json).Count | Should -Be $findings.Count
        $findings | Export-Csv $TestDrive/findings.csv
        (Import-Csv $TestDrive/findings.csv)[0].Title | Should -Be $findings[0].Title
    }
}
