BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
}

Describe 'Get-AuditTrend' {
    It 'tells a steady log to be steady, and what comes next' {
        $trend = Get-AuditTrend -Path $log
        $trend.Direction | Should -Be Steady
        $trend.Point.Count | Should -BeGreaterThan 5
        $trend.Forecast | Should -BeGreaterThan 20
        $trend.Explanation | Should -BeLike 'Steady*'
    }

    It 'tells a log that grows from day to day' {
        $start = [datetime]::UtcNow.Date.AddDays(-20)
        $lines = foreach ($day in 0..14) {
            foreach ($n in 0..(5 * $day + 2)) { Line $start.AddDays($day).AddMinutes($n) "sshd[$n]: Failed password for root from 203.0.113.5 port 4000$n ssh2" }
        }
        $trend = $lines | Get-AuditTrend -Metric FailedAuthentications
        $trend.Direction | Should -Be Increasing
        $trend.Slope | Should -Be 5
        $trend.ForecastLow | Should -BeLessOrEqual $trend.Forecast
    }

    It 'tells a trend for each value of a column' {
        (Get-AuditTrend -Path $log -GroupBy actor -Top 2).Group | Should -HaveCount 2
    }

    It 'says what a part of time cannot be used for' {
        (Get-Failure { Get-AuditTrend -Path $log -GroupBy hour }).FullyQualifiedErrorId | Should -BeLike 'ColumnUnknown*'
    }

    It 'warns when there are too few periods' {
        $trend = Get-AuditTrend -Path $log -Period Monthly -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -Not -BeNullOrEmpty
        $trend.Direction | Should -BeIn @($null, 'Unknown')
    }
}
