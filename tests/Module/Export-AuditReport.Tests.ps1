BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
}

Describe 'Export-AuditReport' {
    BeforeEach { $report = Join-Path $TestDrive "$([guid]::NewGuid()).html" }

    It 'writes one file that names what was found' {
        $info = Export-AuditReport -Path $log -Destination $report -Title 'Week <5>' -PassThru
        $info | Should -BeOfType AuditOps.ReportInfo
        $info.Destination | Should -Be $report
        $info.Events | Should -Be 214
        $html = Get-Content $report -Raw
        $html | Should -BeLike '*203.0.113.5*'
        $html | Should -BeLike '*Week &lt;5&gt;*'
    }

    It 'takes findings' {
        Get-AuditPattern -Path $log | Export-AuditReport -Destination $report
        Get-Content $report -Raw | Should -BeLike '*203.0.113.5*'
    }

    It 'is about one thing' -ForEach 'Timeline', 'Heatmap', 'Compliance', 'Activity' {
        $info = Export-AuditReport -Path $log -Type $_ -Destination $report -PassThru
        $info.Charts | Should -BeGreaterThan 0
        $data = Join-Path $TestDrive "$_.json"
        Export-AuditReport -Path $log -Type $_ -Destination $data
        (Get-Content $data | ConvertFrom-Json).charts.Count | Should -Be $info.Charts
    }

    It 'replaces a file only with -Force' {
        Set-Content $report 'mine'
        (Get-Failure { Export-AuditReport -Path $log -Destination $report }).Exception | Should -BeOfType AuditOps.AuditOpsException
        Get-Content $report | Should -Be 'mine'
        Export-AuditReport -Path $log -Destination $report -Force -NoChart
        Get-Content $report -Raw | Should -BeLike '*<html*'
    }

    It 'writes nothing with -WhatIf' {
        Export-AuditReport -Path $log -Destination $report -WhatIf
        Test-Path $report | Should -BeFalse
    }
}
