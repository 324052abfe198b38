BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Get-PerfMetric' {
    It 'sums up with an error that it states' {
        1..1000 | ForEach-Object { Write-PerfMetric spread $_ }
        $metric = Get-PerfMetric spread
        $metric.Count, $metric.Min, $metric.Max, $metric.Mean | Should -Be 1000, 1, 1000, 500.5
        $null = Measure-PerfOperation fine { }
        (Get-PerfMetric fine).SuccessRate | Should -Be 1
        foreach ($pair in @{ Value = $metric.Median; True = 500 }, @{ Value = $metric.P95; True = 950 }, @{ Value = $metric.P99; True = 990 }) {
            [math]::Abs($pair.Value / $pair.True - 1) | Should -BeLessOrEqual ($metric.QuantileError + 0.002)
        }
    }

    It 'looks back as far as it is told' {
        Write-PerfMetric old 1 -Time 3d
        Write-PerfMetric old 2 -Time 30m
        Write-PerfMetric old 3
        (Get-PerfMetric old -Timeframe 5m).Count | Should -Be 1
        (Get-PerfMetric old -Timeframe 1h).Count | Should -Be 2
        (Get-PerfMetric old).Count | Should -Be 2
        (Get-PerfMetric old -Timeframe 7d).Count | Should -Be 3
        (Get-PerfMetric old -Timeframe all).Count | Should -Be 3
    }

    It 'tells metrics of one name apart' {
        'web1', 'web2' | ForEach-Object { Write-PerfMetric labelled 3 -Label @{ host = $_ } -Unit jobs }
        $shown = Get-PerfMetric labelled | Format-Table | Out-String -Width 80
        $shown | Should -Match 'Operation +Label'
        $shown | Should -Match 'host=web1.* 3 jobs'
        $shown | Should -Match 'host=web2'
    }

    It 'refuses what is no time frame' {
        (Get-Failure { Get-PerfMetric -Timeframe yesterday }).FullyQualifiedErrorId | Should -BeLike 'TimeframeInvalid,*'
        (Get-Failure { Get-PerfMetric -Timeframe '-1h' }).FullyQualifiedErrorId | Should -BeLike 'TimeframeInvalid,*'
    }

    It 'warns of what was never measured' {
        Get-PerfMetric nothing -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warnings | Should -BeLike "*'nothing'*"
    }

    It 'takes wildcards' {
        Write-PerfMetric 'disk a' 1
        Write-PerfMetric 'disk b' 1
        (Get-PerfMetric 'disk ?').Operation | Should -Be 'disk a', 'disk b'
    }

    It 'keeps hostile names as they are' {
        $name = "'; DROP TABLE metric_series; --`e[31m"
        Write-PerfMetric $name 1
        (Get-PerfMetric ([WildcardPattern]::Escape($name))).Operation | Should -Be $name
    }
}
