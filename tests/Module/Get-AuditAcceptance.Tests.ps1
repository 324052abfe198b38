BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Get-AuditAcceptance' {
    It 'shows what is accepted, what expires first at the top' {
        $null = Add-AuditAcceptance 00000000000000a1 -Reason later -Title 'One thing' -Until 9d
        $null = Add-AuditAcceptance 00000000000000a2 -Reason sooner -Until 3d
        $all = Get-AuditAcceptance
        $all.FindingId | Should -Be '00000000000000a2', '00000000000000a1'
        $all.Expired | Should -Not -Contain $true
        $all[1].Title | Should -Be 'One thing'
        $text = ($all | Out-String -Width 160).Trim()
        $text.Split("`n")[0] | Should -Match '^FindingId\s+Until \(UTC\)\s+Expired\s+AcceptedBy\s+Reason\s+Title'
        $text | Should -BeLike '*later*One thing*'
    }

    It 'takes findings' {
        $store = New-FilledStore
        $finding = (Get-AuditPattern -Store $store)[0]
        $null = $finding | Add-AuditAcceptance -Reason test
        ($finding | Get-AuditAcceptance).Title | Should -Be $finding.Title
    }

    It 'says which is not accepted' {
        Get-AuditAcceptance 00000000000000ff -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'AcceptanceNotFound*'
    }
}
