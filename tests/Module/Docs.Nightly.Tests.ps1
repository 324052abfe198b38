Describe 'The nightly runbook' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $log = New-AuthLog
        $nightly = Join-Path $PSScriptRoot '../../examples/nightly.ps1'
        $run = @{ Path = $log; Store = Join-Path $TestDrive nightly; ReportFolder = "$TestDrive"; TimeZone = 'UTC'; FailOn = 'Critical' }
    }

    It 'gives findings and a report at its first run, and fails after them when one is severe' {
        $findings = [System.Collections.Generic.List[object]]::new()
        { & $nightly @run | ForEach-Object { $findings.Add($_) } } | Should -Throw -ErrorId 'FindingsAtOrAboveSeverity*'
        $findings.Count | Should -BeGreaterThan 0
        Join-Path $TestDrive 'auditops-*.html' | Should -Exist
    }

    It 'gives nothing new at its second run, and does not fail' {
        & $nightly @run | Should -BeNullOrEmpty
    }
}
