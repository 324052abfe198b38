<#
.SYNOPSIS
Collects a value from many hosts, goes on after a crash, and changes all of them or none.
.DESCRIPTION
Run it again after it was killed: it finds the batch that was interrupted and runs only what is left.
#>
[CmdletBinding()]
param(
    # The hosts; folders stand in for them here.
    [Parameter(Mandatory)] [string[]] $HostFolder,
    # What is written on each of them.
    [Parameter(Mandatory)] [string] $Setting
)

$text = $Setting
$left = Get-AuditBatch -State Interrupted | Where-Object Name -EQ 'settings'
if ($left) {
    # A transaction is undone, and then tried as a whole again.
    $left | Resume-AuditBatch
}

# What a batch that succeeded has kept is not what this one would go back to.
$HostFolder | Join-Path -ChildPath 'setting.txt.old' | Remove-Item -ErrorAction Ignore

$HostFolder | Invoke-AuditBatch -Name settings -ThrottleLimit 4 -Timeout 30s -Retry 1 -SummaryVariable summary {
    $file = Join-Path $_ 'setting.txt'
    if (-not (Test-Path -LiteralPath "$file.old")) { Copy-Item -LiteralPath $file "$file.old" -ErrorAction Stop }
    Set-Content -LiteralPath $file $using:text -ErrorAction Stop
} -Rollback {
    $file = Join-Path $_ 'setting.txt'
    if (Test-Path -LiteralPath "$file.old") { Move-Item -LiteralPath "$file.old" $file -Force }
}

$summary
