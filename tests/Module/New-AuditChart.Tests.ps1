BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
}

Describe 'New-AuditChart' {
    It 'makes every sort of chart of events' -ForEach @('Timeline', 'Heatmap', 'Bar', 'Line', 'Pie', 'Scatter', 'Activity', 'Compliance') {
        $chart = New-AuditChart -Path $log -Type $_
        $chart | Should -BeOfType AuditOps.Chart
        $chart.Type | Should -Be $_
        $chart.Series.Points | Should -Not -BeNullOrEmpty
    }

    It 'makes the chart that fits what is piped' {
        (Get-AuditStatistic -Path $log -GroupBy actor | New-AuditChart).Type | Should -Be Bar
        (Get-AuditTrend -Path $log -Period Hourly | New-AuditChart).Type | Should -Be Line
        (Get-AuditCompliance -Path $log | New-AuditChart).Type | Should -Be Compliance
        $chart = Get-AuditEvent -Path $log -First 1 -Action login | Get-AuditCausation | New-AuditChart
        if ($chart) { $chart.Type | Should -Be Causation }
        (Get-AuditEvent -Path $log | New-AuditChart).Type | Should -Be Timeline
    }

    It 'marks what was found in a timeline of all events' {
        $chart = Get-AuditPattern -Path $log | New-AuditChart
        $chart.Type | Should -Be Timeline
        $chart.Marks.Count | Should -BeGreaterThan 0
        ($chart.Series[0].Points.Value | Measure-Object -Sum).Sum | Should -Be 214
    }

    It 'charts any objects by their properties' {
        $chart = 1..5 | ForEach-Object { [pscustomobject]@{ Day = [datetime]::UtcNow.Date.AddDays($_); Size = $_ * $_ } } | New-AuditChart -X Day -Y Size
        $chart.Type | Should -Be Line
        $chart.Series.Points.Value | Should -Be 1, 4, 9, 16, 25
        (Get-ChildItem $PSScriptRoot -File | New-AuditChart -X Extension -Type Pie).Series.Points.Label | Should -Be '.ps1', '.psd1'
        $rows = Invoke-AuditQuery 'SELECT actor, count(*) AS n FROM events WHERE actor IS NOT NULL GROUP BY 1' -Path $log
        ($rows | New-AuditChart -X actor -Y n).Y.Categories | Should -Contain 'root'
    }

    It 'charts results that come back from a file' {
        $file = Join-Path $TestDrive 'statistic.xml'
        Get-AuditStatistic -Path $log -GroupBy actor | Export-Clixml $file
        (Import-Clixml $file | New-AuditChart).Series.Points.Value | Select-Object -First 1 | Should -BeGreaterThan 0
    }

    It 'is drawn with characters' {
        $text = New-AuditChart -Path $log -Type Bar -GroupBy actor | Out-String -Width 100
        $text | Should -BeLike "*Events by actor*root*$([char]0x2588)*"
    }

    It 'writes a page or its data' {
        $page = Join-Path $TestDrive 'chart.html'
        $chart = New-AuditChart -Path $log -Destination $page -Title 'Week <5>'
        $chart.Destination | Should -Be $page
        Get-Content $page -Raw | Should -BeLike '*Week &lt;5&gt;*'
        New-AuditChart -Path $log -Destination (Join-Path $TestDrive 'chart.json') | Out-Null
        (Get-Content (Join-Path $TestDrive 'chart.json') | ConvertFrom-Json)[0].type | Should -Be timeline
    }

    It 'says what it cannot do' {
        (Get-Failure { New-AuditChart -Path $log -Type Causation }).FullyQualifiedErrorId | Should -BeLike 'EventMissing*'
        (Get-Failure { Get-AuditStatistic -Path $log | New-AuditChart -Type Causation }).FullyQualifiedErrorId | Should -BeLike 'ChartUnfit*'
        (Get-Failure { [pscustomobject]@{ A = 1 } | New-AuditChart -X B }).FullyQualifiedErrorId | Should -BeLike 'PropertyNotFound*'
        (Get-Failure { New-AuditChart -Path $log -Destination (Join-Path $TestDrive 'chart.gif') }).FullyQualifiedErrorId | Should -BeLike 'FileKindUnknown*'
    }
}
