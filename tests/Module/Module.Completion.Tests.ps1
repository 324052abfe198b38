BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $null = Import-AuditEvent -Path (New-AuthLog)
    function Complete([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText }
}

Describe 'Completion' {
    It 'completes <Line>' -ForEach @(
        @{ Line = 'Get-AuditEvent -Format sys'; Expected = 'syslog' }
        @{ Line = 'Get-AuditEvent -Category auth'; Expected = 'authentication' }
        @{ Line = 'Get-AuditEvent -Action su'; Expected = 'sudo' }
        @{ Line = 'Get-AuditEvent -Actor al'; Expected = 'alice' }
        @{ Line = 'Get-AuditPattern -Type repeated'; Expected = 'repeated_failed_authentication' }
        @{ Line = 'Get-AuditPattern -FailOn Hi'; Expected = 'High' }
        @{ Line = 'Get-AuditEvent -Outcome F'; Expected = 'Failure' }
        @{ Line = 'Get-AuditStatistic -GroupBy source'; Expected = 'source_ip' }
        @{ Line = 'Set-AuditOption Time'; Expected = 'TimeZone' }
        @{ Line = 'Get-AuditEvent -TimeZone Europe/Ber'; Expected = 'Europe/Berlin' }
        @{ Line = 'AuditOps\Get-AuditFormat js'; Expected = 'json' }
        @{ Line = 'Export-AuditEvent -As par'; Expected = 'Parquet' }
    ) {
        Complete $Line | Should -Contain $Expected
    }

    It 'completes the findings that are accepted' {
        $null = Add-AuditAcceptance 00000000000000ab -Reason test
        Complete 'Remove-AuditAcceptance 00000000000000' | Should -Contain '00000000000000ab'
    }

    It 'is silent where there is no store' {
        Complete "Get-AuditEvent -Store $TestDrive/none -Actor a" | Should -Not -Contain 'alice'
        $Error[0].FullyQualifiedErrorId | Should -Not -BeLike '*AuditOps*'
    }
}
