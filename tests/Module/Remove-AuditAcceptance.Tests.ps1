BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Remove-AuditAcceptance' {
    It 'takes back what is piped, and the finding is reported again' {
        $store = New-FilledStore
        $finding = (Get-AuditPattern -Store $store)[0]
        $null = $finding | Add-AuditAcceptance -Reason test
        (Get-AuditPattern -Store $store -WarningAction SilentlyContinue).FindingId | Should -Not -Contain $finding.FindingId
        Get-AuditAcceptance -Store $store | Remove-AuditAcceptance | Should -BeNullOrEmpty
        (Get-AuditPattern -Store $store).FindingId | Should -Contain $finding.FindingId
    }

    It 'gives them with -PassThru, and goes on after one that is not accepted' {
        $null = Add-AuditAcceptance 00000000000000a1 -Reason test
        $gone = Remove-AuditAcceptance 00000000000000ff, 00000000000000a1 -PassThru -ErrorVariable failed -ErrorAction SilentlyContinue
        $gone.FindingId | Should -Be '00000000000000a1'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'AcceptanceNotFound*'
    }

    It 'changes nothing with -WhatIf' {
        $null = Add-AuditAcceptance 00000000000000a2 -Reason test
        Remove-AuditAcceptance 00000000000000a2 -WhatIf -PassThru | Should -BeNullOrEmpty
        (Get-AuditAcceptance 00000000000000a2).Reason | Should -Be 'test'
    }
}
