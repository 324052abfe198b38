WITH
-- The map: which names fill a column. Names are compared without case and punctuation, and nested names are joined, so "user name" is
-- also user_name, userName, User-Name and {"user": {"name": …}} (three levels; of a list, its first element). The first name that has
-- a value wins.
map (target, names) AS (VALUES
    ('time', 'timestamp, time, ts, datetime, date time, event time, date and time, time generated, log time, created date time, activity date time,
        created at, creation time, creation date, created, occurred at, logged at, published, time iso8601, time local, asctime, t, time millis,
        timestamp ms, time created, event timestamp, start utc, start time,
        created at utc, timestamp utc, date utc, time utc, receive time, received at, ts date, epoch'),
    ('day', 'date, day'),
    ('category', 'event category, category'),
    ('action', 'event action, action, action name, event name, event type, event, operation, operations, operation name, activity display name,
        proto payload method name, method name, activity name, activity, op, verb, atype, request operation, http request method, http method,
        request method, cs method, req method, method, type, request'),
    ('outcome', 'event outcome, outcome result, outcome, result status, audit data result status, result, decision, status, result type'),
    ('success', 'success, successful, is success, auth success, allowed, authorized'),
    ('code', 'http response status code, res status code, response status code, response status, status code, http status, response code, downstream status,
        status error code, proto payload status code, return code, sc status, error code'),
    ('error', 'error message, proto payload status message, error, exception, error code'),
    ('severity', 'severity text, severity, log level, level, lvl, level name, error severity, l, priority, severity id'),
    ('actor', 'proto payload authentication info principal email, initiated by user user principal name, initiated by app display name,
        actor user name, actor user email addr, actor name, actor alternate id, actor username, actor login, actor, actor user uid, actor id,
        user name, user username, user principal name, users user, account user, login user, auth display name, user, dbusername, os username, user email,
        user login, principal, principal name, login name, account name, account, login, remote user, auth user, client username, user ids,
        performed by, initiator, initiated by, properties user, author name, author, created by, owner, identity, email, user id, cs username, user identity user name, user identity arn'),
    ('target', 'target user name, target user, user target name, target alternate id, target display name, target name, target account,
        affected user, target, member, grantee'),
    ('source_ip', 'source ip, src ip, client ip, proto payload request metadata caller ip, src endpoint ip, remote ip, request remote ip, req remote address,
        login ip, ip address, ip, remote addr, remote address, request remote address, addr remote, source address, client address, client ip address,
        source ip address, caller ip address, actor ip address, actor ip, source network address, caller ip, user ip, client addr, remote host, client host,
        rhost, c ip, id orig h, access device ip address, audit data client ip, from ip, peer, address, addr, src, x forwarded for, client'),
    ('source_port', 'source port, src port, client port, src endpoint port, remote port, request remote port, req remote port, id orig p, sport'),
    ('host', 'host name, host, computer, computer name, machine name, machine, device hostname, device name, server name, server, node name, node, device,
        user host, s computername, s sitename, s ip, instance, pod, agent name'),
    ('subsystem', 'subsystem, service name, event source, audit data workload, proto payload service name, service, app display name, application name, application, app name, app,
        workload, component, module, log logger, logger name, logger, source context, source name, source, facility, product, dbname'),
    ('session', 'session id, session, authentication context external session id, sid, connection id'),
    ('operation', 'operation id, correlation id, trace id'),
    ('transaction', 'transaction id, transaction, tx id, tx hash'),
    ('request', 'request id, http request id, req id, x request id'),
    ('process', 'process name, process executable, process, program, client program name, comm, exe, image, ident'),
    ('pid', 'process pid, pid, process id'),
    ('ppid', 'process parent pid, ppid, parent pid'),
    ('command', 'process command line, command line, command, cmd, cmdline, sql text, statement, query'),
    ('resource', 'resource, resource name, proto payload resource name, resource id, object name, object id, object, file path, file name, file, path,
        filename, url path, request path, request uri, cs uri stem, uri, url original, url full, req url, url, request url, endpoint, key, entity path, entity, table, repo, request, id resp h,
        audit data object id'),
    ('message', 'message, msg, display message, rendered message, m, short message, log, text, event original, description, summary, details,
        alert signature, title, mt, message template, body, raw'),
    ('uid', 'event uuid, insert id, document id, metadata uid')
),
-- What a word for an action means; other actions keep their own name.
kinds (word, action, category) AS (VALUES
    ('login', 'login', 'authentication'), ('log_in', 'login', 'authentication'), ('logon', 'login', 'authentication'), ('signin', 'login', 'authentication'),
    ('sign_in', 'login', 'authentication'), ('user_login', 'login', 'authentication'), ('user_logon', 'login', 'authentication'),
    ('user_signin', 'login', 'authentication'), ('user_sign_in', 'login', 'authentication'), ('user_logged_in', 'login', 'authentication'),
    ('logged_in', 'login', 'authentication'), ('authenticate', 'login', 'authentication'), ('authentication', 'login', 'authentication'), ('auth', 'login', 'authentication'),
    ('authn', 'login', 'authentication'), ('user_session_start', 'login', 'authentication'), ('user_authentication', 'login', 'authentication'),
    ('login_attempt', 'login', 'authentication'), ('ssh_login', 'login', 'authentication'), ('sso_login', 'login', 'authentication'),
    ('console_login', 'login', 'authentication'),
    ('logout', 'logout', 'authentication'), ('log_out', 'logout', 'authentication'), ('logoff', 'logout', 'authentication'), ('signout', 'logout', 'authentication'),
    ('sign_out', 'logout', 'authentication'), ('user_logout', 'logout', 'authentication'), ('user_logged_out', 'logout', 'authentication'),
    ('user_session_end', 'logout', 'authentication'), ('session_open', 'session_open', 'authentication'), ('session_start', 'session_open', 'authentication'),
    ('session_close', 'session_close', 'authentication'), ('session_end', 'session_close', 'authentication'),
    ('change_password', 'change_password', 'account'), ('password_change', 'change_password', 'account'), ('password_changed', 'change_password', 'account'),
    ('reset_password', 'change_password', 'account'), ('password_reset', 'change_password', 'account'),
    ('create_user', 'create_user', 'account'), ('user_create', 'create_user', 'account'), ('user_created', 'create_user', 'account'), ('add_user', 'create_user', 'account'),
    ('useradd', 'create_user', 'account'), ('delete_user', 'delete_user', 'account'), ('user_delete', 'delete_user', 'account'), ('user_deleted', 'delete_user', 'account'),
    ('drop_user', 'delete_user', 'account'), ('remove_user', 'delete_user', 'account'), ('modify_user', 'modify_user', 'account'), ('update_user', 'modify_user', 'account'),
    ('alter_user', 'modify_user', 'account'), ('user_update', 'modify_user', 'account'), ('user_updated', 'modify_user', 'account'),
    ('create_group', 'create_group', 'account'), ('delete_group', 'delete_group', 'account'), ('modify_group', 'modify_group', 'account'),
    ('add_member', 'add_member', 'account'), ('remove_member', 'remove_member', 'account'), ('create_key', 'create_key', 'account'),
    ('delete_key', 'delete_key', 'account'),
    ('create_api_key', 'create_key', 'account'), ('api_key_create', 'create_key', 'account'), ('api_key_created', 'create_key', 'account'), ('generate_api_key', 'create_key', 'account'),
    ('create_access_key', 'create_key', 'account'), ('access_key_created', 'create_key', 'account'), ('create_token', 'create_key', 'account'), ('create_access_token', 'create_key', 'account'),
    ('token_created', 'create_key', 'account'), ('issue_token', 'create_key', 'account'), ('key_created', 'create_key', 'account'),
    ('delete_api_key', 'delete_key', 'account'), ('revoke_api_key', 'delete_key', 'account'), ('api_key_revoke', 'delete_key', 'account'), ('api_key_revoked', 'delete_key', 'account'),
    ('api_key_deleted', 'delete_key', 'account'), ('delete_access_key', 'delete_key', 'account'), ('access_key_deleted', 'delete_key', 'account'), ('revoke_key', 'delete_key', 'account'),
    ('delete_token', 'delete_key', 'account'), ('revoke_token', 'delete_key', 'account'), ('token_revoked', 'delete_key', 'account'), ('key_revoked', 'delete_key', 'account'),
    ('create_role', 'create_role', 'account'), ('delete_role', 'delete_role', 'account'),
    ('grant', 'change_policy', 'authorization'), ('revoke', 'change_policy', 'authorization'), ('change_policy', 'change_policy', 'authorization'),
    ('role_assigned', 'change_policy', 'authorization'), ('permission_change', 'change_policy', 'authorization'), ('sudo', 'sudo', 'authorization'),
    ('su', 'su', 'authorization'), ('assume_role', 'assume_role', 'authentication'), ('authorize', 'authorize', 'authorization'),
    ('permission_check', 'authorize', 'authorization'), ('access_denied', 'authorize', 'authorization'),
    ('exec', 'exec', 'process'), ('execute', 'exec', 'process'), ('command', 'exec', 'process'), ('process_start', 'exec', 'process'), ('run', 'exec', 'process'),
    ('connect', 'connect', 'network'), ('connection', 'connect', 'network'), ('disconnect', 'disconnect', 'network'), ('listen', 'listen', 'network'),
    ('read', 'read', 'data'), ('view', 'read', 'data'), ('download', 'download', 'data'), ('write', 'write', 'data'), ('upload', 'upload', 'data'),
    ('select', 'read', 'data'), ('insert', 'write', 'data'), ('rename', 'rename', 'data'), ('copy', 'copy', 'data'), ('export', 'export', 'data'),
    ('get', 'get', 'api'), ('list', 'list', 'api'), ('create', 'create', 'api'), ('update', 'update', 'api'), ('patch', 'patch', 'api'), ('delete', 'delete', 'api'),
    ('remove', 'delete', 'api'), ('post', 'post', 'api'), ('put', 'put', 'api'), ('head', 'head', 'api'), ('options', 'options', 'api'),
    ('alert', 'alert', 'alert'), ('start', 'start', 'system'), ('stop', 'stop', 'system'), ('restart', 'restart', 'system'), ('config_change', 'update', 'configuration'),
    ('configuration_change', 'update', 'configuration')
),
names AS (
    SELECT target, lower(regexp_replace(w.name, '[^A-Za-z0-9]', '', 'g')) AS name, min(w.rank) AS rank
    FROM map, unnest(string_split(names, ',')) WITH ORDINALITY AS w (name, rank)
    GROUP BY ALL
),
-- Keys and values side by side, to three levels; what is empty or "-" is no value. Only records that need it pay for it.
level1 AS (
    SELECT source, record, raw, fields, year, json_keys(fields) AS keys, json_extract_string(fields, '$.*') AS vals,
        regexp_matches(fields, ':\s*"?[\[{]|"-?"') AS special
    FROM input
),
level2 AS (
    SELECT * EXCLUDE (special),
        CASE WHEN special THEN list_transform(vals, lambda v: CASE WHEN v IN ('', '-') THEN NULL WHEN v[1] = '[' AND json_valid(v) THEN json_extract_string(v, '$[0]') ELSE v END) END AS vals1,
        CASE WHEN special THEN list_transform(vals1, lambda v: CASE WHEN v[1] = '{' AND json_valid(v) THEN v END) END AS objects,
        CASE WHEN special THEN flatten(list_transform(list_zip(keys, objects), lambda o: list_transform(json_keys(o[2]), lambda k: o[1] || ' ' || k))) END AS keys2,
        CASE WHEN special THEN flatten(list_transform(objects, lambda o: json_extract_string(o, '$.*'))) END AS vals2
    FROM level1
),
level3 AS (
    SELECT * EXCLUDE (objects),
        CASE WHEN vals2 IS NOT NULL THEN list_transform(vals2, lambda v: CASE WHEN v[1] = '{' AND json_valid(v) THEN v END) END AS objects2,
        CASE WHEN vals2 IS NOT NULL THEN flatten(list_transform(list_zip(keys2, objects2), lambda o: list_transform(json_keys(o[2]), lambda k: o[1] || ' ' || k))) END AS keys3,
        CASE WHEN vals2 IS NOT NULL THEN flatten(list_transform(objects2, lambda o: json_extract_string(o, '$.*'))) END AS vals3
    FROM level2
),
leaves AS NOT MATERIALIZED (
    SELECT source, record, raw, fields, year,
        CASE WHEN vals2 IS NULL THEN keys ELSE list_concat(keys, keys2, keys3) END AS keys,
        CASE WHEN vals2 IS NULL THEN vals
             ELSE list_transform(list_concat(vals1, vals2, vals3), lambda v: CASE WHEN v[1] <> '{' OR NOT json_valid(v) THEN v END) END AS vals
    FROM level3
),
-- Few sets of keys occur in a log: the map is applied to each set once, and says where in the values a column is.
-- Sets have numbers, so that no key carries all others with it.
sets AS MATERIALIZED (
    SELECT keys, row_number() OVER () AS number FROM (SELECT DISTINCT keys FROM leaves)
),
places AS (
    SELECT number, target, (list(place ORDER BY rank, place))[:2] AS places
    FROM (SELECT number, k.key, k.place FROM sets, unnest(keys) WITH ORDINALITY AS k (key, place)) AS keyed, names
    WHERE names.name = lower(regexp_replace(key, '[^A-Za-z0-9]', '', 'g'))
    GROUP BY number, target
),
layouts AS (
    PIVOT places ON target IN ('time', 'day', 'category', 'action', 'outcome', 'success', 'code', 'error', 'severity', 'actor', 'target', 'source_ip', 'source_port', 'host', 'subsystem', 'session', 'operation', 'transaction', 'request', 'process', 'pid', 'ppid', 'command', 'resource', 'message', 'uid') USING any_value(places[1]) AS first, any_value(places[2]) AS next
),
picked AS (
    SELECT source, record, raw, fields, year,
        coalesce(vals[layouts.time_first], vals[layouts.time_next]) AS time_text,
        coalesce(vals[layouts.day_first], vals[layouts.day_next]) AS day_text,
        coalesce(vals[layouts.category_first], vals[layouts.category_next]) AS category_text,
        coalesce(vals[layouts.action_first], vals[layouts.action_next]) AS action_text,
        coalesce(vals[layouts.outcome_first], vals[layouts.outcome_next]) AS outcome_text,
        coalesce(vals[layouts.success_first], vals[layouts.success_next]) AS success_text,
        coalesce(vals[layouts.code_first], vals[layouts.code_next]) AS code_text,
        coalesce(vals[layouts.error_first], vals[layouts.error_next]) AS error_text,
        coalesce(vals[layouts.severity_first], vals[layouts.severity_next]) AS severity_text,
        coalesce(vals[layouts.actor_first], vals[layouts.actor_next]) AS actor_text,
        coalesce(vals[layouts.target_first], vals[layouts.target_next]) AS target_text,
        coalesce(vals[layouts.source_ip_first], vals[layouts.source_ip_next]) AS source_ip_text,
        coalesce(vals[layouts.source_port_first], vals[layouts.source_port_next]) AS source_port_text,
        coalesce(vals[layouts.host_first], vals[layouts.host_next]) AS host_text,
        coalesce(vals[layouts.subsystem_first], vals[layouts.subsystem_next]) AS subsystem_text,
        coalesce(vals[layouts.session_first], vals[layouts.session_next]) AS session_text,
        coalesce(vals[layouts.operation_first], vals[layouts.operation_next]) AS operation_text,
        coalesce(vals[layouts.transaction_first], vals[layouts.transaction_next]) AS transaction_text,
        coalesce(vals[layouts.request_first], vals[layouts.request_next]) AS request_text,
        coalesce(vals[layouts.process_first], vals[layouts.process_next]) AS process_text,
        coalesce(vals[layouts.pid_first], vals[layouts.pid_next]) AS pid_text,
        coalesce(vals[layouts.ppid_first], vals[layouts.ppid_next]) AS ppid_text,
        coalesce(vals[layouts.command_first], vals[layouts.command_next]) AS command_text,
        coalesce(vals[layouts.resource_first], vals[layouts.resource_next]) AS resource_text,
        coalesce(vals[layouts.message_first], vals[layouts.message_next]) AS message_text,
        coalesce(vals[layouts.uid_first], vals[layouts.uid_next]) AS uid_text
    FROM leaves LEFT JOIN sets USING (keys) LEFT JOIN layouts USING (number)
),
-- Times: ISO 8601 with or without zone, Unix time in s, ms, µs or ns, then what people write.
timed AS (
    SELECT *,
        CASE WHEN day_text IS NULL THEN time_text
             WHEN regexp_full_match(time_text, '\d{1,2}:\d\d.*') THEN day_text || ' ' || time_text
             ELSE coalesce(time_text, day_text) END AS text,
        CASE WHEN regexp_full_match(text, '\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*') THEN
                 CASE WHEN ends_with(text, 'Z') THEN try_cast(text AS TIMESTAMP)
                      WHEN regexp_matches(text, '([+-]\d\d(:?\d\d)?( [A-Z]{2,5})?| ?UTC| GMT)$') THEN make_timestamp(epoch_us(try_cast(
                          regexp_replace(replace(replace(text, ',', '.'), ' GMT', ' UTC'), ' ?([+-]\d\d:?\d*)( [A-Z]+)?$', '\1') AS TIMESTAMPTZ)))
                      WHEN contains(fields, '"cs-') OR contains(fields, '(UTC)"') THEN try_cast(text AS TIMESTAMP) -- W3C logs are UTC
                      ELSE to_utc(try_cast(replace(text, ',', '.') AS TIMESTAMP)) END
             WHEN regexp_full_match(text, '(19|20)\d{6}') THEN to_utc(try_strptime(text, '%Y%m%d'))
             WHEN regexp_full_match(text, '(19|20)\d{12}') THEN to_utc(try_strptime(text, '%Y%m%d%H%M%S'))
             WHEN regexp_full_match(text, '-?\d+(\.\d+)?([eE]\+?\d+)?') THEN
                 make_timestamp(CASE WHEN abs(try_cast(text AS DOUBLE)) < 1e11 THEN try_cast(try_cast(text AS DECIMAL(30, 6)) * 1000000 AS BIGINT)
                      WHEN abs(try_cast(text AS DOUBLE)) < 1e14 THEN try_cast(try_cast(text AS DECIMAL(30, 6)) * 1000 AS BIGINT)
                      WHEN abs(try_cast(text AS DOUBLE)) < 1e17 THEN try_cast(text AS BIGINT)
                      ELSE try_cast(text AS BIGINT) // 1000 END)
             WHEN starts_with(text, '/Date(') THEN make_timestamp(try_cast(regexp_extract(text, '-?\d{1,14}') AS BIGINT) * 1000)
             WHEN regexp_matches(text, '[+-]\d\d:?\d\d$') THEN make_timestamp(epoch_us(try_strptime(text,
                 ['%a, %d %b %Y %H:%M:%S %z', '%d %b %Y %H:%M:%S %z', '%d/%b/%Y:%H:%M:%S %z', '%a %b %d %H:%M:%S %Y %z', '%a %b %d %Y %H:%M:%S GMT%z'])))
             WHEN regexp_matches(text, '( GMT| UTC| \(UTC\+00:00\)|Z)$') THEN try_strptime(regexp_replace(text, '( GMT| UTC| \(UTC\+00:00\)|Z)$', ''),
                 ['%a, %d %b %Y %H:%M:%S', '%d %b %Y %H:%M:%S', '%Y%m%dT%H%M%S', '%Y/%m/%d %H:%M:%S', '%b %d, %Y, %H:%M:%S', '%B %d, %Y, %H:%M:%S', '%b %d, %Y %H:%M:%S', '%A, %d-%b-%y %H:%M:%S'])
             WHEN regexp_matches(text, ' UTC \d{4}$') THEN try_strptime(replace(text, ' UTC ', ' '), '%a %b %d %H:%M:%S %Y')
             WHEN regexp_full_match(text, '[A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d') THEN to_utc(try_strptime(year || ' ' || text, '%Y %b %d %H:%M:%S'))
             ELSE to_utc(coalesce(try_cast(text AS TIMESTAMP), try_strptime(text,
                 ['%m/%d/%Y %I:%M:%S %p', '%m/%d/%Y, %I:%M:%S %p', '%m/%d/%Y %I:%M %p', '%m/%d/%Y %H:%M:%S', '%m/%d/%Y %H:%M', '%d.%m.%Y %H:%M:%S', '%d.%m.%Y %H:%M',
                  '%d/%m/%Y %H:%M:%S', '%Y/%m/%d %H:%M:%S.%f', '%Y/%m/%d %H:%M:%S', '%Y%m%dT%H%M%S', '%d-%b-%Y %H:%M:%S', '%d-%b-%y %I.%M.%S.%f %p', '%d %b %Y %H:%M:%S',
                  '%d/%b/%Y:%H:%M:%S', '%b %d, %Y @ %H:%M:%S.%g', '%b %d, %Y %I:%M:%S %p', '%b %d, %Y %H:%M:%S', '%b %d %Y %H:%M:%S', '%a %b %d %H:%M:%S %Y',
                  '%m/%d/%Y', '%d.%m.%Y'])))
        END AS moment,
        CASE WHEN regexp_matches(action_text, ' HTTP/\d(\.\d)?$') THEN split_part(action_text, ' ', 1)
             WHEN starts_with(action_text, 'google.') THEN split_part(action_text, '.', -1)
             WHEN regexp_full_match(action_text, '[A-Za-z0-9_.:/-]{1,64}( [A-Za-z0-9_.:/-]{1,32}){0,3}') THEN action_text END AS word,
        CASE WHEN regexp_full_match(word, '[a-z0-9_]+') THEN word
             ELSE trim(lower(regexp_replace(regexp_replace(word, '([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])', '\1\3_\2\4', 'g'), '[^A-Za-z0-9]+', '_', 'g')), '_') END AS verb,
        CASE WHEN contains(verb, '_') THEN regexp_replace(verb, '^(successful|failed)_|_(success|succeeded|successful|ok|fail|failed|failure|denied|error)$', '')
             WHEN verb NOT IN ('success', 'failure') THEN verb END AS stem,
        lower(coalesce(outcome_text, action_text)) AS result,
        lower(severity_text) AS rank
    FROM picked
),
judged AS (
    SELECT timed.*, kinds.category AS kind_category,
        coalesce(kinds.action, CASE WHEN stem <> '' THEN stem END) AS kind,
        CASE WHEN result IN ('success', 'succeeded', 'successful', 'successfully', 'ok', 'true', 'yes', 'pass', 'passed', 'allow', 'allowed', 'accept', 'accepted', 'permit',
                 'permitted', 'grant', 'granted', 'approved', 'completed', 'complete', 'done', '0') THEN 'success'
             WHEN result IN ('failure', 'failed', 'fail', 'error', 'errored', 'false', 'no', 'deny', 'denied', 'block', 'blocked', 'reject', 'rejected', 'refused', 'forbid',
                 'forbidden', 'unauthorized', 'unauthenticated', 'invalid', 'drop', 'dropped', 'unsuccessful', 'timeout', 'exception', 'aborted') THEN 'failure'
             WHEN regexp_full_match(result, '[123]\d\d') THEN 'success'
             WHEN regexp_full_match(result, '[45]\d\d') THEN 'failure'
             WHEN lower(success_text) IN ('true', '1', 'yes', 'y', 't') THEN 'success'
             WHEN lower(success_text) IN ('false', '0', 'no', 'n', 'f') THEN 'failure'
             WHEN stem <> verb THEN CASE WHEN regexp_matches(verb, '^successful_|(success|succeeded|successful|ok)$') THEN 'success' ELSE 'failure' END
             WHEN regexp_full_match(code_text, '0|[123]\d\d') THEN 'success'
             WHEN regexp_full_match(code_text, '-?\d+') THEN 'failure'
             WHEN error_text NOT IN ('false', '0', 'null', 'none', 'nil', 'None') THEN 'failure'
             WHEN stem = 'access_denied' THEN 'failure'
             WHEN code_text IS NOT NULL AND upper(code_text) IN ('OK', 'SUCCESS') THEN 'success'
             ELSE 'unknown' END AS outcome,
        CASE WHEN rank IN ('emergency', 'emerg', 'panic', 'fatal') THEN 6
             WHEN rank IN ('critical', 'crit', 'alert') THEN 5
             WHEN rank IN ('error', 'err', 'high', 'severe') THEN 4
             WHEN rank IN ('warning', 'warn', 'medium') THEN 3
             WHEN rank IN ('notice', 'low') THEN 2
             WHEN regexp_full_match(rank, '[0-7]') THEN [6, 5, 5, 4, 3, 2, 1, 1][try_cast(rank AS INTEGER) + 1]
             WHEN rank = '40' THEN 3
             WHEN rank = '50' THEN 4
             WHEN rank = '60' THEN 6
             ELSE 1 END AS severity
    FROM timed LEFT JOIN kinds ON kinds.word = stem
)
SELECT source, record, outcome,
    CASE WHEN severity = 1 AND outcome = 'failure' AND kind_category IN ('authentication', 'authorization') THEN 2 ELSE severity END AS severity,
    CASE WHEN moment BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31' THEN moment END AS time,
    CASE WHEN coalesce(moment::VARCHAR, kind, message_text) IS NULL THEN 'unparsed'
         WHEN lower(category_text) IN ('authentication', 'authorization', 'account', 'process', 'file', 'network', 'configuration', 'api', 'data', 'system', 'consensus', 'alert')
             THEN lower(category_text)
         WHEN kind_category = 'api' AND actor_text IS NULL AND resource_text IS NULL THEN 'system'
         WHEN kind_category IS NOT NULL THEN kind_category
         WHEN kind IS NOT NULL AND coalesce(actor_text, source_ip_text) IS NOT NULL THEN 'api'
         ELSE 'system' END AS category,
    coalesce(kind, CASE WHEN coalesce(message_text, action_text) IS NOT NULL THEN 'log' END) AS action,
    CASE category WHEN 'authentication' THEN 3002 WHEN 'account' THEN 3001 WHEN 'authorization' THEN 3003 WHEN 'process' THEN 1007 WHEN 'file' THEN 1001
        WHEN 'network' THEN 4001 WHEN 'api' THEN 6003 WHEN 'data' THEN 6005 WHEN 'alert' THEN 2004 END AS class_uid,
    actor_text AS actor,
    coalesce(target_text, CASE WHEN category = 'authentication' THEN actor_text END) AS target,
    nullif(regexp_extract(source_ip_text, '^\[?(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*)', 1), '') AS source_ip,
    coalesce(try_cast(source_port_text AS USMALLINT), try_cast(regexp_extract(source_ip_text, '(?:\d\.\d+|\]):(\d+)$', 1) AS USMALLINT)) AS source_port,
    host_text AS host,
    subsystem_text AS subsystem,
    session_text AS session,
    operation_text AS operation,
    transaction_text AS transaction,
    request_text AS request,
    CASE WHEN try_cast(process_text AS BIGINT) IS NULL THEN process_text END AS process,
    try_cast(coalesce(pid_text, process_text) AS INTEGER) AS pid,
    try_cast(ppid_text AS INTEGER) AS ppid,
    command_text AS command,
    CASE WHEN regexp_matches(resource_text, '^[A-Z]+ \S+ HTTP/\d(\.\d)?$') THEN split_part(resource_text, ' ', 2) ELSE resource_text END AS resource,
    trim(coalesce(message_text, CASE WHEN word IS NULL THEN action_text END, error_text), chr(10) || chr(13) || ' ') AS message,
    uid_text AS uid,
    fields AS data,
    raw
FROM judged
