# Dot-sourced by the tests of rules: a folder of rules with known matches in the log of Fixture.ps1.

function New-RuleFolder {
    [Diagnostics.CodeAnalysis.SuppressMessage('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Writes below TestDrive.')]
    param()

    $folder = Join-Path $TestDrive "rules-$([guid]::NewGuid())"
    $null = New-Item $folder -ItemType Directory
    Set-Content $folder/logins.yml @'
title: A failed login
id: 6a3e1a2b-9d64-4b0e-9f0f-0c2b7a1d5e01
name: failed_login
author: A. Tester
description: Somebody could not log in. That is common.
logsource: {product: auditops, category: authentication}
detection:
  failed: {action: login, outcome: failure}
  condition: failed
level: low
tags: [attack.t1110]
---
title: Many failed logins from one address
id: 6a3e1a2b-9d64-4b0e-9f0f-0c2b7a1d5e02
name: many_failed_logins
description: Somebody guesses passwords.
correlation:
  type: event_count
  rules: [failed_login]
  group-by: [source_ip]
  timespan: 5m
  condition: {gte: 10}
level: high
tags: [attack.t1110.001]
'@
    Set-Content $folder/sudo.yml @'
title: Somebody uses sudo
id: 6a3e1a2b-9d64-4b0e-9f0f-0c2b7a1d5e03
name: sudo_by_anybody
description: Commands as another user.
logsource: {product: linux, service: sudo}
detection:
  words: ['COMMAND=/usr/bin/*']
  condition: words
level: medium
tags: [attack.t1548.003]
'@
    $folder
}
