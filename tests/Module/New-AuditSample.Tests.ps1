BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'New-AuditSample' {
    BeforeEach { $folder = Join-Path $TestDrive ([guid]::NewGuid()) }

    It 'writes logs and labels' {
        $files = New-AuditSample $folder -Size 500
        $files[0] | Should -BeOfType AuditOps.SampleFile
        $files | ForEach-Object { $_.Destination, $_.Labels | Should -Exist }
    }

    It 'gives the same bytes for the same seed' {
        $one = New-AuditSample $folder/1 -Size 500 -Format syslog -Seed 7
        $two = New-AuditSample $folder/2 -Size 500 -Format syslog -Seed 7
        (Get-FileHash $one.Destination).Hash | Should -Be (Get-FileHash $two.Destination).Hash
    }

    It 'replaces files only with -Force' {
        $null = New-AuditSample $folder -Size 500 -Format syslog
        (Get-Failure { New-AuditSample $folder -Size 500 -Format syslog }).Exception | Should -BeOfType AuditOps.AuditOpsException
        New-AuditSample $folder -Size 500 -Format syslog -Force | Should -Not -BeNullOrEmpty
    }

    It 'writes nothing with -WhatIf' {
        New-AuditSample $folder -Size 500 -WhatIf | Should -BeNullOrEmpty
        Test-Path $folder | Should -BeFalse
    }
}
