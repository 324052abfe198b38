# Runs files of tests and writes what came of each test to a file of JSON. Ends with 3 where there is no Pester 5.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Result,
    [Parameter(Mandatory, ValueFromRemainingArguments)] [string[]] $Path
)

try { Import-Module Pester -MinimumVersion 5.0 -ErrorAction Stop } catch { exit 3 }

$run = Invoke-Pester -Configuration @{
    Run    = @{ Path = $Path; PassThru = $true }
    Output = @{ Verbosity = 'None' }
}
$tests = foreach ($test in $run.Tests) {
    @{ file = $test.ScriptBlock.File; name = $test.ExpandedPath; result = $test.Result; message = ($test.ErrorRecord | ForEach-Object { "$_`n$("$($_.ScriptStackTrace)".Split("`n").Where({ $_ -like '*Tests.ps1*' }, 'First'))" }) -join "`n" }
}
$broken = foreach ($part in @($run.FailedContainers) + @($run.FailedBlocks)) {
    @{ file = "$($part.Item ?? $part.ScriptBlock.File)"; name = "$part"; result = 'Failed'; message = ($part.ErrorRecord | ForEach-Object { "$_" }) -join "`n" }
}
ConvertTo-Json @(@($tests) + @($broken) | Where-Object { $_ }) | Set-Content $Result
