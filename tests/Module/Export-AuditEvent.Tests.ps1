BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $log = New-AuthLog
}

Describe 'Export-AuditEvent' {
    BeforeEach { $folder = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName }

    It 'writes <_> by the ending' -ForEach 'jsonl', 'csv', 'parquet' {
        $written = Export-AuditEvent -Path $log -Destination "$folder/all.$_" -PassThru
        $written.Events | Should -Be 214
        (Get-Item $written.Destination).Length | Should -Be $written.SizeBytes
    }

    It 'is silent without -PassThru' {
        Export-AuditEvent -Path $log -Destination $folder/all.csv | Should -BeNullOrEmpty
        (Import-Csv $folder/all.csv).Count | Should -Be 214
    }

    It 'takes its path from where PowerShell is' {
        Push-Location $folder
        try { Export-AuditEvent -Path $log -Destination ./here.jsonl } finally { Pop-Location }
        Test-Path $folder/here.jsonl | Should -BeTrue
    }

    It 'writes the events of all findings into one file' {
        $findings = Get-AuditPattern -Path $log
        $findings | Export-AuditEvent -Destination $folder/evidence.jsonl
        (Get-Content $folder/evidence.jsonl).Count | Should -Be ($findings.EventId | Sort-Object -Unique).Count
    }

    It 'refuses findings of several places' {
        $other = New-AuthLog $folder/other.log
        $findings = @(Get-AuditPattern -Path $log) + @(Get-AuditPattern -Path $other)
        (Get-Failure { $findings | Export-AuditEvent -Destination $folder/x.jsonl }).FullyQualifiedErrorId | Should -BeLike 'SeveralSources,*'
        Test-Path $folder/x.jsonl | Should -BeFalse
    }

    It 'replaces a file only with -Force' {
        Set-Content $folder/x.csv 'mine'
        (Get-Failure { Export-AuditEvent -Path $log -Destination $folder/x.csv }).Exception | Should -BeOfType AuditOps.AuditOpsException
        Get-Content $folder/x.csv | Should -Be 'mine'
        Export-AuditEvent -Path $log -Destination $folder/x.csv -Force
        (Import-Csv $folder/x.csv).Count | Should -Be 214
    }

    It 'writes nothing with -WhatIf' {
        Export-AuditEvent -Path $log -Destination $folder/x.csv -WhatIf
        Test-Path $folder/x.csv | Should -BeFalse
    }
}
