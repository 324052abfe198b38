BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Set-PerfBaseline' {
    It 'keeps how operations do' {
        1..20 | ForEach-Object { Write-PerfMetric steady (100 + $_) }
        $made = Set-PerfBaseline steady
        $made | Should -BeOfType AuditOps.PerfBaseline
        $made.Count, $made.Min, $made.Median, $made.Max | Should -Be 20, 101, 110.5, 120
    }

    It 'warns where there is nothing to keep' {
        Set-PerfBaseline nothing -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warnings | Should -BeLike "*'nothing'*"
    }

    It 'changes nothing with -WhatIf' {
        Write-PerfMetric untouched 1
        Set-PerfBaseline untouched -WhatIf
        Get-PerfBaseline untouched | Should -BeNullOrEmpty
    }
}
