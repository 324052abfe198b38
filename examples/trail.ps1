<#
.SYNOPSIS
    Puts a release on record: who deployed what, and what was configured for it; then shows the trail, sets how long it is kept, and takes it out as evidence.
.DESCRIPTION
    The events are written into the store's hash chain, beside the events of logs. AuditOps adds records of its own: whoever takes events out
    of the store, or changes how long it keeps them, is on the trail too.
.EXAMPLE
    ./examples/trail.ps1 -Store ./store -Destination ./trail.csv
#>
[CmdletBinding()]
param(
    # The store that keeps the trail.
    [Parameter(Mandatory)] [string] $Store,
    # The file for the evidence: .jsonl, .csv or .parquet.
    [Parameter(Mandatory)] [string] $Destination,
    # Who deploys.
    [string] $Actor = [Environment]::UserName,
    # What is deployed.
    [string] $Release = 'shop-1.4',
    # How long the store keeps events.
    [int] $Days = 365
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '..' 'AuditOps.psd1')

# One operation, so that one question finds all of it: Get-AuditEvent -OperationId, Get-AuditTimeline.
$about = @{ Store = $Store; Actor = $Actor; OperationId = "release-$Release" }
Write-AuditEvent ConfigurationChange @about -Resource "$Release/settings" -Data @{ replicas = 3 }
Write-AuditEvent BackendOperation @about -Action deploy -Resource $Release -Message "$Release was deployed"

# Events that are older go when Remove-AuditEvent is run, or, with -Cleanup Automatic, at an import; the removal is on record.
Set-AuditRetention $Days -Store $Store

Export-AuditEvent -Store $Store -OperationId $about.OperationId -Destination $Destination -Force

# The trail: what was written, and what AuditOps did.
Get-AuditEvent -Store $Store | Where-Object Format -EQ auditops | Select-Object Time, Actor, Action, Outcome, Resource, Message

if (-not (Test-AuditStore -Store $Store)) {
    throw "The store $Store was changed from outside. Test-AuditStore -Detailed says where."
}
