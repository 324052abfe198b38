BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
    $guessed = Get-AuditEvent -Path $log -SourceIp 203.0.113.5 -Action login -Outcome Success
}

Describe 'Get-AuditCorrelation' {
    It 'finds what belongs to an event, and says why' {
        $related = $guessed | Get-AuditCorrelation
        $related.Count | Should -Be 12
        $related | ForEach-Object { $_ | Should -BeOfType AuditOps.Correlation }
        $related[0].Explanation | Should -BeLike '*203.0.113.5*'
        $related[0].Reason.Name | Should -Contain 'same_user'
        $related.RelatedTo | Select-Object -Unique | Should -Be $guessed.EventId
    }

    It 'takes an event by its parameter, and seconds as a bare number' {
        (Get-AuditCorrelation -Path $log -EventId $guessed.EventId -Window 40).Count | Should -Be 3
        (Get-AuditCorrelation -Path $log -EventId $guessed.EventId -Window 40s).Count | Should -Be 3
    }

    It 'takes findings, and leads back to the events' {
        $finding = Get-AuditPattern -Path $log -Type success_after_failures
        $finding | Should -Not -BeNullOrEmpty
        $related = @($finding | Get-AuditCorrelation -MinimumScore 0.3)
        $related.EventId | Where-Object { $_ -in $finding.EventId } | Should -BeNullOrEmpty
        ($guessed | Get-AuditCorrelation | Get-AuditEvent).SourceIp | Select-Object -Unique | Should -Be '203.0.113.5'
        @($guessed | Get-AuditCorrelation | Get-AuditTimeline).Count | Should -Be 1
    }

    It 'gives at most as many as asked for' {
        ($guessed | Get-AuditCorrelation -MaxResults 3).Count | Should -Be 3
    }

    It 'counts links as told' {
        $guessed | Get-AuditCorrelation -Weight same_user=0, same_address=0, related_action=0 | Should -BeNullOrEmpty
        (Get-Failure { $guessed | Get-AuditCorrelation -Weight same_shoe=1 }).FullyQualifiedErrorId | Should -BeLike 'LinkUnknown*'
    }

    It 'says that there is no such event' {
        (Get-Failure { Get-AuditCorrelation -Path $log -EventId 0123456789abcdef-42 }).Exception.Message | Should -BeLike "There is no event '0123456789abcdef-42'*"
        (Get-Failure { Get-AuditCorrelation -Path $log }).Exception.Message | Should -BeLike 'EventId is missing*'
    }
}
