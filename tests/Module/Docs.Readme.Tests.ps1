BeforeDiscovery {
    $readme = Get-Content (Join-Path $PSScriptRoot '../../README.md') -Raw
    $tour = [regex]::Match($readme, '(?s)<!-- tour -->(.*)<!-- /tour -->').Groups[1].Value
    $blocks = [regex]::Matches($tour, '(?s)```powershell\r?\n(.*?)```') | ForEach-Object { @{ Code = $_.Groups[1].Value } }
}

Describe 'The five-minute tour of the README' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        New-Item -ItemType Directory (Join-Path $TestDrive tour) | Set-Location
    }

    AfterAll {
        Set-Location $PSScriptRoot
    }

    It 'runs: <Code>' -ForEach $blocks {
        $ErrorActionPreference = 'Stop'
        $output = & ([scriptblock]::Create($Code))
        $output | Should -Not -BeNullOrEmpty
    }

    It 'leaves a report, a seal and a store in which each event is once' {
        'report.html', 'seal.json' | Should -Exist
        $store = Get-AuditStore -Store ./store
        $store.Events | Should -BeGreaterThan 1000
        (Import-AuditEvent -Path ./sample/* -Store ./store | Measure-Object Events -Sum).Sum | Should -Be 0
    }
}
