Describe 'The example of an assistant' {
    BeforeAll {
        $program = Get-ChildItem (Join-Path $PSScriptRoot '../../src/AuditOps.Host/bin') -Recurse -File -ErrorAction Ignore |
            Where-Object Name -In 'auditops', 'auditops.exe' | Sort-Object LastWriteTime | Select-Object -Last 1
        $example = Join-Path $PSScriptRoot '../../examples/mcp.ps1'
    }

    It 'gets findings, and the story of the first' {
        if (-not $program) { Set-ItResult -Skipped -Because 'the executable is not built' }
        $output = & $example -Program $program.FullName -Root (Join-Path $TestDrive assistant) -Verbose 4>&1
        $findings = $output | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] }
        $findings.Count | Should -Be 5
        $findings[0].eventId | Should -Not -BeNullOrEmpty
        $output | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | Should -Not -BeNullOrEmpty
    }

    It 'has settings for clients that are JSON' {
        $settings = Get-Content (Join-Path $PSScriptRoot '../../examples/mcp/mcp.json') -Raw | ConvertFrom-Json
        $settings.mcpServers.auditops.args[0] | Should -Be 'mcp'
    }
}
