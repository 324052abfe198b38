BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
}

Describe 'Get-AuditPattern' {
    It 'finds the attack, with its evidence' {
        $finding = Get-AuditPattern -Path $log -Type repeated_failed_authentication
        $finding | Should -BeOfType AuditOps.Pattern
        $finding.EntityName | Should -Contain '203.0.113.5'
        ($finding | Where-Object EntityName -EQ '203.0.113.5').Count | Should -Be 12
        $finding.LiteralPath | Should -Be $log.FullName
    }

    It 'finds all three kinds' {
        (Get-AuditPattern -Path $log).Type | Sort-Object -Unique | Should -Be 'first_sudo', 'repeated_failed_authentication', 'success_after_failures'
    }

    It 'leaves out what is below a severity' {
        Get-AuditPattern -Path $log -MinimumSeverity Critical -Type first_sudo | Should -BeNullOrEmpty
    }

    It 'takes lines' {
        (Get-Content $log | Get-AuditPattern -Type repeated*).EntityName | Should -Contain '203.0.113.5'
    }

    It 'runs patterns that must be named' {
        $types = (Get-AuditPattern -Path $log -Type * -Confidence 0).Type | Sort-Object -Unique
        $types | Should -Contain 'high_frequency_action'
        $types.Count | Should -BeGreaterThan 3
    }

    It 'names those that exist' {
        { Get-AuditPattern -Path $log -Type nothing -ErrorAction Stop } | Should -Throw '*password_spraying*' -ErrorId 'PatternUnknown*'
    }

    It 'reports nothing where nothing is' {
        Get-Content $log | Select-String CRON -Raw | Get-AuditPattern | Should -BeNullOrEmpty
    }

    It 'follows files: code and correlations, and ends with Select-Object -First' {
        $growing = New-AuthLog (Join-Path $TestDrive 'followed.log')
        $found = Get-AuditPattern -Path $growing -Follow | Where-Object Type -EQ success_after_failures | Select-Object -First 1
        $found | Should -BeOfType AuditOps.Pattern
        $found.FindingId | Should -BeIn (Get-AuditPattern -Path $growing).FindingId
        $first = Get-AuditPattern -Path $growing -Type failed_logins_of_user -Follow | Select-Object -First 1
        $first.FindingId | Should -BeIn (Get-AuditPattern -Path $growing -Type failed_logins_of_user).FindingId
    }
}
