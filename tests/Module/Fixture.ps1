# Dot-sourced by every test file: the module under test, a configuration and a store of its own, and made logs with known content.

$modulePath = $env:AUDITOPS_MODULE ? $env:AUDITOPS_MODULE : (Join-Path $PSScriptRoot '../../AuditOps.psd1' -Resolve)
Import-Module $modulePath

$env:XDG_CONFIG_HOME = Join-Path $TestDrive 'config'
$env:AUDITOPS_STORE = Join-Path $TestDrive 'default-store'

# Eight days of one host: root is guessed from 203.0.113.5 twelve times, then let in; alice works, and uses sudo once; cron runs.
function New-AuthLog {
    [Diagnostics.CodeAnalysis.SuppressMessage('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Writes below TestDrive.')]
    param([string] $Path = (Join-Path $TestDrive 'auth.log'))

    $start = [datetime]::UtcNow.Date.AddDays(-9)
    $lines = foreach ($day in 0..7) {
        $at = $start.AddDays($day)
        foreach ($hour in 0..23) { Line $at.AddHours($hour).AddMinutes(17) "CRON[$(2000 + $hour)]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)" }
        Line $at.AddHours(8.5) "sshd[31$day]: Accepted publickey for alice from 198.51.100.7 port 5102$day ssh2: RSA SHA256:abc"
        if ($day -eq 5) {
            foreach ($attempt in 1..12) { Line $at.AddHours(9).AddSeconds(5 * $attempt) "sshd[41$attempt]: Failed password for root from 203.0.113.5 port 4000$attempt ssh2" }
            Line $at.AddHours(9).AddSeconds(90) 'sshd[500]: Accepted password for root from 203.0.113.5 port 40100 ssh2'
            Line $at.AddHours(9).AddMinutes(30) 'sudo:    alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/apt update'
        }
    }
    [IO.File]::WriteAllLines($Path, [string[]] ($lines | Sort-Object))
    Get-Item -LiteralPath $Path
}

function Line([datetime] $At, [string] $Text) {
    $At.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", [cultureinfo]::InvariantCulture) + " web1 $Text"
}

# A store of its own that holds the log above.
function New-FilledStore {
    [Diagnostics.CodeAnalysis.SuppressMessage('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Writes below TestDrive.')]
    param()

    $path = Join-Path $TestDrive ([guid]::NewGuid())
    $null = New-AuthLog (Join-Path $TestDrive 'filled.log') | Import-AuditEvent -Store $path
    $path
}

# Runs a script in a PowerShell of its own, with the module's path in $modulePath.
function Invoke-Child([string] $Script) {
    $shell = (Get-Process -Id $PID).Path
    & $shell -NoProfile -NonInteractive -Command "`$modulePath = '$modulePath'; Set-Location '$TestDrive'; $Script" 2>&1
}

# The error that a script ends with.
function Get-Failure([scriptblock] $Script) {
    try { $null = & $Script } catch { return $_ }
    throw 'The command did not fail.'
}
