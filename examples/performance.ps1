<#
.SYNOPSIS
Measures the steps of a nightly job, and says in the morning whether it became slower.

.DESCRIPTION
Each step runs under Measure-PerfOperation, so that every night adds a run to its history. After the job the script tells what is slower than the
baseline, since when, and what held the machine up meanwhile. The first night sets the baseline.

.EXAMPLE
./performance.ps1 -Step @{ backup = { ./backup.ps1 }; import = { Import-AuditEvent /var/log } }
#>
[CmdletBinding()]
param([Parameter(Mandatory)] [hashtable] $Step)

$monitor = Start-PerfMonitor 10s
try {
    foreach ($name in $Step.Keys | Sort-Object) {
        $null = Measure-PerfOperation $name $Step[$name]
    }
}
finally {
    $bottlenecks = Get-PerfBottleneck
    $null = $monitor | Stop-PerfMonitor
}

foreach ($name in $Step.Keys | Sort-Object) {
    if (-not (Get-PerfBaseline $name)) { $null = Set-PerfBaseline $name }
    $compared = Compare-PerfBaseline $name
    [pscustomobject] @{
        Step       = $name
        Median     = (Get-PerfMetric $name -Timeframe all).Median
        Change     = $compared.Change
        Since      = (Get-PerfChangePoint -Operation $name | Select-Object -Last 1).Time
        Bottleneck = @($bottlenecks.Explanation)
    }
}
