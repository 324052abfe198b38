Describe 'The example of a batch' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $example = Join-Path $PSScriptRoot '../../examples/batch.ps1'
        $folders = foreach ($name in 'a', 'b', 'c') {
            $folder = New-Item -ItemType Directory (Join-Path $TestDrive $name)
            Set-Content (Join-Path $folder 'setting.txt') 'before'
            $folder.FullName
        }
        function Read-Setting { Get-Content ($folders | ForEach-Object { Join-Path $_ 'setting.txt' }) }
    }

    It 'changes nothing if one cannot be changed, and then all' {
        $summary = & $example -HostFolder ($folders + (Join-Path $TestDrive 'gone')) -Setting after -ErrorAction SilentlyContinue
        $summary.State | Should -Be 'RolledBack'
        Read-Setting | Should -Be 'before', 'before', 'before'
        (& $example -HostFolder $folders -Setting after).State | Should -Be 'Completed'
        Read-Setting | Should -Be 'after', 'after', 'after'
        (& $example -HostFolder ($folders + (Join-Path $TestDrive 'gone')) -Setting later -ErrorAction SilentlyContinue).State | Should -Be 'RolledBack'
        Read-Setting | Should -Be 'after', 'after', 'after'
    }
}
