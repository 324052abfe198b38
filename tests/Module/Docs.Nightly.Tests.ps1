Describe 'The nightly runbook' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $log = New-AuthLog
        $nightly = Join-Path $PSScriptRoot '../../examples/nightly.ps1'
        $run = @{ Path = $log; Store = Join-Path $TestDrive nightly; ReportFolder = "$TestDrive"; TimeZone = 'UTC'; FailOn = 'Critical' }
    }

    It 'gives findings and a report at its first run' {
        @(& $nightly @run).Count | Should -BeGreaterThan 0
        Join-Path $TestDrive 'auditops-*.html' | Should -Exist
    }

    It 'gives nothing new at its second run' {
        & $nightly @run | Should -BeNullOrEmpty
    }

    It 'fails when something severe is new, after all output' {
        $run.Store = Join-Path $TestDrive severe
        $run.FailOn = 'Informational'
        $found = $null
        { & $nightly @run -OutVariable found } | Should -Throw -ErrorId 'FindingsAtOrAboveSeverity*'
    }
}
