-- title: AuditOps events (written by Export-AuditEvent)
-- reader: json csv
-- files: *.jsonl* *.ndjson* *.json* *.csv*
-- detect: avg(coalesce(regexp_full_match(coalesce(json_extract_string(fields, '$.eventId'), json_extract_string(fields, '$.EventId')), '[0-9a-f]+-\d+') AND (raw IS NULL OR json_exists(fields, '$.eventId')) AND coalesce(json_extract_string(fields, '$.category'), json_extract_string(fields, '$.Category')) IS NOT NULL, false)::INT)
-- about: JSON lines with the properties of an event in camelCase, as Export-AuditEvent writes them, or in PascalCase, as ConvertTo-Json does.
-- about: Tables as it writes them: an empty cell is no value, and the apostrophe before what a spreadsheet would take for a formula is taken away.
-- about: An event keeps its identity: where it had no uid, its eventId becomes its uid.
WITH given AS (
    SELECT source, record, CASE WHEN fields IS NULL THEN raw END AS broken,
        CASE WHEN raw IS NULL THEN fields ELSE replace(replace(fields, '":""', '":null'), '":"''', '":"') END AS fields
    FROM input
),
parsed AS (
    SELECT source, record, fields, broken,
        CASE WHEN contains(fields, '"EventId"') THEN from_json(fields, '{"' || regexp_replace('EventId, Time, Category, Action, Outcome, Count, SeverityId, Severity, ClassUid, Actor, Target, SourceIp,
            SourcePort, Host, Subsystem, Session, Operation, Transaction, Request, Process, Pid, Ppid, Command, Resource,
            Message, Format, Origin, Uid, Data, Raw', '\s*,\s*', '":"VARCHAR","', 'g') || '":"VARCHAR"}')
             ELSE from_json(fields, '{"' || regexp_replace('eventId, time, category, action, outcome, count, severityId, severity, classUid, actor, target, sourceIp,
            sourcePort, host, subsystem, session, operation, transaction, request, process, pid, ppid, command, resource,
            message, format, origin, uid, data, raw', '\s*,\s*', '":"VARCHAR","', 'g') || '":"VARCHAR"}') END AS event
    FROM given
),
spread AS (SELECT source, record, fields, broken, event.* FROM parsed)
SELECT source, record,
    coalesce(uid, eventId) AS uid,
    CASE WHEN moment BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31' THEN moment END AS time,
    CASE WHEN valid THEN category ELSE 'unparsed' END AS category,
    action, outcome,
    try_cast(count AS UINTEGER) AS count,
    try_cast(coalesce(severityId, severity) AS UTINYINT) AS severity,
    try_cast(classUid AS INTEGER) AS class_uid,
    actor, target,
    sourceIp AS source_ip,
    try_cast(sourcePort AS INTEGER) AS source_port,
    host, subsystem, session, operation, transaction, request, process,
    try_cast(pid AS BIGINT) AS pid,
    try_cast(ppid AS BIGINT) AS ppid,
    command, resource, message, format, origin,
    CASE WHEN valid AND (data IS NULL OR json_valid(data)) THEN data ELSE fields END AS data,
    coalesce(broken, raw) AS raw
FROM (
    SELECT *, try_cast(replace(time, 'Z', '') AS TIMESTAMP) AS moment,
        coalesce(category IN ('authentication', 'authorization', 'account', 'process', 'file', 'network', 'configuration', 'api', 'data', 'system',
            'consensus', 'alert', 'unparsed'), false) AS valid
    FROM spread)
