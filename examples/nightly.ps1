<#
.SYNOPSIS
    A runbook: imports the logs, gives what is new since the last run, keeps a report, and fails if something severe is new.
.EXAMPLE
    ./examples/nightly.ps1 -Path /var/log/auth.log*, /var/log/audit/audit.log -Store /var/lib/auditops -ReportFolder /var/www/reports
#>
[CmdletBinding()]
param(
    # The logs.
    [Parameter(Mandatory)] [string[]] $Path,
    # The store that keeps the events.
    [Parameter(Mandatory)] [string] $Store,
    # Where a report is written when there are findings.
    [string] $ReportFolder,
    # The script fails at findings of this severity or above.
    [ValidateSet('Informational', 'Low', 'Medium', 'High', 'Critical')] [string] $FailOn = 'High',
    # The time zone of time stamps in the logs that name none.
    [string] $TimeZone
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '..' 'AuditOps.psd1')

$zone = if ($TimeZone) { @{ TimeZone = $TimeZone } } else { @{} }
Import-AuditEvent -Path $Path -Store $Store @zone |
    Where-Object Events -GT 0 |
    ForEach-Object { Write-Verbose "$($_.SourceFile): $($_.Events) events" }

if (-not (Test-AuditStore -Store $Store)) {
    throw "The store $Store was changed from outside. Test-AuditStore -Detailed says where."
}

# What was there at the last run of this name is left out. After all output, -FailOn ends with an error that a scheduler sees.
try {
    Invoke-AuditTriage -Store $Store -NewSince nightly -FailOn $FailOn -OutVariable findings
} finally {
    if ($ReportFolder -and $findings.Count -gt 0) {
        Export-AuditReport -Store $Store -Destination (Join-Path $ReportFolder "auditops-$(Get-Date -Format yyyy-MM-dd).html") -Force
    }
}
