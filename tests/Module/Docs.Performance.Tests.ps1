Describe 'The example that measures a nightly job' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $example = Join-Path $PSScriptRoot '../../examples/performance.ps1'
    }

    It 'sets a baseline in the first night, and tells later what is slower' {
        $first = & $example -Step @{ copy = { Start-Sleep -Milliseconds 2 } }
        $first.Step | Should -Be copy
        $first.Change | Should -Be Unknown
        (Get-PerfBaseline copy).Count | Should -Be 1

        1..12 | ForEach-Object { $null = Measure-PerfOperation copy { Start-Sleep -Milliseconds 2 } }
        $null = Set-PerfBaseline copy
        1..12 | ForEach-Object { $null = Measure-PerfOperation copy { Start-Sleep -Milliseconds 80 } }
        $later = & $example -Step @{ copy = { Start-Sleep -Milliseconds 80 } }
        $later.Change | Should -Be Higher
        (Get-PerfMonitor).Monitor.Running | Should -Not -Contain $true
    }

    It 'reports a step that throws, and runs the others' {
        $told = & $example -Step @{ broken = { throw 'no disk' }; other = { 1 } }
        $told.Step | Should -Be broken, other
        $told[0].Failure | Should -BeLike '*no disk*'
        $told[1].Failure | Should -BeNullOrEmpty
        (Get-PerfMetric broken).Failed | Should -Be 1
    }
}
