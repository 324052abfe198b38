-- title: Linux audit log (auditd, raw and enriched)
-- reader: auditd
-- files: audit.log* audit*.log
-- detect: avg((json_extract_string(fields, '$.serial') IS NOT NULL AND json_extract_string(fields, '$.type') IS NOT NULL)::INT)
-- about: Record types and fields: the Linux Audit documentation project (messages-dictionary.csv, field-dictionary.csv), man auditd.conf,
-- about: man ausearch; which record an event is about and how its records come together: docs/formats.md, reader auditd.
WITH
-- What each type of record says, and what each system call does; calls that are not here are processes' own, by their names.
meanings(word, category, action, class_uid) AS (VALUES
    ('USER_LOGIN', 'authentication', 'login', 3002), ('USER_LOGOUT', 'authentication', 'logout', 3002),
    ('USER_AUTH', 'authentication', 'pam_authentication', 3002), ('GRP_AUTH', 'authentication', 'group_authentication', 3002),
    ('USER_ACCT', 'authentication', 'check_account', 3002), ('USER_ERR', 'authentication', 'authentication_error', 3002),
    ('USER_START', 'authentication', 'session_open', 3002), ('USER_END', 'authentication', 'session_close', 3002),
    ('CRED_ACQ', 'authentication', 'acquire_credentials', 3002), ('CRED_DISP', 'authentication', 'dispose_credentials', 3002),
    ('CRED_REFR', 'authentication', 'refresh_credentials', 3002), ('LOGIN', 'authentication', 'set_login_id', 3002),
    ('USER_CMD', 'authorization', 'sudo', 3003), ('USER_ROLE_CHANGE', 'authorization', 'change_role', 3003),
    ('ROLE_ASSIGN', 'authorization', 'assign_role', 3005), ('ROLE_MODIFY', 'authorization', 'modify_role', 3005), ('ROLE_REMOVE', 'authorization', 'remove_role', 3005),
    ('USER_CHAUTHTOK', 'account', 'change_password', 3001), ('GRP_CHAUTHTOK', 'account', 'change_group_password', 3006),
    ('ADD_USER', 'account', 'create_user', 3001), ('DEL_USER', 'account', 'delete_user', 3001), ('USER_MGMT', 'account', 'modify_user', 3001),
    ('ADD_GROUP', 'account', 'create_group', 3006), ('DEL_GROUP', 'account', 'delete_group', 3006), ('GRP_MGMT', 'account', 'modify_group', 3006),
    ('ACCT_LOCK', 'account', 'disable_user', 3001), ('ACCT_UNLOCK', 'account', 'enable_user', 3001),
    ('CHUSER_ID', 'account', 'change_user_id', 3001), ('CHGRP_ID', 'account', 'change_group_id', 3001),
    ('SERVICE_START', 'system', 'start', 1006), ('SERVICE_STOP', 'system', 'stop', 1006), ('SYSTEM_BOOT', 'system', 'boot', 1006),
    ('SYSTEM_SHUTDOWN', 'system', 'shutdown', 1006), ('SYSTEM_RUNLEVEL', 'system', 'change_runlevel', 1006),
    ('DAEMON_START', 'system', 'start_audit', 1006), ('DAEMON_END', 'system', 'stop_audit', 1006), ('DAEMON_ABORT', 'system', 'stop_audit', 1006),
    ('DAEMON_ROTATE', 'system', 'rotate_log', 1006), ('DAEMON_RESUME', 'system', 'resume_audit', 1006), ('DAEMON_ERR', 'system', 'audit_error', 1006),
    ('DAEMON_ACCEPT', 'network', 'accept', 4001), ('DAEMON_CLOSE', 'network', 'disconnect', 4001),
    ('DAEMON_CONFIG', 'configuration', 'change_audit_configuration', 5002), ('DAEMON_RECONFIG', 'configuration', 'change_audit_configuration', 5002),
    ('CONFIG_CHANGE', 'configuration', 'change_audit_configuration', 5002), ('FEATURE_CHANGE', 'configuration', 'change_audit_feature', 5002),
    ('USYS_CONFIG', 'configuration', 'change_configuration', 5002), ('FS_RELABEL', 'configuration', 'relabel', 5002),
    ('NETFILTER_CFG', 'configuration', 'change_firewall', 5002), ('NETFILTER_PKT', 'network', 'packet', 4001),
    ('MAC_POLICY_LOAD', 'configuration', 'load_policy', 5002), ('USER_MAC_POLICY_LOAD', 'configuration', 'load_policy', 5002),
    ('MAC_STATUS', 'configuration', 'change_enforcement', 5002), ('MAC_CONFIG_CHANGE', 'configuration', 'change_policy', 5002),
    ('USER_MAC_CONFIG_CHANGE', 'configuration', 'change_policy', 5002), ('TIME_INJOFFSET', 'configuration', 'set_time', 5002),
    ('TIME_ADJNTPVAL', 'configuration', 'set_time', 5002), ('BPF', 'system', 'load_bpf', 1003), ('KERN_MODULE', 'system', 'load_module', 1003),
    ('AVC', 'authorization', 'selinux_access', 3003), ('USER_AVC', 'authorization', 'selinux_access', 3003), ('AVC_PATH', 'authorization', 'selinux_access', 3003),
    ('SELINUX_ERR', 'authorization', 'selinux_error', 3003), ('USER_SELINUX_ERR', 'authorization', 'selinux_error', 3003),
    ('SECCOMP', 'process', 'seccomp', 1007), ('TTY', 'process', 'terminal_input', 1007), ('USER_TTY', 'process', 'terminal_input', 1007),
    ('FANOTIFY', 'file', 'access_decision', 1001), ('OBJ_PID', 'process', 'signal', 1007), ('SOFTWARE_UPDATE', 'configuration', 'install', 5002),
    ('CRYPTO_KEY_USER', 'network', 'crypto_key', 4007), ('CRYPTO_SESSION', 'network', 'negotiate', 4007), ('CRYPTO_LOGIN', 'authentication', 'login', 3002),
    ('CRYPTO_LOGOUT', 'authentication', 'logout', 3002), ('VIRT_CONTROL', 'system', 'control_machine', 1006), ('VIRT_CREATE', 'system', 'create_machine', 1006),
    ('VIRT_DESTROY', 'system', 'destroy_machine', 1006), ('VIRT_RESOURCE', 'configuration', 'change_machine', 5002), ('USER_DEVICE', 'configuration', 'change_device', 5002),
    ('USBGUARD', 'system', 'device', 1003), ('KERNEL', 'system', 'start_audit', 1006), ('TEST', 'system', 'log', NULL), ('USER', 'system', 'log', NULL),
    -- records that came alone, without the system call they belong to
    ('EXECVE', 'process', 'exec', 1007), ('PROCTITLE', 'process', 'process_title', 1007), ('CWD', 'file', 'folder', 1001), ('PATH', 'file', 'path', 1001),
    ('SOCKADDR', 'network', 'socket_address', 4001), ('BPRM_FCAPS', 'authorization', 'file_capabilities', 3003),
    ('TRUSTED_APP', 'system', 'log', NULL), ('KERNEL_OTHER', 'system', 'log', NULL), ('LABEL_LEVEL_CHANGE', 'configuration', 'relabel', 5002),
    ('execve', 'process', 'exec', 1007), ('execveat', 'process', 'exec', 1007), ('fork', 'process', 'fork', 1007), ('vfork', 'process', 'fork', 1007),
    ('clone', 'process', 'fork', 1007), ('clone3', 'process', 'fork', 1007), ('exit', 'process', 'exit', 1007), ('exit_group', 'process', 'exit', 1007),
    ('kill', 'process', 'signal', 1007), ('tkill', 'process', 'signal', 1007), ('tgkill', 'process', 'signal', 1007), ('ptrace', 'process', 'trace', 1007),
    ('open', 'file', 'open', 1001), ('openat', 'file', 'open', 1001), ('openat2', 'file', 'open', 1001), ('open_by_handle_at', 'file', 'open', 1001),
    ('creat', 'file', 'create', 1001), ('mkdir', 'file', 'create', 1001), ('mkdirat', 'file', 'create', 1001), ('mknod', 'file', 'create', 1001), ('mknodat', 'file', 'create', 1001),
    ('unlink', 'file', 'delete', 1001), ('unlinkat', 'file', 'delete', 1001), ('rmdir', 'file', 'delete', 1001),
    ('rename', 'file', 'rename', 1001), ('renameat', 'file', 'rename', 1001), ('renameat2', 'file', 'rename', 1001),
    ('link', 'file', 'link', 1001), ('linkat', 'file', 'link', 1001), ('symlink', 'file', 'link', 1001), ('symlinkat', 'file', 'link', 1001),
    ('truncate', 'file', 'write', 1001), ('ftruncate', 'file', 'write', 1001), ('read', 'file', 'read', 1001), ('write', 'file', 'write', 1001), ('fallocate', 'file', 'write', 1001),
    ('stat', 'file', 'stat', 1001), ('lstat', 'file', 'stat', 1001), ('newfstatat', 'file', 'stat', 1001), ('statx', 'file', 'stat', 1001), ('access', 'file', 'stat', 1001), ('faccessat', 'file', 'stat', 1001), ('readlink', 'file', 'stat', 1001), ('chdir', 'file', 'change_folder', 1001), ('getdents64', 'file', 'list', 1001),
    ('chmod', 'file', 'change_permissions', 1001), ('fchmod', 'file', 'change_permissions', 1001), ('fchmodat', 'file', 'change_permissions', 1001), ('fchmodat2', 'file', 'change_permissions', 1001),
    ('chown', 'file', 'change_owner', 1001), ('fchown', 'file', 'change_owner', 1001), ('lchown', 'file', 'change_owner', 1001), ('fchownat', 'file', 'change_owner', 1001),
    ('setxattr', 'file', 'change_attributes', 1001), ('lsetxattr', 'file', 'change_attributes', 1001), ('fsetxattr', 'file', 'change_attributes', 1001),
    ('removexattr', 'file', 'change_attributes', 1001), ('lremovexattr', 'file', 'change_attributes', 1001), ('fremovexattr', 'file', 'change_attributes', 1001), ('utimensat', 'file', 'change_attributes', 1001), ('utime', 'file', 'change_attributes', 1001), ('utimes', 'file', 'change_attributes', 1001),
    ('mount', 'system', 'mount', 1003), ('umount2', 'system', 'unmount', 1003), ('umount', 'system', 'unmount', 1003), ('swapon', 'system', 'swapon', 1003), ('pivot_root', 'system', 'pivot_root', 1003),
    ('init_module', 'system', 'load_module', 1003), ('finit_module', 'system', 'load_module', 1003), ('delete_module', 'system', 'unload_module', 1003), ('bpf', 'system', 'load_bpf', 1003), ('reboot', 'system', 'reboot', 1006), ('kexec_load', 'system', 'load_kernel', 1003),
    ('settimeofday', 'configuration', 'set_time', 5002), ('clock_settime', 'configuration', 'set_time', 5002), ('adjtimex', 'configuration', 'set_time', 5002), ('clock_adjtime', 'configuration', 'set_time', 5002), ('stime', 'configuration', 'set_time', 5002),
    ('sethostname', 'configuration', 'set_hostname', 5002), ('setdomainname', 'configuration', 'set_hostname', 5002),
    ('connect', 'network', 'connect', 4001), ('accept', 'network', 'accept', 4001), ('accept4', 'network', 'accept', 4001), ('bind', 'network', 'bind', 4001), ('listen', 'network', 'listen', 4001),
    ('socket', 'network', 'socket', 4001), ('socketpair', 'network', 'socket', 4001), ('sendto', 'network', 'send', 4001), ('sendmsg', 'network', 'send', 4001), ('recvfrom', 'network', 'receive', 4001), ('recvmsg', 'network', 'receive', 4001), ('setsockopt', 'network', 'set_socket_option', 4001),
    ('setuid', 'authorization', 'change_user_id', 3003), ('setreuid', 'authorization', 'change_user_id', 3003), ('setresuid', 'authorization', 'change_user_id', 3003),
    ('setgid', 'authorization', 'change_group_id', 3003), ('setregid', 'authorization', 'change_group_id', 3003), ('setresgid', 'authorization', 'change_group_id', 3003), ('setgroups', 'authorization', 'change_group_id', 3003), ('capset', 'authorization', 'change_capabilities', 3003)),
fielded AS (
    SELECT source, record, raw, fields, stamp, "$.type" AS type, "$.syscall" AS syscall,
        coalesce("$.success", "$.res", "$.result", CASE "$.seresult" WHEN 'denied' THEN 'no' WHEN 'granted' THEN 'yes' END, CASE "$.apparmor" WHEN 'DENIED' THEN 'no' WHEN 'ALLOWED' THEN 'yes' END) AS result,
        nullif(coalesce("$.new_auid", "$.auid"), 'unset') AS auid, nullif("$.auid_name", 'unset') AS auid_name, nullif("$.uid", 'unset') AS uid, nullif("$.uid_name", 'unset') AS uid_name,
        nullif(nullif("$.acct", ''), '(unknown)') AS acct, nullif(coalesce("$.new_ses", "$.ses"), 'unset') AS ses, "$.pid" AS pid, "$.ppid" AS ppid, "$.comm" AS comm, "$.exe" AS exe,
        "$.command" AS command, "$.proctitle" AS proctitle, "$.cmd" AS cmd, "$.path" AS path, "$.addr" AS addr, "$.port" AS port, "$.hostname" AS hostname, "$.node" AS node,
        "$.unit" AS unit, "$.id" AS id, "$.op" AS op, "$.key" AS key, "$.id_name" AS id_name, "$.rport" AS rport, "$.text" AS text, "$.apparmor" AS apparmor, "$.name" AS name,
        "$.fp" AS fingerprint, "$.grp" AS grp, "$.dev" AS dev,
        "$.audit_enabled" AS audit_enabled, "$.old" AS old_value
    FROM input),
-- The system call of an event is about the call unless a record of another type stands before it.
understood AS (
    SELECT *, (SELECT meanings FROM meanings WHERE word = CASE WHEN type = 'SYSCALL' THEN syscall ELSE type END) AS meaning FROM fielded),
named AS (
    SELECT *,
        coalesce(meaning.category, CASE WHEN starts_with(type, 'ANOM_') OR starts_with(type, 'RESP_') THEN 'alert'
                 WHEN starts_with(type, 'CRYPTO_') OR starts_with(type, 'INTEGRITY_') THEN 'system'
                 WHEN starts_with(type, 'MAC_') OR starts_with(type, 'VIRT_') OR starts_with(type, 'DEV_') THEN 'configuration'
                 WHEN type = 'SYSCALL' THEN 'process' WHEN type IS NOT NULL THEN 'system' END) AS category,
        coalesce(CASE WHEN apparmor IS NOT NULL THEN 'apparmor_access' WHEN type = 'USER_AUTH' AND op = 'pubkey' THEN 'authentication_step'
            WHEN type = 'CONFIG_CHANGE' AND audit_enabled = '0' THEN 'stop_audit' WHEN type = 'CONFIG_CHANGE' AND old_value = '0' AND audit_enabled IS NOT NULL THEN 'start_audit'
            WHEN meaning.category = 'account' AND grp IS NOT NULL AND acct IS NOT NULL THEN CASE WHEN contains(op, 'del') OR contains(op, 'remov') THEN 'remove_member' ELSE 'add_member' END
            ELSE meaning.action END,
            CASE WHEN type = 'SYSCALL' THEN syscall ELSE lower(type) END) AS action,
        coalesce(meaning.class_uid, CASE WHEN type = 'SYSCALL' THEN 1007 END) AS class_uid,
        -- Who is logged in and becomes another; sudo asks for the own password, but opens a session of the other.
        CASE WHEN meaning.category = 'authentication' AND coalesce(auid, uid) IS NOT NULL THEN coalesce(ends_with(exe, '/su') OR ends_with(exe, '/runuser') OR ends_with(exe, '/doas')
            OR type NOT IN ('USER_AUTH', 'USER_ACCT') AND (ends_with(exe, '/sudo') OR ends_with(exe, '/pkexec')), false) ELSE false END AS elevating,
        CASE WHEN result IN ('yes', 'success', '1') THEN 'success' WHEN result IN ('no', 'failed', 'fail', '0') THEN 'failure' ELSE 'unknown' END AS outcome
    FROM understood)
SELECT source, record,
    stamp AS time,
    coalesce(category, 'unparsed') AS category, action, outcome,
    CASE WHEN category = 'alert' OR action = 'stop_audit' AND type = 'DAEMON_ABORT' THEN 4
         WHEN action IN ('sudo', 'su', 'selinux_access', 'apparmor_access', 'seccomp', 'change_enforcement') AND outcome = 'failure' THEN 3
         WHEN action IN ('stop_audit', 'change_enforcement', 'load_module', 'load_kernel') THEN 3
         WHEN category IN ('authentication', 'authorization', 'account') AND outcome = 'failure' THEN 2
         WHEN category IN ('account', 'configuration') THEN 2 ELSE 1 END AS severity,
    class_uid,
    -- Who is logged in acted; where nobody is yet, the account that is being used.
    CASE WHEN category = 'authentication' AND NOT elevating THEN coalesce(acct, CASE WHEN type IN ('USER_LOGIN', 'USER_LOGOUT') THEN coalesce(id_name, id) END,
             CASE WHEN type = 'LOGIN' THEN coalesce(auid_name, auid) END, auid_name, auid, uid_name, uid)
         ELSE coalesce(auid_name, auid, uid_name, uid) END AS actor,
    CASE WHEN category = 'authentication' THEN coalesce(acct, CASE WHEN type IN ('USER_LOGIN', 'USER_LOGOUT') THEN coalesce(id_name, id) WHEN type = 'LOGIN' THEN coalesce(auid_name, auid) END)
         WHEN category = 'account' OR action IN ('assign_role', 'remove_role') THEN coalesce(acct, grp, id_name, id)
         WHEN type = 'USER_CMD' THEN coalesce(acct, 'root') END AS target,
    CASE WHEN CASE WHEN type = 'SYSCALL' THEN action IN ('accept', 'receive') ELSE type <> 'SOCKADDR' END AND (contains(addr, '.') OR contains(addr, ':')) THEN addr
         WHEN category = 'authentication' AND regexp_full_match(coalesce(hostname, ''), '\d+\.\d+\.\d+\.\d+|[0-9a-fA-F]*:[0-9a-fA-F:.]+') THEN hostname END AS source_ip,
    try_cast(CASE WHEN action = 'accept' THEN port ELSE rport END AS INTEGER) AS source_port,
    node AS host, lower(type) AS subsystem, ses AS session,
    coalesce(comm, regexp_extract(exe, '[^/]+$')) AS process, try_cast(pid AS BIGINT) AS pid, try_cast(ppid AS BIGINT) AS ppid,
    coalesce(cmd, command, proctitle) AS command,
    coalesce(CASE WHEN type IN ('SERVICE_START', 'SERVICE_STOP') THEN unit WHEN action IN ('add_member', 'remove_member') THEN grp WHEN type = 'CRYPTO_KEY_USER' THEN fingerprint
            WHEN type = 'ANOM_PROMISCUOUS' THEN dev END, path,
        CASE WHEN type IN ('SYSCALL', 'SOCKADDR') AND action NOT IN ('accept', 'receive') AND addr IS NOT NULL THEN concat(addr, ':', port) END,
        CASE WHEN category = 'configuration' THEN coalesce(key, op) WHEN category IN ('process', 'alert') THEN exe WHEN category = 'authorization' THEN name END) AS resource,
    CASE WHEN type = 'SYSCALL' THEN concat_ws(' ', syscall, coalesce(command, path, proctitle, exe)) ELSE concat_ws(' ', lower(type), op, acct, unit, coalesce(cmd, command, path, exe), text) END AS message,
    fields AS data, raw
FROM named
