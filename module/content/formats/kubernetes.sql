-- title: Kubernetes audit log
-- reader: json
-- files: *audit*.log* *kube-apiserver-audit* *k8s*audit* *eks*audit*
-- detect: avg(coalesce(starts_with(json_extract_string(fields, '$.apiVersion'), 'audit.k8s.io/') OR json_exists(fields, '$.verb') AND json_exists(fields, '$.user.username') AND (json_exists(fields, '$.auditID') OR json_extract_string(fields, '$.kind') = 'Event') OR contains(json_extract_string(fields, '$.message'), '"audit.k8s.io/'), false)::INT)
-- wrapped: $.verb $.message
-- about: audit.k8s.io/v1, v1beta1 and v1alpha1 events, one a line, as EventList, or inside CloudWatch log events (EKS).
-- about: https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/
WITH spread AS (
    SELECT source, record, raw, fields, "$.auditID" AS audit_id, "$.stage" AS stage, "$.requestURI" AS uri, CASE WHEN NOT contains("$.verb", '"') THEN lower("$.verb") END AS verb,
        "$.sourceIPs[0]" AS address, "$.userAgent" AS agent, "$.user.username" AS username,
        "$.user.extra.""authentication.kubernetes.io/credential-id""[0]" AS credential, "$.impersonatedUser.username" AS impersonated,
        "$.objectRef.resource" AS kind, "$.objectRef.namespace" AS namespace, "$.objectRef.subresource" AS part, "$.objectRef.apiGroup" AS api_group,
        coalesce("$.objectRef.name", "$.responseObject.metadata.name", "$.requestObject.metadata.name") AS name,
        try_cast("$.responseStatus.code" AS INTEGER) AS code, "$.responseStatus.status" AS status, "$.responseStatus.message" AS reply,
        "$.annotations.""authorization.k8s.io/decision""" AS decision, "$.requestObject.subjects[0].kind" AS subject_kind,
        "$.requestObject.subjects[0].name" AS subject_name, "$.requestObject.subjects[0].namespace" AS subject_namespace,
        "$.responseObject.status.user.username" AS reviewed,
        replace(coalesce("$.requestReceivedTimestamp", "$.stageTimestamp", "$.timestamp"), 'Z', '') AS received
    FROM input
),
judged AS (
    SELECT *, try_cast(received AS TIMESTAMP) AS moment,
        verb IN ('create', 'update', 'patch', 'delete', 'deletecollection', 'post', 'put') AS writes,
        CASE WHEN code >= 400 OR status = 'Failure' OR decision = 'forbid' OR stage = 'Panic' THEN 'failure'
             WHEN code >= 100 OR status = 'Success' THEN 'success'
             ELSE 'unknown' END AS outcome,
        CASE WHEN kind IS NULL THEN split_part(uri, '?', 1) ELSE concat_ws('/', namespace, kind, name, part) END AS resource,
        CASE WHEN verb IS NULL THEN 'unparsed'
             WHEN code = 401 OR code = 403 AND username = 'system:anonymous' OR kind IN ('tokenreviews', 'selfsubjectreviews')
                 OR kind = 'serviceaccounts' AND part = 'token' THEN 'authentication'
             WHEN code = 403 OR decision = 'forbid' OR api_group = 'authorization.k8s.io' OR kind LIKE '%subject%reviews' THEN 'authorization'
             WHEN part IN ('exec', 'attach', 'portforward', 'ephemeralcontainers') THEN 'process'
             WHEN kind = 'secrets' THEN 'data'
             WHEN NOT writes THEN 'api'
             WHEN kind IN ('roles', 'rolebindings', 'clusterroles', 'clusterrolebindings') OR kind = 'certificatesigningrequests' AND part = 'approval'
                 THEN 'authorization'
             WHEN kind IN ('serviceaccounts', 'users', 'groups') THEN 'account'
             WHEN kind IN ('services', 'endpoints', 'endpointslices', 'ingresses', 'ingressclasses', 'networkpolicies', 'gateways', 'httproutes') THEN 'network'
             WHEN kind IN ('leases', 'events') OR part = 'status' THEN 'system'
             WHEN kind IS NULL THEN 'api'
             ELSE 'configuration' END AS category,
        CASE WHEN part = 'exec' THEN 'exec'
             WHEN part IN ('attach', 'proxy') THEN part
             WHEN part = 'portforward' THEN 'port_forward'
             WHEN part = 'eviction' THEN 'evict'
             WHEN part = 'ephemeralcontainers' AND writes THEN 'debug'
             WHEN kind = 'serviceaccounts' AND part = 'token' AND writes THEN 'create_key'
             WHEN kind = 'tokenreviews' THEN 'authenticate'
             WHEN kind LIKE '%subject%reviews' THEN 'authorize'
             WHEN kind = 'serviceaccounts' AND verb = 'create' THEN 'create_user'
             WHEN kind = 'serviceaccounts' AND verb = 'delete' THEN 'delete_user'
             WHEN kind IN ('roles', 'rolebindings', 'clusterroles', 'clusterrolebindings') AND writes THEN 'change_policy'
             WHEN verb = 'deletecollection' THEN 'delete'
             ELSE verb END AS action
    FROM spread
)
SELECT source, record, category, action, outcome,
    audit_id || coalesce('/' || stage, '') AS uid,
    CASE WHEN moment BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31' THEN moment END AS time,
    CASE WHEN code IN (401, 403) OR decision = 'forbid' THEN 2
         WHEN outcome = 'success' AND action IN ('exec', 'attach', 'port_forward', 'debug', 'change_policy', 'create_user', 'delete_user', 'create_key') THEN 2
         ELSE 1 END AS severity,
    CASE category WHEN 'unparsed' THEN NULL WHEN 'authentication' THEN 3002 WHEN 'authorization' THEN 3005 WHEN 'account' THEN 3001 ELSE 6003 END AS class_uid,
    nullif(username, '') AS actor,
    coalesce(nullif(impersonated, ''), reviewed,
        CASE WHEN kind = 'serviceaccounts' AND writes THEN concat('system:serviceaccount:', namespace, ':', name)
             WHEN subject_kind = 'ServiceAccount' THEN concat('system:serviceaccount:', coalesce(subject_namespace, namespace), ':', subject_name)
             ELSE subject_name END) AS target,
    CASE WHEN regexp_full_match(address, '[0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+') THEN address END AS source_ip,
    coalesce(nullif(kind, ''), CASE WHEN verb IS NOT NULL THEN 'kube-apiserver' END) AS subsystem,
    credential AS session,
    audit_id AS request,
    nullif(split_part(agent, '/', 1), '') AS process,
    CASE WHEN part = 'exec' THEN nullif(array_to_string(list_transform(regexp_extract_all(uri, '[?&]command=([^&]*)', 1),
        lambda c: coalesce(try(url_decode(replace(c, '+', ' '))), c)), ' '), '') END AS command,
    nullif(resource, '') AS resource,
    CASE WHEN verb IS NOT NULL THEN concat_ws(': ', verb || coalesce(' ' || nullif(resource, ''), ''), reply) END AS message,
    fields AS data,
    raw
FROM judged
