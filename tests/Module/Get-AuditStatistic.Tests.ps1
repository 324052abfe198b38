BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
}

Describe 'Get-AuditStatistic' {
    It 'counts by a column' {
        $byAddress = Get-AuditStatistic -Path $log -GroupBy source_ip -Outcome Failure
        $byAddress[0].Group | Should -Be '203.0.113.5'
        $byAddress[0].Count | Should -Be 12
    }

    It 'counts by day' {
        (Get-AuditStatistic -Path $log -GroupBy day -Top 100).Count | Should -Be 8
    }

    It 'takes lines' {
        (Get-Content $log | Get-AuditStatistic -GroupBy host).Count | Should -Be 214
    }

    It 'names the columns when one does not exist' {
        (Get-Failure { Get-AuditStatistic -Path $log -GroupBy nonsense }).Exception.Kind | Should -Be InvalidRequest
    }
}
