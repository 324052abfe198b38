-- title: Windows event log (event XML, JSON exports)
-- reader: xml json
-- files: *.xml* *security*.json* *sysmon*.json* *winevent*.json* *eventlog*.json*
-- detect: avg(coalesce(json_exists(fields, '$.Event.System.EventID') OR json_exists(fields, '$.System.EventID') OR json_exists(fields, '$.winlog.event_id') OR json_exists(fields, '$.event_data') AND json_exists(fields, '$.log_name') OR json_exists(fields, '$.EventID') AND json_exists(fields, '$.Channel') AND (json_exists(fields, '$.Hostname') OR json_exists(fields, '$.Computer')) OR json_exists(fields, '$.Id') AND json_exists(fields, '$.ProviderName') AND json_exists(fields, '$.LogName'), false)::INT)
-- about: event XML (wevtutil, Event Viewer, Get-WinEvent ToXml), and as JSON: evtx_dump, Chainsaw, Velociraptor, python-evtx (xmltodict),
-- about: Winlogbeat 5 to 8, NXLog and other flat exports, Get-WinEvent | ConvertTo-Json of PowerShell 5 and 7.
-- about: Security, System, Sysmon 15, PowerShell 5 and 7, Task Scheduler, Remote Desktop, Defender, Firewall, WMI, BITS.
-- about: https://learn.microsoft.com/windows/security/threat-protection/auditing and https://learn.microsoft.com/sysinternals/downloads/sysmon
WITH
-- What an event means: who wrote it, its number, what happened, and its shape: which of its data are actor, target and resource
-- (below). Other numbers become action event_NUMBER.
kinds (origin, id, action, category, outcome, severity, class_uid, shape, sentence) AS (VALUES
    -- log on and off
    ('security', 4624, 'login', 'authentication', 'success', 1, 3002, 'login', 'An account was logged on'),
    ('security', 4625, 'login', 'authentication', 'failure', 2, 3002, 'login', 'An account failed to log on'),
    ('security', 4626, 'claims', 'authentication', 'success', 1, 3002, 'login', 'Claims of a user or device'),
    ('security', 4627, 'group_membership', 'authentication', 'success', 1, 3002, 'login', 'Group membership of a log on'),
    ('security', 4634, 'logout', 'authentication', 'success', 1, 3002, 'login', 'An account was logged off'),
    ('security', 4647, 'logout', 'authentication', 'success', 1, 3002, 'login', 'A user initiated a log off'),
    ('security', 4648, 'explicit_login', 'authentication', 'success', 1, 3002, 'target', 'A log on was tried with explicit credentials'),
    ('security', 4649, 'replay', 'authentication', 'failure', 4, 3002, 'subject', 'A replay attack was detected'),
    ('security', 4672, 'privileged_login', 'authentication', 'success', 1, 3003, 'subject', 'Special privileges were given to a new log on'),
    ('security', 4675, 'filter_sids', 'authentication', 'success', 1, 3002, 'subject', 'SIDs were filtered'),
    ('security', 4768, 'kerberos_tgt', 'authentication', 'success', 1, 3002, 'login', 'A Kerberos authentication ticket was requested'),
    ('security', 4769, 'kerberos_ticket', 'authentication', 'success', 1, 3002, 'ticket', 'A Kerberos service ticket was requested'),
    ('security', 4770, 'kerberos_renew', 'authentication', 'success', 1, 3002, 'ticket', 'A Kerberos service ticket was renewed'),
    ('security', 4771, 'kerberos_tgt', 'authentication', 'failure', 2, 3002, 'login', 'Kerberos pre-authentication failed'),
    ('security', 4772, 'kerberos_tgt', 'authentication', 'failure', 2, 3002, 'login', 'A Kerberos authentication ticket request failed'),
    ('security', 4773, 'kerberos_ticket', 'authentication', 'failure', 2, 3002, 'ticket', 'A Kerberos service ticket request failed'),
    ('security', 4774, 'map_account', 'authentication', 'success', 1, 3002, 'login', 'An account was mapped for log on'),
    ('security', 4775, 'map_account', 'authentication', 'failure', 2, 3002, 'login', 'An account could not be mapped for log on'),
    ('security', 4776, 'ntlm', 'authentication', 'success', 1, 3002, 'login', 'The computer validated the credentials of an account'),
    ('security', 4777, 'ntlm', 'authentication', 'failure', 2, 3002, 'login', 'The domain controller failed to validate the credentials of an account'),
    ('security', 4778, 'session_open', 'authentication', 'success', 1, 3002, 'reconnect', 'A session was reconnected to a window station'),
    ('security', 4779, 'session_close', 'authentication', 'success', 1, 3002, 'reconnect', 'A session was disconnected from a window station'),
    ('security', 4800, 'lock', 'authentication', 'success', 1, 3002, 'login', 'The workstation was locked'),
    ('security', 4801, 'unlock', 'authentication', 'success', 1, 3002, 'login', 'The workstation was unlocked'),
    ('security', 4802, 'screen_saver', 'authentication', 'success', 1, 3002, 'login', 'The screen saver was invoked'),
    ('security', 4803, 'screen_saver_end', 'authentication', 'success', 1, 3002, 'login', 'The screen saver was dismissed'),
    ('security', 4964, 'special_group_login', 'authentication', 'success', 2, 3002, 'login', 'Special groups were assigned to a new log on'),
    ('security', 5378, 'delegation', 'authentication', 'failure', 2, 3002, 'subject', 'Credential delegation was disallowed by policy'),
    ('security', 5632, 'network_login', 'authentication', 'success', 1, 3002, 'subject', 'A request was made to authenticate to a wireless network'),
    ('security', 5633, 'network_login', 'authentication', 'success', 1, 3002, 'subject', 'A request was made to authenticate to a wired network'),
    ('security', 5379, 'read_credential', 'data', 'success', 1, 3002, 'subject', 'Credential Manager credentials were read'),
    ('security', 5380, 'find_vault', 'data', 'success', 1, 3002, 'subject', 'Vault find credential'),
    ('security', 5381, 'read_credential', 'data', 'success', 1, 3002, 'subject', 'Vault credentials were read'),
    ('security', 5382, 'read_credential', 'data', 'success', 1, 3002, 'subject', 'Vault credentials were read'),
    ('security', 6272, 'network_login', 'authentication', 'success', 1, 3002, 'policy_server', 'Network Policy Server granted access to a user'),
    ('security', 6273, 'network_login', 'authentication', 'failure', 2, 3002, 'policy_server', 'Network Policy Server denied access to a user'),
    -- accounts
    ('security', 4720, 'create_user', 'account', 'success', 2, 3001, 'account', 'A user account was created'),
    ('security', 4722, 'enable_user', 'account', 'success', 2, 3001, 'account', 'A user account was enabled'),
    ('security', 4723, 'change_password', 'account', 'success', 2, 3001, 'account', 'A user tried to change the own password'),
    ('security', 4724, 'change_password', 'account', 'success', 2, 3001, 'account', 'The password of an account was reset'),
    ('security', 4725, 'disable_user', 'account', 'success', 2, 3001, 'account', 'A user account was disabled'),
    ('security', 4726, 'delete_user', 'account', 'success', 2, 3001, 'account', 'A user account was deleted'),
    ('security', 4738, 'modify_user', 'account', 'success', 2, 3001, 'account', 'A user account was changed'),
    ('security', 4740, 'lockout', 'account', 'success', 3, 3001, 'account', 'A user account was locked out'),
    ('security', 4767, 'unlock_user', 'account', 'success', 2, 3001, 'account', 'A user account was unlocked'),
    ('security', 4781, 'rename_user', 'account', 'success', 2, 3001, 'rename', 'The name of an account was changed'),
    ('security', 4741, 'create_computer', 'account', 'success', 2, 3001, 'account', 'A computer account was created'),
    ('security', 4742, 'modify_computer', 'account', 'success', 1, 3001, 'account', 'A computer account was changed'),
    ('security', 4743, 'delete_computer', 'account', 'success', 2, 3001, 'account', 'A computer account was deleted'),
    ('security', 4765, 'sid_history', 'account', 'success', 3, 3001, 'account', 'SID history was added to an account'),
    ('security', 4766, 'sid_history', 'account', 'failure', 3, 3001, 'account', 'An attempt to add SID history to an account failed'),
    ('security', 4780, 'change_policy', 'authorization', 'success', 2, 3005, 'subject', 'The ACL was set on accounts of administrators'),
    ('security', 4782, 'read_credential', 'account', 'success', 3, 3001, 'account', 'The password hash of an account was accessed'),
    ('security', 4793, 'password_policy_check', 'account', 'success', 1, 3001, 'account', 'The password policy checking API was called'),
    ('security', 4794, 'change_password', 'account', 'success', 4, 3001, 'account', 'The Directory Services Restore Mode password was set'),
    ('security', 4797, 'blank_password_query', 'account', 'success', 1, 3001, 'account', 'The existence of a blank password was queried'),
    ('security', 4798, 'list_groups', 'account', 'success', 1, 3001, 'account', 'The local group membership of a user was enumerated'),
    ('security', 4799, 'list_members', 'account', 'success', 1, 3006, 'account', 'The membership of a local group was enumerated'),
    ('security', 4727, 'create_group', 'account', 'success', 2, 3006, 'account', 'A global security group was created'),
    ('security', 4728, 'add_member', 'account', 'success', 2, 3006, 'member', 'A member was added to a global security group'),
    ('security', 4729, 'remove_member', 'account', 'success', 2, 3006, 'member', 'A member was removed from a global security group'),
    ('security', 4730, 'delete_group', 'account', 'success', 2, 3006, 'account', 'A global security group was deleted'),
    ('security', 4731, 'create_group', 'account', 'success', 2, 3006, 'account', 'A local security group was created'),
    ('security', 4732, 'add_member', 'account', 'success', 2, 3006, 'member', 'A member was added to a local security group'),
    ('security', 4733, 'remove_member', 'account', 'success', 2, 3006, 'member', 'A member was removed from a local security group'),
    ('security', 4734, 'delete_group', 'account', 'success', 2, 3006, 'account', 'A local security group was deleted'),
    ('security', 4735, 'modify_group', 'account', 'success', 2, 3006, 'account', 'A local security group was changed'),
    ('security', 4737, 'modify_group', 'account', 'success', 2, 3006, 'account', 'A global security group was changed'),
    ('security', 4744, 'create_group', 'account', 'success', 1, 3006, 'account', 'A local distribution group was created'),
    ('security', 4745, 'modify_group', 'account', 'success', 1, 3006, 'account', 'A local distribution group was changed'),
    ('security', 4746, 'add_member', 'account', 'success', 1, 3006, 'member', 'A member was added to a local distribution group'),
    ('security', 4747, 'remove_member', 'account', 'success', 1, 3006, 'member', 'A member was removed from a local distribution group'),
    ('security', 4748, 'delete_group', 'account', 'success', 1, 3006, 'account', 'A local distribution group was deleted'),
    ('security', 4749, 'create_group', 'account', 'success', 1, 3006, 'account', 'A global distribution group was created'),
    ('security', 4750, 'modify_group', 'account', 'success', 1, 3006, 'account', 'A global distribution group was changed'),
    ('security', 4751, 'add_member', 'account', 'success', 1, 3006, 'member', 'A member was added to a global distribution group'),
    ('security', 4752, 'remove_member', 'account', 'success', 1, 3006, 'member', 'A member was removed from a global distribution group'),
    ('security', 4753, 'delete_group', 'account', 'success', 1, 3006, 'account', 'A global distribution group was deleted'),
    ('security', 4754, 'create_group', 'account', 'success', 2, 3006, 'account', 'A universal security group was created'),
    ('security', 4755, 'modify_group', 'account', 'success', 2, 3006, 'account', 'A universal security group was changed'),
    ('security', 4756, 'add_member', 'account', 'success', 2, 3006, 'member', 'A member was added to a universal security group'),
    ('security', 4757, 'remove_member', 'account', 'success', 2, 3006, 'member', 'A member was removed from a universal security group'),
    ('security', 4758, 'delete_group', 'account', 'success', 2, 3006, 'account', 'A universal security group was deleted'),
    ('security', 4759, 'create_group', 'account', 'success', 1, 3006, 'account', 'A universal distribution group was created'),
    ('security', 4760, 'modify_group', 'account', 'success', 1, 3006, 'account', 'A universal distribution group was changed'),
    ('security', 4761, 'add_member', 'account', 'success', 1, 3006, 'member', 'A member was added to a universal distribution group'),
    ('security', 4762, 'remove_member', 'account', 'success', 1, 3006, 'member', 'A member was removed from a universal distribution group'),
    ('security', 4763, 'delete_group', 'account', 'success', 1, 3006, 'account', 'A universal distribution group was deleted'),
    ('security', 4764, 'modify_group', 'account', 'success', 2, 3006, 'account', 'The type of a group was changed'),
    -- rights, policies, audit
    ('security', 4670, 'change_policy', 'authorization', 'success', 1, 3005, 'subject', 'Permissions on an object were changed'),
    ('security', 4673, 'use_privilege', 'authorization', 'success', 1, 3003, 'subject', 'A privileged service was called'),
    ('security', 4674, 'use_privilege', 'authorization', 'success', 1, 3003, 'subject', 'An operation was tried on a privileged object'),
    ('security', 4703, 'change_privilege', 'authorization', 'success', 1, 3005, 'target', 'A user right was adjusted'),
    ('security', 4704, 'change_policy', 'authorization', 'success', 2, 3005, 'target', 'A user right was assigned'),
    ('security', 4705, 'change_policy', 'authorization', 'success', 2, 3005, 'target', 'A user right was removed'),
    ('security', 4706, 'change_policy', 'authorization', 'success', 3, 3005, 'subject', 'A trust to a domain was created'),
    ('security', 4707, 'change_policy', 'authorization', 'success', 3, 3005, 'subject', 'A trust to a domain was removed'),
    ('security', 4713, 'change_policy', 'configuration', 'success', 2, 5019, 'subject', 'The Kerberos policy was changed'),
    ('security', 4715, 'change_policy', 'configuration', 'success', 3, 5019, 'subject', 'The audit policy of an object was changed'),
    ('security', 4716, 'change_policy', 'authorization', 'success', 3, 3005, 'subject', 'Information on a trusted domain was changed'),
    ('security', 4717, 'change_policy', 'authorization', 'success', 2, 3005, 'target', 'System security access was granted to an account'),
    ('security', 4718, 'change_policy', 'authorization', 'success', 2, 3005, 'target', 'System security access was removed from an account'),
    ('security', 4719, 'change_audit', 'configuration', 'success', 3, 5019, 'subject', 'The system audit policy was changed'),
    ('security', 4739, 'change_policy', 'configuration', 'success', 2, 5019, 'subject', 'The domain policy was changed'),
    ('security', 4817, 'change_audit', 'configuration', 'success', 3, 5019, 'subject', 'The auditing settings of an object were changed'),
    ('security', 4902, 'change_audit', 'configuration', 'success', 1, 5019, 'subject', 'The per-user audit policy table was created'),
    ('security', 4904, 'change_audit', 'configuration', 'success', 1, 5019, 'subject', 'A security event source was registered'),
    ('security', 4905, 'change_audit', 'configuration', 'success', 1, 5019, 'subject', 'A security event source was unregistered'),
    ('security', 4906, 'change_audit', 'configuration', 'success', 3, 5019, 'subject', 'The CrashOnAuditFail value was changed'),
    ('security', 4907, 'change_audit', 'configuration', 'success', 1, 5019, 'subject', 'The auditing settings of an object were changed'),
    ('security', 4908, 'change_audit', 'configuration', 'success', 1, 5019, 'subject', 'The special groups log on table was modified'),
    ('security', 4911, 'change_policy', 'configuration', 'success', 1, 5019, 'subject', 'The resource attributes of an object were changed'),
    ('security', 4912, 'change_audit', 'configuration', 'success', 3, 5019, 'subject', 'The per-user audit policy was changed'),
    ('security', 4913, 'change_policy', 'configuration', 'success', 1, 5019, 'subject', 'The central access policy of an object was changed'),
    ('security', 6144, 'change_policy', 'configuration', 'success', 1, 5019, 'subject', 'The security policy in the group policy objects was applied'),
    ('security', 6145, 'change_policy', 'configuration', 'failure', 2, 5019, 'subject', 'The security policy in the group policy objects was applied with errors'),
    -- processes, services, tasks
    ('security', 4688, 'exec', 'process', 'success', 1, 1007, 'target', 'A process was created'),
    ('security', 4689, 'exit', 'process', 'success', 1, 1007, 'subject', 'A process has exited'),
    ('security', 4690, 'duplicate_handle', 'process', 'success', 1, 1007, 'subject', 'A handle to an object was duplicated'),
    ('security', 4696, 'assign_token', 'process', 'success', 1, 1007, 'target', 'A primary token was assigned to a process'),
    ('security', 4697, 'create_service', 'configuration', 'success', 3, 201004, 'service', 'A service was installed in the system'),
    ('security', 4698, 'create_task', 'configuration', 'success', 2, 1006, 'subject', 'A scheduled task was created'),
    ('security', 4699, 'delete_task', 'configuration', 'success', 2, 1006, 'subject', 'A scheduled task was deleted'),
    ('security', 4700, 'enable_task', 'configuration', 'success', 2, 1006, 'subject', 'A scheduled task was enabled'),
    ('security', 4701, 'disable_task', 'configuration', 'success', 2, 1006, 'subject', 'A scheduled task was disabled'),
    ('security', 4702, 'modify_task', 'configuration', 'success', 2, 1006, 'subject', 'A scheduled task was updated'),
    -- files, registry, directory
    ('security', 4656, 'open', 'file', 'success', 1, 1001, 'subject', 'A handle to an object was requested'),
    ('security', 4657, 'write', 'configuration', 'success', 1, 201002, 'registry', 'A registry value was modified'),
    ('security', 4658, 'close', 'file', 'success', 1, 1001, 'subject', 'The handle to an object was closed'),
    ('security', 4659, 'open', 'file', 'success', 1, 1001, 'subject', 'A handle to an object was requested to delete it'),
    ('security', 4660, 'delete', 'file', 'success', 1, 1001, 'subject', 'An object was deleted'),
    ('security', 4661, 'open', 'data', 'success', 1, 1001, 'subject', 'A handle to a directory object was requested'),
    ('security', 4662, 'access_object', 'data', 'success', 1, 1001, 'subject', 'An operation was performed on a directory object'),
    ('security', 4663, 'access', 'file', 'success', 1, 1001, 'subject', 'An attempt was made to access an object'),
    ('security', 4664, 'link', 'file', 'success', 1, 1001, 'subject', 'An attempt was made to create a hard link'),
    ('security', 4985, 'transaction', 'file', 'success', 1, 1001, 'subject', 'The state of a transaction has changed'),
    ('security', 5136, 'update', 'data', 'success', 2, 6003, 'subject', 'A directory service object was modified'),
    ('security', 5137, 'create', 'data', 'success', 2, 6003, 'subject', 'A directory service object was created'),
    ('security', 5138, 'restore', 'data', 'success', 2, 6003, 'subject', 'A directory service object was undeleted'),
    ('security', 5139, 'move', 'data', 'success', 2, 6003, 'subject', 'A directory service object was moved'),
    ('security', 5141, 'delete', 'data', 'success', 2, 6003, 'subject', 'A directory service object was deleted'),
    ('security', 4868, 'deny_certificate', 'authentication', 'failure', 2, 6003, 'subject', 'The certificate manager denied a pending certificate request'),
    ('security', 4886, 'request_certificate', 'authentication', 'success', 1, 6003, 'subject', 'Certificate Services received a certificate request'),
    ('security', 4887, 'issue_certificate', 'authentication', 'success', 1, 6003, 'subject', 'Certificate Services issued a certificate'),
    ('security', 4888, 'deny_certificate', 'authentication', 'failure', 2, 6003, 'subject', 'Certificate Services denied a certificate request'),
    -- network
    ('security', 5140, 'open', 'network', 'success', 1, 4006, 'share', 'A network share was accessed'),
    ('security', 5142, 'create_share', 'configuration', 'success', 2, 4006, 'share', 'A network share was added'),
    ('security', 5143, 'modify_share', 'configuration', 'success', 2, 4006, 'share', 'A network share was modified'),
    ('security', 5144, 'delete_share', 'configuration', 'success', 2, 4006, 'share', 'A network share was deleted'),
    ('security', 5145, 'check_access', 'network', 'success', 1, 4006, 'share', 'A network share object was checked for access'),
    ('security', 5150, 'connect', 'network', 'failure', 2, 4001, 'flow', 'A packet was blocked'),
    ('security', 5151, 'connect', 'network', 'failure', 2, 4001, 'flow', 'A packet was blocked by a more restrictive filter'),
    ('security', 5152, 'connect', 'network', 'failure', 2, 4001, 'flow', 'A packet was blocked by the Windows Filtering Platform'),
    ('security', 5153, 'connect', 'network', 'failure', 2, 4001, 'flow', 'A packet was blocked by a more restrictive filter'),
    ('security', 5154, 'listen', 'network', 'success', 1, 4001, 'bind', 'An application was permitted to listen on a port'),
    ('security', 5155, 'listen', 'network', 'failure', 2, 4001, 'bind', 'An application was blocked from listening on a port'),
    ('security', 5156, 'connect', 'network', 'success', 1, 4001, 'flow', 'A connection was permitted'),
    ('security', 5157, 'connect', 'network', 'failure', 2, 4001, 'flow', 'A connection was blocked'),
    ('security', 5158, 'bind', 'network', 'success', 1, 4001, 'bind', 'A bind to a local port was permitted'),
    ('security', 5159, 'bind', 'network', 'failure', 2, 4001, 'bind', 'A bind to a local port was blocked'),
    ('security', 4946, 'create_rule', 'configuration', 'success', 2, 5019, 'subject', 'A rule was added to the firewall'),
    ('security', 4947, 'modify_rule', 'configuration', 'success', 2, 5019, 'subject', 'A rule of the firewall was modified'),
    ('security', 4948, 'delete_rule', 'configuration', 'success', 2, 5019, 'subject', 'A rule of the firewall was deleted'),
    ('security', 4950, 'modify_firewall', 'configuration', 'success', 2, 5019, 'subject', 'A setting of the firewall was changed'),
    ('security', 5024, 'start', 'system', 'success', 1, 0, 'subject', 'The firewall service was started'),
    ('security', 5025, 'stop', 'system', 'success', 3, 0, 'subject', 'The firewall service was stopped'),
    -- the system and its log
    ('security', 4608, 'start', 'system', 'success', 1, 0, 'subject', 'Windows is starting up'),
    ('security', 4609, 'stop', 'system', 'success', 1, 0, 'subject', 'Windows is shutting down'),
    ('security', 4610, 'load', 'system', 'success', 1, 1005, 'subject', 'An authentication package was loaded'),
    ('security', 4611, 'register', 'system', 'success', 1, 0, 'subject', 'A trusted log on process was registered'),
    ('security', 4614, 'load', 'system', 'success', 1, 1005, 'subject', 'A notification package was loaded'),
    ('security', 4616, 'set_time', 'configuration', 'success', 2, 5019, 'subject', 'The system time was changed'),
    ('security', 4618, 'alert', 'alert', 'success', 4, 2004, 'subject', 'A monitored security event pattern has occurred'),
    ('security', 4621, 'recover', 'system', 'success', 3, 0, 'subject', 'CrashOnAuditFail was recovered'),
    ('security', 4622, 'load', 'system', 'success', 1, 1005, 'subject', 'A security package was loaded'),
    ('security', 4826, 'boot', 'system', 'success', 1, 0, 'subject', 'Boot configuration data was loaded'),
    ('security', 5038, 'integrity', 'system', 'failure', 3, 0, 'subject', 'The image hash of a file is not valid'),
    ('security', 6281, 'integrity', 'system', 'failure', 3, 0, 'subject', 'The page hashes of an image file are not valid'),
    ('security', 6416, 'connect_device', 'system', 'success', 1, 5001, 'subject', 'A new external device was recognised'),
    ('security', 6419, 'disable_device', 'configuration', 'success', 1, 5001, 'subject', 'A request was made to disable a device'),
    ('security', 6420, 'disable_device', 'configuration', 'success', 1, 5001, 'subject', 'A device was disabled'),
    ('security', 6421, 'enable_device', 'configuration', 'success', 1, 5001, 'subject', 'A request was made to enable a device'),
    ('security', 6422, 'enable_device', 'configuration', 'success', 1, 5001, 'subject', 'A device was enabled'),
    ('security', 6423, 'install_device', 'configuration', 'failure', 2, 5001, 'subject', 'The installation of a device is forbidden by policy'),
    ('eventlog', 1100, 'stop_audit', 'system', 'success', 3, 0, 'eventlog', 'The event logging service was shut down'),
    ('eventlog', 1101, 'lost', 'system', 'failure', 3, 0, 'eventlog', 'Audit events were dropped'),
    ('eventlog', 1102, 'clear_log', 'configuration', 'success', 4, 0, 'eventlog', 'The audit log was cleared'),
    ('eventlog', 1104, 'log_full', 'system', 'failure', 3, 0, 'eventlog', 'The security log is full'),
    ('eventlog', 1105, 'archive_log', 'system', 'success', 1, 0, 'eventlog', 'The event log was backed up'),
    ('eventlog', 1108, 'lost', 'system', 'failure', 3, 0, 'eventlog', 'The event logging service met an error'),
    ('eventlog', 104, 'clear_log', 'configuration', 'success', 4, 0, 'log', 'A log was cleared'),
    ('eventlog', 6005, 'start', 'system', 'success', 1, 0, 'eventlog', 'The event log service was started'),
    ('eventlog', 6006, 'stop', 'system', 'success', 1, 0, 'eventlog', 'The event log service was stopped'),
    ('eventlog', 6008, 'crash', 'system', 'failure', 3, 0, 'eventlog', 'The previous shutdown was unexpected'),
    ('eventlog', 6009, 'boot', 'system', 'success', 1, 0, 'eventlog', 'Windows version at boot'),
    ('eventlog', 6013, 'uptime', 'system', 'success', 1, 0, 'eventlog', 'The system uptime'),
    ('power', 41, 'crash', 'system', 'failure', 3, 0, 'power', 'The system has rebooted without cleanly shutting down'),
    ('power', 42, 'sleep', 'system', 'success', 1, 0, 'power', 'The system is entering sleep'),
    ('kernel', 1, 'set_time', 'configuration', 'success', 1, 5019, 'kernel', 'The system time has changed'),
    ('kernel', 12, 'boot', 'system', 'success', 1, 0, 'kernel', 'The operating system started'),
    ('kernel', 13, 'shutdown', 'system', 'success', 1, 0, 'kernel', 'The operating system is shutting down'),
    ('user32', 1074, 'shutdown', 'system', 'success', 2, 0, 'user32', 'A process has initiated a restart or shutdown'),
    ('service', 7000, 'start', 'system', 'failure', 3, 201004, 'service', 'A service failed to start'),
    ('service', 7001, 'start', 'system', 'failure', 3, 201004, 'service', 'A service depends on one that failed to start'),
    ('service', 7009, 'start', 'system', 'failure', 3, 201004, 'service', 'A service did not connect in time'),
    ('service', 7022, 'start', 'system', 'failure', 3, 201004, 'service', 'A service hung on starting'),
    ('service', 7023, 'stop', 'system', 'failure', 3, 201004, 'service', 'A service terminated with an error'),
    ('service', 7024, 'stop', 'system', 'failure', 3, 201004, 'service', 'A service terminated with a specific error'),
    ('service', 7026, 'load', 'system', 'failure', 2, 201004, 'service', 'Drivers did not load'),
    ('service', 7031, 'crash', 'system', 'failure', 3, 201004, 'service', 'A service terminated unexpectedly'),
    ('service', 7034, 'crash', 'system', 'failure', 3, 201004, 'service', 'A service terminated unexpectedly'),
    ('service', 7035, 'control_service', 'system', 'success', 1, 201004, 'service', 'A service was sent a control'),
    ('service', 7036, 'service_state', 'system', 'success', 1, 201004, 'service', 'A service entered a state'),
    ('service', 7040, 'modify_service', 'configuration', 'success', 2, 201004, 'service', 'The start type of a service was changed'),
    ('service', 7045, 'create_service', 'configuration', 'success', 3, 201004, 'service', 'A service was installed in the system'),
    -- Sysmon
    ('sysmon', 1, 'exec', 'process', 'success', 1, 1007, 'sysmon', 'Process created'),
    ('sysmon', 2, 'set_file_time', 'file', 'success', 2, 1001, 'sysmon', 'File creation time changed'),
    ('sysmon', 3, 'connect', 'network', 'success', 1, 4001, 'sysmon', 'Network connection'),
    ('sysmon', 4, 'sysmon_state', 'system', 'success', 2, 0, 'sysmon', 'Sysmon service state changed'),
    ('sysmon', 5, 'exit', 'process', 'success', 1, 1007, 'sysmon', 'Process terminated'),
    ('sysmon', 6, 'load_driver', 'process', 'success', 1, 1005, 'sysmon', 'Driver loaded'),
    ('sysmon', 7, 'load', 'process', 'success', 1, 1005, 'sysmon', 'Image loaded'),
    ('sysmon', 8, 'inject', 'process', 'success', 3, 1007, 'sysmon', 'Remote thread created'),
    ('sysmon', 9, 'raw_read', 'file', 'success', 2, 1001, 'sysmon', 'Raw disk read'),
    ('sysmon', 10, 'access_process', 'process', 'success', 1, 1007, 'sysmon', 'Process accessed'),
    ('sysmon', 11, 'create', 'file', 'success', 1, 1001, 'sysmon', 'File created'),
    ('sysmon', 12, 'registry_object', 'configuration', 'success', 1, 201001, 'sysmon', 'Registry object added or deleted'),
    ('sysmon', 13, 'registry_set', 'configuration', 'success', 1, 201002, 'sysmon', 'Registry value set'),
    ('sysmon', 14, 'registry_rename', 'configuration', 'success', 1, 201001, 'sysmon', 'Registry object renamed'),
    ('sysmon', 15, 'create_stream', 'file', 'success', 1, 1001, 'sysmon', 'File stream created'),
    ('sysmon', 16, 'change_audit', 'configuration', 'success', 3, 5019, 'sysmon', 'Sysmon configuration changed'),
    ('sysmon', 17, 'create_pipe', 'process', 'success', 1, 1007, 'sysmon', 'Named pipe created'),
    ('sysmon', 18, 'connect_pipe', 'process', 'success', 1, 1007, 'sysmon', 'Named pipe connected'),
    ('sysmon', 19, 'wmi_filter', 'configuration', 'success', 3, 5019, 'sysmon', 'WMI event filter registered'),
    ('sysmon', 20, 'wmi_consumer', 'configuration', 'success', 3, 5019, 'sysmon', 'WMI event consumer registered'),
    ('sysmon', 21, 'wmi_binding', 'configuration', 'success', 3, 5019, 'sysmon', 'WMI consumer bound to a filter'),
    ('sysmon', 22, 'dns_query', 'network', 'success', 1, 4003, 'sysmon', 'DNS query'),
    ('sysmon', 23, 'delete', 'file', 'success', 1, 1001, 'sysmon', 'File deleted, a copy was archived'),
    ('sysmon', 24, 'clipboard', 'data', 'success', 1, 0, 'sysmon', 'Clipboard changed'),
    ('sysmon', 25, 'tamper', 'process', 'success', 4, 1007, 'sysmon', 'Process image tampered with'),
    ('sysmon', 26, 'delete', 'file', 'success', 1, 1001, 'sysmon', 'File deleted'),
    ('sysmon', 27, 'create', 'file', 'failure', 3, 1001, 'sysmon', 'Creation of an executable file was blocked'),
    ('sysmon', 28, 'shred', 'file', 'failure', 3, 1001, 'sysmon', 'Shredding of a file was blocked'),
    ('sysmon', 29, 'create', 'file', 'success', 2, 1001, 'sysmon', 'Executable file created'),
    ('sysmon', 255, 'error', 'system', 'failure', 3, 0, 'sysmon', 'Sysmon error'),
    -- PowerShell, tasks, remote desktop
    ('powershell', 400, 'start', 'process', 'success', 1, 1007, 'powershell', 'A PowerShell engine was started'),
    ('powershell', 403, 'stop', 'process', 'success', 1, 1007, 'powershell', 'A PowerShell engine was stopped'),
    ('powershell', 600, 'load', 'process', 'success', 1, 1007, 'powershell', 'A PowerShell provider was started'),
    ('powershell', 800, 'exec', 'process', 'success', 1, 1007, 'powershell', 'PowerShell pipeline execution'),
    ('powershell', 4100, 'error', 'process', 'failure', 2, 1007, 'powershell', 'PowerShell error'),
    ('powershell', 4103, 'exec', 'process', 'success', 1, 1007, 'powershell', 'PowerShell command invoked'),
    ('powershell', 4104, 'script', 'process', 'success', 1, 1009, 'powershell', 'PowerShell script block'),
    ('powershell', 4105, 'start_script', 'process', 'success', 1, 1009, 'powershell', 'PowerShell script block started'),
    ('powershell', 4106, 'stop_script', 'process', 'success', 1, 1009, 'powershell', 'PowerShell script block completed'),
    ('powershell', 40961, 'start', 'process', 'success', 1, 1007, 'powershell', 'The PowerShell console is starting up'),
    ('powershell', 40962, 'start', 'process', 'success', 1, 1007, 'powershell', 'The PowerShell console is ready for input'),
    ('powershell', 53504, 'listen', 'process', 'success', 1, 1007, 'powershell', 'PowerShell has started an IPC listening thread'),
    ('task', 100, 'start_task', 'process', 'success', 1, 1006, 'task', 'A task was started'),
    ('task', 101, 'start_task', 'process', 'failure', 2, 1006, 'task', 'A task failed to start'),
    ('task', 102, 'end_task', 'process', 'success', 1, 1006, 'task', 'A task was completed'),
    ('task', 103, 'end_task', 'process', 'failure', 2, 1006, 'task', 'The action of a task failed'),
    ('task', 106, 'create_task', 'configuration', 'success', 2, 1006, 'task', 'A task was registered'),
    ('task', 107, 'trigger_task', 'process', 'success', 1, 1006, 'task', 'A task was triggered by its schedule'),
    ('task', 108, 'trigger_task', 'process', 'success', 1, 1006, 'task', 'A task was triggered by an event'),
    ('task', 110, 'start_task', 'process', 'success', 1, 1006, 'task', 'A task was started by a user'),
    ('task', 111, 'end_task', 'process', 'failure', 2, 1006, 'task', 'A task was terminated'),
    ('task', 119, 'trigger_task', 'process', 'success', 1, 1006, 'task', 'A task was triggered by a log on'),
    ('task', 129, 'exec', 'process', 'success', 1, 1006, 'task', 'A task created a process'),
    ('task', 140, 'modify_task', 'configuration', 'success', 2, 1006, 'task', 'A task was updated'),
    ('task', 141, 'delete_task', 'configuration', 'success', 2, 1006, 'task', 'A task was deleted'),
    ('task', 142, 'disable_task', 'configuration', 'success', 2, 1006, 'task', 'A task was disabled'),
    ('task', 200, 'exec', 'process', 'success', 1, 1006, 'task', 'The action of a task was started'),
    ('task', 201, 'exit', 'process', 'success', 1, 1006, 'task', 'The action of a task was completed'),
    ('rdp', 1149, 'connect', 'network', 'success', 1, 4005, 'rdp', 'Remote Desktop: user authentication succeeded'),
    ('rdp', 261, 'connect', 'network', 'success', 1, 4005, 'rdp', 'Remote Desktop: the listener received a connection'),
    ('rdp', 131, 'connect', 'network', 'success', 1, 4005, 'rdp', 'Remote Desktop: the server accepted a connection'),
    ('rdp', 140, 'login', 'authentication', 'failure', 2, 3002, 'rdp', 'Remote Desktop: a connection failed for a bad user name or password'),
    ('rdp', 21, 'session_open', 'authentication', 'success', 1, 3002, 'rdp', 'Remote Desktop: session log on succeeded'),
    ('rdp', 22, 'start_shell', 'authentication', 'success', 1, 3002, 'rdp', 'Remote Desktop: shell start'),
    ('rdp', 23, 'session_close', 'authentication', 'success', 1, 3002, 'rdp', 'Remote Desktop: session log off succeeded'),
    ('rdp', 24, 'session_disconnect', 'authentication', 'success', 1, 3002, 'rdp', 'Remote Desktop: session was disconnected'),
    ('rdp', 25, 'session_reconnect', 'authentication', 'success', 1, 3002, 'rdp', 'Remote Desktop: session was reconnected'),
    ('rdp', 39, 'session_disconnect', 'authentication', 'success', 1, 3002, 'rdp', 'Remote Desktop: session was disconnected by another session'),
    ('rdp', 40, 'session_disconnect', 'authentication', 'success', 1, 3002, 'rdp', 'Remote Desktop: session was disconnected'),
    -- protection, firewall, WMI, BITS
    ('defender', 1006, 'detect', 'alert', 'success', 4, 2004, 'defender', 'Defender found malware'),
    ('defender', 1007, 'remediate', 'alert', 'success', 3, 2004, 'defender', 'Defender acted on malware'),
    ('defender', 1015, 'detect', 'alert', 'success', 4, 2004, 'defender', 'Defender detected suspicious behaviour'),
    ('defender', 1116, 'detect', 'alert', 'success', 4, 2004, 'defender', 'Defender detected malware'),
    ('defender', 1117, 'remediate', 'alert', 'success', 3, 2004, 'defender', 'Defender acted on malware'),
    ('defender', 1118, 'remediate', 'alert', 'failure', 4, 2004, 'defender', 'Defender failed to act on malware'),
    ('defender', 1119, 'remediate', 'alert', 'failure', 5, 2004, 'defender', 'Defender met a critical error acting on malware'),
    ('defender', 1013, 'clear_log', 'configuration', 'success', 2, 0, 'defender', 'Defender deleted its history'),
    ('defender', 5001, 'stop_protection', 'configuration', 'success', 4, 5019, 'defender', 'Real-time protection was disabled'),
    ('defender', 5007, 'modify_protection', 'configuration', 'success', 2, 5019, 'defender', 'The configuration of Defender has changed'),
    ('defender', 5010, 'stop_protection', 'configuration', 'success', 3, 5019, 'defender', 'Scanning for spyware was disabled'),
    ('defender', 5012, 'stop_protection', 'configuration', 'success', 3, 5019, 'defender', 'Scanning for viruses was disabled'),
    ('firewall', 2003, 'modify_firewall', 'configuration', 'success', 2, 5019, 'firewall', 'A setting of a firewall profile has changed'),
    ('firewall', 2004, 'create_rule', 'configuration', 'success', 2, 5019, 'firewall', 'A rule was added to the firewall'),
    ('firewall', 2005, 'modify_rule', 'configuration', 'success', 2, 5019, 'firewall', 'A rule of the firewall was modified'),
    ('firewall', 2006, 'delete_rule', 'configuration', 'success', 2, 5019, 'firewall', 'A rule of the firewall was deleted'),
    ('firewall', 2033, 'delete_rule', 'configuration', 'success', 3, 5019, 'firewall', 'All rules of the firewall were deleted'),
    ('wmi', 5857, 'load', 'process', 'success', 1, 1005, 'wmi', 'A WMI provider was started'),
    ('wmi', 5858, 'wmi_query', 'process', 'failure', 1, 6003, 'wmi', 'A WMI operation failed'),
    ('wmi', 5859, 'wmi_filter', 'configuration', 'success', 2, 5019, 'wmi', 'A WMI event filter was registered'),
    ('wmi', 5860, 'wmi_filter', 'configuration', 'success', 2, 5019, 'wmi', 'A temporary WMI event consumer was registered'),
    ('wmi', 5861, 'wmi_binding', 'configuration', 'success', 3, 5019, 'wmi', 'A permanent WMI event consumer was registered'),
    ('bits', 3, 'create_job', 'network', 'success', 1, 4001, 'bits', 'A BITS job was created'),
    ('bits', 59, 'download', 'network', 'success', 1, 4001, 'bits', 'A BITS transfer was started'),
    ('bits', 60, 'download', 'network', 'success', 1, 4001, 'bits', 'A BITS transfer has stopped')
),
origins (provider, origin) AS (VALUES
    ('microsoft-windows-security-auditing', 'security'), ('security', 'security'),
    ('microsoft-windows-eventlog', 'eventlog'), ('eventlog', 'eventlog'),
    ('microsoft-windows-kernel-power', 'power'), ('microsoft-windows-kernel-general', 'kernel'), ('user32', 'user32'),
    ('service control manager', 'service'), ('microsoft-windows-sysmon', 'sysmon'), ('linux-sysmon', 'sysmon'),
    ('powershell', 'powershell'), ('microsoft-windows-powershell', 'powershell'), ('powershellcore', 'powershell'),
    ('microsoft-windows-taskscheduler', 'task'),
    ('microsoft-windows-terminalservices-remoteconnectionmanager', 'rdp'), ('microsoft-windows-terminalservices-localsessionmanager', 'rdp'),
    ('microsoft-windows-remotedesktopservices-rdpcorets', 'rdp'), ('microsoft-windows-windows defender', 'defender'),
    ('microsoft-windows-windows firewall with advanced security', 'firewall'), ('microsoft-windows-wmi-activity', 'wmi'),
    ('microsoft-windows-bits-client', 'bits')
),
-- Get-WinEvent | ConvertTo-Json gives the data without names: these are the names, in order.
positions (id, names) AS (VALUES
    (4624, 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId TargetUserSid TargetUserName TargetDomainName TargetLogonId LogonType LogonProcessName AuthenticationPackageName WorkstationName LogonGuid TransmittedServices LmPackageName KeyLength ProcessId ProcessName IpAddress IpPort'),
    (4625, 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId TargetUserSid TargetUserName TargetDomainName Status FailureReason SubStatus LogonType LogonProcessName AuthenticationPackageName WorkstationName TransmittedServices LmPackageName KeyLength ProcessId ProcessName IpAddress IpPort'),
    (4634, 'TargetUserSid TargetUserName TargetDomainName TargetLogonId LogonType'),
    (4647, 'TargetUserSid TargetUserName TargetDomainName TargetLogonId'),
    (4648, 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId LogonGuid TargetUserName TargetDomainName TargetLogonGuid TargetServerName TargetInfo ProcessId ProcessName IpAddress IpPort'),
    (4672, 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId PrivilegeList'),
    (4688, 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId NewProcessId NewProcessName TokenElevationType ProcessId CommandLine TargetUserSid TargetUserName TargetDomainName TargetLogonId ParentProcessName MandatoryLabel'),
    (4689, 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId Status ProcessId ProcessName'),
    (4697, 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId ServiceName ServiceFileName ServiceType ServiceStartType ServiceAccount'),
    (4698, 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId TaskName TaskContent'),
    (4699, 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId TaskName TaskContent'),
    (4702, 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId TaskName TaskContentNew'),
    (4719, 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId CategoryId SubcategoryId SubcategoryGuid AuditPolicyChanges'),
    (4720, 'TargetUserName TargetDomainName TargetSid SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId'),
    (4722, 'TargetUserName TargetDomainName TargetSid SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId'),
    (4723, 'TargetUserName TargetDomainName TargetSid SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId'),
    (4724, 'TargetUserName TargetDomainName TargetSid SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId'),
    (4725, 'TargetUserName TargetDomainName TargetSid SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId'),
    (4726, 'TargetUserName TargetDomainName TargetSid SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId'),
    (4728, 'MemberName MemberSid TargetUserName TargetDomainName TargetSid SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId'),
    (4729, 'MemberName MemberSid TargetUserName TargetDomainName TargetSid SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId'),
    (4732, 'MemberName MemberSid TargetUserName TargetDomainName TargetSid SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId'),
    (4733, 'MemberName MemberSid TargetUserName TargetDomainName TargetSid SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId'),
    (4738, 'Dummy TargetUserName TargetDomainName TargetSid SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId'),
    (4740, 'TargetUserName TargetDomainName TargetSid SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId'),
    (4756, 'MemberName MemberSid TargetUserName TargetDomainName TargetSid SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId'),
    (4767, 'TargetUserName TargetDomainName TargetSid SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId'),
    (4768, 'TargetUserName TargetDomainName TargetSid ServiceName ServiceSid TicketOptions Status TicketEncryptionType PreAuthType IpAddress IpPort'),
    (4769, 'TargetUserName TargetDomainName ServiceName ServiceSid TicketOptions TicketEncryptionType IpAddress IpPort Status LogonGuid'),
    (4771, 'TargetUserName TargetSid ServiceName TicketOptions Status PreAuthType IpAddress IpPort'),
    (4776, 'PackageName TargetUserName Workstation Status'),
    (5140, 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId ObjectType IpAddress IpPort ShareName ShareLocalPath AccessMask AccessList'),
    (5145, 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId ObjectType IpAddress IpPort ShareName ShareLocalPath RelativeTargetName AccessMask AccessList AccessReason'),
    (1102, 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId'),
    (104, 'SubjectUserName SubjectDomainName Channel BackupPath'),
    (7036, 'param1 param2'),
    (7040, 'param1 param2 param3 param4'),
    (7045, 'ServiceName ImagePath ServiceType StartType AccountName'),
    (4104, 'MessageNumber MessageTotal ScriptBlockText ScriptBlockId Path'),
    (4103, 'ContextInfo UserData Payload')
),
-- Each way of export has its own shape; what they share is the system part, and an object of data.
shapes AS (
    SELECT source, record, raw, fields,
        from_json(fields, replace(replace('{
            "Event": {"System": &, "EventData": ?, "UserData": ?, "RenderingInfo": {"Message": ?}}, "System": &, "EventData": ?, "UserData": ?,
            "EventID": ?, "Id": ?, "SourceName": ?, "ProviderName": ?, "Channel": ?, "LogName": ?, "Hostname": ?, "Computer": ?, "MachineName": ?,
            "RecordNumber": ?, "RecordId": ?, "EventRecordID": ?, "EventTime": ?, "EventReceivedTime": ?, "TimeCreated": ?, "UtcTime": ?,
            "EventType": ?, "Level": ?, "Keywords": ?, "KeywordsDisplayNames": [?], "ActivityID": ?, "Message": ?,
            "Properties": [{"Value": ?}], "@timestamp": ?}', '&', '{
            "Provider": {"#attributes": {"Name": ?}, "@Name": ?}, "Provider_attributes": {"Name": ?}, "EventID": ?, "Level": ?, "Keywords": ?,
            "TimeCreated": {"#attributes": {"SystemTime": ?}, "@SystemTime": ?, "SystemTime": ?}, "TimeCreated_attributes": {"SystemTime": ?},
            "EventRecordID": ?, "Correlation": {"#attributes": {"ActivityID": ?}, "@ActivityID": ?}, "Channel": ?, "Computer": ?}'),
            '?', '"VARCHAR"')) AS s,
        CASE WHEN contains(fields, 'event_data') OR contains(fields, '"winlog"') THEN from_json(fields, replace('{
            "winlog": {"event_data": ?, "user_data": ?, "event_id": ?, "computer_name": ?, "record_id": ?, "channel": ?, "provider_name": ?,
                "activity_id": ?, "keywords": [?]},
            "event_data": ?, "user_data": ?, "event_id": ?, "computer_name": ?, "record_number": ?, "log_name": ?, "source_name": ?,
            "activity_id": ?, "keywords": [?], "message": ?, "event": {"code": ?, "outcome": ?}, "log": {"level": ?}, "level": ?}',
            '?', '"VARCHAR"')) END AS b
    FROM input
),
nested AS (SELECT source, record, raw, fields, s, b, coalesce(s.Event.System, s.System) AS sys FROM shapes),
systems AS (
    SELECT source, record, raw, fields,
        coalesce(sys.EventID, s.EventID, s.Id, b.winlog.event_id, b.event_id, b.event.code) AS id_text,
        coalesce(sys.Provider['#attributes'].Name, sys.Provider['@Name'], sys.Provider_attributes.Name, s.ProviderName, s.SourceName,
            b.winlog.provider_name, b.source_name) AS provider,
        coalesce(sys.Channel, s.Channel, s.LogName, b.winlog.channel, b.log_name) AS channel,
        coalesce(sys.Computer, s.Computer, s.MachineName, s.Hostname, b.winlog.computer_name, b.computer_name) AS computer,
        coalesce(sys.EventRecordID, s.EventRecordID, s.RecordNumber, s.RecordId, b.winlog.record_id, b.record_number) AS number,
        coalesce(sys.Correlation['#attributes'].ActivityID, sys.Correlation['@ActivityID'], s.ActivityID, b.winlog.activity_id, b.activity_id) AS activity,
        coalesce(sys.Level, s.Level, b.log.level, b.level) AS level,
        concat_ws(' ', sys.Keywords, s.Keywords, s.EventType, s.KeywordsDisplayNames[1], b.winlog.keywords[1], b.keywords[1], b.event.outcome) AS keywords,
        coalesce(s.Event.RenderingInfo.Message, s.Message, b.message) AS text,
        coalesce(sys.TimeCreated['#attributes'].SystemTime, sys.TimeCreated['@SystemTime'], sys.TimeCreated_attributes.SystemTime,
            sys.TimeCreated.SystemTime, s.TimeCreated, s.UtcTime, CASE WHEN s.EventTime IS NULL THEN s."@timestamp" END) AS created,
        s.EventTime AS event_time, s.EventReceivedTime AS received_time, s."@timestamp" AS shipped,
        coalesce(s.Event.EventData, s.EventData, b.winlog.event_data, b.event_data) AS event_text,
        coalesce(s.Event.UserData, s.UserData, b.winlog.user_data, b.user_data) AS user_text,
        CASE WHEN starts_with(event_text, '{') AND json_valid(event_text) THEN event_text END AS event_data,
        CASE WHEN starts_with(user_text, '{') AND json_valid(user_text) THEN user_text END AS user_data,
        list_transform(s.Properties, lambda p: CASE WHEN starts_with(p.Value, '{') AND json_valid(p.Value) THEN json_extract_string(p.Value, '$.Value') ELSE p.Value END) AS properties
    FROM nested
),
numbered AS (
    SELECT systems.* EXCLUDE (id_text, event_text, user_text), origins.origin,
        try_cast(CASE WHEN starts_with(id_text, '{') AND json_valid(id_text) THEN json_extract_string(id_text, '$."#text"') ELSE id_text END AS INTEGER) AS id
    FROM systems LEFT JOIN origins ON origins.provider = lower(coalesce(systems.provider, systems.channel))
),
data AS (
    SELECT numbered.*,
        CASE WHEN json_exists(event_data, '$.Data[0]."@Name"') THEN concat('{', array_to_string(list_transform(
                     from_json(json_extract(event_data, '$.Data'), '[{"@Name": "VARCHAR", "#text": "VARCHAR"}]'),
                     lambda d: concat(to_json(coalesce(d['@Name'], '')), ':', coalesce(to_json(d['#text']), 'null'))), ','), '}')
             WHEN event_data IS NOT NULL THEN event_data
             WHEN user_data IS NOT NULL THEN json_extract_string(user_data, '$.*')[1]
             WHEN properties IS NOT NULL AND names IS NOT NULL THEN concat('{', array_to_string(list_transform(list_zip(string_split(names, ' '), properties),
                     lambda p: concat(to_json(coalesce(p[1], '')), ':', coalesce(to_json(p[2]), 'null'))), ','), '}')
             ELSE fields END AS named_text,
        CASE WHEN starts_with(named_text, '{') AND (named_text = fields OR json_valid(named_text)) THEN named_text END AS named
    FROM numbered LEFT JOIN positions USING (id)
),
read AS (
    SELECT * EXCLUDE (d), d.* FROM (SELECT * EXCLUDE (event_data, user_data, properties, named_text), from_json(named, '{"' || regexp_replace(
        'SubjectUserName, SubjectLogonId, TargetUserName, TargetDomainName, TargetLogonId, TargetSid, TargetServerName, LogonType, IpAddress, IpPort,
        WorkstationName, Workstation, ProcessId, ProcessName, NewProcessId, NewProcessName, CommandLine, ParentProcessId, Status, SubStatus,
        ServiceName, ServiceFileName, ServiceAccount, ImagePath, TaskName, TaskContent, TaskContentNew, ObjectName, ObjectDN, AttributeLDAPDisplayName,
        MemberName, MemberSid, PrivilegeList, ShareName, RelativeTargetName, SourceAddress, SourcePort, DestAddress, DestPort, Application,
        ClientName, ClientAddress, AccountName, OldTargetUserName, NewTargetUserName, SamAccountName, SubcategoryGuid,
        Image, User, LogonId, LogonGuid, TargetFilename, TargetObject, ObjectValueName, ImageLoaded, SourceImage, TargetImage, SourceProcessId,
        SourceUser, TargetUser, SourceIp, DestinationIp, DestinationPort, DestinationHostname, PipeName, QueryName, Device, Hashes, Name, Query,
        Consumer, Filter, Configuration, State, EventNamespace, ScriptBlockText, ScriptBlockId, Path, Payload, ContextInfo, Data, param1, param2, param3,
        UserContext, UserName, ActionName, Address, SessionID, BackupPath, Threat Name, Detection User, RuleName, ModifyingUser, ModifyingApplication,
        ApplicationPath, ClientMachine, Operation, jobTitle, jobOwner, url, FilePath, DeviceDescription, ClassName, VaultName, TargetName, Requester, Attributes,
        SubjectUserSid, TargetUserSid', '\s*,\s*', '":"VARCHAR","', 'g') || '":"VARCHAR"}') AS d FROM data)
),
known AS (
    SELECT read.* EXCLUDE (created), action, category, kinds.outcome AS usual, kinds.severity AS usual_severity, class_uid, sentence,
        coalesce(kinds.shape, read.origin) AS shape,
        CASE WHEN starts_with(created, '{') AND json_valid(created) THEN json_extract_string(created, '$.value') ELSE created END AS created
    FROM read LEFT JOIN kinds ON kinds.origin = read.origin AND kinds.id = read.id
),
-- Whatever is looked at twice (nullif looks twice) is a column first.
found AS (
    SELECT *, lower(keywords) AS audit, coalesce(Data, text) AS words,
        CASE shape
            WHEN 'login' THEN coalesce(TargetUserName, SubjectUserName)
            WHEN 'ticket' THEN split_part(TargetUserName, '@', 1)
            WHEN 'reconnect' THEN AccountName
            WHEN 'sysmon' THEN coalesce("User", SourceUser)
            WHEN 'rdp' THEN coalesce("User", json_extract_string(named, '$.Param1'), UserName)
            WHEN 'task' THEN coalesce(UserContext, UserName)
            WHEN 'powershell' THEN CASE WHEN ContextInfo IS NOT NULL THEN regexp_extract(ContextInfo, '(?m)^\s*User = (.*?)\r?$', 1)
                WHEN contains(words, 'UserId=') THEN regexp_extract(words, 'UserId=([^\r\n]*?)(?:\\[rn]|\r|\n|$)', 1) END
            WHEN 'defender' THEN coalesce("Detection User", "User")
            WHEN 'bits' THEN jobOwner
            WHEN 'user32' THEN json_extract_string(named, '$.param7')
            ELSE coalesce(SubjectUserName, TargetUserName, "User", UserName,
                CASE WHEN contains(text, 'Account Name:') THEN regexp_extract(text, '\sAccount Name:\s+([^\r\n\t]+)', 1) END,
                CASE WHEN contains(text, '; User = ') THEN regexp_extract(text, '; User = ([^;]*);', 1) END) END AS actor_name,
        CASE shape
            WHEN 'member' THEN CASE WHEN starts_with(upper(MemberName), 'CN=') THEN regexp_extract(MemberName, '^...((?:[^,\\]|\\.)+)', 1)
                WHEN MemberName <> '-' THEN MemberName ELSE MemberSid END
            WHEN 'ticket' THEN ServiceName
            WHEN 'rename' THEN OldTargetUserName
            WHEN 'account' THEN coalesce(TargetUserName, SamAccountName)
            WHEN 'target' THEN coalesce(TargetUserName, TargetSid)
            WHEN 'service' THEN coalesce(ServiceAccount, AccountName)
            WHEN 'sysmon' THEN TargetUser
            ELSE CASE WHEN category = 'authentication' THEN actor_name END END AS target_name,
        CASE shape
            WHEN 'member' THEN TargetUserName
            WHEN 'rename' THEN NewTargetUserName
            WHEN 'share' THEN CASE WHEN RelativeTargetName IN ('', '\') THEN ShareName ELSE concat_ws('\', ShareName, RelativeTargetName) END
            WHEN 'flow' THEN concat(DestAddress, ':', DestPort)
            WHEN 'bind' THEN concat(SourceAddress, ':', SourcePort)
            WHEN 'registry' THEN concat_ws('\', ObjectName, ObjectValueName)
            WHEN 'log' THEN json_extract_string(named, '$.Channel')
            WHEN 'firewall' THEN RuleName
            WHEN 'service' THEN coalesce(ServiceName, param1)
            WHEN 'target' THEN coalesce(TargetServerName, ObjectName)
            WHEN 'powershell' THEN Path
            WHEN 'wmi' THEN coalesce(Path, Operation, Query)
            ELSE CASE WHEN DestinationIp IS NOT NULL THEN concat(DestinationIp, ':', DestinationPort)
                ELSE coalesce(ObjectName, ObjectDN, TaskName, ServiceName, TargetFilename, TargetObject, ImageLoaded, TargetImage, PipeName, QueryName,
                    Device, "Threat Name", SubcategoryGuid, Configuration, url, Query, Consumer, Name, DeviceDescription, TargetName, BackupPath) END
            END AS object_name,
        CASE WHEN coalesce(TaskContent, TaskContentNew) IS NOT NULL THEN trim(concat_ws(' ',
                regexp_extract(coalesce(TaskContent, TaskContentNew), '<Command>([^<]*)', 1),
                regexp_extract(coalesce(TaskContent, TaskContentNew), '<Arguments>([^<]*)', 1)))
             WHEN shape = 'powershell' THEN CASE WHEN ScriptBlockText IS NOT NULL THEN ScriptBlockText WHEN Payload IS NOT NULL THEN Payload
                WHEN contains(words, 'HostApplication=') THEN regexp_extract(words, 'HostApplication=([^\r\n]*?)(?:\\r|\\n|\r|\n|$)', 1) END
             WHEN shape = 'task' THEN ActionName
             ELSE coalesce(CommandLine, ServiceFileName, ImagePath, CASE WHEN shape = 'wmi' THEN Consumer END) END AS command_line,
        coalesce(NewProcessName, Image, SourceImage, Application, ProcessName, ApplicationPath, ModifyingApplication) AS program,
        regexp_extract(coalesce(IpAddress, SourceIp, SourceAddress, ClientAddress, Address,
            CASE WHEN shape = 'rdp' THEN json_extract_string(named, '$.Param3') END),
            '^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+)', 1) AS peer_ip,
        coalesce(IpPort, SourcePort) AS peer_port,
        CASE shape WHEN 'login' THEN coalesce(TargetLogonId, SubjectLogonId) WHEN 'reconnect' THEN json_extract_string(named, '$.LogonID')
            ELSE coalesce(SubjectLogonId, LogonId, SessionID) END AS logon,
        CASE WHEN shape = 'flow' AND ProcessId IS NULL THEN json_extract_string(named, '$.ProcessID') ELSE coalesce(NewProcessId, SourceProcessId, ProcessId) END AS process_number
    FROM known
),
timed AS (
    SELECT * EXCLUDE (actor_name, target_name),
        split_part(actor_name, '\', -1) AS actor_name, CASE WHEN shape = 'member' THEN replace(target_name, '\', '') ELSE split_part(target_name, '\', -1) END AS target_name,
        split_part(split_part(text, chr(10), 1), chr(13), 1) AS first_line,
        CASE WHEN regexp_matches(created, '/Date\(-?\d{1,14}') THEN make_timestamp(try_cast(regexp_extract(created, '\((-?\d{1,14})', 1) AS BIGINT) * 1000)
             WHEN regexp_matches(created, '[T ].*[+-]\d\d:?\d\d$') THEN make_timestamp(epoch_us(try_cast(created AS TIMESTAMPTZ)))
             WHEN created IS NOT NULL THEN try_cast(replace(created, 'Z', '') AS TIMESTAMP)
             WHEN regexp_matches(event_time, '[T ].*[+-]\d\d:?\d\d$') THEN make_timestamp(epoch_us(try_cast(event_time AS TIMESTAMPTZ)))
             -- NXLog writes local time; what shipped it noted UTC, so the zone is the difference, in quarters of an hour.
             WHEN ends_with(shipped, 'Z') AND received_time IS NOT NULL THEN try_cast(event_time AS TIMESTAMP) + to_seconds(900 * CAST(round(
                 date_diff('second', try_cast(received_time AS TIMESTAMP), try_cast(replace(shipped, 'Z', '') AS TIMESTAMP)) / 900) AS BIGINT))
             ELSE to_utc(try_cast(event_time AS TIMESTAMP)) END AS moment,
        CASE WHEN usual = 'failure' OR contains(audit, 'audit_failure') OR contains(audit, 'audit failure') OR starts_with(audit, '0x8010')
                 OR starts_with(audit, '-921886843722740') THEN 'failure'
             WHEN try_cast(Status AS BIGINT) <> 0 AND (shape = 'login' OR shape = 'ticket') THEN 'failure'
             WHEN audit = 'failure' OR audit = 'success' THEN audit
             WHEN contains(audit, 'audit_success') OR contains(audit, 'audit success') OR starts_with(audit, '0x8020') OR starts_with(audit, '-921436483760003')
                 THEN 'success'
             ELSE coalesce(usual, 'unknown') END AS result
    FROM found
)
SELECT source, record,
    CASE WHEN id IS NULL THEN 'unparsed' ELSE coalesce(category, 'system') END AS category,
    CASE WHEN action = 'service_state' THEN coalesce(CASE lower(param2) WHEN 'running' THEN 'start' WHEN 'stopped' THEN 'stop' END, action)
         WHEN action = 'sysmon_state' THEN coalesce(CASE lower(State) WHEN 'started' THEN 'start' WHEN 'stopped' THEN 'stop_audit' END, action)
         WHEN action = 'registry_object' THEN CASE WHEN contains(named, 'DeleteKey') OR contains(named, 'DeleteValue') THEN 'registry_delete'
             WHEN contains(named, 'CreateKey') THEN 'registry_create' ELSE action END
         ELSE coalesce(action, 'event_' || id) END AS action,
    result AS outcome,
    CASE WHEN usual_severity IS NOT NULL THEN CASE WHEN result = 'failure' AND usual_severity = 1 THEN 2 ELSE usual_severity END
         ELSE CASE lower(level) WHEN '1' THEN 5 WHEN 'critical' THEN 5 WHEN '2' THEN 4 WHEN 'error' THEN 4 WHEN '3' THEN 3 WHEN 'warning' THEN 3 ELSE 1 END END AS severity,
    CASE WHEN id IS NOT NULL THEN coalesce(class_uid, 0) END AS class_uid,
    CASE WHEN moment BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31' THEN moment END AS time,
    CASE WHEN number IS NOT NULL THEN concat_ws('/', computer, channel, number) END AS uid,
    CASE WHEN actor_name <> '' AND actor_name <> '-' THEN actor_name END AS actor,
    CASE WHEN target_name <> '' AND target_name <> '-' THEN target_name END AS target,
    nullif(peer_ip, '') AS source_ip,
    CASE WHEN peer_ip <> '' THEN try_cast(peer_port AS USMALLINT) END AS source_port,
    computer AS host,
    channel AS subsystem,
    CASE WHEN logon = '0x0' OR logon = '-' THEN NULL WHEN shape <> 'rdp' AND regexp_full_match(logon, '\d{1,18}') THEN printf('0x%x', try_cast(logon AS BIGINT)) ELSE lower(logon) END AS session,
    activity AS operation,
    CASE WHEN program <> '' AND program <> '-' THEN program END AS process,
    nullif(try_cast(process_number AS INTEGER), 0) AS pid,
    try_cast(CASE WHEN NewProcessId IS NOT NULL THEN ProcessId ELSE ParentProcessId END AS INTEGER) AS ppid,
    CASE WHEN command_line <> '' AND command_line <> '-' THEN command_line END AS command,
    CASE WHEN object_name <> '' AND object_name <> '-' THEN object_name END AS resource,
    CASE WHEN first_line <> '' THEN first_line ELSE sentence END AS message,
    fields AS data,
    raw
FROM timed
