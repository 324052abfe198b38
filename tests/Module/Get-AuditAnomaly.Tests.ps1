BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    # Five weeks of ten events an hour, and one hour with two hundred.
    $start = [datetime]::UtcNow.Date.AddDays(-36)
    $lines = foreach ($hour in 0..(35 * 24 - 1)) {
        $count = $hour -eq 800 ? 200 : 10
        foreach ($number in 1..$count) { Line $start.AddHours($hour).AddSeconds(15 * $number) "sshd[$number]: Accepted publickey for alice from 198.51.100.7 port 51020 ssh2" }
    }
    $log = Join-Path $TestDrive 'busy.log'
    [IO.File]::WriteAllLines($log, [string[]] $lines)
}

Describe 'Get-AuditAnomaly' {
    It 'finds the busy hour and says what was expected' {
        $anomaly = Get-AuditAnomaly -Path $log
        $busy = $anomaly | Where-Object Start -GE $start.AddHours(800) | Where-Object Start -LT $start.AddHours(801)
        $busy | Should -Not -BeNullOrEmpty
        $busy[0] | Should -BeOfType AuditOps.Anomaly
        $busy[0].Observed | Should -BeGreaterThan $busy[0].Expected
        $busy[0].Deviation | Should -BeGreaterThan 2
    }

    It 'leads to its events' {
        $evidence = Get-AuditAnomaly -Path $log | Sort-Object Score -Descending | Select-Object -First 1 | Get-AuditEvent
        $evidence | Should -Not -BeNullOrEmpty
    }

    It 'reports nothing below a high threshold' {
        @(Get-AuditAnomaly -Path $log -MinDeviation 100).Count | Should -BeLessOrEqual 1
    }

    It 'finds the unusual value of piped objects' {
        $series = foreach ($hour in 0..299) { [pscustomobject]@{ Hour = $start.AddHours($hour); Count = $hour -eq 250 ? 400 : 20 + $hour % 5 } }
        $found = $series | Get-AuditAnomaly -Value Count -Time Hour | Sort-Object Score -Descending | Select-Object -First 1
        $found.Type | Should -Be series_value
        $found.Start | Should -Be $start.AddHours(250)
        $found.Observed | Should -Be 400
    }

    It 'takes the results of other commands as a series' {
        $found = Get-AuditStatistic -Path $log -GroupBy hour -Top 1000 | Get-AuditAnomaly -Value Count -Time Start
        @($found.Observed) | Should -Contain 200
    }

    It 'reports what is no number and goes on' {
        $series = foreach ($hour in 0..99) { [pscustomobject]@{ Hour = $start.AddHours($hour); Count = $hour -eq 50 ? 'many' : 20 } }
        $null = $series | Get-AuditAnomaly -Value Count -Time Hour -WarningVariable warned -WarningAction SilentlyContinue
        $warned -join ' ' | Should -Match "1 record of 100 left out.*'many' as its Count"
    }

    It 'refuses a threshold out of range' {
        (Get-Failure { Get-AuditAnomaly -Path $log -Threshold 0 }).Exception.Kind | Should -Be InvalidRequest
    }
}
