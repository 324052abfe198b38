-- title: systemd journal (journalctl -o json)
-- reader: json
-- files: *journal*.json* *journald* *journalctl*
-- detect: avg(coalesce((json_exists(fields, '$.__REALTIME_TIMESTAMP') OR json_exists(fields, '$.__CURSOR') OR json_exists(fields, '$._SOURCE_REALTIME_TIMESTAMP')) AND (json_exists(fields, '$.MESSAGE') OR json_exists(fields, '$._BOOT_ID')), false)::INT)
-- about: systemd 215 to 257: journalctl -o json, json-pretty, json-seq and json-sse, and systemd-journal-gatewayd; messages as in syslog,
-- about: and the message catalogue of systemd. https://systemd.io/JOURNAL_EXPORT_FORMATS/ and systemd.journal-fields(7)
WITH
-- The message catalogue: what is known of a message by its number. Of systemd itself it says more than the text, which may be in any
-- language; of other programs it is asked only where their text says nothing.
catalogue (message_id, known_action, known_category, known_outcome, known_severity, known_class) AS (VALUES
    ('f77379a8490b408bbe5f6940505a777b', 'start', 'system', 'success', 1, 0),
    ('d93fb3c9c24d451a97cea615ce59c00b', 'stop', 'system', 'success', 2, 0),
    ('ec387f577b844b8fa948f33cad9a75e6', 'disk_usage', 'system', 'success', 1, 0),
    ('a596d6fe7bfa4994828e72309e95d61e', 'lost', 'system', 'failure', 3, 0),
    ('e9bf28e6e834481bb6f48f548ad13606', 'lost', 'system', 'failure', 3, 0),
    ('0027229ca0644181a76c4e92458afa2e', 'lost', 'system', 'failure', 3, 0),
    ('fc2e22bc6ee647b6b90729ab34a250b1', 'crash', 'process', 'failure', 3, 1007),
    ('5aadd8e954dc4b1a8c954d63fd9e1137', 'crash', 'process', 'failure', 3, 1007),
    ('8d45620c1a4348dbb17410da57c60c66', 'session_open', 'authentication', 'success', 1, 3002),
    ('3354939424b4456d9802ca8333ed424a', 'session_close', 'authentication', 'success', 1, 3002),
    ('fcbefc5da23d428093f97c82a9290f7b', 'seat', 'system', 'success', 1, 0),
    ('e7852bfe46784ed0accde04bc864c2d5', 'seat', 'system', 'success', 1, 0),
    ('24d8d4452573402496068381a6312df2', 'start', 'system', 'success', 1, 0),
    ('58432bd3bace477cb514b56381b8a758', 'stop', 'system', 'success', 1, 0),
    ('c7a787079b354eaaa9e77b371893cd27', 'set_time', 'configuration', 'success', 2, 5019),
    ('45f82f4aef7a4bbf942ce861d1f20990', 'set_time', 'configuration', 'success', 2, 5019),
    ('7c8a41f37b764941a0e1780b1be2f037', 'set_time', 'configuration', 'success', 1, 5019),
    ('b07a249cd024414a82dd00cd181378ff', 'boot', 'system', 'success', 1, 0),
    ('eed00a68ffd84e31882105fd973abdd1', 'start', 'system', 'success', 1, 0),
    ('6bbd95ee977941e497c48be27c254128', 'sleep', 'system', 'success', 1, 0),
    ('8811e6df2a8e40f58a94cea26f8ebf14', 'wake', 'system', 'success', 1, 0),
    ('98268866d1d54a499c4e98921d93bc40', 'shutdown', 'system', 'success', 2, 0),
    ('c14aaf76ec284a5fa1f105f88dfb061c', 'factory_reset', 'system', 'success', 4, 0),
    ('7d4958e842da4a758f6c1cdc7b36dcc5', 'start', 'system', 'success', 1, 0),
    ('39f53479d3a045ac8e11786248231fbf', 'start', 'system', 'success', 1, 0),
    ('be02cf6855d2428ba40df7e9d022f03d', 'start', 'system', 'failure', 3, 0),
    ('de5b426a63be47a7b6ac3eaac82e2f6f', 'stop', 'system', 'success', 1, 0),
    ('9d1aaa27d60140bd96365438aad20286', 'stop', 'system', 'success', 1, 0),
    ('d34d037fff1847e6ae669a370e694725', 'reload', 'system', 'success', 1, 0),
    ('7b05ebc668384222baa8881179cfda54', 'reload', 'system', 'success', 1, 0),
    ('641257651c1b4ec9a8624d7a40a9e1e7', 'exec', 'process', 'failure', 3, 1007),
    ('98e322203f7a4ed290d09fe03c09fe15', 'exit', 'system', 'failure', 3, 0),
    ('d9b373ed55a64feb8242e02dbe79a49c', 'exit', 'system', 'failure', 3, 0),
    ('7ad2d189f7e94e70a38c781354912448', 'stop', 'system', 'success', 1, 0),
    ('0e4284a0caca4bfc81c0bb6786972673', 'start', 'system', 'unknown', 1, 0),
    ('5eb03494b6584870a536b337290809b3', 'restart', 'system', 'unknown', 1, 0),
    ('ae8f7b866b0347b9af31fe1c80b127c0', 'resource_usage', 'system', 'success', 1, 0),
    ('fe6faa94e7774663a0da52717891d8ef', 'kill', 'process', 'success', 3, 1007),
    ('1dee0369c7fc4736b7099b38ecb46ee7', 'mount', 'system', 'success', 2, 0),
    ('36db2dfa5a9045e1bd4af5f93e1cf057', 'change_policy', 'configuration', 'success', 3, 5019),
    ('1675d7f172174098b1108bf8c7dc8f5d', 'dns_query', 'network', 'failure', 3, 4003),
    ('4d4408cfd0d144859184d1e65d7c8a65', 'change_policy', 'configuration', 'success', 3, 5019),
    ('50876a9db00f4c40bde1a2ad381c3a1b', 'warn', 'system', 'unknown', 3, 0),
    ('b480325f9c394a7b802c231e51a2752c', 'warn', 'system', 'unknown', 3, 0),
    ('3f7d5ef3e54f4302b4f0b143bb270cab', 'measure', 'system', 'success', 1, 0)
),
-- What the kernel's audit system tells the journal too. The actions are named after the types, because sshd, sudo and others say the same by themselves.
audits (audit_type, audit_category, audit_class) AS (
    SELECT unnest(string_split('USER_AUTH USER_ACCT USER_LOGIN USER_LOGOUT USER_START USER_END USER_ERR CRED_ACQ CRED_DISP CRED_REFR LOGIN', ' ')), 'authentication', 3002
    UNION ALL SELECT unnest(string_split('USER_CMD USER_ROLE_CHANGE AVC USER_AVC', ' ')), 'authorization', 3003
    UNION ALL SELECT unnest(string_split('ADD_USER DEL_USER USER_MGMT USER_CHAUTHTOK ACCT_LOCK ACCT_UNLOCK', ' ')), 'account', 3001
    UNION ALL SELECT unnest(string_split('ADD_GROUP DEL_GROUP GRP_MGMT GRP_CHAUTHTOK', ' ')), 'account', 3006
    UNION ALL SELECT unnest(string_split('CONFIG_CHANGE FEATURE_CHANGE MAC_STATUS MAC_POLICY_LOAD MAC_CONFIG_CHANGE NETFILTER_CFG', ' ')), 'configuration', 5002
    UNION ALL SELECT unnest(string_split('ANOM_ABEND ANOM_PROMISCUOUS ANOM_LOGIN_FAILURES', ' ')), 'alert', 2004
),
-- A value that is no plain text comes as an array of bytes, a field that was given several times as an array of values: the first counts.
listed AS (
    SELECT source, record, raw, fields, CASE WHEN contains(fields, '":[') OR contains(fields, '": [') THEN list_zip(json_keys(fields), list_transform(json_extract(fields, '$.*'),
        lambda v: CASE WHEN json_type(v, '$[0]') IN ('VARCHAR', 'ARRAY') THEN json_extract(v, '$[0]') ELSE v END)) END AS members
    FROM input
),
flattened AS (
    SELECT source, record, raw, fields, CASE WHEN members IS NULL THEN fields ELSE '{' || array_to_string(list_transform(members, lambda m: to_json(m[1]) || ':' ||
        CASE WHEN json_type(m[2], '$[0]') IN ('UBIGINT', 'BIGINT') THEN to_json(coalesce(
                try(decode(unhex(array_to_string(list_transform(from_json(m[2], '["UTINYINT"]'), lambda b: printf('%02x', coalesce(b, 255))), '')))),
                array_to_string(list_transform(from_json(m[2], '["UTINYINT"]'), lambda b: CASE WHEN b < 128 THEN chr(b::INTEGER) ELSE '�' END), '')))
             ELSE m[2] END), ',') || '}' END AS plain
    FROM listed
),
parsed AS (
    SELECT source, record, raw, fields, from_json(plain, '{"' || regexp_replace('__REALTIME_TIMESTAMP, _SOURCE_REALTIME_TIMESTAMP, __CURSOR, MESSAGE, MESSAGE_ID,
        PRIORITY, SYSLOG_IDENTIFIER, SYSLOG_PID, _COMM, _EXE, _CMDLINE, _PID, _HOSTNAME, _TRANSPORT, _SYSTEMD_UNIT, _SYSTEMD_SESSION, _AUDIT_SESSION,
        _AUDIT_TYPE_NAME, SESSION_ID, USER_ID, UNIT, USER_UNIT, COREDUMP_EXE, COREDUMP_CMDLINE, COREDUMP_PID, EXECUTABLE, SEAT_ID,
        _AUDIT_LOGINUID, AUDIT_FIELD_ACCT, AUDIT_FIELD_ADDR, AUDIT_FIELD_RES, AUDIT_FIELD_UNIT', '\s*,\s*', '":"VARCHAR","', 'g')
        || '":"VARCHAR"}') AS f
    FROM flattened
),
spread AS (SELECT source, record, raw, fields, f.* FROM parsed),
texts AS (
    SELECT * EXCLUDE (raw), raw AS broken, try_cast(coalesce(__REALTIME_TIMESTAMP, _SOURCE_REALTIME_TIMESTAMP) AS BIGINT) AS stamp
    FROM spread
),
named AS (
    SELECT source, record, NULL::VARCHAR AS raw, CASE WHEN stamp BETWEEN -62135596800000000 AND 253402300799999999 THEN make_timestamp(stamp) END AS time,
        _HOSTNAME AS host, coalesce(SYSLOG_IDENTIFIER, _COMM, _AUDIT_TYPE_NAME, CASE WHEN _TRANSPORT = 'kernel' THEN 'kernel' END) AS process,
        try_cast(coalesce(_PID, SYSLOG_PID) AS INTEGER) AS pid,
        coalesce(MESSAGE, '') AS text,
        struct_pack(fields, broken, uid := __CURSOR, message_id := MESSAGE_ID, priority := try_cast(PRIORITY AS INTEGER),
            part := coalesce(_SYSTEMD_UNIT, _TRANSPORT), session := coalesce(SESSION_ID, _SYSTEMD_SESSION, nullif(_AUDIT_SESSION, '4294967295')),
            audit_type := CASE WHEN _TRANSPORT = 'audit' THEN _AUDIT_TYPE_NAME END, audit_acct := AUDIT_FIELD_ACCT, audit_addr := nullif(AUDIT_FIELD_ADDR, '?'),
            audit_result := AUDIT_FIELD_RES, actor := coalesce(USER_ID, CASE WHEN _TRANSPORT = 'audit' THEN nullif(_AUDIT_LOGINUID, '4294967295') END), command := coalesce(COREDUMP_CMDLINE, _CMDLINE),
            resource := coalesce(UNIT, USER_UNIT, AUDIT_FIELD_UNIT, COREDUMP_EXE, EXECUTABLE, SEAT_ID)) AS extra
    FROM texts
),
-- include: _messages.sql
, journal AS (
    SELECT events.* EXCLUDE (raw, data, extra), extra.fields AS fields, extra.broken AS broken, extra.uid AS uid, extra.priority AS priority,
        extra.part AS its_part, extra.session AS its_session, extra.actor AS its_actor, extra.command AS its_command, extra.resource AS its_resource,
        extra.audit_type AS audit_type, extra.audit_acct AS audit_acct, extra.audit_addr AS audit_addr, extra.audit_result AS audit_result,
        CASE WHEN action = 'log' OR subsystem = 'systemd' THEN lower(extra.message_id) END AS message_id
    FROM events
)
SELECT source, record, uid, time, count, source_port, host, process, pid, message,
    CASE WHEN fields IS NULL THEN 'unparsed' ELSE coalesce(known_category, audit_category, category) END AS category,
    CASE WHEN fields IS NOT NULL THEN coalesce(known_action, lower(audit_type), action) END AS action,
    CASE WHEN fields IS NULL THEN 'unknown' WHEN audit_result IN ('success', '1', 'yes') THEN 'success' WHEN audit_result IN ('failed', '0', 'no') THEN 'failure'
         ELSE coalesce(known_outcome, outcome) END AS outcome,
    CASE WHEN audit_category IS NOT NULL THEN CASE WHEN audit_category = 'alert' THEN 4 WHEN audit_result IN ('failed', '0', 'no') THEN 2 ELSE 1 END
         WHEN known_action IS NULL AND action = 'log' THEN coalesce([6, 5, 5, 4, 3, 2, 1, 1][priority + 1], 1) ELSE coalesce(known_severity, severity) END AS severity,
    CASE WHEN fields IS NOT NULL THEN coalesce(known_class, audit_class, class_uid) END AS class_uid,
    CASE WHEN audit_category = 'authentication' THEN coalesce(audit_acct, its_actor) ELSE coalesce(actor, its_actor) END AS actor,
    coalesce(target, CASE WHEN audit_category IN ('authentication', 'account') THEN audit_acct END) AS target,
    coalesce(source_ip, audit_addr) AS source_ip,
    CASE WHEN audit_type IS NULL THEN coalesce(subsystem, its_part) ELSE 'audit' END AS subsystem,
    coalesce(session, its_session) AS session,
    coalesce(command, its_command) AS command,
    CASE WHEN known_action IS NULL THEN coalesce(resource, its_resource) ELSE its_resource END AS resource,
    fields AS data,
    broken AS raw
FROM journal LEFT JOIN catalogue USING (message_id) LEFT JOIN audits USING (audit_type)
