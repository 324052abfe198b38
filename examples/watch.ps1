<#
.SYNOPSIS
    Watches logs, and hands each severe finding to a script block as it begins and when it is over, until stopped.
.EXAMPLE
    ./examples/watch.ps1 -Path /var/log/auth.log
.EXAMPLE
    ./examples/watch.ps1 -Path /var/log/auth.log -Action { Invoke-RestMethod https://chat.example/hook -Method Post -Body (ConvertTo-Json $_) }
#>
[CmdletBinding()]
param(
    # The logs.
    [Parameter(Mandatory)] [string[]] $Path,
    # What is done with each finding, $_.
    [scriptblock] $Action = { '{0:u} {1} {2}: {3}' -f $_.Start, ($_.Ongoing ? 'begins' : 'is over'), $_.Severity, $_.Explanation },
    # The name under which is remembered what was handed over before a restart.
    [string] $Name = 'watch',
    # The least severity.
    [string] $MinimumSeverity = 'High'
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '..' 'AuditOps.psd1')

Get-AuditPattern -Path $Path -Follow -NewSince $Name -MinimumSeverity $MinimumSeverity | ForEach-Object $Action
