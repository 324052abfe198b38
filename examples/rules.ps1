<#
.SYNOPSIS
    Checks a folder of Sigma rules against logs that they must match, and runs them.
.EXAMPLE
    ./examples/rules.ps1
.EXAMPLE
    ./examples/rules.ps1 -RulePath ./my-rules -Path /var/log/auth.log*
#>
[CmdletBinding()]
param(
    # Files or folders of rules.
    [string[]] $RulePath = (Join-Path $PSScriptRoot 'rules'),
    # The logs.
    [string[]] $Path = (Join-Path $PSScriptRoot 'rules' 'guessing.log')
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '..' 'AuditOps.psd1')

$bad = Test-AuditRule -RulePath $RulePath -Detailed | Where-Object -Not Valid
if ($bad) {
    $bad | Format-List | Out-String | Write-Warning
    throw "$(@($bad).Count) rules cannot be used."
}

Invoke-AuditRule -RulePath $RulePath -Path $Path
