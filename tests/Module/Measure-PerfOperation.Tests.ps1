BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Measure-PerfOperation' {
    It 'measures a block in the current scope and writes the measurement' {
        $made = Measure-PerfOperation backup { $kept = 5; Start-Sleep -Milliseconds 30; 'output' }
        $made | Should -BeOfType AuditOps.PerfOperation
        $made.State | Should -Be Succeeded
        $made.Duration.TotalMilliseconds | Should -BeGreaterThan 29
        $kept | Should -Be 5
        (Get-PerfMetric backup).Count | Should -Be 1
    }

    It 'lets the output through as it comes' {
        $seen = [Collections.Generic.List[string]]::new()
        Measure-PerfOperation passing -PassThru { 1; $seen.Add('one'); 2; $seen.Add('two') } | ForEach-Object { $seen.Add("out $_") }
        $seen | Should -Be 'out 1', 'one', 'out 2', 'two'
    }

    It 'throws on what the block throws, and counts a failure' {
        { Measure-PerfOperation broken { throw 'no disk' } } | Should -Throw 'no disk'
        $metric = Get-PerfMetric broken
        $metric.Failed | Should -Be 1
        $metric.SuccessRate | Should -Be 0
    }

    It 'counts no failure where somebody has seen enough' {
        Measure-PerfOperation enough -PassThru { 1..1000 } | Select-Object -First 2 | Should -Be 1, 2
        (Get-PerfMetric enough).Failed | Should -Be 0
    }

    It 'leaves errors that do not end the block to the error stream' {
        $made = Measure-PerfOperation noisy { Write-Error 'a detail' } -ErrorVariable errors -ErrorAction SilentlyContinue 2>&1
        ($made | Where-Object { $_ -is [AuditOps.PerfOperation] }).State | Should -Be Succeeded
    }

    It 'tells labels apart, whatever their order' {
        $null = Measure-PerfOperation labelled -Label @{ host = 'web1'; disk = 'sda' } { }
        $null = Measure-PerfOperation labelled -Label host=web1, disk=sda { }
        $null = Measure-PerfOperation labelled -Label host=web2 { }
        Get-PerfMetric labelled | ForEach-Object { "$($_.Label) $($_.Count)" } | Should -Be 'disk=sda,host=web1 2', 'host=web2 1'
    }

    It 'refuses what is no label' {
        (Get-Failure { Measure-PerfOperation x -Label 'a b=c' { } }).FullyQualifiedErrorId | Should -BeLike 'LabelInvalid,*'
    }

    It 'does nothing with -WhatIf' {
        $ran = [Collections.Generic.List[int]]::new()
        Measure-PerfOperation never { $ran.Add(1) } -WhatIf
        $ran | Should -BeNullOrEmpty
    }
}
