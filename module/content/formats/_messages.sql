-- The grammar of messages that Linux programs write, shared by every format that carries them (syslog, journald).
-- Before: `named` (source, record, raw, time, start, host, process, pid, text, extra); start is NULL where there was no time stamp;
-- extra is the format's own and is handed through. After: `events`, the columns of an event and extra.
-- Which program writes which family of messages. Programs that are not here keep their own name.
programs(process, family) AS (VALUES
    ('sshd', 'sshd'), ('sshd-session', 'sshd'), ('sshd-auth', 'sshd'), ('/usr/sbin/sshd', 'sshd'),
    ('sudo', 'sudo'), ('/usr/bin/sudo', 'sudo'), ('su', 'su'), ('/bin/su', 'su'), ('/usr/bin/su', 'su'),
    ('CRON', 'cron'), ('cron', 'cron'), ('crond', 'cron'), ('crontab', 'cron'), ('/usr/sbin/cron', 'cron'), ('/USR/SBIN/CRON', 'cron'),
    ('/usr/sbin/crond', 'cron'), ('/usr/bin/crontab', 'cron'), ('anacron', 'anacron'), ('run-parts(/etc/cron.hourly)', 'anacron'),
    ('run-parts(/etc/cron.daily)', 'anacron'), ('run-parts(/etc/cron.weekly)', 'anacron'), ('run-parts(/etc/cron.monthly)', 'anacron'), ('run-parts', 'anacron'),
    ('systemd-logind', 'systemd-logind'), ('systemd', 'systemd'), ('(systemd)', 'systemd'), ('init', 'systemd'),
    ('useradd', 'shadow'), ('usermod', 'shadow'), ('userdel', 'shadow'), ('groupadd', 'shadow'), ('groupmod', 'shadow'), ('groupdel', 'shadow'),
    ('gpasswd', 'shadow'), ('passwd', 'shadow'), ('chpasswd', 'shadow'), ('chgpasswd', 'shadow'), ('chage', 'shadow'), ('chfn', 'shadow'), ('chsh', 'shadow'),
    ('newusers', 'shadow'), ('vipw', 'shadow'), ('vigr', 'shadow'), ('newgrp', 'shadow'), ('nologin', 'shadow'), ('groupmems', 'shadow'),
    ('login', 'login'), ('/bin/login', 'login'), ('polkitd', 'polkit'), ('polkitd(authority=local)', 'polkit'), ('pkexec', 'polkit'),
    ('dbus-daemon', 'dbus'), ('dbus', 'dbus'), ('dbus-broker', 'dbus'), ('dbus-broker-launch', 'dbus'), ('kernel', 'kernel'),
    ('rsyslogd', 'syslog'), ('syslogd', 'syslog'), ('syslog-ng', 'syslog'), ('rsyslogd-2177', 'syslog')),
-- One row a kind of message. `shape` says where the text keeps its fields; NULL: it has none.
kinds(kind, shape, category, action, outcome, severity, class_uid) AS (VALUES
    -- sshd
    ('accepted',     'login', 'authentication', 'login',               'success', 1, 3002),
    ('failed',       'login', 'authentication', 'login',               'failure', 2, 3002),
    ('step',         'login', 'authentication', 'authentication_step', 'unknown', 1, 3002),
    ('max_attempts', 'login', 'authentication', 'login_limit',         'failure', 3, 3002),
    ('invalid_user', 'from',  'authentication', 'invalid_user',        'failure', 2, 3002),
    ('input_user',   'rare',  'authentication', 'authentication_step', 'failure', 1, 3002),
    ('key_accepted', 'rare',  'authentication', 'authentication_step', 'success', 1, 3002),
    ('key_refused',  'rare',  'authentication', 'authentication_step', 'failure', 2, 3002),
    ('denied',       'rare',  'authentication', 'login_denied',        'failure', 3, 3002),
    ('ssh_pam',      'rare',  'authentication', 'pam_authentication',  'failure', 2, 3002),
    ('connected',    'peer',  'network',        'connect',             'success', 1, 4007),
    ('closed',       'peer',  'network',        'disconnect',          'success', 1, 4007),
    ('aborted',      'peer',  'network',        'disconnect',          'failure', 1, 4007),
    ('timeout',      'rare',  'network',        'disconnect',          'failure', 2, 4007),
    ('probe',        'rare',  'network',        'probe',               'failure', 2, 4007),
    ('negotiate',    'rare',  'network',        'negotiate',           'failure', 2, 4007),
    ('refused',      'rare',  'network',        'connect',             'failure', 3, 4007),
    ('penalty',      'rare',  'network',        'block',               'success', 3, 4007),
    ('reverse_dns',  'rare',  'network',        'reverse_lookup',      'failure', 2, 4007),
    ('forward',      'rare',  'network',        'forward',             'failure', 2, 4007),
    ('transfer',     NULL,    'network',        'transfer',            'success', 1, 4007),
    ('listening',    'rare',  'network',        'listen',              'success', 1, 4007),
    ('bind_failed',  'rare',  'network',        'listen',              'failure', 4, 4007),
    ('ssh_open',     'rare',  'authentication', 'session_open',        'success', 1, 3002),
    ('ssh_close',    'rare',  'authentication', 'session_close',       'success', 1, 3002),
    ('subsystem',    'rare',  'process',        'subsystem',           'success', 1, 4007),
    ('no_subsystem', 'rare',  'process',        'subsystem',           'failure', 2, 4007),
    ('child',        NULL,    'process',        'fork',                'success', 1, 1007),
    -- PAM, in any program
    ('pam_open',     'session',   'authentication', 'session_open',        'success', 1, 3002),
    ('pam_close',    'session',   'authentication', 'session_close',       'success', 1, 3002),
    ('pam_failure',  'pam',   'authentication', 'pam_authentication',  'failure', 2, 3002),
    ('pam_success',  'pam',   'authentication', 'pam_authentication',  'success', 1, 3002),
    ('pam_check',    'rare',  'authentication', 'pam_check',           'failure', 1, 3002),
    ('pam_unknown',  NULL,    'authentication', 'pam_check',           'failure', 1, 3002),
    ('pam_limit',    NULL,    'authentication', 'pam_limit',           'failure', 2, 3002),
    ('pam_account',  'rare',  'authentication', 'pam_account',         'failure', 2, 3002),
    ('pam_denied',   'rare',  'authentication', 'login_denied',        'failure', 3, 3002),
    ('pam_lockout',  'rare',  'authentication', 'lockout',             'success', 3, 3002),
    ('pam_no_user',  'chauthtok',  'account',        'change_password',     'failure', 2, 3001),
    ('pam_password', 'chauthtok',  'account',        'change_password',     'success', 2, 3001),
    ('pam_other',    NULL,    'authentication', 'pam',                 'unknown', 1, 3002),
    -- sudo, su, polkit
    ('sudo',         'sudo',  'authorization',  'sudo',                'success', 1, 3003),
    ('sudo_denied',  'sudo',  'authorization',  'sudo',                'failure', 3, 3003),
    ('sudo_more',    'rare',  'authorization',  'sudo_continued',      'unknown', 1, 3003),
    ('su',           'rare',  'authorization',  'su',                  'success', 1, 3003),
    ('su_failed',    'rare',  'authorization',  'su',                  'failure', 3, 3003),
    ('su_tty',       'rare',  'authorization',  'su_session',          'success', 1, 3003),
    ('su_tty_bad',   'rare',  'authorization',  'su_session',          'failure', 2, 3003),
    ('pkexec',       'rare',  'authorization',  'pkexec',              'success', 1, 3003),
    ('pkexec_bad',   'rare',  'authorization',  'pkexec',              'failure', 3, 3003),
    ('polkit',       'rare',  'authorization',  'authorize',           'success', 1, 3003),
    ('polkit_bad',   'rare',  'authorization',  'authorize',           'failure', 3, 3003),
    ('polkit_agent', 'rare',  'authorization',  'agent',               'success', 1, 3003),
    ('dbus_start',   'rare',  'system',         'start',               'success', 1, 0),
    ('dbus_bad',     'rare',  'system',         'start',               'failure', 2, 0),
    ('dbus_denied',  NULL,    'authorization',  'authorize',           'failure', 2, 3003),
    -- cron
    ('cron',         'cron',  'process',        'cron',                'success', 1, 1006),
    ('cron_end',     'cron',  'process',        'cron_end',            'success', 1, 1006),
    ('cron_output',  'cron',  'process',        'cron_output',         'unknown', 1, 1006),
    ('cron_failed',  'cron',  'process',        'cron',                'failure', 2, 1006),
    ('cron_denied',  'cron',  'authorization',  'cron',                'failure', 3, 1006),
    ('cron_list',    'cron',  'configuration',  'read',                'success', 1, 1006),
    ('cron_edit',    'cron',  'configuration',  'open',                'success', 1, 1006),
    ('cron_edited',  'cron',  'configuration',  'close',               'success', 1, 1006),
    ('cron_write',   'cron',  'configuration',  'write',               'success', 2, 1006),
    ('cron_delete',  'cron',  'configuration',  'delete',              'success', 2, 1006),
    ('cron_reload',  'cron',  'configuration',  'reload',              'success', 1, 1006),
    ('cron_start',   NULL,    'system',         'start',               'success', 1, 1006),
    ('cron_stop',    NULL,    'system',         'stop',                'success', 1, 1006),
    ('anacron',      'rare',  'process',        'cron',                'success', 1, 1006),
    ('anacron_end',  'rare',  'process',        'cron_end',            'success', 1, 1006),
    -- systemd
    ('new_session',  'logind',  'authentication', 'session_open',        'success', 1, 3002),
    ('old_session',  'logind',  'authentication', 'session_close',       'success', 1, 3002),
    ('logged_out',   'rare',  'authentication', 'logout',              'success', 1, 3002),
    ('seat',         'rare',  'system',         'seat',                'success', 1, 0),
    ('button_watch', 'rare',  'system',         'watch',               'success', 1, 0),
    ('button',       NULL,    'system',         'button',              'success', 2, 0),
    ('shutdown',     NULL,    'system',         'shutdown',            'success', 2, 0),
    ('sleep',        NULL,    'system',         'sleep',               'success', 1, 0),
    ('unit_start',   'rare',  'system',         'start',               'success', 1, 0),
    ('unit_stop',    'rare',  'system',         'stop',                'success', 1, 0),
    ('unit_reload',  'rare',  'system',         'reload',              'success', 1, 0),
    ('unit_failed',  'rare',  'system',         'start',               'failure', 3, 0),
    ('unit_exit',    'rare',  'system',         'exit',                'failure', 3, 0),
    -- accounts
    ('user_add',     'rare',  'account',        'create_user',         'success', 2, 3001),
    ('user_add_bad', 'rare',  'account',        'create_user',         'failure', 2, 3001),
    ('user_delete',  'rare',  'account',        'delete_user',         'success', 2, 3001),
    ('user_change',  'rare',  'account',        'modify_user',         'success', 2, 3001),
    ('password',     'rare',  'account',        'change_password',     'success', 2, 3001),
    ('password_bad', 'rare',  'account',        'change_password',     'failure', 2, 3001),
    ('group_add',    'rare',  'account',        'create_group',        'success', 2, 3006),
    ('group_delete', 'rare',  'account',        'delete_group',        'success', 2, 3006),
    ('group_change', 'rare',  'account',        'modify_group',        'success', 2, 3006),
    ('account_file', 'rare',  'account',        'write',               'success', 1, 3006),
    ('newgrp',       'rare',  'authorization',  'newgrp',              'success', 1, 3003),
    ('newgrp_bad',   'rare',  'authorization',  'newgrp',              'failure', 2, 3003),
    ('login',        'rare',  'authentication', 'login',               'success', 1, 3002),
    ('login_bad',    'rare',  'authentication', 'login',               'failure', 2, 3002),
    ('login_limit',  'rare',  'authentication', 'login_limit',         'failure', 3, 3002),
    ('no_login',     'rare',  'authentication', 'login_denied',        'failure', 3, 3002),
    -- kernel and log daemons
    ('packet_block', 'rare',  'network',        'connect',             'failure', 2, 4001),
    ('packet_allow', 'rare',  'network',        'connect',             'success', 1, 4001),
    ('packet',       'rare',  'network',        'connect',             'unknown', 1, 4001),
    ('mac_denied',   'rare',  'authorization',  'mac',                 'failure', 3, 3003),
    ('mac_allowed',  'rare',  'authorization',  'mac',                 'success', 1, 3003),
    ('promiscuous',  'rare',  'network',        'promiscuous',         'success', 3, 4001),
    ('oom_kill',     'rare',  'process',        'kill',                'success', 3, 1007),
    ('crash',        'rare',  'process',        'crash',               'failure', 2, 1007),
    ('boot',         NULL,    'system',         'boot',                'success', 2, 0),
    ('daemon_start', NULL,    'system',         'start',               'success', 1, 0),
    ('daemon_stop',  NULL,    'system',         'stop',                'success', 2, 0),
    ('daemon_again', NULL,    'system',         'restart',             'success', 1, 0),
    ('lost',         'rare',  'system',         'lost',                'failure', 3, 0),
    ('repeated',     NULL,    'system',         'repeat',              'unknown', 1, 0),
    ('mark',         NULL,    'system',         'mark',                'success', 1, 0),
    ('error',        NULL,    'system',         'error',               'failure', 3, 0),
    ('log',          NULL,    'system',         'log',                 'unknown', 1, 0),
    ('unparsed',     NULL,    'unparsed',       NULL,                  'unknown', 1, NULL)),
counted AS (
    SELECT *, starts_with(text, 'message repeated ') AS repeated FROM named),
unwrapped AS (
    SELECT source, record, raw, time, start, host, process, pid, extra, family,
        CASE WHEN repeated THEN regexp_replace(text, '^message repeated \d+ times: \[ ?(.*?)\]?$', '\1') WHEN starts_with(text, ' ') THEN ltrim(text) ELSE text END AS message,
        CASE WHEN repeated OR starts_with(text, 'last message repeated ') THEN TRY_CAST(regexp_extract(text, 'repeated (\d{1,9}) time', 1) AS UINTEGER) END AS repeats
    FROM counted LEFT JOIN programs USING (process)),
sentences AS (
    SELECT *,
        CASE WHEN family = 'sshd' AND (starts_with(message, 'error: ') OR starts_with(message, 'fatal: ')) THEN substr(message, 8) ELSE message END AS m
    FROM unwrapped),
classified AS (
    SELECT *, CASE
        WHEN starts_with(message, 'pam_') OR (starts_with(message, 'PAM ') AND NOT starts_with(message, 'PAM: ')) THEN CASE
            WHEN contains(message, '): session opened for user ') THEN 'pam_open'
            WHEN contains(message, '): session closed for user ') THEN 'pam_close'
            WHEN contains(message, 'authentication failure; ') OR contains(message, ' more authentication failure') THEN 'pam_failure'
            WHEN contains(message, '): check pass; user unknown') THEN 'pam_unknown'
            WHEN contains(message, ':chauthtok): user ') OR contains(message, ':chauthtok): User ') OR contains(message, 'Password change failed') OR contains(message, 'password not changed') OR contains(message, 'new password not acceptable') THEN 'pam_no_user'
            WHEN contains(message, '): password changed for ') THEN 'pam_password'
            WHEN contains(message, 'ignoring max retries') THEN 'pam_limit'
            WHEN contains(message, 'authentication success; ') THEN 'pam_success'
            WHEN contains(message, 'temporarily locked') OR (starts_with(message, 'pam_tally') AND contains(message, ' deny ')) THEN 'pam_lockout'
            WHEN contains(message, ' has expired') OR contains(message, 'expired password for user') THEN 'pam_account'
            WHEN contains(message, 'ccess denied') OR contains(message, 'Refused user ') OR contains(message, 'Too many logins') OR contains(message, 'No logins allowed') OR contains(message, ' - denied') THEN 'pam_denied'
            WHEN contains(message, 'received for user ') OR contains(message, ' failed for user ') OR contains(message, ' not met by ') OR contains(message, 'ser unknown') OR contains(message, 'bad username') OR contains(message, 'could not identify user') THEN 'pam_check'
            ELSE 'pam_other' END
        WHEN family = 'sshd' THEN CASE
            WHEN starts_with(m, 'Failed ') AND contains(m, ' for ') AND contains(m, ' from ') THEN 'failed'
            WHEN starts_with(m, 'Connection ') THEN CASE
                WHEN starts_with(m, 'Connection closed by ') OR starts_with(m, 'Connection reset by ') THEN CASE WHEN contains(m, '[preauth]') OR contains(m, ' invalid user ') OR contains(m, ' authenticating user ') THEN 'aborted' ELSE 'closed' END
                WHEN contains(m, ' timed out') THEN 'timeout'
                WHEN contains(m, 'refused') OR contains(m, 'with IP opts') THEN 'refused'
                WHEN starts_with(m, 'Connection from ') THEN 'connected'
                ELSE 'probe' END
            WHEN starts_with(m, 'Received disconnect from ') OR starts_with(m, 'Disconnected from ') THEN CASE WHEN contains(m, '[preauth]') OR contains(m, ' invalid user ') OR contains(m, ' authenticating user ') THEN 'aborted' ELSE 'closed' END
            WHEN starts_with(m, 'Accepted ') THEN CASE WHEN contains(m, ' for ') AND contains(m, ' port ') THEN 'accepted' ELSE 'key_accepted' END
            WHEN starts_with(m, 'Disconnecting') THEN 'aborted'
            WHEN starts_with(m, 'maximum authentication attempts exceeded for ') THEN 'max_attempts'
            WHEN starts_with(m, 'Invalid user ') OR starts_with(m, 'Illegal user ') THEN 'invalid_user'
            WHEN starts_with(m, 'input_userauth_request: invalid user') THEN 'input_user'
            WHEN starts_with(m, 'Did not receive identification') OR starts_with(m, 'Bad protocol version') OR starts_with(m, 'banner exchange: ') OR starts_with(m, 'kex_exchange_identification: ') OR starts_with(m, 'Bad remote protocol')
                OR starts_with(m, 'Protocol major versions differ') OR starts_with(m, 'probed from ') OR starts_with(m, 'scanned from ') OR starts_with(m, 'Magic value check failed') OR starts_with(m, 'Could not read identification') OR contains(m, 'client sent invalid protocol') THEN 'probe'
            WHEN starts_with(m, 'Starting session: ') THEN 'ssh_open'
            WHEN starts_with(m, 'Close session: ') THEN 'ssh_close'
            WHEN starts_with(m, 'User child is on pid ') THEN 'child'
            WHEN starts_with(m, 'User ') AND contains(m, ' not allowed ') THEN 'denied'
            WHEN starts_with(m, 'Server listening on ') THEN 'listening'
            WHEN starts_with(m, 'Received SIGHUP') THEN 'daemon_again'
            WHEN starts_with(m, 'Received signal ') OR starts_with(m, 'Exiting on signal') THEN 'daemon_stop'
            WHEN starts_with(m, 'Unable to negotiate ') OR starts_with(m, 'ssh_dispatch_run_fatal: ') OR starts_with(m, 'Corrupted MAC') OR starts_with(m, 'Bad packet length') OR starts_with(m, 'padding error') OR contains(m, 'matching key exchange')
                OR contains(m, 'message authentication code incorrect') OR starts_with(m, 'no matching ') OR contains(m, 'strict KEX violation') THEN 'negotiate'
            WHEN starts_with(m, 'Timeout before authentication') OR starts_with(m, 'Timeout, client not responding') OR starts_with(m, 'Read error from remote host') OR starts_with(m, 'Read from socket failed') OR starts_with(m, 'Write failed')
                OR starts_with(m, 'terminating inactive connection') OR starts_with(m, 'packet_write_wait') OR starts_with(m, 'Finished discarding') THEN 'timeout'
            WHEN starts_with(m, 'Closing connection to ') THEN 'closed'
            WHEN starts_with(m, 'Transferred: ') THEN 'transfer'
            WHEN starts_with(m, 'Postponed ') OR starts_with(m, 'Partial ') THEN 'step'
            WHEN starts_with(m, 'refused connect from ') OR starts_with(m, 'drop connection ') OR starts_with(m, 'beginning MaxStartups') OR starts_with(m, 'exited MaxStartups') OR starts_with(m, 'past MaxStartups') OR contains(m, ' MaxStartups ')
                OR starts_with(m, 'administratively prohibited connection') OR contains(m, 'logging rate-limited') THEN 'refused'
            WHEN starts_with(m, 'srclimit_penali') OR contains(m, ' penalty of ') THEN 'penalty'
            WHEN contains(m, 'POSSIBLE BREAK-IN ATTEMPT') OR starts_with(m, 'reverse mapping checking') OR starts_with(m, 'Nasty PTR record') OR contains(m, 'does not map back to the address') THEN 'reverse_dns'
            WHEN starts_with(m, 'PAM: ') AND contains(m, ' from ') THEN 'ssh_pam'
            WHEN starts_with(m, 'Access denied for user ') OR starts_with(m, 'ROOT LOGIN REFUSED') OR starts_with(m, 'Authentication refused') OR starts_with(m, 'Rhosts authentication refused') OR starts_with(m, 'Authentication tried for ')
                OR starts_with(m, 'Login restricted for ') OR (starts_with(m, 'Account ') AND contains(m, ' expired')) OR starts_with(m, 'Login name ') THEN 'denied'
            WHEN starts_with(m, 'Authentication key ') OR starts_with(m, 'WARNING: revoked key') OR starts_with(m, 'Refusing certificate') OR starts_with(m, 'refusing previously-used') OR starts_with(m, 'Certificate invalid') OR starts_with(m, 'userauth_')
                OR starts_with(m, 'public key ') OR starts_with(m, 'key type ') OR contains(m, ' is not in permitted list') OR starts_with(m, 'GSSAPI MIC check failed') OR starts_with(m, 'Could not get shadow information') THEN 'key_refused'
            WHEN starts_with(m, 'Root login accepted') OR starts_with(m, 'Authorized to ') OR starts_with(m, 'Found matching ') THEN 'key_accepted'
            WHEN starts_with(m, 'subsystem request for ') THEN CASE WHEN contains(m, ' failed, ') THEN 'no_subsystem' ELSE 'subsystem' END
            WHEN starts_with(m, 'Received request ') OR starts_with(m, 'refused local port forward') OR starts_with(m, 'refused streamlocal') OR starts_with(m, 'connect_to ') OR starts_with(m, 'connect to ') OR starts_with(m, 'channel_setup_fwd_listener') THEN 'forward'
            WHEN starts_with(m, 'Bind to port ') OR starts_with(m, 'Cannot bind any address') OR starts_with(m, 'listen on ') THEN 'bind_failed'
            WHEN strlen(m) < strlen(message) OR starts_with(m, 'Failed ') THEN 'error'
            ELSE 'log' END
        WHEN family = 'cron' THEN CASE
            WHEN contains(message, ') CMD (') THEN 'cron'
            WHEN contains(message, ') LIST (') THEN 'cron_list'
            WHEN contains(message, ') REPLACE (') THEN 'cron_write'
            WHEN contains(message, ') BEGIN EDIT (') THEN 'cron_edit'
            WHEN contains(message, ') END EDIT (') THEN 'cron_edited'
            WHEN contains(message, ') DELETE (') THEN 'cron_delete'
            WHEN contains(message, ') RELOAD (') THEN 'cron_reload'
            WHEN contains(message, ') STARTUP (') THEN 'cron_start'
            WHEN contains(message, '(Shutting down)') THEN 'cron_stop'
            WHEN contains(message, ') CMDEND (') THEN 'cron_end'
            WHEN contains(message, ') CMDOUT (') OR contains(message, ') MAIL (') THEN 'cron_output'
            WHEN contains(message, ') AUTH (') OR contains(message, 'FAILED to ') OR contains(message, 'Unauthorized SELinux') THEN 'cron_denied'
            WHEN starts_with(message, '(CRON) INFO') OR starts_with(message, '(CRON) WARNING') THEN 'log'
            WHEN contains(message, ') ERROR (') OR contains(message, ') error (') OR contains(message, 'FAILED') OR contains(message, 'CAN''T ') OR contains(message, ') DEATH (') OR contains(message, ') ORPHAN (') OR contains(message, 'BAD FILE MODE')
                OR contains(message, 'WRONG FILE OWNER') OR contains(message, 'NOT REGULAR') OR contains(message, 'BAD LINK COUNT') OR contains(message, ') UNSAFE (') OR contains(message, 'PAM ERROR') OR starts_with(message, 'Authentication failure') THEN 'cron_failed'
            ELSE 'log' END
        WHEN family = 'sudo' THEN CASE
            WHEN contains(message, '(command continued)') THEN 'sudo_more'
            WHEN contains(message, ' COMMAND=') THEN CASE WHEN regexp_matches(message, '^\s*.*? : (HOST=\S+ ; )?(TTY|CHROOT|PWD|CWD|USER|GROUP|TSID|ENV|COMMAND)=') THEN 'sudo' ELSE 'sudo_denied' END
            WHEN contains(message, ' USER=') OR contains(message, 'incorrect password attempt') OR contains(message, 'NOT in sudoers') OR contains(message, 'NOT authorized') OR contains(message, 'password is required') OR contains(message, 'no tty present') THEN 'sudo_denied'
            WHEN contains(message, 'unable to ') OR contains(message, 'error') THEN 'error'
            ELSE 'log' END
        WHEN family = 'systemd-logind' THEN CASE
            WHEN starts_with(message, 'New session ') THEN 'new_session'
            WHEN starts_with(message, 'Removed session ') THEN 'old_session'
            WHEN starts_with(message, 'Session ') AND contains(message, ' logged out') THEN 'logged_out'
            WHEN starts_with(message, 'New seat ') OR starts_with(message, 'Removed seat ') THEN 'seat'
            WHEN starts_with(message, 'Watching system buttons on ') THEN 'button_watch'
            WHEN contains(message, ' key pressed') OR starts_with(message, 'Lid ') OR contains(message, ' key long') THEN 'button'
            WHEN starts_with(message, 'System is ') OR starts_with(message, 'The system will ') OR starts_with(message, 'Powering ') OR starts_with(message, 'Rebooting') OR starts_with(message, 'Halting') OR contains(message, 'shutdown') THEN 'shutdown'
            WHEN starts_with(message, 'Suspending') OR starts_with(message, 'Hibernating') OR starts_with(message, 'Operation ''') OR contains(message, 'leep') THEN 'sleep'
            WHEN starts_with(message, 'Failed ') THEN 'error'
            ELSE 'log' END
        WHEN family = 'systemd' THEN CASE
            WHEN regexp_matches(message, '^(Started|Starting) Session \S+ (of|for) [Uu]ser ') THEN 'new_session'
            WHEN starts_with(message, 'Start') OR starts_with(message, 'Finished ') OR starts_with(message, 'Created slice') OR starts_with(message, 'Reached target') OR starts_with(message, 'Listening on ') OR starts_with(message, 'Mounted ')
                OR starts_with(message, 'Mounting ') OR starts_with(message, 'Activated ') OR starts_with(message, 'Activating ') OR starts_with(message, 'Found device') OR starts_with(message, 'Set up ') OR starts_with(message, 'Queued start') THEN 'unit_start'
            WHEN starts_with(message, 'Stop') OR starts_with(message, 'Removed slice') OR starts_with(message, 'Unmount') OR starts_with(message, 'Closed ') OR starts_with(message, 'Deactivat') OR contains(message, ': Deactivated success') OR contains(message, ': Succeeded')
                OR contains(message, ': Consumed ') OR starts_with(message, 'Removed ') THEN 'unit_stop'
            WHEN starts_with(message, 'Reload') THEN 'unit_reload'
            WHEN starts_with(message, 'Failed to start ') OR starts_with(message, 'Dependency failed') OR contains(message, 'Failed with result') OR contains(message, ' entered failed state') OR contains(message, ': Start request repeated') OR contains(message, 'Timed out') THEN 'unit_failed'
            WHEN contains(message, 'process exited') OR contains(message, 'rocess exited,') OR contains(message, ': Killing process') OR contains(message, 'killed') THEN 'unit_exit'
            WHEN contains(message, 'shutting down') OR starts_with(message, 'Shutting down') OR starts_with(message, 'Powering') OR starts_with(message, 'Rebooting') THEN 'shutdown'
            WHEN starts_with(message, 'Failed ') THEN 'error'
            ELSE 'log' END
        WHEN family = 'su' THEN CASE
            WHEN starts_with(message, 'Successful su for ') OR regexp_matches(message, '^\(to [^)]*\) .* on ') OR regexp_matches(message, '^\S+ to \S+ on ') THEN 'su'
            WHEN starts_with(message, 'FAILED ') OR starts_with(message, 'BAD SU ') OR starts_with(message, 'DENIED su ') OR starts_with(message, 'SU by ') THEN 'su_failed'
            WHEN starts_with(message, '+ ') THEN 'su_tty'
            WHEN starts_with(message, '- ') THEN 'su_tty_bad'
            WHEN starts_with(message, 'pam_authenticate: ') OR starts_with(message, 'Authentication failed') OR starts_with(message, 'No passwd entry') THEN 'pam_check'
            ELSE 'log' END
        WHEN family = 'shadow' THEN CASE
            WHEN starts_with(message, 'new user: ') THEN 'user_add'
            WHEN starts_with(message, 'new group: ') THEN 'group_add'
            WHEN starts_with(message, 'failed adding user ') OR starts_with(message, 'failed to add user ') THEN 'user_add_bad'
            WHEN starts_with(message, 'group added to ') OR contains(message, ' shadow group ') OR starts_with(message, 'group changed in ') OR contains(message, ''' removed from /') OR (starts_with(message, 'file ') AND ends_with(message, ' edited')) THEN 'account_file'
            WHEN starts_with(message, 'delete user ') THEN 'user_delete'
            WHEN starts_with(message, 'removed group ') OR (starts_with(message, 'group ') AND contains(message, ' removed')) THEN 'group_delete'
            WHEN contains(message, ' to group ') OR contains(message, ' from group ') OR contains(message, ' in group ') OR contains(message, ' of group ') OR starts_with(message, 'access to group ') THEN CASE WHEN starts_with(message, 'password of') OR NOT contains(message, 'Invalid password') THEN 'group_change' ELSE 'newgrp_bad' END
            WHEN contains(message, ''' switched to group') OR contains(message, ') switched to group') OR contains(message, ') returned to group') THEN 'newgrp'
            WHEN starts_with(message, 'Invalid password for group') THEN 'newgrp_bad'
            WHEN (starts_with(message, 'change user ') AND ends_with(message, ' password')) OR starts_with(message, 'password for ') OR starts_with(message, 'password changed for ') THEN 'password'
            WHEN starts_with(message, 'incorrect password for') OR starts_with(message, 'can''t view or modify password') OR starts_with(message, 'root is not authorized by SELinux') OR starts_with(message, 'password locked for') THEN 'password_bad'
            WHEN starts_with(message, 'change user ') OR starts_with(message, 'lock user ') OR starts_with(message, 'unlock user ') OR starts_with(message, 'changed user ') OR starts_with(message, 'changed password expiry for ') THEN 'user_change'
            WHEN starts_with(message, 'Attempted login by ') THEN 'no_login'
            WHEN starts_with(message, 'fail') OR starts_with(message, 'can''t') THEN 'error'
            ELSE 'log' END
        WHEN family = 'login' THEN CASE
            WHEN starts_with(message, 'LOGIN ON ') OR starts_with(message, 'ROOT LOGIN ON') OR starts_with(message, 'ROOT LOGIN  ON') OR contains(message, ''' logged in') OR starts_with(message, 'DIALUP AT') THEN 'login'
            WHEN starts_with(message, 'FAILED LOGIN ') OR starts_with(message, 'LOGIN FAILURE ') OR starts_with(message, 'invalid password for ') OR starts_with(message, 'FAILED LOGIN SESSION') THEN 'login_bad'
            WHEN starts_with(message, 'TOO MANY LOGIN TRIES') OR starts_with(message, 'REPEATED ') OR starts_with(message, 'exceeded failure limit') THEN 'login_limit'
            WHEN contains(message, ' REFUSED ') OR starts_with(message, 'ILLEGAL ROOT LOGIN') THEN 'no_login'
            ELSE 'log' END
        WHEN family = 'polkit' THEN CASE
            WHEN contains(message, ': Executing command ') THEN 'pkexec'
            WHEN contains(message, ': Error executing command ') THEN 'pkexec_bad'
            WHEN starts_with(message, 'Operator of ') THEN CASE WHEN contains(message, 'FAILED to authenticate') THEN 'polkit_bad' ELSE 'polkit' END
            WHEN starts_with(message, 'Registered Authentication Agent ') OR starts_with(message, 'Unregistered Authentication Agent ') THEN 'polkit_agent'
            ELSE 'log' END
        WHEN family = 'dbus' THEN CASE
            WHEN contains(message, 'Activating ') OR contains(message, 'Successfully activated ') THEN 'dbus_start'
            WHEN contains(message, 'Failed to activate ') OR contains(message, 'Activation request for ') OR contains(message, 'Activated service ') THEN 'dbus_bad'
            WHEN contains(message, 'Rejected ') THEN 'dbus_denied'
            ELSE 'log' END
        WHEN family = 'anacron' THEN CASE
            WHEN contains(message, ' starting ') OR (starts_with(message, 'Job ') AND ends_with(message, ' started')) OR starts_with(message, 'starting ') THEN 'anacron'
            WHEN contains(message, ' finished ') OR (starts_with(message, 'Job ') AND contains(message, ' terminated')) OR starts_with(message, 'finished ') THEN 'anacron_end'
            WHEN starts_with(message, 'Anacron ') THEN 'cron_start'
            WHEN starts_with(message, 'Normal exit') THEN 'cron_stop'
            ELSE 'log' END
        WHEN family = 'kernel' THEN CASE
            WHEN contains(message, 'SRC=') AND contains(message, 'DST=') THEN CASE
                WHEN contains(message, 'BLOCK') OR contains(message, 'DROP') OR contains(message, 'REJECT') OR contains(message, 'DENY') OR contains(message, 'DENIED') OR contains(message, 'drop') THEN 'packet_block'
                WHEN contains(message, 'ALLOW') OR contains(message, 'ACCEPT') THEN 'packet_allow' ELSE 'packet' END
            WHEN contains(message, 'apparmor="DENIED"') OR contains(message, 'avc:  denied') THEN 'mac_denied'
            WHEN contains(message, 'apparmor="') OR contains(message, 'avc:  granted') THEN 'mac_allowed'
            WHEN contains(message, ' promiscuous mode') THEN 'promiscuous'
            WHEN contains(message, 'Killed process ') OR contains(message, 'Out of memory: Kill') THEN 'oom_kill'
            WHEN contains(message, ' segfault at ') OR contains(message, 'general protection') THEN 'crash'
            WHEN contains(message, 'Linux version ') THEN 'boot'
            ELSE 'log' END
        WHEN family = 'syslog' THEN CASE
            WHEN contains(message, 'HUPed') OR contains(message, 'onfiguration reload') OR starts_with(message, 'restart') THEN 'daemon_again'
            WHEN contains(message, 'exiting on signal') OR starts_with(message, 'exiting') OR contains(message, 'shutting down') THEN 'daemon_stop'
            WHEN contains(message, '] start') OR contains(message, 'starting up') OR starts_with(message, 'restart') OR contains(message, 'start') THEN 'daemon_start'
            WHEN contains(message, ' lost ') OR contains(message, 'rate-limit') THEN 'lost'
            ELSE 'log' END
        WHEN process IS NULL OR process = '' THEN CASE
            WHEN starts_with(message, 'last message repeated ') THEN 'repeated'
            WHEN message = '-- MARK --' THEN 'mark'
            WHEN start IS NULL THEN 'unparsed'
            ELSE 'log' END
        ELSE 'log' END AS kind
    FROM sentences),
described AS (
    SELECT c.*, shape, category, action, outcome, severity, class_uid,
        CASE WHEN shape = 'login' OR shape = 'from' THEN split_part(m, ' from ', -1) END AS peer,
        CASE WHEN shape = 'sudo' THEN regexp_extract(message,
            '^\s*(.+?) : (?:([^=;]*?) ; )?(?:HOST=.*? ; )?(?:TTY=(.*?) ; )?(?:CHROOT=.*? ; )?(?:PWD=(.*?) ; )?(?:USER=(.*?) ; )?(?:GROUP=(.*?) ; )?(?:TSID=(.*?) ; )?(?:ENV=(.*?) ; )?(?:COMMAND=(.*))?$',
            ['actor', 'reason', 'tty', 'pwd', 'target', 'group', 'tsid', 'env', 'command']) END AS sudo,
        CASE WHEN starts_with(raw, '<') AND substr(raw, strpos(raw, '>') + 1, 2) = '1 ' THEN regexp_extract(raw,
            '^<\d{1,3}>1 \S+ \S+ \S+ \S+ (\S+) (-|(?:\[(?:[^\]\\"]|\\.|"(?:[^"\\]|\\.)*")*\])+)', ['msgid', 'structured']) END AS header,
        family = 'sudo' OR family = 'su' OR family = 'polkit' AS elevating
    FROM classified c LEFT JOIN kinds USING (kind)),
fielded AS (
    SELECT *, CASE
        WHEN shape IS NULL THEN NULL
        -- Names in a log line are an attacker's text: the address is what follows the last ` from `.
        WHEN shape = 'login' THEN {
            actor: CASE WHEN contains(m, ' for invalid user ') THEN substr(m, strpos(m, ' for ') + 18, length(m) - length(peer) - strpos(m, ' for ') - 23)
                        ELSE substr(m, strpos(m, ' for ') + 5, length(m) - length(peer) - strpos(m, ' for ') - 10) END,
            ip: split_part(peer, ' ', 1), port: split_part(peer, ' ', 3)}
        WHEN shape = 'from' THEN {actor: substr(m, 14, length(m) - length(peer) - 19), ip: split_part(peer, ' ', 1), port: split_part(peer, ' ', 3)}
        WHEN shape = 'peer' THEN CASE
            WHEN starts_with(m, 'Received disconnect from ') THEN {ip: split_part(m, ' ', 4), port: split_part(split_part(m, ' ', 6), ':', 1)}
            WHEN contains(m, ' user ') THEN regexp_extract(m, ' user (.*) (\S+) port (\d+)', ['actor', 'ip', 'port'])
            WHEN starts_with(m, 'Disconnected from ') OR starts_with(m, 'Connection from ') THEN {ip: split_part(m, ' ', 3), port: split_part(m, ' ', 5)}
            WHEN starts_with(m, 'Connection ') OR starts_with(m, 'Closing ') THEN {ip: split_part(m, ' ', 4), port: split_part(m, ' ', 6)}
            ELSE regexp_extract(m, '^Disconnecting (\S+) port (\d+)', ['ip', 'port']) END
        WHEN shape = 'session' THEN CASE
            WHEN elevating THEN regexp_extract(message, ' for user ([^ (]*)(?:\(uid=\d+\))?(?: by ([^(]*))?', ['target', 'actor'])
            ELSE {actor: split_part(split_part(substr(message, strpos(message, ' for user ') + 10), ' ', 1), '(', 1)} END
        WHEN shape = 'logind' THEN CASE
            WHEN starts_with(message, 'New session ') THEN {session: trim(split_part(message, ' ', 3), ''''), actor: trim(split_part(message, ' ', 6), '.''')}
            WHEN starts_with(message, 'Removed session ') THEN {session: trim(split_part(message, ' ', 3), '.''')}
            ELSE regexp_extract(message, 'ession (\S+) (?:of|for) [Uu]ser (\S+?)\.?(?: |$)', ['session', 'actor']) END
        WHEN shape = 'pam' THEN CASE
            WHEN elevating THEN regexp_extract(message, 'ruser=(\S*) rhost=(\S*)(?:\s+user=(.*))?$', ['actor', 'ip', 'target'])
            ELSE {ip: split_part(split_part(message, ' rhost=', 2), ' ', 1), actor: split_part(message, ' user=', 2)} END
        WHEN shape = 'chauthtok' THEN CASE
            WHEN contains(message, '"') THEN {target: split_part(message, '"', 2)}
            ELSE regexp_extract(message, '(?:for|user) ([^ :]+)', ['target']) END
        WHEN shape = 'sudo' THEN {actor: sudo.actor, target: sudo.target, command: sudo.command}
        WHEN shape = 'cron' THEN regexp_extract(message, '^\(([^)]*)\) [^(]*\((.*?)\)?$', ['actor', 'command'])
        WHEN kind = 'input_user' THEN regexp_extract(m, 'invalid user (.*?)(?: ?\[preauth\])?$', ['actor'])
        WHEN kind = 'probe' OR kind = 'refused' OR kind = 'negotiate' OR kind = 'timeout' THEN CASE
            WHEN starts_with(m, 'Bad ') THEN regexp_extract(m, ' from (\S+)(?: port (\d+))?$', ['ip', 'port'])
            WHEN contains(m, ' user ') THEN regexp_extract(m, ' user (.*) (?:from )?(\S+) port (\d+)', ['actor', 'ip', 'port'])
            WHEN starts_with(m, 'refused connect from ') THEN regexp_extract(m, '\(([^()]+)\)$', ['ip'])
            WHEN NOT contains(m, 'exchange_identification: ') THEN regexp_extract(m, '(?:from|with|for|by) (?:connection from |remote host )?\[?([0-9A-Za-z.:_%-]*[0-9A-Za-z])\]?(?:(?: port |:)(\d+))?', ['ip', 'port']) END
        WHEN kind = 'denied' THEN regexp_extract(m, '(?:^User |^Account |^Login name |user |(?:refused|tried|restricted) for )(.*?)(?: from (\S+))?(?: not allowed| by PAM|:| with | has |$)', ['actor', 'ip'])
        WHEN kind = 'ssh_pam' THEN regexp_extract(m, ' for (?:illegal user |invalid user )?(.*) from (\S+)', ['actor', 'ip'])
        WHEN kind = 'key_accepted' THEN CASE
            WHEN starts_with(m, 'Authorized to ') THEN regexp_extract(m, '^Authorized to ([^ ,]+)', ['actor'])
            ELSE regexp_extract(m, '(?: found at (\S+?)(?::\d+)?)?(?: from ([^@ ]+)@(\S+))?$', ['resource', 'actor', 'ip']) END
        WHEN kind = 'key_refused' THEN regexp_extract(m, ' (?:signature )?for (?:invalid user )?(.*) from (\S+) port (\d+)', ['actor', 'ip', 'port'])
        WHEN kind = 'penalty' THEN regexp_extract(m, '([0-9a-fA-F:]*[:.][0-9a-fA-F.:]+)/\d+', ['ip'])
        WHEN kind = 'reverse_dns' THEN regexp_extract(m, '(?:\[|Address |set up for )([0-9a-fA-F.:]+)', ['ip'])
        WHEN kind = 'ssh_open' THEN regexp_extract(m, ' for (\S+) from (\S+) port (\d+)', ['actor', 'ip', 'port'])
        WHEN kind = 'ssh_close' THEN regexp_extract(m, 'user (\S+) from (\S+) port (\d+)', ['actor', 'ip', 'port'])
        WHEN kind = 'subsystem' OR kind = 'no_subsystem' THEN regexp_extract(m, 'request for (\S+) by user (\S+?)(?: failed|$)', ['resource', 'actor'])
        WHEN kind = 'forward' THEN CASE
            WHEN starts_with(m, 'Received request from ') THEN regexp_extract(m, 'from (\S+) port (\d+) to .*?(?:host |path "?)(\S+?(?: port \d+)?)"?,', ['ip', 'port', 'resource'])
            WHEN starts_with(m, 'refused ') THEN regexp_extract(m, 'originator (\S+) port (\d+), target (.*)$', ['ip', 'port', 'resource'])
            ELSE regexp_extract(m, '(?:to path |connect_to |connect to |listener: )([^ :,]+(?: port \d+)?)', ['resource']) END
        WHEN kind = 'listening' THEN regexp_extract(m, 'listening on (\S+ port \d+)', ['resource'])
        WHEN kind = 'bind_failed' THEN regexp_extract(m, '(?:Bind to |listen on )(.*?)(?: failed|: |$)', ['resource'])
        WHEN kind = 'logged_out' THEN regexp_extract(message, '^Session (\S+) ', ['session'])
        WHEN kind = 'seat' THEN regexp_extract(message, ' seat (\S+?)\.?$', ['resource'])
        WHEN kind = 'button_watch' THEN regexp_extract(message, ' on (\S+)', ['resource'])
        WHEN kind = 'unit_start' OR kind = 'unit_stop' OR kind = 'unit_failed' OR kind = 'unit_exit' OR kind = 'unit_reload' THEN CASE
            WHEN regexp_matches(message, '^\S+\.[a-z]+: ') THEN regexp_extract(message, '^(\S+): ', ['resource'])
            WHEN regexp_matches(message, ' \S+\.(service|scope|slice|socket|mount|timer|target|device|path|swap) - ') THEN regexp_extract(message, ' (\S+\.[a-z]+) - ', ['resource'])
            ELSE regexp_extract(message, '^(?:[A-Z]\w+ (?:to start |slice |target |on |for |device |up )?)(.*?)\.*$', ['resource']) END
        WHEN kind = 'su' OR kind = 'su_failed' THEN CASE
            WHEN contains(message, '(to ') THEN regexp_extract(message, '\(to ([^)]*)\) (\S+) on ', ['target', 'actor'])
            WHEN contains(message, ' su for ') THEN regexp_extract(message, ' su for (.*) by (.*)$', ['target', 'actor'])
            WHEN starts_with(message, 'SU by ') THEN regexp_extract(message, '^SU by (.*) to restricted account (.*)$', ['actor', 'target'])
            WHEN starts_with(message, 'DENIED ') THEN regexp_extract(message, 'from ''(.*?)'' to ''(.*?)''', ['actor', 'target'])
            ELSE regexp_extract(message, '^(?:BAD SU )?(\S+) to (\S+) on ', ['actor', 'target']) END
        WHEN kind = 'su_tty' OR kind = 'su_tty_bad' THEN regexp_extract(message, '^[+-] \S+ ([^:]*?)[:-]([^:-]*)$', ['actor', 'target'])
        WHEN kind = 'sudo_more' THEN regexp_extract(message, '^\s*(\S+) : \(command continued\) (.*)$', ['actor', 'command'])
        WHEN kind = 'pkexec' OR kind = 'pkexec_bad' THEN regexp_extract(message, '^(\S+): .*\[USER=([^\]]*)\].*\[COMMAND=(.*)\]$', ['actor', 'target', 'command'])
        WHEN kind = 'polkit' OR kind = 'polkit_bad' THEN regexp_extract(message, '(?:as unix-user:(\S+) )?to gain .*?for action (\S+) for \S+ \[(.*)\] \(owned by unix-user:([^)]*)\)', ['target', 'resource', 'command', 'actor'])
        WHEN kind = 'polkit_agent' THEN regexp_extract(message, ' for unix-session:(\S+) ', ['session'])
        WHEN family = 'dbus' THEN regexp_extract(message, '(?:name=|service )''([^'']+)''', ['resource'])
        WHEN family = 'anacron' THEN regexp_extract(message, '(?:starting|finished|Job `) ?([^ '']+)', ['command'])
        WHEN kind = 'pam_account' OR kind = 'pam_check' OR kind = 'pam_denied' OR kind = 'pam_lockout' THEN
            regexp_extract(message, '(?:by user|user|User|account|for|failed for) [`''"\[]?([^ `''"\]:;]+)(?:[''"]? from [`'']?([^ `'']+))?', ['actor', 'ip'])
        WHEN kind = 'user_add' OR kind = 'group_add' THEN regexp_extract(message, 'name=([^,]+)', ['target'])
        WHEN kind = 'account_file' THEN CASE
            WHEN contains(message, ' shadow group ') THEN regexp_extract(message, ' ''([^'']*)'' .*shadow', ['target'])
            WHEN contains(message, ' name=') THEN regexp_extract(message, ' to ([^:]+): name=([^,]+)', ['resource', 'target'])
            WHEN starts_with(message, 'group ''') THEN regexp_extract(message, '^group ''(.*)'' removed from (\S+)', ['target', 'resource'])
            ELSE regexp_extract(message, '(/etc/[a-z-]+)(?: \(group (.*?)[/)])?', ['resource', 'target']) END
        WHEN kind = 'newgrp' THEN regexp_extract(message, 'user ''(.*?)''.*group ''(.*)''$', ['actor', 'target'])
        WHEN kind = 'newgrp_bad' THEN regexp_extract(message, 'group ''(.*?)'' from ''(.*)''', ['target', 'actor'])
        WHEN kind = 'no_login' THEN regexp_extract(message, '(?:login by |LOGIN '')([^ '']+)', ['actor'])
        WHEN kind = 'group_change' THEN CASE
            WHEN contains(message, ''' to group ''') OR contains(message, ''' from group ''') OR contains(message, ''' in group ''') THEN regexp_extract(message, '^\w+ ''(.*?)''.* group ''(.*)''$', ['target', 'resource'])
            WHEN starts_with(message, 'user ') THEN regexp_extract(message, '^user (\S+) \w+ by (\S+) (?:to|from) group (\S+)', ['target', 'actor', 'resource'])
            ELSE regexp_extract(message, 'group (\S+)(?: .*?by (\S+))?', ['target', 'actor']) END
        WHEN kind = 'password' THEN regexp_extract(message, '(?:user|for) ''?([^'' ]+)''?(?:.* by ''?([^'' ]+))?', ['target', 'actor'])
        WHEN family = 'shadow' THEN regexp_extract(message, '(?:user name|user|for|group|of) [`'']?([^ `'',]+)', ['target'])
        WHEN family = 'login' THEN CASE
            WHEN starts_with(message, 'ROOT LOGIN') THEN {actor: 'root'}
            ELSE regexp_extract(message, '(?:FROM (\S+) )?(?:FOR|BY|for) ''?([^'', ]+)''?(?:.* from (\S+))?', ['ip', 'actor', 'session']) END
        WHEN shape = 'rare' AND starts_with(kind, 'packet') THEN regexp_extract(message, 'SRC=(\S+) DST=(\S+)(?:.* SPT=(\d+) DPT=\d+)?', ['ip', 'resource', 'port'])
        WHEN starts_with(kind, 'mac_') THEN regexp_extract(message, ' (?:name|path)="?([^" ]+)', ['resource'])
        WHEN kind = 'promiscuous' THEN regexp_extract(message, '(?:device )?(\S+?):? (?:entered|left)', ['resource'])
        WHEN kind = 'oom_kill' OR kind = 'crash' THEN regexp_extract(message, '(?:Killed process \d+ \(|^(?:\[ *[\d.]+\] )?)([^ )\[\(]+)', ['resource'])
        ELSE {target: NULL::VARCHAR, session: NULL::VARCHAR} END AS f
    FROM described),
events AS (
SELECT source, record, time, category, action, outcome,
    CASE WHEN repeats IS NOT NULL THEN repeats
         WHEN kind = 'pam_failure' AND contains(message, ' more authentication failure') THEN coalesce(TRY_CAST(regexp_extract(message, '(\d{1,9}) more', 1) AS UINTEGER), 1)
         ELSE 1 END AS count,
    CASE WHEN kind = 'log' AND starts_with(raw, '<') THEN coalesce([6, 5, 5, 4, 3, 2, 1, 1][TRY_CAST(regexp_extract(raw, '^<(\d{1,3})>', 1) AS INTEGER) % 8 + 1], 1) ELSE severity END AS severity,
    class_uid,
    nullif(f.actor, '') AS actor, nullif(f.target, '') AS target,
    nullif(CASE WHEN starts_with(f.ip, '::ffff:') AND contains(f.ip, '.') THEN substr(f.ip, 8) ELSE f.ip END, '') AS source_ip,
    TRY_CAST(nullif(f.port, '') AS INTEGER) AS source_port,
    nullif(nullif(host, '-'), '') AS host,
    coalesce(family, nullif(nullif(process, '-'), '')) AS subsystem,
    nullif(f.session, '') AS session,
    nullif(nullif(process, '-'), '') AS process, pid,
    CASE WHEN shape = 'cron' AND category = 'configuration' THEN NULL ELSE nullif(f.command, '') END AS command,
    CASE WHEN shape = 'cron' AND category = 'configuration' THEN nullif(f.command, '') ELSE nullif(f.resource, '') END AS resource,
    CASE WHEN start IS NOT NULL THEN nullif(message, '') END AS message,
    CASE        WHEN shape = 'login' AND kind <> 'max_attempts' THEN '{"method":' || to_json(split_part(m, ' ', 2)) ||
            CASE WHEN contains(m, ' for invalid user ') THEN ',"invalid_user":true' ELSE '' END ||
            CASE WHEN contains(peer, ' ssh2: ') THEN ',"key":' || to_json(substr(peer, strpos(peer, ' ssh2: ') + 7)) ELSE '' END || '}'
        WHEN shape = 'sudo' THEN '{"tty":' || to_json(sudo.tty) || ',"pwd":' || to_json(sudo.pwd) ||
            CASE WHEN sudo.group = '' THEN '' ELSE ',"group":' || to_json(sudo.group) END || CASE WHEN sudo.reason = '' THEN '' ELSE ',"reason":' || to_json(sudo.reason) END || '}'
        WHEN kind = 'pam_failure' OR kind = 'pam_success' THEN '{"service":' || to_json(split_part(split_part(message, '(', 2), ':', 1)) || ',"uid":' || to_json(split_part(split_part(message, ' uid=', 2), ' ', 1)) || ',"tty":' || to_json(split_part(split_part(message, ' tty=', 2), ' ', 1)) || '}'
        WHEN kind = 'user_add' THEN regexp_extract(message, 'UID=(\d+), GID=(\d+), home=([^,]*), shell=([^,]*)', ['uid', 'gid', 'home', 'shell'])::JSON::VARCHAR
        WHEN starts_with(raw, '<') THEN '{"pri":' || coalesce(TRY_CAST(regexp_extract(raw, '^<(\d{1,3})>', 1) AS INTEGER), 0) ||
            CASE WHEN header IS NULL THEN '' ELSE ',"msgid":' || to_json(header.msgid) ||
                CASE WHEN header.structured = '-' THEN '' ELSE ',"structured":{' || array_to_string(list_transform(
                    regexp_extract_all(header.structured, '\[(?:[^\]\\"]|\\.|"(?:[^"\\]|\\.)*")*\]'),
                    lambda e: to_json(regexp_extract(e, '^\[([^ \]]*)', 1)) || ':{' || array_to_string(list_transform(
                        regexp_extract_all(e, '[^ =\]"\[]+="(?:[^"\\]|\\.)*"'),
                        lambda p: to_json(split_part(p, '=', 1)) || ':' || to_json(regexp_replace(substr(p, strpos(p, '=') + 2, length(p) - strpos(p, '=') - 2), '\\(["\\\]])', '\1', 'g'))), ',') || '}'), ',') || '}' END END || '}'
        END AS data,
    raw, extra
FROM fielded)
