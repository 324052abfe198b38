BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Compare-PerfBaseline' {
    It 'tells what is slower and what is not' {
        1..20 | ForEach-Object { Write-PerfMetric slower (100 + $_); Write-PerfMetric same (100 + $_) }
        $null = Set-PerfBaseline
        1..20 | ForEach-Object { Write-PerfMetric slower (150 + $_); Write-PerfMetric same (121 - $_) }
        $all = Compare-PerfBaseline
        ($all | Where-Object Operation -EQ slower).Change | Should -Be Higher
        ($all | Where-Object Operation -EQ slower).Shift | Should -Be 50
        ($all | Where-Object Operation -EQ slower).EffectSize | Should -Be 1
        ($all | Where-Object Operation -EQ same).Change | Should -Be Same
        ($all | Where-Object Operation -EQ same).EffectSize | Should -Be 0
    }

    It 'does not judge by few runs' {
        Write-PerfMetric few 1
        $null = Set-PerfBaseline few
        Write-PerfMetric few 100
        (Compare-PerfBaseline few).Change | Should -Be Unknown
    }

    It 'warns without a baseline' {
        Compare-PerfBaseline nothing -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warnings | Should -BeLike '*Set-PerfBaseline*'
    }
}
