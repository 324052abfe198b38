BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
    $count = "(Get-AuditEvent -Path '$log').Count"
}

Describe 'The load context' {
    It 'survives that another module has loaded other versions of our libraries' {
        $others = Join-Path $TestDrive 'others'
        $null = New-Item $others -ItemType Directory
        foreach ($name in 'MathNet.Numerics', 'Microsoft.Data.Sqlite', 'SQLitePCLRaw.core', 'YamlDotNet') {
            Add-Type -TypeDefinition "[assembly: System.Reflection.AssemblyVersion(`"0.0.1.0`")] namespace Other { public class C$([guid]::NewGuid().ToString('n')) { } }" -OutputAssembly "$others/$name.dll"
        }
        Invoke-Child "Get-ChildItem '$others' | ForEach-Object { [void] [Reflection.Assembly]::LoadFrom(`$_.FullName) }; Import-Module `$modulePath; $count; (Import-AuditEvent -Path '$log' -Store '$TestDrive/s1').Events" |
            Should -Be '214', '214'
    }

    It 'keeps its libraries out of the default context' {
        Invoke-Child "Import-Module `$modulePath; `$null = $count; [Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.GetName().Name -match 'DuckDB|MathNet|Sqlite|AuditOps' | Sort-Object" |
            Should -Be 'AuditOps', 'AuditOps.Cmdlets'
    }

    It 'works from four runspaces at once' {
        Invoke-Child "1..4 | ForEach-Object -Parallel { Import-Module '$modulePath'; $count } -ThrottleLimit 4" | Should -Be '214', '214', '214', '214'
    }

    It 'works when a second copy is imported from another folder' {
        $copy = Join-Path $TestDrive 'copy'
        $null = New-Item $copy -ItemType Directory
        $root = Split-Path $modulePath
        Copy-Item $root/AuditOps.psd1, $root/en-US, $root/module $copy -Recurse
        Invoke-Child "Import-Module `$modulePath; $count; Import-Module '$copy/AuditOps.psd1'; $count; Remove-Module AuditOps; Import-Module '$copy/AuditOps.psd1'; $count" |
            Should -Be '214', '214', '214'
        Invoke-Child "Import-Module '$copy/AuditOps.psd1'; $count" | Should -Be '214'
    }

    It 'says what is missing when the engine is' {
        $copy = Join-Path $TestDrive 'no-engine'
        $root = Split-Path $modulePath
        $null = New-Item $copy/module -ItemType Directory
        Copy-Item $root/AuditOps.psd1 $copy
        Copy-Item $root/module/*.dll, $root/module/*.ps1xml $copy/module
        Invoke-Child "Import-Module '$copy/AuditOps.psd1'; try { Get-AuditFormat } catch { `$_.FullyQualifiedErrorId }" | Should -Be 'EngineNotFound,AuditOps.Cmdlets.GetAuditFormatCommand'
    }
}
