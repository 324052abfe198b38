<#
.SYNOPSIS
Measures the steps of a nightly job, and says in the morning whether it became slower.

.DESCRIPTION
A step that fails ends neither the others nor the report. Each step runs under Measure-PerfOperation, so that every night adds a run to its history. After the job the script tells what is slower than the
baseline, since when, and what held the machine up meanwhile. The first night sets the baseline.

.EXAMPLE
./performance.ps1 -Step @{ backup = { ./backup.ps1 }; import = { Import-AuditEvent /var/log } }
#>
[CmdletBinding()]
param([Parameter(Mandatory)] [hashtable] $Step)

$failure = @{}
$monitor = Start-PerfMonitor 10s
try {
    foreach ($name in $Step.Keys | Sort-Object) {
        try { $null = Measure-PerfOperation $name $Step[$name] }
        catch { $failure[$name] = $_ }
    }
}
finally {
    $bottlenecks = Get-PerfBottleneck
    $null = $monitor | Stop-PerfMonitor
}

foreach ($name in $Step.Keys | Sort-Object) {
    if (-not (Get-PerfBaseline $name)) { $null = Set-PerfBaseline $name -WarningAction Ignore }
    $compared = Compare-PerfBaseline $name -WarningAction Ignore
    [pscustomobject] @{
        Step       = $name
        Failure    = $failure[$name]
        Median     = (Get-PerfMetric $name -Timeframe all).Median
        Change     = $compared.Change
        Since      = (Get-PerfChangePoint -Operation $name | Select-Object -Last 1).Time
        Bottleneck = @($bottlenecks.Explanation)
    }
}
