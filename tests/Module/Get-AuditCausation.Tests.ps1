BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
    $guessed = Get-AuditEvent -Path $log -SourceIp 203.0.113.5 -Action login -Outcome Success
}

Describe 'Get-AuditCausation' {
    It 'leads from the guessed login back to the first try' {
        $cause = $guessed | Get-AuditCausation
        $cause | Should -BeOfType AuditOps.Causation
        $cause.RootRank | Should -Be 1
        $cause.Count | Should -Be 12
        $cause.EffectId | Should -Be $guessed.EventId
        $cause.EventId | Should -Be (Get-AuditEvent -Path $log -SourceIp 203.0.113.5 -First 1).EventId
        $cause.Explanation | Should -BeLike 'failed login by root (12 times*'
    }

    It 'takes findings, and its steps are events to other commands' {
        $steps = Get-AuditPattern -Path $log -Type success_after_failures | Get-AuditCausation -WarningAction SilentlyContinue
        $steps | Should -Not -BeNullOrEmpty
        ($steps | Get-AuditEvent).SourceIp | Select-Object -Unique | Should -Be '203.0.113.5'
        @($steps | Get-AuditTimeline).Count | Should -Be 1
    }

    It 'looks as far back as asked' {
        Get-AuditCausation -Path $log -EventId $guessed.EventId -Window 20 -WarningAction SilentlyContinue -WarningVariable said | Should -BeNullOrEmpty
        $said.Message | Should -BeLike 'Nothing within 20 s before*'
        $guessed | Get-AuditCausation -MinimumConfidence 0.9 -WarningAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'says that there is no such event' {
        (Get-Failure { Get-AuditCausation -Path $log -EventId 0123456789abcdef-42 }).Exception.Message | Should -BeLike "There is no event '0123456789abcdef-42'*"
    }
}
