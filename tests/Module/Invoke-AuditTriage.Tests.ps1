BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
}

Describe 'Invoke-AuditTriage' {
    It 'gives findings, most severe first' {
        $findings = Invoke-AuditTriage -Path $log
        $findings.EntityName | Should -Contain '203.0.113.5'
        $severity = $findings.Severity | ForEach-Object { [int] $_ }
        $severity | Should -Be ($severity | Sort-Object -Descending)
    }

    It 'writes a report too, from where PowerShell is' {
        Push-Location $TestDrive
        try { $null = Invoke-AuditTriage -Path $log -Report ./triage.html } finally { Pop-Location }
        Get-Content $TestDrive/triage.html -Raw | Should -BeLike '*203.0.113.5*'
    }

    It 'takes lines' {
        (Get-Content $log | Invoke-AuditTriage).EntityName | Should -Contain '203.0.113.5'
    }

    It 'reads the configured store' {
        $store = New-FilledStore
        $before, $env:AUDITOPS_STORE = $env:AUDITOPS_STORE, $store
        try { (Invoke-AuditTriage).Store | Select-Object -First 1 | Should -Be $store } finally { $env:AUDITOPS_STORE = $before }
    }
}
