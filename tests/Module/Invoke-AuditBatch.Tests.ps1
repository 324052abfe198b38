BeforeAll {
    . $PSScriptRoot/Fixture.ps1
}

Describe 'Invoke-AuditBatch' {
    It 'runs a script for each item, with the item as $_ and as its argument' {
        1..5 | Invoke-AuditBatch { param($x) "$_ $x" } -Ordered | Should -Be (1..5 | ForEach-Object { "$_ $_" })
        1..5 | Invoke-AuditBatch { $_ * 2 } -Mode Sequential | Should -Be 2, 4, 6, 8, 10
    }

    It 'gives results as they come, or in the order of the items' {
        $wait = 600, 0
        $wait | Invoke-AuditBatch { Start-Sleep -Milliseconds $_; $_ } | Should -Be 0, 600
        $wait | Invoke-AuditBatch { Start-Sleep -Milliseconds $_; $_ } -Ordered | Should -Be 600, 0
    }

    It 'sums up the batch' {
        $null = 1..4 | Invoke-AuditBatch { if ($_ -eq 2) { throw 'no' } } -SummaryVariable summary -ErrorAction SilentlyContinue -Name four
        $summary | Should -BeOfType AuditOps.BatchInfo
        $summary.Name, $summary.State, $summary.Total, $summary.Succeeded, $summary.Failed, $summary.SuccessRate | Should -Be 'four', 'Failed', 4, 3, 1, 0.75
        (Get-AuditBatch $summary.BatchId).Succeeded | Should -Be 3
    }

    It 'reports items that throw or write errors, with the item as target' {
        $out = 'good', 'throws', 'writes' | Invoke-AuditBatch { if ($_ -eq 'throws') { throw 'thrown' }; if ($_ -eq 'writes') { Write-Error written }; $_ } -Ordered -ErrorVariable failed -ErrorAction SilentlyContinue
        $out | Should -Be 'good', 'writes'
        $failed.TargetObject | Should -Be 'throws', 'writes'
        $failed.Exception.Message | Should -Be 'thrown', 'written'
    }

    It 'ends with the first error where -ErrorAction is Stop' {
        { 1..3 | Invoke-AuditBatch { throw 'no' } -Mode Sequential -ErrorAction Stop } | Should -Throw 'no'
        (Get-AuditBatch -First 1).State | Should -Be 'Stopped'
    }

    It 'begins nothing after the item that fails where -ErrorAction is Stop (<Mode>)' -ForEach @(@{ Mode = 'Sequential' }, @{ Mode = 'Process' }) {
        $begun = Join-Path $TestDrive "begun-$Mode.txt"
        { 1..6 | Invoke-AuditBatch -Mode $Mode -ThrottleLimit 1 { Add-Content -LiteralPath $using:begun $_; if ($_ -eq 2) { Write-Error 'no' } } -ErrorAction Stop } | Should -Throw 'no'
        $ErrorActionPreference = 'Stop'
        { 7..9 | Invoke-AuditBatch -Mode $Mode -ThrottleLimit 1 { Add-Content -LiteralPath $using:begun $_; throw 'no' } } | Should -Throw
        Get-Content $begun | Should -Be 1, 2, 7
    }

    It 'undoes a transaction whose item exits or loses its process (<Name>)' -ForEach @(
        @{ Name = 'exit'; Script = { if ($_ -eq 3) { exit 3 }; "did $_" }; Undone = 'undid 2', 'undid 1' }
        @{ Name = 'kill'; Script = { if ($_ -eq 3) { Stop-Process -Id $PID -Force; Start-Sleep 100 }; "did $_" }; Undone = 'undid 3', 'undid 2', 'undid 1' }
    ) {
        $out = 1..4 | Invoke-AuditBatch $Script -Rollback { "undid $_" } -Mode Process -ThrottleLimit 1 -SummaryVariable summary -ErrorAction SilentlyContinue -ErrorVariable failed
        $out | Should -Be (@('did 1', 'did 2') + $Undone)
        $summary.State, $summary.Skipped | Should -Be 'RolledBack', 1
        $failed[0].TargetObject | Should -Be 3
    }

    It 'takes exit 0 for success, and tells scripts that ask that nobody is there (<Mode>)' -ForEach @(@{ Mode = 'Parallel' }, @{ Mode = 'Process' }) {
        1..2 | Invoke-AuditBatch -Mode $Mode -Ordered { "did $_"; exit 0 } -SummaryVariable summary | Should -Be 'did 1', 'did 2'
        $summary.Succeeded | Should -Be 2
        1 | Invoke-AuditBatch -Mode $Mode { Read-Host 'name' } -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.Exception.Message | Should -BeLike '*nobody to ask*'
    }

    It 'sees at once that the process of an item has ended, and says so' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        1..3 | Invoke-AuditBatch -Mode Process -ThrottleLimit 1 { if ($_ -eq 2) { [Environment]::Exit(7) }; $_ } -ErrorAction SilentlyContinue -ErrorVariable failed | Should -Be 1, 3
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ItemProcessEnded*'
        "$($failed[0])" | Should -BeLike '*ended with exit code 7*'
    }

    It 'takes what the pipeline gives: nothing, and nulls' {
        $summary = 'of before'
        @() | Invoke-AuditBatch { $_ } -SummaryVariable summary | Should -BeNullOrEmpty
        $summary.Total, $summary.State, $summary.SuccessRate | Should -Be 0, 'Completed', 1
        $null, 1 | Invoke-AuditBatch { "[$_]" } -Ordered | Should -Be '[]', '[1]'
        $summary = 'of before'
        try { 1..101 | Invoke-AuditBatch { 1 } -SummaryVariable summary } catch { $summary | Should -BeNullOrEmpty }
        $summary | Should -BeNullOrEmpty
    }

    It 'undoes a transaction, latest first' {
        $out = 1..4 | Invoke-AuditBatch { if ($_ -eq 3) { throw 'no' }; "did $_" } -Rollback { "undid $_" } -Mode Sequential -SummaryVariable summary -ErrorAction SilentlyContinue
        $out | Should -Be 'did 1', 'did 2', 'undid 2', 'undid 1'
        $summary.State, $summary.RolledBack, $summary.Failed, $summary.Skipped | Should -Be 'RolledBack', 2, 1, 1
    }

    It 'starts relative paths in operations from where PowerShell is, also when it is resumed elsewhere' {
        $null = New-Item (Join-Path $TestDrive 'logs') -ItemType Directory
        Copy-Item (New-AuthLog).FullName (Join-Path $TestDrive 'logs/here.log')
        Push-Location (Join-Path $TestDrive 'logs')
        try {
            $items = @{ operation = 'audit_formats'; name = 'none' }, @{ operation = 'Get-AuditEvent'; path = 'here.log'; first = 2 }
            $items[1..1] | Invoke-AuditBatch | Should -HaveCount 2
            $null = $items | Invoke-AuditBatch -Mode Sequential -FailFast -SummaryVariable batch -ErrorAction SilentlyContinue
        }
        finally { Pop-Location }
        $batch.Skipped | Should -Be 1
        Resume-AuditBatch $batch.BatchId | Should -HaveCount 2
    }

    It 'runs operations' {
        $log = New-AuthLog
        $items = @{ operation = 'Get-AuditEvent'; path = $log.FullName; first = 2 }, @{ operation = 'audit_formats' } | Invoke-AuditBatch -Ordered -Detailed
        $items.Status | Should -Be 'Success', 'Success'
        $items[0].Output | Should -HaveCount 2
        $items[0].Output[0] | Should -BeOfType AuditOps.AuditEvent
    }

    It 'refuses <Code>' -ForEach @(
        @{ Code = 'BatchTooLarge'; Script = { 1..101 | Invoke-AuditBatch { 1 } } }
        @{ Code = 'UsingVariableNotFound'; Script = { 1 | Invoke-AuditBatch { $using:nothingOfThisName } } }
        @{ Code = 'ParameterInvalid'; Script = { 1 | Invoke-AuditBatch { 1 } -ThrottleLimit 0 } }
        @{ Code = 'ParameterInvalid'; Script = { '{"operation": "audit_formats"}' | Invoke-AuditBatch -Mode Process } }
        @{ Code = 'BatchInvalid'; Script = { '{"operation": ' | Invoke-AuditBatch } }
        @{ Code = 'OperationInvalid'; Script = { '{"first": 1}' | Invoke-AuditBatch } }
    ) {
        (Get-Failure $Script).FullyQualifiedErrorId | Should -BeLike "$Code*"
    }

    It 'takes along variables, preferences, default values, the location and modules (<Mode>)' -ForEach @(@{ Mode = 'Parallel' }, @{ Mode = 'Process' }) {
        $module = New-Item -ItemType Directory (Join-Path $TestDrive "own-$Mode/Own")
        Set-Content (Join-Path $module 'Own.psm1') 'function Get-OwnThing { "own" }'
        Import-Module (Join-Path $module 'Own.psm1')
        try {
            Push-Location $module
            $PSDefaultParameterValues = @{ 'Get-Date:Format' = 'yyyy' }
            $some = @{ name = 'thing'; list = 1, 2, 3 }
            $word = 'word'
            $got = 'item' | Invoke-AuditBatch -Mode $Mode { param($x) "$_ $x $using:word $($using:some.name) $(($using:some).list[1])"; (Get-Date).Length; Get-OwnThing; (Get-Location).ProviderPath }
            $got | Should -Be 'item item word thing 2', 4, 'own', $module.FullName
        }
        finally {
            Pop-Location
            Remove-Module Own
        }
    }

    It 'brings back all streams (<Mode>)' -ForEach @(@{ Mode = 'Parallel' }, @{ Mode = 'Process' }) {
        $all = 1 | Invoke-AuditBatch -Mode $Mode -Verbose -Debug -InformationAction Continue -WarningAction Continue -ErrorAction Continue { 'out'; Write-Warning 'warn'; Write-Verbose 'verb'; Write-Debug 'deb'; Write-Information 'info'; Write-Error 'err' } *>&1
        $all.Where{ $_ -isnot [System.Management.Automation.VerboseRecord] -or "$_" -eq 'verb' } | ForEach-Object { "$_" } | Sort-Object | Should -Be 'deb', 'err', 'info', 'out', 'verb', 'warn'
    }

    It 'forgets the variables of an item before the next' {
        1..3 | Invoke-AuditBatch -Mode Sequential { "[$left]"; $left = $_ } | Should -Be '[]', '[]', '[]'
    }

    It 'goes on where a script <Name>' -ForEach @(
        @{ Name = 'calls exit'; Mode = 'Parallel'; Script = { if ($_ -eq 2) { exit 3 }; $_ } }
        @{ Name = 'calls exit in a process of its own'; Mode = 'Process'; Script = { if ($_ -eq 2) { exit 3 }; $_ } }
        @{ Name = 'hangs'; Mode = 'Parallel'; Script = { if ($_ -eq 2) { Start-Sleep 1000 }; $_ } }
        @{ Name = 'hangs where nothing can interrupt it'; Mode = 'Parallel'; Script = { if ($_ -eq 2) { [Threading.Thread]::Sleep(1000000) }; $_ } }
        @{ Name = 'stops its own process'; Mode = 'Process'; Script = { if ($_ -eq 2) { Stop-Process -Id $PID -Force; Start-Sleep 1000 }; $_ } }
        @{ Name = 'ends its own process'; Mode = 'Process'; Script = { if ($_ -eq 2) { [Environment]::Exit(0) }; $_ } }
        @{ Name = 'hangs in a process of its own'; Mode = 'Process'; Script = { if ($_ -eq 2) { [Threading.Thread]::Sleep(1000000) }; $_ } }
    ) {
        1..4 | Invoke-AuditBatch $Script -Mode $Mode -ThrottleLimit 2 -Timeout 10s -Ordered -SummaryVariable summary -ErrorAction SilentlyContinue -ErrorVariable failed | Should -Be 1, 3, 4
        $summary.Succeeded, $summary.Failed | Should -Be 3, 1
        $failed[0].TargetObject | Should -Be 2
    }

    It 'does not hold the process at its end where an item cannot be interrupted' {
        $script = "Import-Module '$modulePath'; 1 | Invoke-AuditBatch -Store '$(Join-Path $TestDrive held)' -Timeout 1s { [Threading.Thread]::Sleep(1000000) } -ErrorAction Ignore"
        $process = Start-Process (Get-Process -Id $PID).Path '-NoProfile', '-NonInteractive', '-Command', "`"$script`"" -PassThru
        $ended = $process.WaitForExit(60000)
        if (-not $ended) { $process.Kill() }
        $ended | Should -BeTrue
    }

    It 'holds no more in memory than it must, however much is written' {
        $before = [GC]::GetTotalMemory($true)
        $script:most = 0
        $bytes = 1..2 | Invoke-AuditBatch { foreach ($i in 1..500) { [string]::new('x', 500kb) } } | ForEach-Object {
            if (($script:count++ % 50) -eq 0) { $script:most = [math]::Max($script:most, [GC]::GetTotalMemory($true) - $before) }
            $_.Length
        } | Measure-Object -Sum
        $bytes.Sum | Should -Be (2 * 500 * 500kb)
        $script:most | Should -BeLessThan 64mb
    }

    It 'ends items at Ctrl+C, also in other processes' {
        $ids = Join-Path $TestDrive 'ids.txt'
        $shell = [powershell]::Create().AddScript("Import-Module '$modulePath'; 1..2 | Invoke-AuditBatch -Mode Process -ThrottleLimit 1 { Add-Content '$ids' `$PID; [Threading.Thread]::Sleep(1000000) }")
        $null = $shell.BeginInvoke()
        $until = [datetime]::UtcNow.AddSeconds(60)
        while (-not (Test-Path $ids) -and [datetime]::UtcNow -lt $until) { Start-Sleep -Milliseconds 100 }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 4
        Get-Process -Id @(Get-Content $ids)[0] -ErrorAction Ignore | Should -BeNullOrEmpty
        (Get-AuditBatch -First 1).State | Should -Be 'Stopped'
    }

    It 'undoes a transaction though the error ends the pipeline, and says what could not be undone' {
        $undone = [System.Collections.Generic.List[int]]::new()
        $failed = $null
        { 1..3 | Invoke-AuditBatch -Mode Sequential { if ($_ -eq 3) { throw 'no' } } -Rollback { ($using:undone).Add($_) } -ErrorAction Stop } | Should -Throw 'no'
        $undone | Should -Be 2, 1
        $null = 1..2 | Invoke-AuditBatch -Mode Sequential { if ($_ -eq 2) { throw 'no' } } -Rollback { throw 'cannot' } -SummaryVariable summary -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.Exception.Message | Should -Be 'no', 'cannot'
        $summary.State, $summary.RollbackFailed | Should -Be 'Failed', 1
        Resume-AuditBatch $summary.BatchId -ErrorVariable again -ErrorAction SilentlyContinue
        $again.Exception.Message | Should -Be 'cannot'
    }

    It 'tells how far it is, and is not ended by what watches' {
        $seen = [System.Collections.Generic.List[string]]::new()
        $null = 1..3 | Invoke-AuditBatch { $_ } -Mode Sequential -OnProgress { $seen.Add("$($_.Current)/$($_.Total) $($_.Operation)") }
        $seen | Should -Be '1/3 1', '2/3 2', '3/3 3'
        1..2 | Invoke-AuditBatch { $_ } -Ordered -OnProgress { throw 'watcher' } -ErrorAction SilentlyContinue | Should -Be 1, 2
    }

    It 'runs nothing with -WhatIf' {
        $file = Join-Path $TestDrive 'whatif.txt'
        1 | Invoke-AuditBatch { Set-Content $using:file 1 } -WhatIf
        Test-Path $file | Should -BeFalse
    }

    It 'gives scripts and processes the trace of their caller' {
        $activity = [System.Diagnostics.Activity]::new('caller').Start()
        try {
            1 | Invoke-AuditBatch { [System.Diagnostics.Activity]::Current.TraceId.ToString() } | Should -Be $activity.TraceId.ToString()
            1 | Invoke-AuditBatch -Mode Process { $env:TRACEPARENT } | Should -BeLike "00-$($activity.TraceId)-*"
        }
        finally { $activity.Stop() }
    }
}
