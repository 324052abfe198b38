<#
.SYNOPSIS
Compliance as Pester checks: one for a whole policy, and one for each of its controls.
.DESCRIPTION
A control that nothing is known about is inconclusive, one that is waived is skipped with its reason; both are no pass.
.EXAMPLE
Invoke-Pester -Container (New-PesterContainer -Path ./examples/compliance.Tests.ps1 -Data @{ Path = '/var/log/auth.log*' })
#>
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Pester hands them to its blocks.')]
param(
    [Parameter(Mandatory)] [string[]] $Path,
    [string] $Policy = 'linux-host',
    [double] $Minimum = 90
)

BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../AuditOps.psd1')
    $controls = Get-AuditCompliance -Path $Path -Policy $Policy -Detailed
}

Describe "Policy $Policy" {
    It 'scores enough as a whole' {
        Test-AuditCompliance -Path $Path -Policy $Policy -Minimum $Minimum | Should -BeTrue
    }

    It '<_.Control>: <_.Title>' -ForEach $controls {
        if ($_.Result -eq 'NotAssessed') { Set-ItResult -Inconclusive -Because $_.Explanation }
        if ($_.Result -eq 'Waived') { Set-ItResult -Skipped -Because $_.Explanation }
        $_.Result | Should -BeIn Pass, Warn -Because $_.Explanation
    }
}
