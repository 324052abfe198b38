BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $line = Line ([datetime]::UtcNow) 'sshd[9]: Failed password for root from 192.0.2.1 port 1 ssh2'
    $big = Join-Path $TestDrive 'big.log'
    [IO.File]::WriteAllText($big, ("$line`n" * 1000000))
}

Describe 'Cancellation' {
    It 'answers Ctrl+C while <Name>' -ForEach @(
        @{ Name = 'importing'; Command = 'Import-AuditEvent -Path $big -Store $store' }
        @{ Name = 'reading'; Command = 'Get-AuditEvent -Path $big' }
        @{ Name = 'following'; Command = 'Import-AuditEvent -Path $big -Store $store -Follow' }
        @{ Name = 'following patterns'; Command = 'Get-AuditPattern -Path $big -Follow' }
    ) {
        $script = "Import-Module '$modulePath'; `$big = '$big'; `$store = '$TestDrive/$([guid]::NewGuid())'; $Command"
        $shell = [powershell]::Create().AddScript($script)
        $running = $shell.BeginInvoke()
        Start-Sleep -Seconds 1
        $shell.Stop()
        $running.IsCompleted | Should -BeTrue
        $shell.InvocationStateInfo.State | Should -BeIn 'Stopped', 'Completed'
    }

    It 'leaves the store usable' {
        $store = Join-Path $TestDrive 'half'
        $shell = [powershell]::Create().AddScript("Import-Module '$modulePath'; Import-AuditEvent -Path '$big' -Store '$store'")
        $null = $shell.BeginInvoke()
        Start-Sleep -Milliseconds 800
        $shell.Stop()
        $null = Import-AuditEvent -Path $big -Store $store
        (Get-AuditStore $store).Events | Should -Be 1000000
        Test-AuditStore $store | Should -BeTrue
    }

    It 'ends the query with Select-Object -First' {
        $all = Measure-Command { $null = Get-AuditEvent -Path $big -First 1 }
        $first = Get-AuditEvent -Path $big | Select-Object -First 1
        $first.SourceIp | Should -Be '192.0.2.1'
        $all | Should -Not -BeNullOrEmpty
        (Get-AuditEvent -Path $big | Select-Object -First 2).Count | Should -Be 2
    }
}
