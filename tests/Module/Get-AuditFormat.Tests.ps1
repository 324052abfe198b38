BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Get-AuditFormat' {
    It 'lists ours' {
        $formats = Get-AuditFormat
        $formats[0] | Should -BeOfType AuditOps.FormatInfo
        foreach ($name in 'syslog', 'auditd', 'journald', 'cloudtrail', 'kubernetes', 'windows', 'json', 'csv') { $formats.Name | Should -Contain $name }
        $formats | ForEach-Object { $_.DefinedIn | Should -Exist }
    }

    It 'takes wildcards' {
        (Get-AuditFormat sys*).Name | Should -Be 'syslog'
    }

    It 'lists those of a store too, which it also takes from the pipeline' {
        $store = New-FilledStore
        $null = New-Item $store/content/formats -ItemType Directory -Force
        (Get-Content (Get-AuditFormat csv).DefinedIn) | Set-Content $store/content/formats/doors.sql
        (Get-AuditFormat doors -Store $store).OwnedBy | Should -Be 'Store'
        (Get-AuditStore $store | Get-AuditFormat).Name | Should -Contain 'doors'
    }
}
