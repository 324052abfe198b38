-- title: ModernTensor structured log
-- reader: json
-- files: *moderntensor*.log* *moderntensor*.json*
-- detect: avg(coalesce(json_exists(fields, '$."@timestamp"') AND json_exists(fields, '$.logger') AND json_exists(fields, '$.level') AND json_exists(fields, '$.message') AND json_exists(fields, '$.service.environment') AND json_exists(fields, '$.thread.id') AND json_exists(fields, '$.function'), false)::INT)
-- about: JSON lines as the SDK's structured logger writes them for ELK and Loki: blockchain, network, security, performance and API events with what was bound to the
-- about: logger (request id, user) in extra; what other modules log is kept as log. https://github.com/sonson0910/moderntensor
WITH spread AS (
    SELECT source, record, raw, fields, replace("$.@timestamp", 'Z', '') AS stamp, upper("$.level") AS level, "$.logger" AS logger, nullif("$.message", '') AS message, "$.host.hostname" AS host,
        "$.process.pid" AS pid, "$.process.name" AS process, "$.service.name" AS service, "$.error.type" AS error_type, "$.error.message" AS error,
        lower("$.extra.category") AS kind, nullif("$.extra.event_type", '') AS event_type, "$.extra.block_number" AS block, nullif("$.extra.transaction_hash", '') AS hash,
        nullif("$.extra.peer_id", '') AS peer, nullif("$.extra.message_type", '') AS message_type, lower("$.extra.severity") AS rank, "$.extra.ip_address" AS address,
        nullif("$.extra.metric_name", '') AS metric, upper("$.extra.method") AS method, nullif("$.extra.path", '') AS path, try_cast("$.extra.status_code" AS INTEGER) AS code,
        "$.extra.user_agent" AS agent, nullif(coalesce("$.extra.user", "$.extra.user_id", "$.extra.username", "$.extra.uid", "$.extra.hotkey", "$.extra.validator"), '') AS actor,
        nullif(coalesce("$.extra.request_id", "$.extra.req_id"), '') AS request, nullif(coalesce("$.extra.session_id", "$.extra.session"), '') AS session,
        nullif(coalesce("$.extra.trace_id", "$.extra.operation_id"), '') AS operation, lower(coalesce("$.extra.success", "$.extra.status", "$.extra.result")) AS result,
        nullif(coalesce("$.extra.target_user", "$.extra.target", "$.extra.role"), '') AS target, nullif(coalesce("$.extra.endpoint", "$.extra.resource", "$.extra.permission"), '') AS object
    FROM input
),
judged AS (
    SELECT *, try_cast(stamp AS TIMESTAMP) AS moment,
        trim(lower(regexp_replace(regexp_replace(event_type, '([a-z0-9])([A-Z])', '\1_\2', 'g'), '[^A-Za-z0-9]+', '_', 'g')), '_') AS word,
        regexp_replace(word, '_?(success|succeeded|ok|failure|failed|fail|error|denied|attempt)$', '') AS stem,
        kind = 'security' AND regexp_matches(word, '^(failed_)?(auth|authentication|login|log_in|sign_in|signin|jwt|token|api_key)(_(failed|failure|success|succeeded|attempt|error|invalid))?$|^(failed|invalid)_(auth|authentication|login|token|jwt|api_key)$') AS signs_in
    FROM spread
),
told AS (
    SELECT *,
        CASE WHEN message IS NULL OR level IS NULL THEN NULL
             WHEN kind = 'blockchain' THEN 'consensus'
             WHEN kind = 'network' THEN 'network'
             WHEN kind = 'api' THEN CASE WHEN code = 401 THEN 'authentication' WHEN code = 403 THEN 'authorization' ELSE 'api' END
             WHEN kind = 'performance' THEN 'system'
             WHEN kind <> 'security' OR kind IS NULL THEN 'system'
             WHEN signs_in OR word = 'logout' THEN 'authentication'
             WHEN regexp_matches(word, 'permission|access_denied|unauthorized|forbidden|authorization') THEN 'authorization'
             WHEN regexp_matches(word, 'user_(created|deleted|modified|updated)|role_|api_key_(created|revoked|rotated)|password_change') THEN 'account'
             ELSE 'alert' END AS category,
        CASE WHEN kind = 'api' THEN lower(method)
             WHEN kind = 'performance' THEN 'metric'
             WHEN kind = 'security' AND signs_in THEN 'login'
             WHEN word IN ('permission_denied', 'access_denied', 'unauthorized', 'forbidden') THEN 'check_permission'
             WHEN word = 'user_created' THEN 'create_user'
             WHEN word = 'user_deleted' THEN 'delete_user'
             WHEN word IN ('user_modified', 'user_updated') THEN 'modify_user'
             WHEN word IN ('role_assigned', 'role_granted') THEN 'add_member'
             WHEN word IN ('role_revoked', 'role_removed') THEN 'remove_member'
             WHEN word = 'api_key_created' THEN 'create_key'
             WHEN word = 'api_key_revoked' THEN 'delete_key'
             WHEN word <> '' THEN CASE WHEN stem <> '' AND kind IN ('blockchain', 'network') THEN stem ELSE word END
             ELSE 'log' END AS action,
        CASE WHEN kind = 'api' AND code >= 400 THEN 'failure'
             WHEN kind = 'api' AND code >= 100 THEN 'success'
             WHEN result IN ('true', 'success', 'ok', 'accepted', 'confirmed') THEN 'success'
             WHEN result IN ('false', 'failure', 'failed', 'error', 'rejected', 'denied') OR error_type IS NOT NULL THEN 'failure'
             WHEN regexp_matches(word, '(^|_)(fail|failed|failure|error|denied|invalid|rejected|timeout|unauthorized|forbidden|lost|blocked)(_|$)') THEN 'failure'
             WHEN regexp_matches(word, '(^|_)(success|succeeded|ok|confirmed|finalized|produced|accepted|connected|created|deleted|revoked|assigned|granted|completed|logout)(_|$)') THEN 'success'
             ELSE 'unknown' END AS outcome
    FROM judged
)
SELECT source, record,
    CASE WHEN moment BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31' THEN moment END AS time,
    coalesce(category, 'unparsed') AS category,
    CASE WHEN category IS NOT NULL THEN action END AS action,
    CASE WHEN category IS NOT NULL THEN outcome END AS outcome,
    CASE WHEN rank = 'critical' OR level IN ('CRITICAL', 'FATAL') THEN 5
         WHEN rank = 'high' OR level = 'ERROR' THEN 4
         WHEN rank = 'medium' THEN 3
         WHEN category IN ('authentication', 'authorization') AND outcome = 'failure' OR category = 'account' THEN 2
         WHEN level IN ('WARNING', 'WARN') THEN 3
         ELSE 1 END AS severity,
    CASE category WHEN 'authentication' THEN 3002 WHEN 'authorization' THEN 3003 WHEN 'account' THEN 3001 WHEN 'api' THEN 6003 WHEN 'network' THEN 4001 WHEN 'alert' THEN 2004
        WHEN 'consensus' THEN 0 WHEN 'system' THEN 0 END AS class_uid,
    actor,
    coalesce(target, CASE WHEN category = 'authentication' THEN actor END) AS target,
    CASE WHEN regexp_full_match(address, '[0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+') THEN address END AS source_ip,
    nullif(host, '') AS host,
    CASE WHEN kind IN ('blockchain', 'network', 'security', 'performance', 'api') THEN kind ELSE coalesce(nullif(logger, ''), service) END AS subsystem,
    session, operation, hash AS transaction, request,
    CASE WHEN kind = 'api' THEN nullif(split_part(agent, '/', 1), '') ELSE nullif(process, '') END AS process,
    try_cast(pid AS INTEGER) AS pid,
    CASE WHEN kind = 'api' THEN path WHEN kind = 'performance' THEN metric WHEN kind = 'blockchain' THEN coalesce('block ' || block, object) WHEN kind = 'network' THEN peer ELSE object END AS resource,
    CASE WHEN category IS NOT NULL THEN concat_ws(': ', message, error) END AS message,
    fields AS data,
    raw
FROM told
