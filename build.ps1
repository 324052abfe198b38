<#
.SYNOPSIS
    Builds, tests, packages or cleans AuditOps.
.DESCRIPTION
    Build    makes the module usable from this clone: Import-Module ./AuditOps.psd1
    Test     builds and runs every test.
    Package  puts the whole module, for all platforms, into artifacts/AuditOps/VERSION.
    Clean    removes everything that was built.
.EXAMPLE
    ./build.ps1
.EXAMPLE
    ./build.ps1 -Task Package
#>
#Requires -Version 7.4
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$module = Join-Path $PSScriptRoot 'module'
$engine = Join-Path $module 'engine'
$artifacts = Join-Path $PSScriptRoot 'artifacts'
$quietly = '--configuration', $Configuration, '--nologo', '--verbosity', 'quiet', '-consoleLoggerParameters:NoSummary'
$platforms = 'linux-x64', 'linux-arm64', 'win-x64', 'win-arm64', 'osx-x64', 'osx-arm64'

function Build([string[]] $Property) {
    foreach ($project in 'Core', 'Cmdlets', 'Host') {
        dotnet build "$PSScriptRoot/src/AuditOps.$project" @quietly @Property
    }
}

function Clean {
    $built = @(
        Get-ChildItem $PSScriptRoot/src, $PSScriptRoot/tests -Directory -Recurse -Include bin, obj
        Get-ChildItem $module/*.dll, $module/*.pdb
        Get-Item $engine, $artifacts -ErrorAction Ignore
    )
    $built | Remove-Item -Recurse -Force
}

function NativeFile([string] $Platform) {
    $system = $Platform.Split('-')[0]
    $prefix = $system -eq 'win' ? '' : 'lib'
    $ending = @{ win = 'dll'; osx = 'dylib'; linux = 'so' }[$system]
    foreach ($library in 'duckdb', 'e_sqlite3') { "engine/runtimes/$Platform/native/$prefix$library.$ending" }
}

function Package {
    # What an earlier build has left must not be packaged. The native libraries are kept: npm checked their hashes when it brought them.
    Get-ChildItem $module -Filter *.dll | Remove-Item
    Get-ChildItem $engine -File -ErrorAction Ignore | Remove-Item
    Build -Property '-p:DuckDBRuntimes=all'

    $geography = 'ipv4', 'ipv6' | ForEach-Object { "engine/geography/asn-country-$_.csv" }
    $missing = @($platforms | ForEach-Object { NativeFile $_ }) + $geography | Where-Object { -not (Test-Path (Join-Path $module $_)) }
    if ($missing) {
        throw "These files are missing, so nothing was packaged: $($missing -join ', ')"
    }

    $version = (Import-PowerShellDataFile $PSScriptRoot/AuditOps.psd1).ModuleVersion
    $staged = Join-Path ([IO.Path]::GetTempPath()) "package-$([guid]::NewGuid())"
    $null = New-Item $staged -ItemType Directory
    Copy-Item $PSScriptRoot/AuditOps.psd1, $PSScriptRoot/en-US, $module $staged -Recurse
    Get-Item $PSScriptRoot/README.md, $PSScriptRoot/CHANGELOG.md, $PSScriptRoot/LICENSE -ErrorAction Ignore | Copy-Item -Destination $staged
    AddHost $staged/bin
    Get-ChildItem $staged/module/*.pdb, $staged/module/engine/*.pdb, $staged/module/engine/*.xml, $staged/bin/*.xml | Remove-Item
    Check $staged

    $target = "$artifacts/AuditOps/$version"
    Remove-Item $target -Recurse -Force -ErrorAction Ignore
    $null = New-Item (Split-Path $target) -ItemType Directory -Force
    Move-Item $staged $target
    Get-Item $target
}

# Away from the clone, so that nothing is found that was not packaged.
function Check([string] $Folder) {
    $script = "`$ErrorActionPreference = 'Stop'; Import-Module '$Folder/AuditOps.psd1'; `$logs = New-AuditSample '$Folder/check' -Size 500
        if (-not (`$logs | Get-Item -Path { `$_.Destination } | Invoke-AuditTriage)) { throw 'The packaged module finds nothing in its own samples.' }"
    pwsh -NoProfile -NonInteractive -Command $script
    & $Folder/bin/auditops$($IsWindows ? '.cmd' : '') audit formats --json | ConvertFrom-Json | Out-Null
    Remove-Item $Folder/check -Recurse
}

# The executable runs on any platform that has .NET: two small scripts start the same assembly. It takes DuckDB from module/engine.
function AddHost([string] $Folder) {
    dotnet publish $PSScriptRoot/src/AuditOps.Host @quietly --output $Folder '-p:UseAppHost=false' '-p:DebugType=none'
    Get-ChildItem $Folder/runtimes -Directory -ErrorAction Ignore | Where-Object Name -NotIn $platforms | Remove-Item -Recurse
    $assembly = Get-ChildItem $Folder/*.runtimeconfig.json | Where-Object Name -NE AuditOps.Core.runtimeconfig.json |
        ForEach-Object { $_.Name -replace '\.runtimeconfig\.json$', '.dll' }
    Set-Content $Folder/auditops "#!/bin/sh`nexec dotnet `"`$(dirname `"`$(readlink -f `"`$0`")`")/$assembly`" `"`$@`"`n" -NoNewline
    Set-Content $Folder/auditops.cmd "@dotnet `"%~dp0$assembly`" %*`r`n" -NoNewline
    if (-not $IsWindows) { chmod 755 $Folder/auditops }
}

switch ($Task) {
    Build { Build }
    Test { dotnet test $PSScriptRoot/AuditOps.sln --configuration $Configuration --nologo }
    Package { Package }
    Clean { Clean }
}
