@{
    ModuleVersion        = '0.1.0'
    GUID                 = '6a0f5f0e-5b1b-4f0c-9d3e-2c8f6d1f7a41'
    Author               = 'AuditOps contributors'
    CompanyName          = 'AuditOps'
    Copyright            = '(c) AuditOps contributors'
    Description          = 'Turns the audit logs that you already have into answers: who did what, what is unusual, and what happened when.'

    PowerShellVersion    = '7.6'
    CompatiblePSEditions = @('Core')

    # The cmdlets are nested, not the root module, so that help and about topics are found in module/en-US.
    # The engine and its dependencies are in module/engine, in a load context of their own.
    RequiredAssemblies   = @('module/AuditOps.dll')
    NestedModules        = @('module/AuditOps.Cmdlets.dll')
    FormatsToProcess     = @('module/AuditOps.format.ps1xml')

    CmdletsToExport      = @(
        'Add-AuditAcceptance'
        'Clear-PerfCache'
        'Compare-PerfBaseline'
        'Export-AuditEvent'
        'Export-AuditReport'
        'Export-AuditSeal'
        'Get-AuditAcceptance'
        'Get-AuditAnomaly'
        'Get-AuditBatch'
        'Get-AuditCausation'
        'Get-AuditCompliance'
        'Get-AuditCorrelation'
        'Get-AuditEvent'
        'Get-AuditFormat'
        'Get-AuditImpact'
        'Get-AuditOption'
        'Get-AuditPattern'
        'Get-AuditRetention'
        'Get-AuditRule'
        'Get-AuditStatistic'
        'Get-AuditStore'
        'Get-AuditTimeline'
        'Get-AuditTrend'
        'Get-PerfBaseline'
        'Get-PerfBatchStatistic'
        'Get-PerfBottleneck'
        'Get-PerfCacheItem'
        'Get-PerfCacheStatistic'
        'Get-PerfChangePoint'
        'Get-PerfMetric'
        'Get-PerfMonitor'
        'Get-PerfResource'
        'Get-PerfSummary'
        'Import-AuditEvent'
        'Invoke-AuditBatch'
        'Invoke-AuditQuery'
        'Invoke-AuditRule'
        'Invoke-AuditTriage'
        'Measure-PerfOperation'
        'New-AuditChart'
        'New-AuditSample'
        'New-AuditStore'
        'Optimize-AuditStore'
        'Remove-AuditAcceptance'
        'Remove-AuditEvent'
        'Remove-PerfCacheItem'
        'Reset-PerfCacheStatistic'
        'Resume-AuditBatch'
        'Set-AuditOption'
        'Set-AuditRetention'
        'Set-PerfBaseline'
        'Set-PerfCacheItem'
        'Start-PerfMonitor'
        'Start-PerfOperation'
        'Stop-AuditBatch'
        'Stop-PerfMonitor'
        'Stop-PerfOperation'
        'Test-AuditCompliance'
        'Test-AuditRule'
        'Test-AuditStore'
        'Use-PerfCache'
        'Write-AuditEvent'
        'Write-PerfMetric'
    )
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()

    PrivateData          = @{
        PSData = @{
            Tags       = @('audit', 'log', 'security', 'forensics', 'triage', 'ssh', 'auditd', 'cloudtrail', 'kubernetes', 'compliance', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            Prerelease = ''
        }
    }
}
