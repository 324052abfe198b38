BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Get-PerfChangePoint' {
    It 'tells when a series changed' {
        $change = 0..59 | ForEach-Object { [pscustomobject]@{ Day = [datetime]::new(2026, 1, 1).AddDays($_); Users = $_ * 17 % 11 + ($_ -ge 40 ? 20 : 0) } } | Get-PerfChangePoint -Value Users -Time Day -TimeZone UTC
        $change.Index | Should -Be 40
        $change.Time | Should -Be ([datetime]::new(2026, 2, 10))
        $change.Before | Should -Be 5
        $change.After | Should -BeIn 24, 25, 26
        $change.Kind | Should -Be Level
    }

    It 'needs no times, and shows the place then' {
        $change = 0..59 | ForEach-Object { [pscustomobject]@{ v = $_ % 3 + ($_ -ge 30 ? 9 : 0) } } | Get-PerfChangePoint -Value v
        $change.Index | Should -Be 30
        $change | Out-String | Should -Match 'value 30'
    }

    It 'sees no change in a <Name>' -ForEach @(
        @{ Name = 'constant'; Values = @(5) * 60 }
        @{ Name = 'drift'; Values = 1..100 }
        @{ Name = 'short series'; Values = 1, 2, 30, 31 }
        @{ Name = 'single spike'; Values = @(5, 6, 7) * 10 + @(900) + @(5, 6, 7) * 10 }
    ) {
        $Values | ForEach-Object { [pscustomobject]@{ v = $_ } } | Get-PerfChangePoint -Value v -WarningAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'tells when an operation became slower' {
        foreach ($minute in 0..59) { Write-PerfMetric latency (10 + $minute * 17 % 11 + ($minute -ge 35 ? 20 : 0)) -Unit ms -Time "$(120 - $minute)m" }
        $change = Get-PerfChangePoint -Operation latency
        $change.Operation, $change.CountBefore, $change.CountAfter | Should -Be latency, 35, 25
        $change.ChangePercent | Should -BeGreaterThan 50
        $change.Explanation | Should -BeLike 'latency is higher since*'
    }

    It 'asks for the name of the numbers' {
        (Get-Failure { [pscustomobject]@{ v = 1 } | Get-PerfChangePoint }).FullyQualifiedErrorId | Should -BeLike 'ValueMissing,*'
    }
}
