<#
.SYNOPSIS
    Talks to 'auditops mcp' as an assistant does: makes sample logs, starts the server, asks for findings and for what led to the first.
.DESCRIPTION
    The protocol is lines of JSON on standard input and output, so a few lines of script are a client. Gives the findings as objects.
.EXAMPLE
    ./examples/mcp.ps1 | Format-Table severity, entityName, title
#>
[CmdletBinding()]
param(
    # The executable, such as src/AuditOps.Host/bin/Release/net10.0/auditops after ./build.ps1.
    [string] $Program = 'auditops',

    # The folder that is open to the assistant; sample logs are made in it if it is not there.
    [string] $Root = './assistant'
)

$ErrorActionPreference = 'Stop'
if (-not (Test-Path $Root)) {
    & $Program audit sample $Root --size 2000 --format syslog | Out-Null
}

$start = [Diagnostics.ProcessStartInfo]::new($Program)
'mcp', '--root', (Resolve-Path $Root).Path | ForEach-Object { $start.ArgumentList.Add($_) }
$start.RedirectStandardInput = $start.RedirectStandardOutput = $true
$server = [Diagnostics.Process]::Start($start)
$script:last = 0

function Request([string] $Method, [hashtable] $Params) {
    $id = ++$script:last
    $server.StandardInput.WriteLine((@{ jsonrpc = '2.0'; id = $id; method = $Method; params = $Params } | ConvertTo-Json -Depth 9 -Compress))
    do {
        $line = $server.StandardOutput.ReadLine()
        if ($null -eq $line) { throw 'The server has ended.' }
        $message = $line | ConvertFrom-Json
    } until ($message.PSObject.Properties['id'] -and $message.id -eq $id)
    if ($message.PSObject.Properties['error']) { throw $message.error.message }
    $message.result
}

function Tool([string] $Name, [hashtable] $Arguments) {
    $result = Request 'tools/call' @{ name = $Name; arguments = $Arguments }
    if ($result.PSObject.Properties['isError']) { throw $result.content[0].text }
    $result.structuredContent
}

try {
    Request 'initialize' @{ protocolVersion = '2025-06-18'; capabilities = @{}; clientInfo = @{ name = 'example'; version = '1' } } | Out-Null
    $server.StandardInput.WriteLine('{"jsonrpc":"2.0","method":"notifications/initialized"}')

    $found = Tool 'audit_analytics_get_patterns' @{ path = @('*.log'); page_size = 5 }
    $found.results
    $story = Tool 'audit_analytics_reconstruct_timeline' @{ path = @('*.log'); event_id = @($found.results[0].eventId); around = 600 }
    Write-Verbose $story.results[0].summary
}
finally {
    $server.StandardInput.Close()
    $server.WaitForExit()
}
