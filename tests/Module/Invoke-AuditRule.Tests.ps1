BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    . $PSScriptRoot/Rules.ps1
    $log = New-AuthLog
    $rules = New-RuleFolder
}

Describe 'Invoke-AuditRule' {
    It 'finds what a rule matches, one finding for each actor' {
        $found = Invoke-AuditRule -RulePath $rules -Rule failed_login -Path $log
        $found | Should -BeOfType AuditOps.RuleMatch
        $found.EntityName | Should -Be 'root'
        $found.Count | Should -Be 12
        $found.Author | Should -Be 'A. Tester'
        $found.Explanation | Should -BeLike '*12 events of root*A. Tester*'
    }

    It 'runs correlations, and tells what they take in with them' {
        $found = Invoke-AuditRule -RulePath $rules -Path $log
        $found.Rule | Sort-Object | Should -Be 'many_failed_logins', 'sudo_by_anybody'
        ($found | Where-Object Rule -EQ many_failed_logins).EntityName | Should -Be '203.0.113.5'
    }

    It 'leads to the events' {
        $events = Invoke-AuditRule -RulePath $rules -Rule failed_login -Path $log | Get-AuditEvent
        $events | Should -HaveCount 12
        $events.Outcome | Sort-Object -Unique | Should -Be 'Failure'
    }

    It 'chooses by tag, and runs the rules of a store' {
        $store = New-FilledStore
        $null = New-Item $store/content -ItemType Directory -Force
        Copy-Item $rules $store/content/rules -Recurse
        (Invoke-AuditRule -Store $store -Tag attack.t1548*).Rule | Should -Be 'sudo_by_anybody'
    }

    It 'goes on after a rule that cannot be used, and says where it is wrong' {
        Set-Content $rules/broken.yml "title: Broken`nlogsource: {product: auditops}`ndetection:`n  one: {actor|sounds_like: bob}`n  condition: one"
        $found = Invoke-AuditRule -RulePath $rules -Path $log -ErrorAction SilentlyContinue -ErrorVariable problems
        Remove-Item $rules/broken.yml
        $found | Should -HaveCount 2
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'RuleInvalid*'
        $problems[0].Exception.Message | Should -BeLike '*broken.yml, line 4*sounds_like*'
    }

    It 'names a rule that does not exist' {
        { Invoke-AuditRule -RulePath $rules -Rule nothing -Path $log -ErrorAction Stop } | Should -Throw -ErrorId 'RuleNotFound*'
    }

    It 'fails on a severity' {
        { Invoke-AuditRule -RulePath $rules -Path $log -FailOn High -ErrorAction Stop } | Should -Throw -ErrorId 'FindingsAtOrAboveSeverity*'
    }

    Context 'with -Follow' {
        BeforeEach { $growing = New-AuthLog (Join-Path $TestDrive "$([guid]::NewGuid()).log") }

        It 'tells what comes, and ends with Select-Object -First' {
            $appending = Start-ThreadJob {
                Start-Sleep -Seconds 3
                $time = [datetime]::UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss", [cultureinfo]::InvariantCulture)
                foreach ($port in 1..10) { [IO.File]::AppendAllText($using:growing, "$time+00:00 web1 sshd[9]: Failed password for mallory from 192.0.2.1 port $port ssh2`n") }
            }
            $found = Invoke-AuditRule -RulePath $rules -Rule many_failed_logins -Path $growing -Follow | Where-Object EntityName -EQ '192.0.2.1' | Select-Object -First 1
            $null = $appending | Receive-Job -Wait -AutoRemoveJob
            $found | Should -BeOfType AuditOps.RuleMatch
            $found.Ongoing | Should -BeTrue
            $found.FindingId | Should -Be (Invoke-AuditRule -RulePath $rules -Rule many_failed_logins -Path $growing | Where-Object EntityName -EQ '192.0.2.1').FindingId
        }

        It 'follows a store, and is stopped at once' {
            $store = Join-Path $TestDrive ([guid]::NewGuid())
            $null = Import-AuditEvent -Path $growing -Store $store
            $shell = [powershell]::Create().AddScript("Import-Module '$modulePath'; Invoke-AuditRule -RulePath '$rules' -Rule many_failed_logins -Store '$store' -Follow")
            $told = [Management.Automation.PSDataCollection[psobject]]::new()
            $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $told)
            $until = [datetime]::UtcNow.AddSeconds(60)
            while ($told.Count -eq 0 -and [datetime]::UtcNow -lt $until) { Start-Sleep -Milliseconds 100 }
            $taken = Measure-Command { $shell.Stop() }
            $running.IsCompleted | Should -BeTrue
            $told[0].Ongoing | Should -BeFalse
            ($told[0] | ConvertTo-Json) | Should -Be (Invoke-AuditRule -RulePath $rules -Rule many_failed_logins -Store $store | ConvertTo-Json)
            $taken.TotalSeconds | Should -BeLessThan 10
        }

        It 'tells nothing twice after a restart' {
            Invoke-AuditRule -RulePath $rules -Rule many_failed_logins -Path $growing -Follow -NewSince restart | Select-Object -First 1 | Should -Not -BeNullOrEmpty
            Invoke-AuditRule -RulePath $rules -Rule many_failed_logins -Path $growing -NewSince restart | Should -BeNullOrEmpty
        }

        It 'says that what is piped cannot be followed' {
            (Get-Failure { 'line' | Invoke-AuditRule -Follow }).FullyQualifiedErrorId | Should -BeLike 'FollowNeedsFiles,*'
        }
    }
}
