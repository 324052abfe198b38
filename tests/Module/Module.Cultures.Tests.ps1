BeforeDiscovery {
    $cultures = 'de-DE', 'tr-TR', 'ar-SA' | ForEach-Object { @{ Culture = $_ } }
}

BeforeAll {
    . $PSScriptRoot/Fixture.ps1

    $log = New-AuthLog (Join-Path $TestDrive 'auth.log')
    $table = Join-Path $TestDrive 'in.csv'
    'time,user,amount', '2026-01-05T10:00:00Z,I,1.5', '2026-01-05T10:00:01Z,i,2.5' | Set-Content $table

    # Everything that turns numbers, times or letters into text, or reads them from it; without what depends on the moment.
    function Get-Everything {
        $events = Get-AuditEvent -Path $log -Since '2020-01-01T00:00Z' -Actor ALICE | Select-Object * -ExcludeProperty Ingested, Store
        $findings = Get-AuditPattern -Path $log
        @(
            $events | ConvertTo-Json -Depth 5
            $findings | ConvertTo-Json -Depth 5
            $findings | Out-String -Width 200
            $findings | Format-List | Out-String -Width 4000
            Get-AuditTimeline -Path $log -Actor alice | Out-String -Width 200
            Get-AuditStatistic -Path $log | Out-String -Width 200
            Get-AuditAnomaly -Path $log | Out-String -Width 200
            Invoke-AuditQuery -Path $log 'SELECT 1234.5::DOUBLE AS d, 0.25::DECIMAL(9, 2) AS m, TIMESTAMP ''2026-02-01 10:00:00.5'' AS at' | ConvertTo-Json
            Get-AuditEvent -Path $table -Action '*' | ForEach-Object Data
            Import-Csv $table | Get-AuditEvent -Format csv | ForEach-Object Data
            try { Get-AuditEvent -Path $log -First 0 } catch { $_.Exception.Message }
        ) -join "`n"
    }
}

Describe 'Any culture' {
    BeforeAll {
        $before = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
        $expected = Get-Everything
        [cultureinfo]::CurrentCulture = $before
    }

    It 'gives the same objects and texts in <Culture>' -ForEach $cultures {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $Culture
            $found = Get-Everything
        }
        finally { [cultureinfo]::CurrentCulture = $before }
        $found | Should -BeExactly $expected
    }

    It 'reads times and spans the same in <Culture>' -ForEach $cultures {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $Culture
            $all = @(Get-AuditEvent -Path $log -Since 400d).Count
            $some = @(Get-AuditEvent -Path $log -Since 36h).Count
            (Get-AuditEvent -Path $log -Since ([datetime]::UtcNow.AddDays(-400)) | Measure-Object).Count | Should -Be $all
            { Get-AuditEvent -Path $log -Since '01.02.2026' -ErrorAction Stop } | Should -Throw -Because 'a date that means two days is refused everywhere'
        }
        finally { [cultureinfo]::CurrentCulture = $before }
        $all | Should -BeGreaterThan 200
        $some | Should -BeLessThan $all
    }
}
