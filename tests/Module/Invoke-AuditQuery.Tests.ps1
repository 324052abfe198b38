BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
}

Describe 'Invoke-AuditQuery' {
    It 'gives rows as objects with the types of the columns' {
        $row = Invoke-AuditQuery 'SELECT count(*) AS events, min(time) AS first, true AS flag, NULL AS nothing, [1, 2] AS list FROM events' -Path $log
        $row.events | Should -Be 214
        $row.events | Should -BeOfType long
        $row.first | Should -BeOfType datetime
        $row.flag | Should -BeTrue
        $row.nothing | Should -BeNullOrEmpty
        $row.list | Should -Be 1, 2
        $row.psobject.Properties.Name | Should -Be 'events', 'first', 'flag', 'nothing', 'list'
    }

    It 'takes parameters, which are never SQL' {
        (Invoke-AuditQuery 'SELECT count(*) AS n FROM events WHERE actor = $who' -Parameter @{ who = 'alice' } -Path $log).n | Should -Be 9
        (Invoke-AuditQuery 'SELECT count(*) AS n FROM events WHERE actor = $who' -Parameter @{ who = "' OR 1=1 --" } -Path $log).n | Should -Be 0
    }

    It 'gives rows that are nothing but their columns' {
        (Invoke-AuditQuery 'SELECT 1 AS a, 2 AS b FROM events LIMIT 1' -Path $log) | Should -BeOfType pscustomobject
    }

    It 'keeps columns of one name apart' {
        (Invoke-AuditQuery 'SELECT 1 AS a, 2 AS a FROM events LIMIT 1' -Path $log).psobject.Properties.Value | Should -Be 1, 2
    }

    It 'takes files, lines, and a store from the pipeline' {
        (Get-Item $log | Invoke-AuditQuery 'SELECT count(*) AS n FROM events').n | Should -Be 214
        (Get-Content $log | Invoke-AuditQuery 'SELECT count(*) AS n FROM events').n | Should -Be 214
        (Get-AuditStore (New-FilledStore) | Invoke-AuditQuery 'SELECT count(*) AS n FROM events').n | Should -Be 214
    }

    It 'runs once for all findings of one place' {
        @(Get-AuditPattern -Path $log | Invoke-AuditQuery 'SELECT count(*) AS n FROM events').Count | Should -Be 1
    }

    It 'says where the error is' {
        (Get-Failure { Invoke-AuditQuery 'SELECT nonsense FROM events' -Path $log }).Exception.Message | Should -BeLike '*nonsense*'
    }

    It 'refuses <_>' -ForEach "SELECT * FROM read_text('/etc/hostname')", "COPY events TO '/tmp/x.csv'", 'DROP TABLE events', 'SELECT 1; SELECT 2', "ATTACH 'x.db'", 'SET threads = 1' {
        (Get-Failure { Invoke-AuditQuery $_ -Path $log }).Exception | Should -BeOfType AuditOps.AuditOpsException
    }
}
