BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Add-AuditAcceptance' {
    It 'accepts what is piped, so that it is left out and fails nothing' {
        $store = New-FilledStore
        $all = Get-AuditPattern -Store $store
        $made = Get-AuditPattern -Store $store | Where-Object EntityName -EQ 203.0.113.5 | Add-AuditAcceptance -Reason 'our scanner' -Until 90d
        $made | Should -BeOfType AuditOps.Acceptance
        $made.Title | Should -BeIn $all.Title
        $made.Store | Should -Be $store
        $made.AcceptedBy | Should -Be ([Environment]::UserName)
        ($made.Until - $made.Since).TotalDays | Should -BeGreaterThan 89.99

        $left = Get-AuditPattern -Store $store -WarningVariable warnings -WarningAction SilentlyContinue
        $left.FindingId | Should -Be $all.Where{ $_.FindingId -ne $made.FindingId }.FindingId
        @($warnings).Count | Should -Be 1
        $warnings[0] | Should -BeLike '1 finding left out*Get-AuditAcceptance*'
        (Get-AuditPattern -Store $store -IncludeAccepted).FindingId | Should -Be $all.FindingId

        $null = $left | Add-AuditAcceptance -Reason known
        { Get-AuditPattern -Store $store -FailOn Informational -WarningAction SilentlyContinue } | Should -Not -Throw
        { Get-AuditPattern -Store $store -FailOn Informational -IncludeAccepted } | Should -Throw
    }

    It 'expires after 90 days where nothing else is said' {
        $made = Add-AuditAcceptance 00000000000000a1 -Reason test
        ($made.Until - $made.Since).TotalDays | Should -Be 90
        $made.Title | Should -BeNullOrEmpty
        $made.Store | Should -Be $env:AUDITOPS_STORE
    }

    It 'takes <Until>' -ForEach @(
        @{ Until = '2d' }
        @{ Until = [timespan]::FromDays(2) }
        @{ Until = [datetime]::Now.AddDays(2) }
        @{ Until = [datetime]::UtcNow.AddDays(2) }
        @{ Until = [DateTimeOffset]::Now.AddDays(2) }
    ) {
        $made = Add-AuditAcceptance 00000000000000a2 -Reason test -Until $Until -Force
        [math]::Abs(($made.Until - [datetime]::UtcNow).TotalDays - 2) | Should -BeLessThan 0.01
    }

    It 'reports a finding again when its acceptance has expired' {
        $store = New-FilledStore
        $finding = (Get-AuditPattern -Store $store)[0]
        $null = $finding | Add-AuditAcceptance -Reason test -Until 2s
        (Get-AuditPattern -Store $store -WarningAction SilentlyContinue).FindingId | Should -Not -Contain $finding.FindingId
        Start-Sleep -Milliseconds 2100
        (Get-AuditPattern -Store $store).FindingId | Should -Contain $finding.FindingId
        (Get-AuditAcceptance -Store $store).Expired | Should -BeTrue
    }

    It 'accepts a finding in files in the configured store, also in another process' {
        $log = New-AuthLog
        $finding = (Get-AuditPattern -Path $log)[0]
        $null = Invoke-Child "Import-Module `$modulePath; Add-AuditAcceptance $($finding.FindingId) -Reason child"
        (Get-AuditPattern -Path $log -WarningAction SilentlyContinue).FindingId | Should -Not -Contain $finding.FindingId
        (Invoke-AuditTriage -Path $log -WarningAction SilentlyContinue).FindingId | Should -Not -Contain $finding.FindingId
        (Get-AuditAcceptance $finding.FindingId).Reason | Should -Be 'child'
        ($finding | Add-AuditAcceptance -Reason piped -Force).Store | Should -Be $env:AUDITOPS_STORE
    }

    It 'goes on after one that is accepted already, and replaces it with -Force' {
        $null = Add-AuditAcceptance 00000000000000a3 -Reason first
        $made = [pscustomobject] @{ FindingId = '00000000000000a3' }, [pscustomobject] @{ FindingId = '00000000000000a4' } |
            Add-AuditAcceptance -Reason second -ErrorVariable failed -ErrorAction SilentlyContinue
        $made.FindingId | Should -Be '00000000000000a4'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'AcceptanceExists*'
        (Get-AuditAcceptance 00000000000000a3 | Add-AuditAcceptance -Reason third -Force).Reason | Should -Be 'third'
    }

    It 'takes findings that come back from a file' {
        $store = New-FilledStore
        $findings = Get-AuditPattern -Store $store
        $findings | Export-Clixml $TestDrive/findings.xml
        $made = Import-Clixml $TestDrive/findings.xml | Add-AuditAcceptance -Reason known
        $made.FindingId | Should -Be $findings.FindingId
        $made.Store | Sort-Object -Unique | Should -Be $store
        $again = $findings | ConvertTo-Json | ConvertFrom-Json | Add-AuditAcceptance -Reason known -Force
        $again.Title | Should -Be $findings.Title
    }

    It 'changes nothing with -WhatIf' {
        Add-AuditAcceptance 00000000000000a5 -Reason test -WhatIf | Should -BeNullOrEmpty
        (Get-AuditAcceptance).FindingId | Should -Not -Contain '00000000000000a5'
    }

    It 'refuses <Code>' -ForEach @(
        @{ Code = 'AcceptancePast'; Arguments = @{ FindingId = '00000000000000a6'; Reason = 'test'; Until = '2020-01-01' } }
        @{ Code = 'FindingIdInvalid'; Arguments = @{ FindingId = 'that one'; Reason = 'test' } }
        @{ Code = 'ParameterInvalid'; Arguments = @{ FindingId = '00000000000000a6'; Reason = ' ' } }
    ) {
        (Get-Failure { Add-AuditAcceptance @Arguments }).FullyQualifiedErrorId | Should -BeLike "$Code*"
    }
}
