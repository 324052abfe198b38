BeforeDiscovery {
    $root = Resolve-Path $PSScriptRoot/../..
    $cmdlets = (Import-PowerShellDataFile $root/AuditOps.psd1).CmdletsToExport
    $examples = foreach ($page in Get-ChildItem $root/docs/help/*.md) {
        $number = 0
        foreach ($block in [regex]::Matches((Get-Content $page -Raw), '(?s)```powershell\r?\n(.*?)\r?\n```')) {
            @{ Cmdlet = $page.BaseName; Number = ++$number; Code = $block.Groups[1].Value }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $null = New-AuthLog
    $null = New-Item $TestDrive/logs -ItemType Directory
    Copy-Item $TestDrive/auth.log $TestDrive/logs/auth.log
    Set-Content $TestDrive/doors.csv 'time,actor,action', '2026-01-05T10:00:00,carol,open', '2026-01-05T11:00:00,dave,open'
    $null = Import-AuditEvent -Path $TestDrive/auth.log
    $null = New-Item $TestDrive/sigma/rules, $TestDrive/rules -ItemType Directory
    Set-Content $TestDrive/sigma/rules/cleared.yml "title: Security Eventlog Cleared`nlogsource: {product: windows, service: security}`ndetection: {cleared: {EventID: 1102}, condition: cleared}`nlevel: high"
    Copy-Item $TestDrive/sigma/rules/cleared.yml $TestDrive/rules
    Set-Content $TestDrive/cleared.json '{"EventID": 1102, "Channel": "Security", "Computer": "web1", "TimeCreated": "2026-01-05T10:00:00Z", "SubjectUserName": "carol"}'
    Copy-Item $TestDrive/cleared.json $TestDrive/security.json
    Copy-Item $TestDrive/cleared.json $TestDrive/security.evtx.json
    function journalctl { '{"__REALTIME_TIMESTAMP":"1767607200000000","_HOSTNAME":"web1","SYSLOG_IDENTIFIER":"sshd","_PID":"7","MESSAGE":"Failed password for root from 203.0.113.5 port 1 ssh2","__CURSOR":"s=1;i=1"}' }
}

Describe 'Help of <_>' -ForEach $cmdlets {
    BeforeAll { $help = Get-Help $_ -Full }

    It 'says what it does' {
        $help.Synopsis | Should -Match '\.$'
        $help.description.Text | Should -Not -BeNullOrEmpty
    }

    It 'has examples' {
        (Get-Help $_ -Examples | Out-String) | Should -BeLike "*$_*"
    }

    It 'describes every parameter' {
        $common = [System.Management.Automation.Cmdlet]::CommonParameters
        foreach ($name in (Get-Command $_).Parameters.Keys | Where-Object { $_ -notin $common }) {
            ($help.parameters.parameter | Where-Object name -EQ $name).description.Text | Should -Not -BeNullOrEmpty -Because "-$name needs help"
        }
    }
}

Describe 'About topics' {
    It 'tells in about_AuditOps of the services and of the manual' {
        $about = Get-Help about_AuditOps | Out-String
        'Measure-PerfOperation', 'Use-PerfCache', 'Invoke-AuditBatch', 'Get-PerfBottleneck', 'docs/*.md' | ForEach-Object { $about | Should -Match ([regex]::Escape($_)) }
    }

    It 'finds <_>' -ForEach 'about_AuditOps', 'about_AuditOps_Stores', 'about_AuditOps_Unattended' {
        Get-Help $_ | Out-String | Should -BeLike "*$_*"
    }
}

Describe 'Examples' {
    BeforeEach { Push-Location $TestDrive }
    AfterEach { Pop-Location }

    It 'runs example <Number> of <Cmdlet>' -ForEach $examples {
        $problems = @()
        try {
            $output = . ([scriptblock]::Create($Code)) 2>&1
            $problems = @($output | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        }
        catch {
            # A promise of some examples: findings are there, so the command ends with this error.
            if ($_.FullyQualifiedErrorId -notlike 'FindingsAtOrAboveSeverity,*') { throw }
        }
        $problems | Should -BeNullOrEmpty
    }
}
