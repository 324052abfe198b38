BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Importing the module' {
    It 'has a valid manifest' {
        $manifest = Test-ModuleManifest $modulePath
        $manifest.ExportedCmdlets.Count | Should -BeGreaterThan 19
        $manifest.ExportedFunctions.Count + $manifest.ExportedAliases.Count | Should -Be 0
    }

    It 'exports the same commands that its manifest names, all with approved verbs' {
        $commands = Get-Command -Module AuditOps
        ($commands.Name | Sort-Object) | Should -Be ((Import-PowerShellDataFile $modulePath).CmdletsToExport | Sort-Object)
        $commands.Verb | Sort-Object -Unique | Should -BeIn (Get-Verb).Verb
        $commands.CommandType | Sort-Object -Unique | Should -Be Cmdlet
    }

    It 'makes type literals resolve at once' {
        Invoke-Child 'Import-Module $modulePath; [AuditOps.Severity]::High; [AuditOps.AuditOpsException].Name' | Should -Be 'High', 'AuditOpsException'
    }

    It 'has no side effect: no file, no engine, no variable' {
        $script = 'Import-Module $modulePath; [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -match "DuckDB|AuditOps\.Core"; Test-Path $env:AUDITOPS_STORE; Test-Path $env:XDG_CONFIG_HOME'
        Invoke-Child $script | Should -Be 'False', 'False'
    }

    It 'can be imported again with -Force, and removed' {
        Invoke-Child 'Import-Module $modulePath; Import-Module $modulePath -Force; (Get-AuditFormat).Count -gt 0; Remove-Module AuditOps; @(Get-Command Get-AuditEvent -ErrorAction Ignore -All | Where-Object Module).Count; Import-Module $modulePath; (Get-AuditFormat).Count -gt 0' |
            Should -Be 'True', '0', 'True'
    }

    It 'frees its temporary stores on removal and at the end' {
        $log = New-AuthLog
        $temporary = (New-Item (Join-Path $TestDrive 'temporary') -ItemType Directory).FullName
        $read = "Import-Module `$modulePath; `$null = Get-AuditEvent -Path '$log' -First 1; @(Get-ChildItem '$temporary').Count -gt 0"
        $before, $env:TMPDIR = $env:TMPDIR, $temporary
        try {
            Invoke-Child "$read; Remove-Module AuditOps; @(Get-ChildItem '$temporary' -Directory).Count" | Should -Be 'True', '0'
            Invoke-Child $read | Should -Be 'True'
            Get-ChildItem $temporary -Directory | Should -BeNullOrEmpty
        }
        finally { $env:TMPDIR = $before }
    }

    It 'says in one sentence that an older PowerShell is too old' {
        $copy = Join-Path $TestDrive 'AuditOps.psd1'
        (Get-Content $modulePath -Raw) -replace "PowerShellVersion\s+= '7.6'", "PowerShellVersion = '9.0'" | Set-Content $copy
        (Get-Failure { Import-Module $copy -ErrorAction Stop }).Exception.Message | Should -BeLike "*requires a minimum PowerShell version of '9.0'*"
    }
}
