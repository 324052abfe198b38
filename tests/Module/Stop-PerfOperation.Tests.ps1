BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Stop-PerfOperation' {
    It 'says that a run failed' {
        (Start-PerfOperation failing | Stop-PerfOperation -Failed).State | Should -Be Failed
        (Get-PerfMetric failing).Failed | Should -Be 1
    }

    It 'says what never ran' {
        (Get-Failure { Stop-PerfOperation 0123 }).FullyQualifiedErrorId | Should -BeLike 'OperationNotRunning,*'
    }

    It 'ends a run once' {
        $run = Start-PerfOperation once
        $null = $run | Stop-PerfOperation
        (Get-Failure { $run | Stop-PerfOperation }).FullyQualifiedErrorId | Should -BeLike 'OperationNotRunning,*'
    }

    It 'ends what a killed process began' {
        $id = Invoke-Child "Import-Module `$modulePath; (Start-PerfOperation orphan -Store '$env:AUDITOPS_STORE').OperationId; Start-Sleep 3; Stop-Process -Id `$PID -Force"
        (Stop-PerfOperation @($id)[0] -Failed).State | Should -Be Failed
    }
}
