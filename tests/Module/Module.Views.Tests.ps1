BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
    function Show($Value) { ($Value | Out-String -Width 140).Trim() }
    function Show-List($Value) { ($Value | Format-List | Out-String -Width 140).Trim() }
}

Describe 'Views' {
    It 'shows findings as a table of four columns' {
        $text = Show (Get-AuditPattern -Path $log)
        $text.Split("`n")[0] | Should -Match '^Severity\s+Time \(UTC\)\s+Count\s+Title'
        $text | Should -BeLike '*203.0.113.5*'
    }

    It 'shows all of a finding as a list' {
        $text = Show-List (Get-AuditPattern -Path $log -Type repeated*)
        foreach ($label in 'Title', 'Severity', 'Start (UTC)', 'Explanation', 'EventId', 'Query') { $text | Should -BeLike "*$label *: *" }
    }

    It 'shows what came back from a file like the original' {
        $findings = Get-AuditPattern -Path $log
        $findings | Export-Clixml $TestDrive/findings.xml
        Show (Import-Clixml $TestDrive/findings.xml) | Should -Be (Show $findings)
    }

    It 'shows a timeline with its events' {
        $text = Show (Get-AuditTimeline -Path $log -Actor alice)
        $text | Should -Match 'Summary\s+:'
        $text | Should -Match 'Events \(UTC\)\s+: \d{4}-\d\d-\d\d 08:30:00'
    }

    It 'shows events with their time in UTC' {
        $found = Get-AuditEvent -Path $log -Action sudo
        Show $found | Should -Match 'Time \(UTC\)'
        Show $found | Should -BeLike "*$($found.Time.ToString('yyyy-MM-dd HH:mm:ss', [cultureinfo]::InvariantCulture))*"
        Show-List $found | Should -BeLike '*apt update*'
    }

    It 'makes visible what a terminal would obey' {
        $evil = Join-Path $TestDrive 'evil.log'
        Set-Content $evil (Line ([datetime]::UtcNow) "sshd[1]: Failed password for ro`e[2Jot from 203.0.113.9 port 1 ssh2")
        Show (Get-AuditEvent -Path $evil) | Should -Not -Match "`e\[2J"
        Show-List (Get-AuditEvent -Path $evil) | Should -Not -Match "`e\[2J"
    }

    It 'makes visible what a terminal would obey: <Name>' -ForEach @(
        @{ Name = 'findings'; Command = { Get-AuditPattern -Path $log } }
        @{ Name = 'a timeline'; Command = { Get-AuditTimeline -Path $log -Phase } }
        @{ Name = 'statistics'; Command = { Get-AuditStatistic -Path $log -GroupBy actor } }
        @{ Name = 'correlations'; Command = { Get-AuditEvent -Path $log -Action sudo | Get-AuditCorrelation } }
        @{ Name = 'causes'; Command = { Get-AuditEvent -Path $log -Action sudo | Get-AuditCausation } }
        @{ Name = 'impact'; Command = { Get-AuditEvent -Path $log -First 1 | Get-AuditImpact } }
        @{ Name = 'bars'; Command = { New-AuditChart -Type Bar -Path $log } }
        @{ Name = 'a chart of causes'; Command = { Get-AuditEvent -Path $log -Action sudo | Get-AuditCausation | New-AuditChart } }
        @{ Name = 'an error'; Command = { Get-AuditEvent -Path "$TestDrive/none`e[2J.log" } }
        @{ Name = 'a warning'; Command = { Get-AuditEvent -Path $log -First 1 } }
    ) {
        $evil = "ro`e[2J`e]0;owned`a`u{202E}ot"
        $log = Join-Path $TestDrive "evil$($IsWindows ? '' : "`e[2J").log"
        $lines = foreach ($second in 1..20) { Line ([datetime]::UtcNow.Date.AddSeconds($second)) "sshd[1]: Failed password for $evil from 203.0.113.9 port 1 ssh2" }
        Set-Content -LiteralPath $log $lines
        Add-Content -LiteralPath $log (Line ([datetime]::UtcNow.Date.AddSeconds(30)) "sshd[1]: Accepted password for $evil from 203.0.113.9 port 1 ssh2")
        Add-Content -LiteralPath $log (Line ([datetime]::UtcNow.Date.AddSeconds(40)) "sudo: $evil : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/sh -c `e[2J")
        Add-Content -LiteralPath $log "no line of a log `e[2J"
        $rendering = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'PlainText'
            $all = & $Command *>&1
            Show $all | Should -Match 'ot|evil|none'
            (Show $all) + (Show-List $all) | Should -Not -Match "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]"
        }
        finally {
            $PSStyle.OutputRendering = $rendering
            Remove-Item -LiteralPath $log
        }
    }

    It 'writes no colour where there is no terminal' {
        Get-AuditPattern -Path $log | Out-File $TestDrive/findings.txt
        Get-Content $TestDrive/findings.txt -Raw | Should -Not -Match "`e"
    }

    It 'colours severity where colours are wanted' {
        $rendering = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'Ansi'
            Get-AuditPattern -Path $log | Out-String | Should -Match "`e\[\d+.*(High|Medium|Low|Critical)"
        }
        finally { $PSStyle.OutputRendering = $rendering }
    }
}
