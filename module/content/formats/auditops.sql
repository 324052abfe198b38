-- title: AuditOps trail, and events written by Write-AuditEvent
-- reader: json
-- files: *auditops*
-- detect: avg(coalesce(json_extract_string(fields, '$.auditops') = '1' AND json_exists(fields, '$.kind'), false)::INT)
-- about: One record of a kind that is listed below, or with a category and an action of its own, which come first.
-- about: The kind change is what somebody did to a store with AuditOps: $.change has the operation, its parameters and how long it took.
WITH kinds (kind, category, action, outcome, severity, class_uid) AS (VALUES
    ('authentication_success', 'authentication', 'login', 'success', 1, 3002),
    ('authentication_failure', 'authentication', 'login', 'failure', 2, 3002),
    ('logout', 'authentication', 'logout', 'success', 1, 3002),
    ('oauth_login', 'authentication', 'login', 'success', 1, 3002),
    ('permission_check', 'authorization', 'check_permission', 'success', 1, 3003),
    ('user_created', 'account', 'create_user', 'success', 2, 3001),
    ('user_modified', 'account', 'modify_user', 'success', 2, 3001),
    ('user_deleted', 'account', 'delete_user', 'success', 2, 3001),
    ('role_created', 'authorization', 'create_role', 'success', 2, 3005),
    ('role_modified', 'authorization', 'change_policy', 'success', 2, 3005),
    ('role_deleted', 'authorization', 'delete_role', 'success', 2, 3005),
    ('role_assigned', 'account', 'add_member', 'success', 2, 3006),
    ('role_removed', 'account', 'remove_member', 'success', 2, 3006),
    ('api_key_created', 'account', 'create_key', 'success', 2, 3001),
    ('api_key_revoked', 'account', 'delete_key', 'success', 2, 3001),
    ('data_access', 'data', 'read', 'success', 1, 6005),
    ('configuration_change', 'configuration', 'update', 'success', 2, 6003),
    ('backend_operation', 'data', 'update', 'success', 1, 6005),
    ('vfs_operation', 'file', 'write', 'success', 1, 1001),
    ('admin_action', 'configuration', 'admin_action', 'success', 2, 6003),
    ('system_event', 'system', 'log', 'unknown', 1, 0),
    ('change', NULL, NULL, 'unknown', 1, 6003)
),
spread AS (
    SELECT source, record, raw, fields, "$.kind" AS kind, "$.uid" AS uid, "$.time" AS time, "$.category" AS category, "$.action" AS action, lower("$.outcome") AS outcome,
        try_cast("$.severity" AS UTINYINT) AS severity, nullif("$.actor", '') AS actor, nullif("$.target", '') AS target, "$.sourceIp" AS source_ip,
        try_cast("$.sourcePort" AS USMALLINT) AS source_port, nullif("$.host", '') AS host, nullif("$.subsystem", '') AS subsystem, nullif("$.session", '') AS session,
        nullif("$.operation", '') AS operation, nullif("$.transaction", '') AS transaction, nullif("$.request", '') AS request, nullif("$.process", '') AS process,
        try_cast("$.pid" AS INTEGER) AS pid, nullif("$.command", '') AS command, nullif("$.resource", '') AS resource, nullif("$.message", '') AS message,
        "$.change.permission" AS permission, "$.change.effect" AS effect, "$.change.did" AS did, "$.change.error.message" AS error
    FROM input
),
judged AS (
    SELECT spread.* EXCLUDE (category, action, outcome, severity), kinds.class_uid, try_cast(replace(time, 'Z', '') AS TIMESTAMP) AS moment,
        CASE WHEN spread.category IN ('authentication', 'authorization', 'account', 'process', 'file', 'network', 'configuration', 'api', 'data', 'system', 'consensus', 'alert')
                 THEN spread.category
             WHEN spread.kind = 'change' AND spread.action IS NOT NULL THEN CASE WHEN permission = 'admin.config' THEN 'configuration' ELSE 'data' END
             WHEN spread.category IS NULL THEN kinds.category END AS category,
        coalesce(nullif(spread.action, ''), kinds.action, CASE WHEN spread.category IS NOT NULL THEN 'log' END) AS action,
        CASE WHEN spread.outcome IN ('success', 'failure', 'unknown') THEN spread.outcome ELSE kinds.outcome END AS outcome,
        coalesce(CASE WHEN spread.severity BETWEEN 0 AND 6 THEN spread.severity END,
            CASE WHEN effect = 'destroy' AND permission = 'admin.full' THEN 3 WHEN starts_with(permission, 'admin.') THEN 2 END, kinds.severity, 1) AS severity
    FROM spread LEFT JOIN kinds USING (kind)
)
SELECT source, record, uid,
    CASE WHEN moment BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31' THEN moment END AS time,
    coalesce(category, 'unparsed') AS category,
    CASE WHEN category IS NOT NULL THEN action END AS action,
    CASE WHEN category IS NOT NULL THEN outcome END AS outcome,
    CASE WHEN severity = 1 AND outcome = 'failure' AND category IN ('authentication', 'authorization') THEN 2 ELSE severity END AS severity,
    class_uid, actor,
    coalesce(target, CASE WHEN category = 'authentication' THEN actor END) AS target,
    CASE WHEN regexp_full_match(source_ip, '[0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+') THEN source_ip END AS source_ip,
    source_port, host,
    coalesce(subsystem, CASE kind WHEN 'change' THEN 'auditops' WHEN 'oauth_login' THEN 'oauth' WHEN 'backend_operation' THEN 'backend' WHEN 'vfs_operation' THEN 'vfs' END) AS subsystem,
    session, operation, transaction, request, process, pid, command, resource,
    CASE WHEN category IS NOT NULL THEN concat_ws(': ', coalesce(message, did, concat_ws(' ', actor, replace(action, '_', ' '), resource)), error) END AS message,
    fields AS data,
    raw
FROM judged
