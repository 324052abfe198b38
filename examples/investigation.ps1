<#
.SYNOPSIS
    Investigates the findings in logs: where each began, and what came of it, the worst first.
.EXAMPLE
    ./examples/investigation.ps1
.EXAMPLE
    ./examples/investigation.ps1 -Path /var/log/auth.log* -CriticalityPath ./criticality.yml
#>
[CmdletBinding()]
param(
    # The logs.
    [string[]] $Path = (Join-Path $PSScriptRoot 'investigation' 'auth.log'),
    # What is critical, and how much.
    [string] $CriticalityPath = (Join-Path $PSScriptRoot 'investigation' 'criticality.yml')
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '..' 'AuditOps.psd1')

$stories = foreach ($finding in Get-AuditPattern -Path $Path) {
    $root = $finding | Get-AuditCausation -WarningAction SilentlyContinue | Where-Object RootRank -EQ 1 | Select-Object -First 1
    $impact = $finding | Get-AuditImpact -Window 1h -CriticalityPath $CriticalityPath
    [pscustomobject]@{
        Finding        = $finding.Title
        Began          = $root.Time ?? $finding.Start
        Score          = $impact.Score
        Level          = $impact.Level
        Impact         = $impact.Explanation
        Recommendation = $impact.Recommendation
    }
}
$stories | Sort-Object Score -Descending
