-- The grammar of messages that Linux programs write, shared by every format that carries them (syslog, journald).
-- Before: `named` (source, record, raw, time, host, process, pid, text, extra). text is the message, NULL where the line has no header that
-- could be read; extra is the format's own and is handed through. After: `events`, the columns of an event and extra.
-- What a message's first word says of its kind. `refined` below decides where one word opens several kinds.
openings(topic, word, guess) AS (VALUES
    ('pam', 'session', 'session'), ('pam', 'authentication', 'pam_failure'), ('pam', 'Authentication', 'pam_check'), ('pam', 'check', 'pam_unknown'),
    ('pam', 'user', 'pam_no_user'), ('pam', 'User', 'pam_no_user'), ('pam', 'password', 'pam_password'), ('pam', 'Password', 'pam_no_user'), ('pam', 'new', 'pam_no_user'),
    ('pam', 'received', 'pam_check'), ('pam', 'requirement', 'pam_check'), ('pam', 'bad', 'pam_check'), ('pam', 'could', 'pam_check'), ('pam', 'unknown', 'pam_check'),
    ('pam', 'Consecutive', 'pam_lockout'), ('pam', 'account', 'pam_account'), ('pam', 'expired', 'pam_account'), ('pam', 'access', 'pam_denied'),
    ('pam', 'Access', 'pam_denied'), ('pam', 'Refused', 'pam_denied'), ('pam', 'Too', 'pam_denied'), ('pam', 'No', 'pam_denied'), ('pam', 'denied', 'pam_denied'),
    ('pam', 'conversation', 'pam_unknown'), ('pam', 'auth', 'pam_check'), ('pam', 'Accepted', 'pam_ok'), ('pam', 'Invalid', 'pam_bad'),
    ('pam', 'Failed', 'pam_broken'), ('pam', 'unable', 'pam_broken'),
    ('sshd', 'PAM', 'more'),
    ('sudo', 'PAM', 'more'),
    ('su', 'PAM', 'more'),
    ('login', 'PAM', 'more'),
    ('sshd', 'Failed', 'failed'), ('sshd', 'Accepted', 'accepted'), ('sshd', 'Postponed', 'step'), ('sshd', 'Partial', 'step'), ('sshd', 'maximum', 'max_attempts'),
    ('sshd', 'Invalid', 'invalid_user'), ('sshd', 'Illegal', 'invalid_user'), ('sshd', 'input_userauth_request:', 'input_user'), ('sshd', 'Connection', 'closed'),
    ('sshd', 'Received', 'received'), ('sshd', 'Disconnected', 'closed'), ('sshd', 'Closing', 'closed'), ('sshd', 'Disconnecting:', 'dropped'),
    ('sshd', 'Disconnecting', 'aborted'), ('sshd', 'Timeout', 'timeout'), ('sshd', 'Timeout,', 'timeout'), ('sshd', 'Read', 'timeout'), ('sshd', 'Write', 'timeout'),
    ('sshd', 'terminating', 'timeout'), ('sshd', 'packet_write_wait:', 'timeout'), ('sshd', 'Finished', 'timeout'), ('sshd', 'Did', 'probe'), ('sshd', 'Bad', 'probe'),
    ('sshd', 'banner', 'probe'), ('sshd', 'kex_exchange_identification:', 'probe'), ('sshd', 'ssh_exchange_identification:', 'probe'), ('sshd', 'Protocol', 'probe'),
    ('sshd', 'probed', 'probe'), ('sshd', 'scanned', 'probe'), ('sshd', 'Magic', 'probe'), ('sshd', 'Could', 'probe'), ('sshd', 'Unable', 'negotiate'),
    ('sshd', 'ssh_dispatch_run_fatal:', 'negotiate'), ('sshd', 'ssh_packet_send_debug:', 'negotiate'), ('sshd', 'ssh_packet_write_poll:', 'negotiate'), ('sshd', 'Corrupted', 'negotiate'), ('sshd', 'padding', 'negotiate'), ('sshd', 'no', 'negotiate'),
    ('sshd', 'strict', 'negotiate'), ('sshd', 'refused', 'refused'), ('sshd', 'drop', 'refused'), ('sshd', 'beginning', 'refused'), ('sshd', 'exited', 'refused'),
    ('sshd', 'past', 'refused'), ('sshd', 'administratively', 'refused'), ('sshd', 'MaxStartups', 'refused'), ('sshd', 'PerSourceMaxStartups', 'refused'),
    ('sshd', 'PerSourcePenalties', 'refused'), ('sshd', 'srclimit_penalise:', 'penalty'), ('sshd', 'srclimit_penalty_check_allow:', 'penalty'),
    ('sshd', 'reverse', 'reverse_dns'), ('sshd', 'Address', 'reverse_dns'), ('sshd', 'Nasty', 'reverse_dns'), ('sshd', 'User', 'denied'), ('sshd', 'Access', 'denied'),
    ('sshd', 'ROOT', 'denied'), ('sshd', 'Authentication', 'denied'), ('sshd', 'Rhosts', 'denied'), ('sshd', 'Login', 'denied'), ('sshd', 'Account', 'denied'),
    ('sshd', 'PAM:', 'ssh_pam'), ('sshd', 'Root', 'key_accepted'), ('sshd', 'Authorized', 'key_accepted'), ('sshd', 'Found', 'key_accepted'),
    ('sshd', 'WARNING:', 'key_refused'), ('sshd', 'Refusing', 'key_refused'), ('sshd', 'refusing', 'key_refused'), ('sshd', 'Certificate', 'key_refused'),
    ('sshd', 'public', 'key_refused'), ('sshd', 'key', 'key_refused'), ('sshd', 'GSSAPI', 'key_refused'), ('sshd', 'userauth_pubkey:', 'key_refused'),
    ('sshd', 'userauth_hostbased', 'key_refused'), ('sshd', 'Starting', 'ssh_open'), ('sshd', 'Close', 'ssh_close'), ('sshd', 'subsystem', 'subsystem'),
    ('sshd', 'Transferred:', 'transfer'), ('sshd', 'connect_to', 'forward'), ('sshd', 'connect', 'forward'), ('sshd', 'channel_setup_fwd_listener_tcpip:', 'forward'),
    ('sshd', 'channel_setup_fwd_listener:', 'forward'), ('sshd', 'Server', 'listening'), ('sshd', 'Bind', 'bind_failed'), ('sshd', 'Cannot', 'bind_failed'),
    ('sshd', 'listen', 'bind_failed'), ('sshd', 'Exiting', 'daemon_stop'),
    ('cron', 'CMD', 'cron'), ('cron', 'LIST', 'cron_list'), ('cron', 'REPLACE', 'cron_write'), ('cron', 'BEGIN', 'cron_edit'), ('cron', 'END', 'cron_edited'),
    ('cron', 'DELETE', 'cron_delete'), ('cron', 'RELOAD', 'cron_reload'), ('cron', 'STARTUP', 'cron_start'), ('cron', 'CMDEND', 'cron_end'),
    ('cron', 'CMDOUT', 'cron_output'), ('cron', 'MAIL', 'cron_output'), ('cron', 'AUTH', 'cron_denied'), ('cron', 'Unauthorized', 'cron_denied'),
    ('cron', 'FAILED', 'cron_failed'), ('cron', 'ERROR', 'cron_failed'), ('cron', 'error', 'cron_failed'), ('cron', 'DEATH', 'cron_failed'),
    ('cron', 'CAN''T', 'cron_failed'), ('cron', 'ORPHAN', 'cron_failed'), ('cron', 'BAD', 'cron_failed'), ('cron', 'WRONG', 'cron_failed'), ('cron', 'NOT', 'cron_failed'),
    ('cron', 'UNSAFE', 'cron_failed'), ('cron', 'PAM', 'cron_failed'), ('cron', 'OPENDIR', 'cron_failed'), ('cron', 'STAT', 'cron_failed'),
    ('cron', 'EXEC', 'cron_failed'),
    ('anacron', 'Job', 'anacron'), ('anacron', 'starting', 'anacron'), ('anacron', 'finished', 'anacron_end'), ('anacron', 'Anacron', 'cron_start'),
    ('anacron', 'Normal', 'cron_stop'),
    ('systemd-logind', 'New', 'new_session'), ('systemd-logind', 'Removed', 'old_session'), ('systemd-logind', 'Session', 'logged_out'),
    ('systemd-logind', 'Watching', 'button_watch'), ('systemd-logind', 'Lid', 'button'), ('systemd-logind', 'Power', 'button'), ('systemd-logind', 'Reboot', 'button'),
    ('systemd-logind', 'Suspend', 'button'), ('systemd-logind', 'Hibernate', 'button'), ('systemd-logind', 'System', 'shutdown'), ('systemd-logind', 'The', 'shutdown'),
    ('systemd-logind', 'Powering', 'shutdown'), ('systemd-logind', 'Rebooting...', 'shutdown'), ('systemd-logind', 'Halting...', 'shutdown'),
    ('systemd-logind', 'Creating', 'shutdown'), ('systemd-logind', 'Suspending...', 'sleep'), ('systemd-logind', 'Hibernating...', 'sleep'),
    ('systemd-logind', 'Operation', 'sleep'), ('systemd-logind', 'Failed', 'error'),
    ('systemd', 'Started', 'unit_start'), ('systemd', 'Starting', 'unit_start'), ('systemd', 'Finished', 'unit_start'), ('systemd', 'Created', 'unit_start'),
    ('systemd', 'Reached', 'unit_start'), ('systemd', 'Listening', 'unit_start'), ('systemd', 'Mounted', 'unit_start'), ('systemd', 'Mounting', 'unit_start'),
    ('systemd', 'Activated', 'unit_start'), ('systemd', 'Activating', 'unit_start'), ('systemd', 'Found', 'unit_start'), ('systemd', 'Set', 'unit_start'),
    ('systemd', 'Stopped', 'unit_stop'), ('systemd', 'Stopping', 'unit_stop'), ('systemd', 'Removed', 'unit_stop'), ('systemd', 'Unmounted', 'unit_stop'),
    ('systemd', 'Unmounting', 'unit_stop'), ('systemd', 'Closed', 'unit_stop'), ('systemd', 'Deactivated', 'unit_stop'), ('systemd', 'Deactivating', 'unit_stop'),
    ('systemd', 'Reloading', 'unit_reload'), ('systemd', 'Reloaded', 'unit_reload'), ('systemd', 'Reloading.', 'unit_reload'), ('systemd', 'Failed', 'unit_failed'),
    ('systemd', 'Dependency', 'unit_failed'), ('systemd', 'Timed', 'unit_failed'), ('systemd', 'Shutting', 'shutdown'), ('systemd', 'Powering', 'shutdown'),
    ('systemd', 'Rebooting.', 'shutdown'),
    ('su', 'Successful', 'su'), ('su', '(to', 'su'), ('su', 'FAILED', 'su_failed'), ('su', 'BAD', 'su_failed'), ('su', 'DENIED', 'su_failed'), ('su', 'SU', 'su_failed'),
    ('su', '+', 'su_tty'), ('su', '-', 'su_tty_bad'), ('su', 'pam_authenticate:', 'pam_unknown'), ('su', 'Authentication', 'pam_check'), ('su', 'No', 'pam_check'),
    ('shadow', 'new', 'user_add'), ('shadow', 'failed', 'error'), ('shadow', 'group', 'group_delete'), ('shadow', 'file', 'account_file'),
    ('shadow', 'delete', 'user_delete'), ('shadow', 'removed', 'group_delete'), ('shadow', 'add', 'group_change'), ('shadow', 'user', 'group_change'),
    ('shadow', 'members', 'group_change'), ('shadow', 'administrators', 'group_change'), ('shadow', 'access', 'group_change'), ('shadow', 'change', 'user_change'),
    ('shadow', 'changed', 'user_change'), ('shadow', 'lock', 'user_lock'), ('shadow', 'unlock', 'user_unlock'), ('shadow', 'password', 'password'),
    ('shadow', 'incorrect', 'password_bad'), ('shadow', 'can''t', 'password_bad'), ('shadow', 'root', 'password_bad'), ('shadow', 'Invalid', 'newgrp_bad'),
    ('shadow', 'Attempted', 'no_login'), ('shadow', 'failure', 'error'),
    ('login', 'LOGIN', 'login'), ('login', 'DIALUP', 'login'), ('login', 'ROOT', 'login'), ('login', 'FAILED', 'login_bad'), ('login', 'invalid', 'login_bad'),
    ('login', 'TOO', 'login_limit'), ('login', 'REPEATED', 'login_limit'), ('login', 'exceeded', 'login_limit'), ('login', 'ILLEGAL', 'no_login'),
    ('polkit', 'Operator', 'polkit'), ('polkit', 'Registered', 'polkit_agent'), ('polkit', 'Unregistered', 'polkit_agent')),
-- One row a kind of message. Where its fields are words, their places: from the first word (1 …) or from the last (-1 …); `clean` says that
-- marks (`name=`, quotes, a full stop) or `(uid=0)` stand about them. Where they are not, `shape` names the records in `found` below that take them out.
kinds(kind, category, action, outcome, severity, class_uid, shape, actor_at, target_at, ip_at, port_at, session_at, clean) AS (VALUES
    -- sshd
    ('accepted',         'authentication', 'login',               'success', 1, 3002, NULL,           -6, NULL, -4, -2, NULL, NULL),
    ('accepted_key',     'authentication', 'login',               'success', 1, 3002, 'login',        NULL, NULL, NULL, NULL, NULL, NULL),
    ('failed',           'authentication', 'login',               'failure', 2, 3002, NULL,           -6, NULL, -4, -2, NULL, NULL),
    ('failed_odd',       'authentication', 'login',               'failure', 2, 3002, 'login',        NULL, NULL, NULL, NULL, NULL, NULL),
    ('step',             'authentication', 'authentication_step', 'unknown', 1, 3002, 'login',        NULL, NULL, NULL, NULL, NULL, NULL),
    ('max_attempts',     'authentication', 'login_limit',         'failure', 3, 3002, NULL,           -7, NULL, -5, -3, NULL, NULL),
    ('max_attempts_odd', 'authentication', 'login_limit',         'failure', 3, 3002, 'login',        NULL, NULL, NULL, NULL, NULL, NULL),
    ('invalid_user',     'authentication', 'invalid_user',        'failure', 2, 3002, NULL,           -5, NULL, -3, -1, NULL, NULL),
    ('invalid_user_old', 'authentication', 'invalid_user',        'failure', 2, 3002, NULL,           -3, NULL, -1, NULL, NULL, NULL),
    ('invalid_user_odd', 'authentication', 'invalid_user',        'failure', 2, 3002, 'login',        NULL, NULL, NULL, NULL, NULL, NULL),
    ('input_user',       'authentication', 'authentication_step', 'failure', 1, 3002, NULL,           4, NULL, NULL, NULL, NULL, NULL),
    ('input_user_odd',   'authentication', 'authentication_step', 'failure', 1, 3002, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('key_accepted',     'authentication', 'authentication_step', 'success', 1, 3002, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('key_refused',      'authentication', 'authentication_step', 'failure', 2, 3002, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('denied',           'authentication', 'login_denied',        'failure', 3, 3002, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('ssh_pam',          'authentication', 'pam_authentication',  'failure', 2, 3002, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('connected',        'network',        'connect',             'success', 1, 4007, NULL,           NULL, NULL, 3, 5, NULL, NULL),
    ('closed',           'network',        'disconnect',          'success', 1, 4007, NULL,           NULL, NULL, -3, -1, NULL, NULL),
    ('received',         'network',        'disconnect',          'success', 1, 4007, NULL,           NULL, NULL, 4, 6, NULL, NULL),
    ('closed_user',      'network',        'disconnect',          'success', 1, 4007, NULL,           -4, NULL, -3, -1, NULL, NULL),
    ('closed_odd',       'network',        'disconnect',          'success', 1, 4007, 'peer',         NULL, NULL, NULL, NULL, NULL, NULL),
    ('aborted',          'network',        'disconnect',          'failure', 1, 4007, NULL,           NULL, NULL, -4, -2, NULL, NULL),
    ('received_pre',     'network',        'disconnect',          'failure', 1, 4007, NULL,           NULL, NULL, 4, 6, NULL, NULL),
    ('aborted_user',     'network',        'disconnect',          'failure', 1, 4007, NULL,           -5, NULL, -4, -2, NULL, NULL),
    ('aborted_odd',      'network',        'disconnect',          'failure', 1, 4007, 'peer',         NULL, NULL, NULL, NULL, NULL, NULL),
    ('dropped',          'network',        'disconnect',          'failure', 1, 4007, 'actor_ip',          NULL, NULL, NULL, NULL, NULL, NULL),
    ('timeout',          'network',        'disconnect',          'failure', 2, 4007, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('probe',            'network',        'probe',               'failure', 2, 4007, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('negotiate',        'network',        'negotiate',           'failure', 2, 4007, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('refused',          'network',        'connect',             'failure', 3, 4007, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('penalty',          'network',        'block',               'success', 3, 4007, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('reverse_dns',      'network',        'reverse_lookup',      'failure', 2, 4007, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('forward',          'network',        'forward',             'failure', 2, 4007, 'ip_resource',  NULL, NULL, NULL, NULL, NULL, NULL),
    ('transfer',         'network',        'transfer',            'success', 1, 4007, NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('listening',        'network',        'listen',              'success', 1, 4007, 'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('bind_failed',      'network',        'listen',              'failure', 4, 4007, 'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('ssh_open',         'authentication', 'session_open',        'success', 1, 3002, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('ssh_close',        'authentication', 'session_close',       'success', 1, 3002, NULL,           4, NULL, 6, 8, NULL, NULL),
    ('subsystem',        'process',        'subsystem',           'success', 1, 4007, 'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('no_subsystem',     'process',        'subsystem',           'failure', 2, 4007, 'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('child',            'process',        'fork',                'success', 1, 1007, NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    -- PAM, in any program
    ('pam_open',         'authentication', 'session_open',        'success', 1, 3002, NULL,           5, NULL, NULL, NULL, NULL, 'uid'),
    ('pam_close',        'authentication', 'session_close',       'success', 1, 3002, NULL,           5, NULL, NULL, NULL, NULL, 'uid'),
    ('pam_open_as',      'authentication', 'session_open',        'success', 1, 3002, NULL,           7, 5, NULL, NULL, NULL, 'uid'),
    ('pam_close_as',     'authentication', 'session_close',       'success', 1, 3002, NULL,           NULL, 5, NULL, NULL, NULL, 'uid'),
    ('pam_failure_as',   'authentication', 'pam_authentication',  'failure', 2, 3002, NULL,           7, -1, 8, NULL, NULL, 'mark'),
    ('pam_more_as',      'authentication', 'pam_authentication',  'failure', 2, 3002, NULL,           10, -1, 11, NULL, NULL, 'mark'),
    ('pam_failure',      'authentication', 'pam_authentication',  'failure', 2, 3002, NULL,           -1, NULL, 8, NULL, NULL, 'mark'),
    ('pam_more',         'authentication', 'pam_authentication',  'failure', 2, 3002, NULL,           -1, NULL, 11, NULL, NULL, 'mark'),
    ('pam_success',      'authentication', 'pam_authentication',  'success', 1, 3002, NULL,           -1, NULL, 8, NULL, NULL, 'mark'),
    ('pam_ok',           'authentication', 'pam_authentication',  'success', 1, 3002, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('pam_bad',          'authentication', 'pam_authentication',  'failure', 2, 3002, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('pam_broken',       'authentication', 'pam',                 'failure', 2, 3002, NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('pam_check',        'authentication', 'pam_check',           'failure', 1, 3002, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('pam_unknown',      'authentication', 'pam_check',           'failure', 1, 3002, NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('pam_limit',        'authentication', 'pam_limit',           'failure', 2, 3002, NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('pam_account',      'authentication', 'pam_account',         'failure', 2, 3002, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('pam_denied',       'authentication', 'login_denied',        'failure', 3, 3002, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('pam_lockout',      'authentication', 'lockout',             'success', 3, 3002, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('pam_no_user',      'account',        'change_password',     'failure', 2, 3001, NULL,           NULL, 2, NULL, NULL, NULL, 'mark'),
    ('pam_no_password',  'account',        'change_password',     'failure', 2, 3001, 'target_actor', NULL, NULL, NULL, NULL, NULL, NULL),
    ('pam_password',     'account',        'change_password',     'success', 2, 3001, NULL,           NULL, 4, NULL, NULL, NULL, NULL),
    ('pam_other',        'authentication', 'pam',                 'unknown', 1, 3002, NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    -- sudo, su, polkit
    ('sudo',             'authorization',  'sudo',                'success', 1, 3003, 'sudo',         NULL, NULL, NULL, NULL, NULL, NULL),
    ('sudo_denied',      'authorization',  'sudo',                'failure', 3, 3003, 'sudo',         NULL, NULL, NULL, NULL, NULL, NULL),
    ('sudo_more',        'authorization',  'sudo_continued',      'unknown', 1, 3003, 'actor_target', NULL, NULL, NULL, NULL, NULL, NULL),
    ('su',               'authorization',  'su',                  'success', 1, 3003, NULL,           6, 4, NULL, NULL, NULL, NULL),
    ('su_odd',           'authorization',  'su',                  'success', 1, 3003, 'target_actor', NULL, NULL, NULL, NULL, NULL, NULL),
    ('su_failed',        'authorization',  'su',                  'failure', 3, 3003, NULL,           6, 4, NULL, NULL, NULL, NULL),
    ('su_failed_odd',    'authorization',  'su',                  'failure', 3, 3003, 'target_actor', NULL, NULL, NULL, NULL, NULL, NULL),
    ('su_tty',           'authorization',  'su_session',          'success', 1, 3003, 'actor_target', NULL, NULL, NULL, NULL, NULL, NULL),
    ('su_tty_bad',       'authorization',  'su_session',          'failure', 2, 3003, 'actor_target', NULL, NULL, NULL, NULL, NULL, NULL),
    ('pkexec',           'authorization',  'pkexec',              'success', 1, 3003, 'actor_target', NULL, NULL, NULL, NULL, NULL, NULL),
    ('pkexec_bad',       'authorization',  'pkexec',              'failure', 3, 3003, 'actor_target', NULL, NULL, NULL, NULL, NULL, NULL),
    ('polkit',           'authorization',  'authorize',           'success', 1, 3003, 'target_actor', NULL, NULL, NULL, NULL, NULL, NULL),
    ('polkit_bad',       'authorization',  'authorize',           'failure', 3, 3003, 'target_actor', NULL, NULL, NULL, NULL, NULL, NULL),
    ('polkit_agent',     'authorization',  'agent',               'success', 1, 3003, 'linked',       NULL, NULL, NULL, NULL, NULL, NULL),
    ('dbus_start',       'system',         'start',               'success', 1, 0,    'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('dbus_bad',         'system',         'start',               'failure', 2, 0,    'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('dbus_denied',      'authorization',  'authorize',           'failure', 2, 3003, NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    -- cron
    ('cron',             'process',        'cron',                'success', 1, 1006, 'cron',         NULL, NULL, NULL, NULL, NULL, NULL),
    ('cron_end',         'process',        'cron_end',            'success', 1, 1006, 'cron',         NULL, NULL, NULL, NULL, NULL, NULL),
    ('cron_output',      'process',        'cron_output',         'unknown', 1, 1006, 'cron_owner',   NULL, NULL, NULL, NULL, NULL, NULL),
    ('cron_failed',      'process',        'cron',                'failure', 2, 1006, 'cron_owner',   NULL, NULL, NULL, NULL, NULL, NULL),
    ('cron_denied',      'authorization',  'cron',                'failure', 3, 1006, 'cron_owner',   NULL, NULL, NULL, NULL, NULL, NULL),
    ('cron_list',        'configuration',  'read',                'success', 1, 1006, 'cron',         NULL, NULL, NULL, NULL, NULL, NULL),
    ('cron_edit',        'configuration',  'open',                'success', 1, 1006, 'cron',         NULL, NULL, NULL, NULL, NULL, NULL),
    ('cron_edited',      'configuration',  'close',               'success', 1, 1006, 'cron',         NULL, NULL, NULL, NULL, NULL, NULL),
    ('cron_write',       'configuration',  'write',               'success', 2, 1006, 'cron',         NULL, NULL, NULL, NULL, NULL, NULL),
    ('cron_delete',      'configuration',  'delete',              'success', 2, 1006, 'cron',         NULL, NULL, NULL, NULL, NULL, NULL),
    ('cron_reload',      'configuration',  'reload',              'success', 1, 1006, 'cron',         NULL, NULL, NULL, NULL, NULL, NULL),
    ('cron_start',       'system',         'start',               'success', 1, 1006, NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('cron_stop',        'system',         'stop',                'success', 1, 1006, NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('anacron',          'process',        'cron',                'success', 1, 1006, 'cron',         NULL, NULL, NULL, NULL, NULL, NULL),
    ('anacron_end',      'process',        'cron_end',            'success', 1, 1006, 'cron',         NULL, NULL, NULL, NULL, NULL, NULL),
    -- systemd
    ('new_session',      'authentication', 'session_open',        'success', 1, 3002, NULL,           6, NULL, NULL, NULL, 3, 'mark'),
    ('unit_session',     'authentication', 'session_open',        'success', 1, 3002, NULL,           6, NULL, NULL, NULL, 3, 'mark'),
    ('old_session',      'authentication', 'session_close',       'success', 1, 3002, NULL,           NULL, NULL, NULL, NULL, 3, 'mark'),
    ('logged_out',       'authentication', 'logout',              'success', 1, 3002, NULL,           NULL, NULL, NULL, NULL, 2, 'mark'),
    ('seat',             'system',         'seat',                'success', 1, 0,    'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('button_watch',     'system',         'watch',               'success', 1, 0,    'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('button',           'system',         'button',              'success', 2, 0,    NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('shutdown',         'system',         'shutdown',            'success', 2, 0,    NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('sleep',            'system',         'sleep',               'success', 1, 0,    NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('unit_start',       'system',         'start',               'success', 1, 0,    'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('unit_stop',        'system',         'stop',                'success', 1, 0,    'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('unit_reload',      'system',         'reload',              'success', 1, 0,    'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('unit_failed',      'system',         'start',               'failure', 3, 0,    'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('unit_exit',        'system',         'exit',                'failure', 3, 0,    'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    -- accounts
    ('user_add',         'account',        'create_user',         'success', 2, 3001, NULL,           NULL, 3, NULL, NULL, NULL, 'mark'),
    ('user_add_bad',     'account',        'create_user',         'failure', 2, 3001, 'target_actor', NULL, NULL, NULL, NULL, NULL, NULL),
    ('user_delete',      'account',        'delete_user',         'success', 2, 3001, NULL,           NULL, 3, NULL, NULL, NULL, 'mark'),
    ('user_change',      'account',        'modify_user',         'success', 2, 3001, NULL,           NULL, 3, NULL, NULL, NULL, 'mark'),
    ('user_lock',        'account',        'disable_user',        'success', 2, 3001, NULL,           NULL, 3, NULL, NULL, NULL, 'mark'),
    ('user_unlock',      'account',        'enable_user',         'success', 2, 3001, NULL,           NULL, 3, NULL, NULL, NULL, 'mark'),
    ('user_rename',      'account',        'rename_user',         'success', 2, 3001, 'target_actor', NULL, NULL, NULL, NULL, NULL, NULL),
    ('user_odd',         'account',        'modify_user',         'success', 2, 3001, 'target_actor', NULL, NULL, NULL, NULL, NULL, NULL),
    ('password',         'account',        'change_password',     'success', 2, 3001, 'target_actor', NULL, NULL, NULL, NULL, NULL, NULL),
    ('password_bad',     'account',        'change_password',     'failure', 2, 3001, 'target_actor', NULL, NULL, NULL, NULL, NULL, NULL),
    ('group_add',        'account',        'create_group',        'success', 2, 3006, NULL,           NULL, 3, NULL, NULL, NULL, 'mark'),
    ('group_delete',     'account',        'delete_group',        'success', 2, 3006, 'target_actor', NULL, NULL, NULL, NULL, NULL, NULL),
    ('group_change',     'account',        'modify_group',        'success', 2, 3006, 'target_actor', NULL, NULL, NULL, NULL, NULL, NULL),
    ('member_add',       'account',        'add_member',          'success', 2, 3006, 'target_actor', NULL, NULL, NULL, NULL, NULL, NULL),
    ('member_remove',    'account',        'remove_member',       'success', 2, 3006, 'target_actor', NULL, NULL, NULL, NULL, NULL, NULL),
    ('account_file',     'account',        'write',               'success', 1, 3006, 'target_actor', NULL, NULL, NULL, NULL, NULL, NULL),
    ('newgrp',           'authorization',  'newgrp',              'success', 1, 3003, 'actor_target', NULL, NULL, NULL, NULL, NULL, NULL),
    ('newgrp_bad',       'authorization',  'newgrp',              'failure', 2, 3003, 'target_actor', NULL, NULL, NULL, NULL, NULL, NULL),
    ('login',            'authentication', 'login',               'success', 1, 3002, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('login_bad',        'authentication', 'login',               'failure', 2, 3002, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('login_limit',      'authentication', 'login_limit',         'failure', 3, 3002, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('no_login',         'authentication', 'login_denied',        'failure', 3, 3002, 'actor_ip',     NULL, NULL, NULL, NULL, NULL, NULL),
    -- kernel and log daemons
    ('packet_block',     'network',        'connect',             'failure', 2, 4001, 'ip_resource',  NULL, NULL, NULL, NULL, NULL, NULL),
    ('packet_allow',     'network',        'connect',             'success', 1, 4001, 'ip_resource',  NULL, NULL, NULL, NULL, NULL, NULL),
    ('packet',           'network',        'connect',             'unknown', 1, 4001, 'ip_resource',  NULL, NULL, NULL, NULL, NULL, NULL),
    ('mac_denied',       'authorization',  'mac',                 'failure', 3, 3003, 'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('mac_allowed',      'authorization',  'mac',                 'success', 1, 3003, 'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('promiscuous',      'network',        'promiscuous',         'success', 3, 4001, 'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('oom_kill',         'process',        'kill',                'success', 3, 1007, 'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('crash',            'process',        'crash',               'failure', 2, 1007, 'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('panic',            'system',         'crash',               'failure', 4, 0,    NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('tainted',          'system',         'load_module',         'success', 3, 0,    NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('device',           'system',         'device',              'success', 1, 0,    NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('flood',            'network',        'flood',               'failure', 3, 4001, NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('boot',             'system',         'boot',                'success', 2, 0,    NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('daemon_start',     'system',         'start',               'success', 1, 0,    NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('daemon_stop',      'system',         'stop',                'success', 2, 0,    NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('daemon_again',     'system',         'restart',             'success', 1, 0,    NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('lost',             'system',         'lost',                'failure', 3, 0,    'resource',     NULL, NULL, NULL, NULL, NULL, NULL),
    ('repeated',         'system',         'repeat',              'unknown', 1, 0,    NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('mark',             'system',         'mark',                'success', 1, 0,    NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('error',            'system',         'error',               'failure', 3, 0,    NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('log',              'system',         'log',                 'unknown', 1, 0,    NULL,           NULL, NULL, NULL, NULL, NULL, NULL),
    ('unparsed',         'unparsed',       NULL,                  'unknown', 1, NULL, NULL,           NULL, NULL, NULL, NULL, NULL, NULL)),
-- The words of a message: after PAM's or the program's own prefix (`pam_unix(sshd:auth):`, `error:`, cron's `(root)`), and inside of `message repeated N times: [ … ]`.
worded AS (
    SELECT *, string_split(text, ' ') AS words FROM named),
opened AS (
    SELECT *, words[1] AS opening FROM worded),
counted AS (
    SELECT *, opening = 'message' AND words[2] = 'repeated' AND words[4] = 'times:' AS repeated FROM opened),
unwrapped AS (
    SELECT source, record, raw, time, host, process, pid, extra, words,
        CASE WHEN repeated THEN CASE WHEN words[5] = '[' THEN 6 ELSE 5 END ELSE 1 END AS first,
        CASE WHEN repeated THEN words[6] ELSE opening END AS opening,
        CASE WHEN repeated THEN regexp_replace(text, '^message repeated \d+ times: \[ ?(.*?)\]?$', '\1') WHEN opening = '' THEN ltrim(text) ELSE text END AS message,
        CASE WHEN repeated THEN TRY_CAST(words[3] AS UINTEGER) WHEN opening = 'last' AND coalesce(process, '') = '' AND words[3] = 'repeated' THEN TRY_CAST(words[4] AS UINTEGER) END AS repeats
    FROM counted),
-- Which program writes which family of messages. Programs that are not here keep their own name.
related AS (
    SELECT *, MAP {
        'sshd': 'sshd', 'sshd-session': 'sshd', 'sshd-auth': 'sshd', '/usr/sbin/sshd': 'sshd',
        'sudo': 'sudo', '/usr/bin/sudo': 'sudo', 'su': 'su', '/bin/su': 'su', '/usr/bin/su': 'su', 'runuser': 'su',
        'CRON': 'cron', 'cron': 'cron', 'crond': 'cron', 'CROND': 'cron', 'crontab': 'cron', '/usr/sbin/cron': 'cron', '/USR/SBIN/CRON': 'cron',
        '/usr/sbin/crond': 'cron', '/usr/bin/crontab': 'cron', 'anacron': 'anacron', 'run-parts(/etc/cron.hourly)': 'anacron',
        'run-parts(/etc/cron.daily)': 'anacron', 'run-parts(/etc/cron.weekly)': 'anacron', 'run-parts(/etc/cron.monthly)': 'anacron', 'run-parts': 'anacron',
        'systemd-logind': 'systemd-logind', 'systemd': 'systemd', '(systemd)': 'systemd', 'init': 'systemd',
        'useradd': 'shadow', 'usermod': 'shadow', 'userdel': 'shadow', 'groupadd': 'shadow', 'groupmod': 'shadow', 'groupdel': 'shadow',
        'gpasswd': 'shadow', 'passwd': 'shadow', 'chpasswd': 'shadow', 'chgpasswd': 'shadow', 'chage': 'shadow', 'chfn': 'shadow', 'chsh': 'shadow',
        'newusers': 'shadow', 'vipw': 'shadow', 'vigr': 'shadow', 'newgrp': 'shadow', 'nologin': 'shadow', 'groupmems': 'shadow',
        'login': 'login', '/bin/login': 'login', 'polkitd': 'polkit', 'polkitd(authority=local)': 'polkit', 'pkexec': 'polkit',
        'dbus-daemon': 'dbus', 'dbus': 'dbus', 'dbus-broker': 'dbus', 'dbus-broker-launch': 'dbus', 'kernel': 'kernel',
        'rsyslogd': 'syslog', 'syslogd': 'syslog', 'syslog-ng': 'syslog', 'rsyslogd-2177': 'syslog',
        -- PAM of the years before 2006 named itself here.
        'sshd(pam_unix)': 'sshd', 'su(pam_unix)': 'su', 'sudo(pam_unix)': 'sudo', 'login(pam_unix)': 'login', 'crond(pam_unix)': 'cron'
    }[process] AS family FROM unwrapped),
prefixed AS (
    SELECT *, starts_with(opening, 'pam_') AS pam,
        pam OR opening = 'error:' OR opening = 'fatal:' OR CASE WHEN family = 'cron' THEN starts_with(opening, '(') ELSE false END AS prefixed
    FROM related),
begun AS (
    SELECT * EXCLUDE (first), CASE WHEN prefixed THEN first + 1 ELSE first END AS first, CASE WHEN pam OR contains(process, '(pam_') THEN 'pam' ELSE family END AS topic, CASE WHEN prefixed THEN words[first + 1] ELSE opening END AS word,
        CASE WHEN prefixed THEN words[first + 2] ELSE words[first + 1] END AS second, family = 'sudo' OR family = 'su' OR family = 'polkit' AS elevating
    FROM prefixed),
-- A scalar subquery keeps the rows in order, which a LEFT JOIN does not; a second one would keep a copy of them all.
guessed AS (
    SELECT *, (SELECT o.guess FROM openings o WHERE o.topic = b.topic AND o.word = b.word) AS guess FROM begun b),
sized AS (
    SELECT *, len(words) - first + 1 AS size, CASE WHEN repeats IS NULL THEN words[-1] ELSE substr(words[-1], 1, length(words[-1]) - 1) END AS last FROM guessed),
refined AS (
    SELECT *, CASE
        WHEN guess IS NULL THEN CASE
            WHEN topic IS NULL THEN CASE
                WHEN message IS NULL THEN 'unparsed'
                WHEN coalesce(process, '') = '' THEN CASE WHEN repeats IS NOT NULL THEN 'repeated' WHEN message = '-- MARK --' THEN 'mark' ELSE 'log' END
                WHEN prefixed THEN 'error'
                ELSE 'log' END
            WHEN topic = 'sudo' THEN CASE
                WHEN contains(message, '(command continued)') THEN 'sudo_more'
                WHEN regexp_matches(message, '^\s*[^:]* : [A-Z]+=') THEN 'sudo'
                WHEN contains(message, ' USER=') OR contains(message, ' : unknown user') OR regexp_matches(message, '^\s*\S+ : (\d+ incorrect password|user NOT|a password is required|no tty)') THEN 'sudo_denied'
                WHEN contains(message, 'unable to ') OR contains(message, 'error') THEN 'error'
                ELSE 'log' END
            WHEN topic = 'pam' THEN CASE
                WHEN contains(message, ' deny ') THEN 'pam_lockout'
                WHEN contains(message, ' failed for user ') OR contains(message, 'ser unknown') THEN 'pam_check'
                ELSE 'pam_other' END
            WHEN topic = 'su' AND regexp_matches(message, '^\S+ to \S+ on ') THEN 'su_odd'
            WHEN topic = 'login' AND contains(message, ' logged in') THEN 'login'
            WHEN topic = 'systemd' THEN CASE
                WHEN contains(message, ': Deactivated success') OR contains(message, ': Succeeded') OR contains(message, ': Consumed ') THEN 'unit_stop'
                WHEN contains(message, ': Failed with result') OR contains(message, ' failed state') OR contains(message, ': Start request repeated') OR contains(message, 'imed out') THEN 'unit_failed'
                WHEN contains(message, 'rocess exited') OR contains(message, ': Killing process') OR contains(message, 'killed') THEN 'unit_exit'
                WHEN contains(message, 'shutting down') THEN 'shutdown'
                ELSE 'log' END
            WHEN topic = 'systemd-logind' THEN CASE WHEN contains(message, ' key pressed') THEN 'button' WHEN contains(message, 'shutdown') THEN 'shutdown' WHEN contains(message, 'leep') THEN 'sleep' ELSE 'log' END
            WHEN topic = 'anacron' THEN CASE WHEN contains(message, ' starting ') THEN 'anacron' WHEN contains(message, ' finished ') THEN 'anacron_end' ELSE 'log' END
            WHEN topic = 'cron' THEN CASE WHEN contains(message, 'hutting down') THEN 'cron_stop' WHEN contains(message, 'FAILED') OR contains(message, ' failed') OR opening = 'Authentication' THEN 'cron_failed' ELSE 'log' END
            WHEN topic = 'polkit' THEN CASE WHEN contains(message, ': Executing command ') THEN 'pkexec' WHEN contains(message, ': Error executing command ') THEN 'pkexec_bad' ELSE 'log' END
            WHEN topic = 'dbus' THEN CASE
                WHEN contains(message, 'Rejected ') THEN 'dbus_denied'
                WHEN contains(message, 'Failed to activate ') OR contains(message, ' failed') THEN 'dbus_bad'
                WHEN contains(message, 'Activating ') OR contains(message, 'Successfully activated ') THEN 'dbus_start'
                ELSE 'log' END
            WHEN topic = 'kernel' THEN CASE
                WHEN contains(message, 'SRC=') AND contains(message, 'DST=') THEN CASE
                    WHEN regexp_matches(message, '(?i)block|drop|reject|deny|denied') THEN 'packet_block' WHEN regexp_matches(message, '(?i)allow|accept') THEN 'packet_allow' ELSE 'packet' END
                WHEN contains(message, 'apparmor="DENIED"') OR contains(message, 'avc:  denied') THEN 'mac_denied'
                WHEN contains(message, 'apparmor="') OR contains(message, 'avc:  granted') THEN 'mac_allowed'
                WHEN contains(message, ' promiscuous mode') THEN 'promiscuous'
                WHEN contains(message, 'Killed process ') OR contains(message, 'Out of memory: Kill') THEN 'oom_kill'
                WHEN contains(message, ' segfault at ') OR contains(message, 'general protection') THEN 'crash'
                WHEN contains(message, 'Linux version ') THEN 'boot'
                WHEN contains(message, 'Kernel panic') OR contains(message, 'kernel BUG at ') THEN 'panic'
                WHEN contains(message, 'taints kernel') OR contains(message, 'tainting kernel') THEN 'tainted'
                WHEN contains(message, 'New USB device found') THEN 'device'
                WHEN contains(message, 'SYN flooding') THEN 'flood'
                WHEN contains(message, 'audit: ') AND (contains(message, ' limit exceeded') OR contains(message, 'audit_lost')) THEN 'lost'
                ELSE 'log' END
            WHEN topic = 'syslog' THEN CASE
                WHEN contains(message, 'HUPed') OR contains(message, 'onfiguration reload') OR starts_with(message, 'restart') THEN 'daemon_again'
                WHEN contains(message, 'exiting') OR contains(message, 'shutting down') THEN 'daemon_stop'
                WHEN contains(message, 'start') THEN 'daemon_start'
                WHEN contains(message, ' lost ') OR contains(message, 'rate-limit') THEN 'lost'
                ELSE 'log' END
            WHEN prefixed THEN 'error'
            ELSE 'log' END
        WHEN guess = 'session' THEN CASE
            WHEN second = 'opened' THEN CASE WHEN elevating THEN 'pam_open_as' ELSE 'pam_open' END
            WHEN second = 'closed' THEN CASE WHEN elevating THEN 'pam_close_as' ELSE 'pam_close' END
            ELSE 'pam_other' END
        WHEN guess = 'failed' THEN CASE
            WHEN last = 'ssh2' AND (size = 9 OR size = 11) AND words[-3] = 'port' THEN guess
            WHEN contains(message, ' for ') AND contains(message, ' from ') THEN 'failed_odd' ELSE 'error' END
        WHEN guess = 'accepted' THEN CASE
            WHEN last = 'ssh2' AND size = 9 AND words[-3] = 'port' THEN guess
            WHEN contains(message, ' for ') AND contains(message, ' port ') THEN 'accepted_key' ELSE 'key_accepted' END
        WHEN guess = 'closed' THEN CASE
            WHEN word = 'Connection' AND second <> 'closed' AND second <> 'reset' THEN CASE
                WHEN last = 'out' OR contains(message, ' timed out') THEN 'timeout'
                WHEN contains(message, 'refused') OR contains(message, 'with IP opts') THEN 'refused'
                WHEN second = 'from' THEN 'connected'
                ELSE 'probe' END
            WHEN last = '[preauth]' THEN CASE WHEN words[-3] = 'port' THEN CASE WHEN contains(message, ' user ') THEN 'aborted_user' ELSE 'aborted' END ELSE 'aborted_odd' END
            WHEN words[-2] = 'port' THEN CASE WHEN contains(message, ' user ') THEN CASE
                WHEN contains(message, ' invalid user ') OR contains(message, ' authenticating user ') THEN 'aborted_odd' ELSE 'closed_user' END ELSE guess END
            ELSE 'closed_odd' END
        WHEN guess = 'received' THEN CASE
            WHEN second = 'disconnect' THEN CASE WHEN words[first + 4] = 'port' THEN CASE WHEN last = '[preauth]' THEN 'received_pre' ELSE guess END WHEN last = '[preauth]' THEN 'aborted_odd' ELSE 'closed_odd' END
            WHEN second = 'signal' THEN 'daemon_stop'
            WHEN second = 'request' THEN 'forward'
            ELSE 'daemon_again' END
        WHEN guess = 'aborted' THEN 'aborted_odd'
        WHEN guess = 'dropped' THEN guess
        WHEN guess = 'max_attempts' THEN CASE WHEN last = '[preauth]' AND words[-4] = 'port' AND (size = 12 OR size = 14) THEN guess ELSE 'max_attempts_odd' END
        WHEN guess = 'invalid_user' THEN CASE WHEN size = 7 AND words[-2] = 'port' THEN guess WHEN size = 5 THEN 'invalid_user_old' ELSE 'invalid_user_odd' END
        WHEN guess = 'input_user' THEN CASE WHEN size > 5 THEN 'input_user_odd' ELSE guess END
        WHEN guess = 'pam_failure' THEN CASE
            WHEN NOT starts_with(words[first + 7], 'rhost=') THEN 'pam_check'
            WHEN second = 'success;' THEN 'pam_success'
            WHEN elevating THEN 'pam_failure_as' ELSE guess END
        WHEN guess = 'more' THEN CASE
            WHEN second = 'service(' || coalesce(process, '') || ')' OR contains(message, ' max retries') THEN 'pam_limit'
            WHEN NOT starts_with(words[first + 10], 'rhost=') THEN 'pam_check'
            WHEN elevating THEN 'pam_more_as' ELSE 'pam_more' END
        WHEN guess = 'pam_no_user' THEN CASE WHEN second = 'unknown' THEN 'pam_unknown' WHEN contains(message, ' granted access') OR contains(message, ' authenticated as ') THEN 'pam_ok' WHEN contains(message, ' denied access') THEN 'pam_bad' WHEN contains(message, ' tally ') THEN 'pam_lockout' WHEN contains(message, ':chauthtok)') THEN CASE WHEN starts_with(second, '"') THEN guess ELSE 'pam_no_password' END ELSE 'pam_check' END
        WHEN guess = 'new_session' OR guess = 'old_session' THEN CASE WHEN second = 'seat' THEN 'seat' ELSE guess END
        WHEN guess = 'pam_unknown' THEN guess
        WHEN guess = 'pam_password' THEN CASE WHEN second = 'changed' THEN guess ELSE 'pam_no_password' END
        WHEN guess = 'denied' THEN CASE WHEN second = 'child' THEN 'child' WHEN word = 'Authentication' AND second = 'key' THEN 'key_refused' ELSE guess END
        WHEN guess = 'probe' THEN CASE WHEN second = 'packet' THEN 'negotiate' WHEN word = 'Could' AND NOT contains(message, ' identification') THEN 'error' ELSE guess END
        WHEN guess = 'subsystem' THEN CASE WHEN contains(message, ' failed, ') THEN 'no_subsystem' ELSE guess END
        WHEN guess = 'refused' THEN CASE WHEN second = 'local' OR second = 'streamlocal' THEN 'forward' ELSE guess END
        WHEN guess = 'unit_start' THEN CASE WHEN regexp_matches(message, '^Start(ed|ing) Session \S+ (of|for) [Uu]ser ') THEN 'unit_session' ELSE guess END
        WHEN guess = 'unit_failed' THEN CASE WHEN word = 'Failed' AND NOT contains(message, ' to start ') THEN 'error' ELSE guess END
        WHEN guess = 'user_add' THEN CASE WHEN second = 'group:' THEN 'group_add' ELSE guess END
        WHEN guess = 'user_delete' THEN CASE WHEN second = 'user' THEN guess WHEN contains(message, ' shadow group ') THEN 'account_file' ELSE 'member_remove' END
        WHEN guess = 'group_delete' THEN CASE WHEN contains(message, ' added to ') OR contains(message, ' removed from ') OR contains(message, ' changed in ') OR contains(message, ' shadow group ') THEN 'account_file' ELSE guess END
        WHEN guess = 'group_change' THEN CASE
            WHEN contains(message, ') switched to group') OR contains(message, ') returned to group') THEN 'newgrp'
            WHEN contains(message, ' shadow group ') THEN 'account_file'
            WHEN word = 'add' OR word = 'user' AND contains(message, ' added by ') THEN 'member_add'
            WHEN word = 'user' AND contains(message, ' removed by ') THEN 'member_remove'
            ELSE guess END
        WHEN guess = 'user_change' THEN CASE
            WHEN word = 'change' AND second = 'user' AND last = 'password' THEN 'password'
            WHEN words[first + 2] = 'name' THEN 'user_rename'
            WHEN second = 'password' THEN 'user_odd'
            WHEN second = 'group' THEN 'group_change'
            WHEN contains(message, ' in group ') THEN 'group_change'
            WHEN contains(message, ' shadow group ') THEN 'account_file' ELSE guess END
        WHEN guess = 'password' THEN CASE WHEN second = 'of' THEN 'group_change' WHEN second = 'locked' THEN 'password_bad' ELSE guess END
        WHEN guess = 'error' THEN CASE WHEN second = 'adding' OR second = 'to' AND starts_with(message, 'failed to add user') THEN 'user_add_bad' ELSE guess END
        WHEN guess = 'login' THEN CASE WHEN contains(message, ' REFUSED') THEN 'no_login' WHEN second = 'FAILURE' THEN 'login_bad' ELSE guess END
        WHEN guess = 'anacron' THEN CASE WHEN contains(message, ' terminated') THEN 'anacron_end' ELSE guess END
        WHEN guess = 'su' OR guess = 'su_failed' THEN CASE WHEN second = 'su' AND words[first + 2] = 'for' THEN guess WHEN guess = 'su' THEN 'su_odd' ELSE 'su_failed_odd' END
        WHEN guess = 'polkit' THEN CASE WHEN contains(message, 'FAILED to authenticate') THEN 'polkit_bad' ELSE guess END
        ELSE guess END AS kind
    FROM sized),
described AS (
    SELECT r.*, category, action, outcome, severity, class_uid, shape, clean, actor_at,
        words[CASE WHEN actor_at > 0 THEN first + actor_at - 1 ELSE actor_at END] AS actor_word,
        words[CASE WHEN target_at > 0 THEN first + target_at - 1 ELSE target_at END] AS target_word,
        words[CASE WHEN ip_at > 0 THEN first + ip_at - 1 ELSE ip_at END] AS ip_word,
        words[CASE WHEN port_at > 0 THEN first + port_at - 1 ELSE port_at END] AS port_word,
        words[CASE WHEN session_at > 0 THEN first + session_at - 1 ELSE session_at END] AS session_word,
        CASE WHEN shape IS NULL THEN NULL
             WHEN pam THEN substr(message, strpos(message, '): ') + 3)
             WHEN prefixed THEN substr(message, CASE WHEN family = 'cron' THEN strpos(message, ') ') + 2 ELSE 8 END)
             ELSE ltrim(message) END AS m
    FROM refined r JOIN kinds USING (kind)),
stopped AS (
    SELECT * EXCLUDE (actor_word, target_word, session_word), actor_at < 0 AND clean = 'mark' AS at_end,
        CASE WHEN clean = 'mark' AND (ends_with(actor_word, '.') OR ends_with(actor_word, ',')) THEN substr(actor_word, 1, length(actor_word) - 1) ELSE actor_word END AS actor_word,
        CASE WHEN clean = 'mark' AND (ends_with(target_word, '.') OR ends_with(target_word, ',')) THEN substr(target_word, 1, length(target_word) - 1) ELSE target_word END AS target_word,
        CASE WHEN clean = 'mark' AND (ends_with(session_word, '.') OR ends_with(session_word, ',')) THEN substr(session_word, 1, length(session_word) - 1) ELSE session_word END AS session_word
    FROM described),
cleaned AS (
    SELECT * EXCLUDE (actor_word, target_word, session_word, ip_word),
        CASE WHEN clean IS NULL THEN actor_word
             WHEN clean = 'uid' THEN CASE WHEN actor_word = '(uid=0)' THEN CASE WHEN elevating THEN 'root' END WHEN ends_with(actor_word, ')') THEN substr(actor_word, 1, strpos(actor_word, '(') - 1) ELSE actor_word END
             WHEN starts_with(actor_word, '''') OR starts_with(actor_word, '"') THEN substr(actor_word, 2, length(actor_word) - 2)
             WHEN starts_with(actor_word, 'user=') OR starts_with(actor_word, 'name=') THEN substr(actor_word, 6)
             WHEN starts_with(actor_word, 'ruser=') THEN substr(actor_word, 7)
             WHEN at_end THEN NULL
             ELSE actor_word END AS actor_word,
        CASE WHEN clean IS NULL THEN target_word
             WHEN clean = 'uid' THEN CASE WHEN ends_with(target_word, ')') THEN substr(target_word, 1, strpos(target_word, '(') - 1) ELSE target_word END
             WHEN starts_with(target_word, '''') OR starts_with(target_word, '"') THEN substr(target_word, 2, length(target_word) - 2)
             WHEN starts_with(target_word, 'user=') OR starts_with(target_word, 'name=') THEN substr(target_word, 6)
             WHEN starts_with(target_word, 'ruser=') THEN substr(target_word, 7)
             ELSE target_word END AS target_word,
        CASE WHEN starts_with(session_word, '''') THEN substr(session_word, 2, length(session_word) - 2) ELSE session_word END AS session_word,
        CASE WHEN clean = 'mark' AND starts_with(ip_word, 'rhost=') THEN substr(ip_word, 7) ELSE ip_word END AS ip_word
    FROM stopped),
-- A shape gives the same fields in the same order, because joining unlike records costs 10 µs a chunk.
found AS (
    SELECT *, CASE
        WHEN shape IS NULL THEN NULL
        WHEN shape = 'login' THEN CASE
            WHEN contains(m, ' port ') THEN regexp_extract(m, '(?:^.*? for |^I[a-z]+ user )(?:invalid user )?(.*) from (\S+) port (\d+)', ['actor', 'ip', 'port'])
            ELSE regexp_extract(m, '(?:^.*? for |^I[a-z]+ user )(?:invalid user )?(.*) from (\S+)()', ['actor', 'ip', 'port']) END
        WHEN shape = 'peer' THEN CASE
            WHEN contains(m, ' user ') THEN regexp_extract(m, ' user (.*) (\S+) port (\d+)', ['actor', 'ip', 'port'])
            ELSE regexp_extract(m, '^()(?:\w+ )*?(?:by|from|to|Disconnecting) (\S*[.:]\S*?\w):?(?: port (\d+)| |$)', ['actor', 'ip', 'port']) END
        WHEN shape = 'actor_ip' THEN CASE
            WHEN kind = 'input_user_odd' THEN regexp_extract(m, 'invalid user (.*?)(?: ?\[preauth\])?$()()', ['actor', 'ip', 'port'])
            WHEN kind = 'probe' OR kind = 'refused' OR kind = 'negotiate' OR kind = 'timeout' THEN CASE
                WHEN starts_with(m, 'Bad ') THEN regexp_extract(m, '() from (\S+)(?: port (\d+))?$', ['actor', 'ip', 'port'])
                WHEN contains(m, ' user ') THEN regexp_extract(m, ' user (.*) (?:from )?(\S+) port (\d+)', ['actor', 'ip', 'port'])
                WHEN starts_with(m, 'refused connect from ') THEN regexp_extract(m, '()\(([^()]+)\)$()', ['actor', 'ip', 'port'])
                WHEN NOT contains(m, 'exchange_identification: ') THEN regexp_extract(m, '()(?:from|with|for|by) (?:connection from |remote host )?\[?([0-9A-Za-z.:_%-]*[0-9A-Za-z])\]?(?:(?: port |:)(\d+))?', ['actor', 'ip', 'port']) END
            WHEN kind = 'denied' THEN CASE
                WHEN starts_with(m, 'ROOT LOGIN') THEN {actor: 'root', ip: regexp_extract(m, ' FROM (\S+)', 1), port: regexp_extract(m, ' port (\d+)', 1)}
                WHEN contains(m, ' ip=') THEN regexp_extract(m, ' for (.*) with .* ip=([0-9a-fA-F.:]+)()', ['actor', 'ip', 'port'])
                ELSE regexp_extract(m, '(?:^User |^Account |^Login name |user |(?:refused|tried|restricted) for )(.*?)(?: from (\S+))?(?: not allowed| by PAM|:| with | has |$)()', ['actor', 'ip', 'port']) END
            WHEN kind = 'ssh_pam' THEN regexp_extract(m, ' for (?:illegal user |invalid user )?(.*) from (\S+)()', ['actor', 'ip', 'port'])
            WHEN kind = 'key_accepted' THEN regexp_extract(m, '(?:^Authorized to | from )([^@ ,]+)(?:@(\S+))?()', ['actor', 'ip', 'port'])
            WHEN kind = 'key_refused' THEN regexp_extract(m, ' for (?:invalid user )?(.*) from (\S+) port (\d+)', ['actor', 'ip', 'port'])
            WHEN kind = 'penalty' THEN regexp_extract(m, '()([0-9a-fA-F:]*[:.][0-9a-fA-F.:]+)/\d+()', ['actor', 'ip', 'port'])
            WHEN kind = 'reverse_dns' THEN regexp_extract(m, '()(?:\[|Address |set up for )([0-9a-fA-F.:]+)()', ['actor', 'ip', 'port'])
            WHEN kind = 'ssh_open' THEN regexp_extract(m, '(?: for |user )(\S+) from (\S+) port (\d+)', ['actor', 'ip', 'port'])
            WHEN family = 'login' THEN CASE
                WHEN starts_with(m, 'ROOT LOGIN') THEN {actor: 'root', ip: NULL::VARCHAR, port: NULL::VARCHAR}
                WHEN contains(m, ' FOR ') OR contains(m, ' BY ') THEN {actor: regexp_extract(m, ' (?:FOR|BY) ''?(?:UNKNOWN\b|\(unknown\)|([^'', ]+))', 1), ip: regexp_extract(m, 'FROM (?:tty\S*|\(null\)|([^ ,]+))', 1), port: NULL::VARCHAR}
                ELSE regexp_extract(m, '(?:FOR|BY|for|^LOGIN) ''?([^'', ]+)''?(?:.* from ''?([^ '']+))?()', ['actor', 'ip', 'port']) END
            WHEN kind = 'no_login' THEN regexp_extract(m, 'login by (\S+)()()', ['actor', 'ip', 'port'])
            ELSE regexp_extract(m, '(?:for user|by user|user|User|account|for) [`''"\[]?([^ `''"\]:;]+)(?:[''"]? from [`'']?([^ `'']+))?()', ['actor', 'ip', 'port']) END
        WHEN shape = 'linked' THEN regexp_extract(m, 'ession[ :](\S+)(?: (?:of|for) [Uu]ser (\S+?)\.?)?(?: |$)', ['session', 'actor'])
        WHEN shape = 'target_actor' THEN CASE
            WHEN family = 'su' THEN CASE
                WHEN contains(m, '(to ') THEN regexp_extract(m, '\(to ([^)]*)\) (\S+) on ()', ['target', 'actor', 'resource'])
                ELSE {target: regexp_extract(m, '(?: account | to )''?([^'' ]+)', 1), actor: regexp_extract(m, '(?:^SU by |from ''|^BAD SU |^)([^'' ]+)''? to ', 1), resource: NULL::VARCHAR} END
            WHEN kind = 'polkit' OR kind = 'polkit_bad' THEN {target: regexp_extract(m, ' as unix-user:(\S+) ', 1), actor: regexp_extract(m, 'owned by unix-user:([^)]*)', 1), resource: regexp_extract(m, ' for action (\S+)', 1)}
            WHEN kind = 'group_change' OR kind = 'member_add' OR kind = 'member_remove' THEN CASE
                WHEN contains(m, ''' to group ''') OR contains(m, ''' from group ''') OR contains(m, ''' in group ''') THEN regexp_extract(m, '^\w+ ''(.*?)''() .*group ''(.*)''$', ['target', 'actor', 'resource'])
                WHEN starts_with(m, 'user ') THEN regexp_extract(m, '^user (\S+) \w+ by (\S+) (?:to|from) group (\S+)', ['target', 'actor', 'resource'])
                ELSE regexp_extract(m, 'group ''?([^'' ]+)''?(?: .*?by (\S+))?()', ['target', 'actor', 'resource']) END
            WHEN kind = 'account_file' THEN CASE
                WHEN contains(m, ' name=') THEN {target: regexp_extract(m, ' name=([^,]+)', 1), actor: NULL::VARCHAR, resource: regexp_extract(m, ' to ([^:]+): name=', 1)}
                WHEN contains(m, ' shadow group ') THEN {target: regexp_extract(m, '''([^'']*)''', 1), actor: NULL::VARCHAR, resource: '/etc/gshadow'}
                ELSE regexp_extract(m, '(?:^group ''(.*)'' removed from |^()(?:file|group changed in) )?(/\S+)', ['target', 'actor', 'resource']) END
            WHEN kind = 'group_delete' THEN regexp_extract(m, 'group [`''"]?([^ `''",:]+)()()', ['target', 'actor', 'resource'])
            WHEN kind = 'user_rename' THEN regexp_extract(m, ' name ''(.*)''() to ''(.*)''', ['target', 'actor', 'resource'])
            WHEN kind = 'newgrp_bad' THEN regexp_extract(m, 'group ''(.*?)'' from ''(.*)''()', ['target', 'actor', 'resource'])
            ELSE regexp_extract(m, '(?:of user|user name|user|for|group|of) [`''"]?([^ `''",:]+)[''"]?(?:.* by ''?([^'' ]+))?()', ['target', 'actor', 'resource']) END
        WHEN shape = 'sudo' THEN {
            actor: substr(m, 1, strpos(m, ' : ') - 1), target: CASE WHEN contains(m, ' USER=') THEN substr(m, strpos(m, ' USER=') + 6, strpos(substr(m, strpos(m, ' USER=') + 6), ' ;') - 1) END,
            command: CASE WHEN contains(m, ' COMMAND=') THEN substr(m, strpos(m, ' COMMAND=') + 9) END}
        WHEN shape = 'cron' THEN CASE
            WHEN family = 'anacron' THEN regexp_extract(m, '()(?:starting|finished|Job `) ?([^ '']+)', ['actor', 'command'])
            ELSE regexp_extract(message, '^\((?:\*[^)]*|([^)]*))\) [^(]*\((.*?)\)?$', ['actor', 'command']) END
        WHEN shape = 'cron_owner' THEN regexp_extract(message, '^\(([^)*]*)\)()', ['actor', 'command'])
        WHEN shape = 'actor_target' THEN CASE
            WHEN kind = 'su_tty' OR kind = 'su_tty_bad' THEN regexp_extract(m, '^[+-] \S+ ([^:]*?)(?::|-)([^:]*)$()', ['actor', 'target', 'command'])
            WHEN kind = 'newgrp' THEN regexp_extract(m, 'user ''(.*?)''.*group ''(.*)''$()', ['actor', 'target', 'command'])
            WHEN kind = 'sudo_more' THEN regexp_extract(m, '^(\S+) : \(command continued\) ()(.*)$', ['actor', 'target', 'command'])
            ELSE regexp_extract(m, '^(\S+): .*\[USER=([^\]]*)\].*\[COMMAND=(.*)\]$', ['actor', 'target', 'command']) END
        WHEN shape = 'resource' THEN CASE
            WHEN kind = 'listening' THEN regexp_extract(m, 'listening on (\S+ port \d+)()', ['resource', 'actor'])
            WHEN kind = 'bind_failed' THEN regexp_extract(m, '(?:Bind to |listen on )(.*?)(?: failed|: |$)()', ['resource', 'actor'])
            WHEN kind = 'subsystem' OR kind = 'no_subsystem' THEN regexp_extract(m, 'request for (\S+) by user (\S+?)(?: failed|,|$)', ['resource', 'actor'])
            WHEN kind = 'seat' OR kind = 'button_watch' THEN regexp_extract(m, ' (?:seat|on) (\S+?)\.?(?: |$)()', ['resource', 'actor'])
            WHEN family = 'systemd' THEN CASE
                WHEN regexp_matches(m, '^\S+\.[a-z]+: ') THEN regexp_extract(m, '^(\S+): ()', ['resource', 'actor'])
                WHEN regexp_matches(m, ' \S+\.(service|scope|slice|socket|mount|timer|target|device|path|swap) - ') THEN regexp_extract(m, ' (\S+\.[a-z]+) - ()', ['resource', 'actor'])
                ELSE regexp_extract(m, '^(?:[A-Z]\w+ (?:to start |slice |target |on |for |device |up )?)(.*?)\.*$()', ['resource', 'actor']) END
            WHEN family = 'dbus' THEN regexp_extract(m, '(?:name=|service )''([^'']+)''()', ['resource', 'actor'])
            WHEN kind = 'mac_denied' OR kind = 'mac_allowed' THEN regexp_extract(m, ' (?:name|path)="?([^" ]+)()', ['resource', 'actor'])
            WHEN kind = 'promiscuous' THEN regexp_extract(m, '(?:device )?(\S+?):? (?:entered|left)()', ['resource', 'actor'])
            WHEN kind = 'oom_kill' THEN regexp_extract(m, 'process \d+ \(([^)]+)()', ['resource', 'actor'])
            WHEN kind = 'crash' THEN regexp_extract(m, '^(?:\[ *[\d.]+\] )?(?:traps: )?([^ \[]+)()', ['resource', 'actor']) END
        WHEN shape = 'ip_resource' THEN CASE
            WHEN family = 'kernel' THEN {ip: regexp_extract(m, 'SRC=(\S+)', 1), port: regexp_extract(m, 'SPT=(\d+)', 1), resource: concat_ws(' port ', regexp_extract(m, 'DST=(\S+)', 1), nullif(regexp_extract(m, 'DPT=(\d+)', 1), ''))}
            WHEN starts_with(m, 'Received request from ') THEN regexp_extract(m, 'from (\S+) port (\d+) to .*?(?:host |path "?)(\S+?(?: port \d+)?)"?,', ['ip', 'port', 'resource'])
            WHEN contains(m, 'listen to port: ') THEN regexp_extract(m, '()()listen to (port: \d+)', ['ip', 'port', 'resource'])
            WHEN starts_with(m, 'refused ') THEN regexp_extract(m, 'originator (\S+) port (\d+), target (.*)$', ['ip', 'port', 'resource'])
            ELSE regexp_extract(m, '()()(?:to path |connect_to |connect to |listener(?:_tcpip)?: )([^ :,]+(?: port \d+)?)', ['ip', 'port', 'resource']) END
        END AS f
    FROM cleaned),
addressed AS (
    SELECT *, CASE WHEN shape IS NULL THEN ip_word ELSE f.ip END AS address, CASE WHEN shape IS NULL THEN port_word ELSE f.port END AS port FROM found),
events AS (
    SELECT source, record, time, category, action, outcome,
        CASE WHEN repeats IS NOT NULL THEN repeats
             WHEN kind = 'pam_more' OR kind = 'pam_more_as' THEN coalesce(TRY_CAST(second AS UINTEGER), 1)
             ELSE 1 END AS count,
        severity, class_uid,
        nullif(CASE WHEN shape IS NULL THEN actor_word ELSE f.actor END, '') AS actor,
        -- Who logs on is whom it is about, unless somebody else asked for it.
        coalesce(nullif(CASE WHEN shape IS NULL THEN target_word ELSE f.target END, ''), CASE WHEN class_uid = 3002 OR family = 'sshd' THEN actor END) AS target,
        nullif(nullif(CASE WHEN starts_with(address, '::ffff:') THEN regexp_replace(address, '^::ffff:(\d+\.)', '\1') ELSE address END, ''), 'UNKNOWN') AS source_ip,
        TRY_CAST(nullif(CASE WHEN contains(port, ':') THEN split_part(port, ':', 1) ELSE port END, '') AS INTEGER) AS source_port,
        nullif(nullif(host, '-'), '') AS host,
        coalesce(family, nullif(nullif(process, '-'), '')) AS subsystem,
        nullif(CASE WHEN shape IS NULL THEN session_word ELSE f.session END, '') AS session,
        nullif(nullif(process, '-'), '') AS process, pid,
        CASE WHEN shape IS NULL OR category = 'configuration' THEN NULL ELSE nullif(f.command, '') END AS command,
        CASE WHEN shape IS NULL THEN NULL WHEN category = 'configuration' THEN nullif(f.command, '') ELSE nullif(f.resource, '') END AS resource,
        nullif(message, '') AS message,
        CASE
            WHEN action = 'login' OR action = 'authentication_step' AND shape = 'login' THEN CASE
                WHEN topic <> 'sshd' THEN NULL
                WHEN second = 'password' AND shape IS NULL THEN CASE WHEN size = 11 THEN '{"method":"password","invalid_user":true}' ELSE '{"method":"password"}' END
                ELSE '{"method":' || to_json(second) || CASE WHEN contains(message, ' for invalid user ') THEN ',"invalid_user":true' ELSE '' END ||
                    CASE WHEN contains(m, ' ssh2: ') THEN ',"key":' || to_json(substr(m, strpos(m, ' ssh2: ') + 7)) ELSE '' END || '}' END
            WHEN action = 'pam_authentication' AND clean = 'mark' THEN CASE
                WHEN contains(message, ' uid=0 euid=0 tty=ssh ruser= ') THEN '{"uid":"0","tty":"ssh"}'
                ELSE '{"uid":' || to_json(regexp_extract(message, ' uid=(\S*)', 1)) || ',"tty":' || to_json(regexp_extract(message, ' tty=(\S*)', 1)) || '}' END
            WHEN shape = 'sudo' THEN '{"tty":' || to_json(CASE WHEN contains(m, 'TTY=') THEN substr(m, strpos(m, 'TTY=') + 4, strpos(substr(m, strpos(m, 'TTY=') + 4), ' ;') - 1) END) ||
                ',"pwd":' || to_json(CASE WHEN contains(m, 'PWD=') THEN substr(m, strpos(m, 'PWD=') + 4, strpos(substr(m, strpos(m, 'PWD=') + 4), ' ;') - 1) END) ||
                CASE WHEN contains(m, ' GROUP=') THEN ',"group":' || to_json(regexp_extract(m, ' GROUP=([^;]*?) ;', 1)) ELSE '' END ||
                CASE WHEN kind = 'sudo_denied' THEN ',"reason":' || to_json(regexp_extract(m, ' : (.*?)(?: ; |$)', 1)) ELSE '' END || '}'
            WHEN kind = 'user_add' THEN regexp_extract(message, 'UID=(\d+), GID=(\d+), home=([^,]*), shell=([^,]*)', ['uid', 'gid', 'home', 'shell'])::JSON::VARCHAR
            END AS data,
        raw, extra
    FROM addressed)
