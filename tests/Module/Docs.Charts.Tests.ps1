Describe 'The example of charts' {
    It 'writes a page for each question' {
        . $PSScriptRoot/Fixture.ps1
        $charts = & (Join-Path $PSScriptRoot '../../examples/charts.ps1') -Destination (Join-Path $TestDrive charts)
        $charts.Type | Should -Be Timeline, Heatmap, Bar, Causation, Pie
        Get-ChildItem (Join-Path $TestDrive charts) | Should -HaveCount 5
        $charts[0].Marks.Count | Should -BeGreaterThan 0
    }
}

Describe 'The manual of charts' {
    It 'has commands that run' {
        . $PSScriptRoot/Fixture.ps1
        $null = New-AuthLog
        Push-Location $TestDrive
        try {
            $page = Get-Content (Join-Path $PSScriptRoot '../../docs/charts.md') -Raw
            & ([scriptblock]::Create([regex]::Match($page, '(?s)```powershell\r?\n(.*?)```').Groups[1].Value)) | Should -HaveCount 3
        }
        finally { Pop-Location }
    }
}
