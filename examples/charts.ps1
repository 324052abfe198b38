<#
.SYNOPSIS
    Writes pages with charts of logs: when there was how much, who works when, what was found, and where it began.
.EXAMPLE
    ./examples/charts.ps1
.EXAMPLE
    ./examples/charts.ps1 -Path /var/log/auth.log* -Destination ./charts
#>
[CmdletBinding()]
param(
    # The logs.
    [string[]] $Path = (Join-Path $PSScriptRoot 'investigation' 'auth.log'),
    # The folder of the pages.
    [string] $Destination = './charts'
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '..' 'AuditOps.psd1')
$null = New-Item $Destination -ItemType Directory -Force

$findings = Get-AuditPattern -Path $Path
$findings | New-AuditChart -Destination $Destination/found.html -Force
New-AuditChart -Path $Path -Type Heatmap -GroupBy actor -Destination $Destination/hours.html -Force
Get-AuditStatistic -Path $Path -GroupBy source_ip | New-AuditChart -Title 'Where from' -Destination $Destination/addresses.html -Force
$findings | Sort-Object Score -Descending | Select-Object -First 1 | Get-AuditCausation | New-AuditChart -Destination $Destination/began.html -Force
Get-AuditEvent -Path $Path | Group-Object Host | New-AuditChart -X Name -Y Count -Type Pie -Destination $Destination/hosts.html -Force
