Describe 'A format of one''s own, as docs/extending.md tells it' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $page = Get-Content (Join-Path $PSScriptRoot '../../docs/extending.md') -Raw
        $lines = [regex]::Matches($page, '(?m)^    (\d{4}-.*door.*)$') | ForEach-Object { $_.Groups[1].Value.TrimEnd() }
        $format = [regex]::Match($page, '(?s)```sql\r?\n(.*?)```').Groups[1].Value
        $steps = [regex]::Matches($page, '(?s)```powershell\r?\n(.*?)```') | ForEach-Object { $_.Groups[1].Value }
        New-Item -ItemType Directory (Join-Path $TestDrive extending) | Set-Location
        $lines | Set-Content doors.log
    }

    AfterAll {
        Set-Location $PSScriptRoot
    }

    It 'works step by step' {
        $ErrorActionPreference = 'Stop'
        & ([scriptblock]::Create($steps[0])) | Should -Not -BeNullOrEmpty
        $format | Set-Content ./store/content/formats/doors.sql
        $output = & ([scriptblock]::Create($steps[1]))
        ($output | Where-Object { $_ -is [AuditOps.FormatInfo] }).Name | Should -Be 'doors'
        ($output | Where-Object { $_ -is [AuditOps.ImportResult] }).Events | Should -Be 2
        ($output | Where-Object { $_ -is [AuditOps.Statistic] }).Group | Should -Be 'Erika Mustermann, success', 'card 4712, failure'
    }

    It 'names file and line of a mistake' {
        ($format -replace 'FROM input', 'FROM nowhere') | Set-Content ./store/content/formats/doors.sql
        'another' | Set-Content other.log
        Import-AuditEvent -Path ./other.log -Store ./store -Format doors -ErrorVariable problem -ErrorAction SilentlyContinue
        "$problem" | Should -Match 'doors\.sql, line \d+:'
    }

    It 'has a pattern of its own, as the page tells it' {
        $pattern = [regex]::Match($page, '(?s)```yaml\r?\n(.*?)```').Groups[1].Value
        New-Item -ItemType Directory ./store/content/rules -Force
        $pattern | Set-Content ./store/content/rules/doors.yml
        $format | Set-Content ./store/content/formats/doors.sql
        1..3 | ForEach-Object { "2026-03-01T08:20:0${_}Z door-3 DENY card=4712 name=`"`"" } | Set-Content denied.log
        Import-AuditEvent -Path ./denied.log -Store ./store
        $finding = Get-AuditPattern -Store ./store -Type tried_doors
        $finding.Title | Should -Be 'card 4712 was denied 3 doors'
    }

    It 'has a policy of its own, as the page tells it' {
        [regex]::Matches($page, '(?s)```yaml\r?\n(.*?)```')[1].Groups[1].Value | Set-Content ./doors.yml
        $format | Set-Content ./store/content/formats/doors.sql
        1..3 | ForEach-Object { "2026-03-02T08:20:0${_}Z door-3 DENY card=4713 name=`"`"" } | Set-Content again.log
        Import-AuditEvent -Path ./again.log -Store ./store
        $control = Get-AuditCompliance -Store ./store -Policy ./doors.yml -Detailed
        $control.Result | Should -Be Fail
        $control.EventId.Count | Should -BeGreaterOrEqual 3
    }
}
