BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
}

Describe 'Get-AuditTimeline' {
    It 'tells what an actor did, in order' {
        $timeline = Get-AuditTimeline -Path $log -Actor alice
        $timeline | Should -BeOfType AuditOps.Timeline
        $timeline.Count | Should -Be 9
        ($timeline.Event.Time | Sort-Object) | Should -Be $timeline.Event.Time
        $timeline.Summary | Should -Not -BeNullOrEmpty
    }

    It 'gives one timeline for each finding' {
        $findings = Get-AuditPattern -Path $log
        $timelines = $findings | Get-AuditTimeline
        $timelines.Count | Should -Be $findings.Count
        $timelines[0].EventId | Should -BeIn $findings[0].EventId
    }

    It 'gives one timeline for events' {
        $timeline = Get-AuditEvent -Path $log -SourceIp 203.0.113.5 | Get-AuditTimeline
        $timeline.Count | Should -Be 13
        $timeline.Addresses | Should -Be '203.0.113.5'
    }

    It 'takes in what happened around' {
        $sudo = Get-AuditEvent -Path $log -Action sudo
        ($sudo | Get-AuditTimeline -Around 2h).Count | Should -BeGreaterThan ($sudo | Get-AuditTimeline).Count
    }

    It 'gives events whole only when asked' {
        (Get-AuditTimeline -Path $log -Actor alice).Event[0].Raw | Should -BeNullOrEmpty
        (Get-AuditTimeline -Path $log -Actor alice -Metadata).Event[0].Raw | Should -BeLike '*alice*'
    }

    It 'tells the phases of an attack, and where' {
        $timeline = Get-AuditTimeline -Path $log -Phase
        $timeline.Phase.Tactic | Should -Contain 'credential_access'
        $timeline.Formats | Should -Be 'syslog'
        $timeline.Hosts | Should -Be 'web1'
        $timeline | Format-List | Out-String | Should -BeLike '*credential_access from*'
    }

    It 'lists pauses of the given length' {
        (Get-AuditTimeline -Path $log -Actor alice -Gap 20h).Gap.Count | Should -BeGreaterThan 0
        (Get-AuditTimeline -Path $log -Actor alice -Gap 90d).Gap.Count | Should -Be 0
    }

    It 'does nothing without findings' {
        Get-AuditPattern -Path $log -MinimumSeverity Critical -Type first_sudo | Get-AuditTimeline | Should -BeNullOrEmpty
    }

    It 'refuses a duration of less than nothing' {
        { Get-AuditTimeline -Path $log -Gap '-5m' } | Should -Throw '*less than nothing*'
    }

    It 'refuses a bare number as a duration' {
        (Get-Failure { Get-AuditTimeline -Path $log -Gap 30 }).Exception.Message | Should -BeLike '*30m*'
    }
}
