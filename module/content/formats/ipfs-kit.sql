-- title: IPFS Kit audit log
-- reader: lines json
-- files: *ipfs*audit* audit.log* *audit*.jsonl*
-- detect: avg(coalesce(CASE WHEN fields IS NULL THEN regexp_matches(raw, '^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(,\d+)? - \S+ - [A-Z]+ - \{"event_type": ?"') ELSE json_exists(fields, '$.event_type') AND json_exists(fields, '$.user_id') AND json_exists(fields, '$.ip_address') AND json_exists(fields, '$.resource_type') AND json_exists(fields, '$.details') END, false)::INT)
-- about: What its audit logger writes: the event as JSON after "time - logger - level -", or the event alone, as its export gives it one a line or in an array.
-- about: https://github.com/endomorphosis/ipfs_kit_py (AuditEvent: event_type, action, timestamp, user_id, ip_address, resource_id, resource_type, status, details, request_id)
WITH bodies AS (
    SELECT source, record, raw, CASE WHEN fields IS NOT NULL THEN fields WHEN json_valid(json) AND starts_with(json, '{') THEN json END AS body, header,
        CASE WHEN body IS NULL THEN regexp_extract(raw, '^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:,\d+)? - (\S+) - ([A-Z]+) - (.*)$', ['logger', 'level', 'said'], 's') END AS line
    FROM (SELECT *, strpos(raw, '{') AS place, CASE WHEN place > 0 THEN trim(substr(raw, place)) END AS json,
              to_utc(try_cast(replace(regexp_extract(raw, '^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(,\d+)?) - ', 1), ',', '.') AS TIMESTAMP)) AS header FROM input)
),
spread AS (
    SELECT source, record, raw, body, header, line, json_extract_string(body, ['$.event_type', '$.action', '$.timestamp', '$.user_id', '$.ip_address', '$.resource_id', '$.resource_type',
        '$.status', '$.request_id', '$.details.path', '$.details.for_user_id', '$.details.provider', '$.details.permission', '$.details.reason', '$.details.error', '$.details.session_id',
        '$.details.operation_id', '$.details.transaction_id', '$.severity', '$.details.cid', '$.user_agent', '$.details.role']) AS v
    FROM bodies
),
named AS (
    SELECT source, record, raw, body, header, line, lower(nullif(v[1], '')) AS type, lower(nullif(v[2], '')) AS verb, v[3] AS stamp, nullif(v[4], '') AS actor, v[5] AS address,
        nullif(v[6], '') AS resource_id, lower(v[7]) AS resource_type, lower(v[8]) AS status, nullif(v[9], '') AS request, nullif(v[10], '') AS path, nullif(v[11], '') AS owner,
        nullif(v[12], '') AS provider, nullif(v[13], '') AS permission, nullif(coalesce(v[14], v[15]), '') AS reason, nullif(v[16], '') AS session, nullif(v[17], '') AS operation,
        nullif(v[18], '') AS transaction, lower(v[19]) AS level, nullif(v[20], '') AS cid, nullif(v[21], '') AS agent, nullif(v[22], '') AS role
    FROM spread
),
judged AS (
    SELECT *,
        coalesce(CASE WHEN regexp_full_match(stamp, '-?\d{1,12}(\.\d+)?([eE]\+?\d+)?') THEN make_timestamp(try_cast(try_cast(stamp AS DECIMAL(30, 6)) * 1000000 AS BIGINT))
                      WHEN regexp_matches(stamp, '(Z|[+-]\d\d:?\d\d)$') THEN make_timestamp(epoch_us(try_cast(stamp AS TIMESTAMPTZ)))
                      ELSE to_utc(try_cast(stamp AS TIMESTAMP)) END, header) AS moment,
        CASE WHEN line.said <> '' THEN 'system'
             WHEN type IS NULL OR verb IS NULL THEN NULL
             WHEN type IN ('authentication', 'oauth') THEN 'authentication'
             WHEN type IN ('authorization', 'role') AND verb NOT IN ('assign', 'grant', 'revoke', 'unassign', 'remove') THEN 'authorization'
             WHEN type IN ('user', 'role', 'api_key') THEN 'account'
             WHEN type IN ('system', 'admin') THEN 'configuration'
             WHEN type IN ('data', 'backend') THEN 'data'
             WHEN type = 'authorization' THEN 'authorization'
             ELSE 'system' END AS category,
        CASE WHEN line.said <> '' THEN 'log'
             WHEN type = 'user' THEN CASE verb WHEN 'create' THEN 'create_user' WHEN 'delete' THEN 'delete_user' WHEN 'modify' THEN 'modify_user' WHEN 'update' THEN 'modify_user' ELSE verb END
             WHEN type = 'role' THEN CASE verb WHEN 'create' THEN 'create_role' WHEN 'delete' THEN 'delete_role' WHEN 'modify' THEN 'change_policy' WHEN 'update' THEN 'change_policy'
                 WHEN 'assign' THEN 'add_member' WHEN 'grant' THEN 'add_member' WHEN 'revoke' THEN 'remove_member' WHEN 'unassign' THEN 'remove_member' WHEN 'remove' THEN 'remove_member' ELSE verb END
             WHEN type = 'api_key' THEN CASE verb WHEN 'create' THEN 'create_key' WHEN 'revoke' THEN 'delete_key' WHEN 'delete' THEN 'delete_key' ELSE verb END
             WHEN type = 'system' AND verb IN ('config_change', 'configuration_change') THEN 'update'
             ELSE regexp_replace(verb, '[^a-z0-9]+', '_', 'g') END AS action,
        CASE WHEN status IN ('success', 'granted', 'ok', 'allowed', 'completed') THEN 'success'
             WHEN status IN ('failure', 'failed', 'denied', 'error', 'blocked') THEN 'failure'
             ELSE 'unknown' END AS outcome
    FROM named
)
SELECT source, record,
    CASE WHEN moment BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31' THEN moment END AS time,
    coalesce(category, 'unparsed') AS category,
    CASE WHEN category IS NOT NULL THEN action END AS action,
    CASE WHEN category IS NOT NULL THEN outcome END AS outcome,
    CASE WHEN level = 'critical' OR line.level = 'CRITICAL' THEN 5
         WHEN level = 'error' OR line.level = 'ERROR' THEN 4
         WHEN level = 'warning' OR line.level = 'WARNING' THEN 3
         WHEN outcome = 'failure' AND category IN ('authentication', 'authorization') OR type IN ('user', 'role', 'api_key', 'system', 'admin') THEN 2
         ELSE 1 END AS severity,
    CASE category WHEN 'authentication' THEN 3002 WHEN 'authorization' THEN 3003 WHEN 'account' THEN 3001 WHEN 'data' THEN 6005 WHEN 'configuration' THEN 6003 WHEN 'system' THEN 0 END AS class_uid,
    actor,
    CASE WHEN type IN ('authentication', 'oauth') THEN actor
         WHEN type = 'user' THEN resource_id
         WHEN type = 'api_key' THEN owner
         WHEN type = 'role' AND category = 'account' THEN coalesce(owner, resource_id) END AS target,
    CASE WHEN regexp_full_match(address, '[0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+') THEN address END AS source_ip,
    CASE WHEN type = 'backend' AND resource_type NOT IN ('backend', '') THEN resource_type ELSE coalesce(type, line.logger) END AS subsystem,
    session, operation, transaction, request,
    split_part(agent, '/', 1) AS process,
    CASE WHEN type = 'role' AND category = 'account' AND owner IS NOT NULL THEN resource_id
         WHEN type = 'role' AND category = 'account' THEN role
         WHEN path IS NOT NULL AND resource_id IS NOT NULL THEN rtrim(resource_id, '/') || '/' || ltrim(path, '/')
         ELSE coalesce(resource_id, path, cid, permission, provider) END AS resource,
    CASE WHEN line.said <> '' THEN line.said
         WHEN category IS NOT NULL THEN concat_ws(': ', concat_ws(' ', actor, replace(verb, '_', ' '), resource_type, resource_id, nullif('by ' || provider, 'by '), nullif('for ' || permission, 'for ')), reason) END AS message,
    body AS data,
    CASE WHEN body IS NULL OR NOT starts_with(raw, '{') THEN raw END AS raw
FROM judged
