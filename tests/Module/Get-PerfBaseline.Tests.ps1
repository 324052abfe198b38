BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Get-PerfBaseline' {
    It 'shows baselines, the last of each operation' {
        Write-PerfMetric kept 1
        $null = Set-PerfBaseline kept
        Write-PerfMetric kept 3
        $null = Set-PerfBaseline kept
        $baseline = Get-PerfBaseline kept
        $baseline.Count, $baseline.Median | Should -Be 2, 2
        $baseline.Time | Should -BeLessOrEqual ([datetime]::UtcNow)
    }

    It 'shows none of another name' { Get-PerfBaseline other | Should -BeNullOrEmpty }
}
