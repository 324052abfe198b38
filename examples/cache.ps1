<#
.SYNOPSIS
Answers many questions about hosts while asking a slow source once for each.

.DESCRIPTION
Enriches failed logins with what an inventory says of their hosts. The inventory is slow, so that each host is asked for once in ten minutes,
whatever number of scripts run at once; when the inventory changes, one tag makes them all ask again.

.EXAMPLE
./cache.ps1 -Path /var/log/auth.log -Inventory { param($name) Invoke-RestMethod "https://inventory.example/hosts/$name" }
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [scriptblock] $Inventory,
    [switch] $InventoryChanged
)

$ask = $Inventory
if ($InventoryChanged) { Remove-PerfCacheItem -Tag inventory }

Get-AuditEvent -Path $Path -Category authentication -Outcome Failure | ForEach-Object {
    $name = $_.Host
    $known = Use-PerfCache "host:$name" -Ttl 10m -Tag inventory { & $ask $name }
    [pscustomobject] @{ Time = $_.Time; Actor = $_.Actor; SourceIp = $_.SourceIp; Host = $name; Owner = $known.owner }
}

$all = (Get-PerfCacheStatistic)[0]
Write-Verbose "$($all.Hits) of $($all.Requests) questions were answered from the cache."
