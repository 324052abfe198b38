BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
    $first = Get-AuditEvent -Path $log -SourceIp 203.0.113.5 -First 1
}

Describe 'Get-AuditImpact' {
    It 'tells what followed the first try' {
        $impact = $first | Get-AuditImpact
        $impact | Should -BeOfType AuditOps.Impact
        $impact.Count | Should -Be 12
        $impact.Users | Should -Be 'root'
        $impact.Hosts | Should -Be 'web1'
        $impact.Level | Should -Be 'Low'
        $impact.Spread.Count | Should -Be 10
        $impact.Recommendation | Should -Contain 'Change the credentials and end the sessions of root, who logged in.'
    }

    It 'knows what is critical' {
        Set-Content $TestDrive/criticality.yml 'hosts: {web*: 1}'
        Push-Location $TestDrive
        $impact = $first | Get-AuditImpact -CriticalityPath ./criticality.yml
        Pop-Location
        $impact.Level | Should -Be 'Critical'
        $impact.Critical | Should -Be 'host web1 1'
        (Get-Failure { $first | Get-AuditImpact -CriticalityPath $TestDrive/missing.yml }).FullyQualifiedErrorId | Should -BeLike 'CriticalityNotFound*'
    }

    It 'takes findings, and leads to the events that followed' {
        $impact = @(Get-AuditPattern -Path $log | Get-AuditImpact -Window 1h)
        $impact.Count | Should -Be (Get-AuditPattern -Path $log).Count
        ($first | Get-AuditImpact | Get-AuditEvent).Count | Should -Be 12
        @($first | Get-AuditImpact | Get-AuditTimeline).Count | Should -Be 1
    }

    It 'looks as long as asked' {
        ($first | Get-AuditImpact -Window 20).Count | Should -Be 4
        ($first | Get-AuditImpact -Window 20s -MinimumConfidence 0.8 -Weight same_user=0).Count | Should -Be 0
    }

    It 'says that there is no such event' {
        (Get-Failure { Get-AuditImpact -Path $log -EventId 0123456789abcdef-42 }).Exception.Message | Should -BeLike "There is no event '0123456789abcdef-42'*"
    }
}
