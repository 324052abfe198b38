-- title: AWS CloudTrail
-- reader: json
-- files: *CloudTrail*.json* *cloudtrail*.json* *cloudtrail*.log*
-- detect: avg(coalesce(len(list_filter(json_extract_string(fields, ['$.eventSource', '$.eventName', '$.eventTime']), x -> x IS NOT NULL AND NOT starts_with(x, '{'))) = 3 OR json_extract_string(fields, '$.insightDetails.eventSource') IS NOT NULL OR json_extract_string(fields, '$.detail.eventSource') IS NOT NULL OR json_exists(fields, '$.CloudTrailEvent') OR contains(json_extract_string(fields, '$.message'), '"eventSource"') OR json_exists(fields, '$.digestS3Object'), false)::INT)
-- wrapped: $.eventVersion $.detail $.CloudTrailEvent $.message
-- about: AWS CloudTrail record contents, event versions 1.02 to 1.11: management, data, network activity and Insights events, digests;
-- about: log files (Records), NDJSON, EventBridge events (detail), CloudWatch log events (message) and the output of "aws cloudtrail lookup-events" (CloudTrailEvent).
-- about: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html
WITH kinds (call, action, category) AS (VALUES
    ('signin:ConsoleLogin', 'login', 'authentication'),
    ('signin:UserAuthentication', 'login', 'authentication'),
    ('sso:Authenticate', 'login', 'authentication'),
    ('sso:Logout', 'logout', 'authentication'),
    ('signin:PasswordUpdated', 'change_password', 'account'),
    ('signin:SwitchRole', 'assume_role', 'authentication'),
    ('sts:AssumeRole', 'assume_role', 'authentication'),
    ('sts:AssumeRoleWithSAML', 'assume_role', 'authentication'),
    ('sts:AssumeRoleWithWebIdentity', 'assume_role', 'authentication'),
    ('sts:AssumeRoot', 'assume_role', 'authentication'),
    ('sts:GetSessionToken', 'get_session_token', 'authentication'),
    ('sts:GetFederationToken', 'get_federation_token', 'authentication'),
    ('rolesanywhere:CreateSession', 'assume_role', 'authentication'),
    ('eks-auth:AssumeRoleForPodIdentity', 'assume_role', 'authentication'),
    ('cognito-idp:InitiateAuth', 'login', 'authentication'),
    ('cognito-idp:AdminInitiateAuth', 'login', 'authentication'),
    ('ec2-instance-connect:SendSSHPublicKey', 'send_ssh_public_key', 'authentication'),
    ('iam:CreateUser', 'create_user', 'account'),
    ('iam:DeleteUser', 'delete_user', 'account'),
    ('iam:UpdateUser', 'modify_user', 'account'),
    ('iam:TagUser', 'modify_user', 'account'),
    ('iam:UntagUser', 'modify_user', 'account'),
    ('iam:CreateLoginProfile', 'change_password', 'account'),
    ('iam:UpdateLoginProfile', 'change_password', 'account'),
    ('iam:ChangePassword', 'change_password', 'account'),
    ('iam:CreateAccessKey', 'create_key', 'account'),
    ('iam:DeleteAccessKey', 'delete_key', 'account'),
    ('iam:UploadSSHPublicKey', 'create_key', 'account'),
    ('iam:DeleteSSHPublicKey', 'delete_key', 'account'),
    ('iam:UploadSigningCertificate', 'create_key', 'account'),
    ('iam:DeleteSigningCertificate', 'delete_key', 'account'),
    ('iam:CreateServiceSpecificCredential', 'create_key', 'account'),
    ('iam:DeleteServiceSpecificCredential', 'delete_key', 'account'),
    ('iam:CreateGroup', 'create_group', 'account'),
    ('iam:DeleteGroup', 'delete_group', 'account'),
    ('iam:UpdateGroup', 'modify_group', 'account'),
    ('iam:AddUserToGroup', 'add_member', 'account'),
    ('iam:RemoveUserFromGroup', 'remove_member', 'account'),
    ('iam:AttachUserPolicy', 'change_policy', 'authorization'),
    ('iam:AttachGroupPolicy', 'change_policy', 'authorization'),
    ('iam:AttachRolePolicy', 'change_policy', 'authorization'),
    ('iam:DetachUserPolicy', 'change_policy', 'authorization'),
    ('iam:DetachGroupPolicy', 'change_policy', 'authorization'),
    ('iam:DetachRolePolicy', 'change_policy', 'authorization'),
    ('iam:PutUserPolicy', 'change_policy', 'authorization'),
    ('iam:PutGroupPolicy', 'change_policy', 'authorization'),
    ('iam:PutRolePolicy', 'change_policy', 'authorization'),
    ('iam:DeleteUserPolicy', 'change_policy', 'authorization'),
    ('iam:DeleteGroupPolicy', 'change_policy', 'authorization'),
    ('iam:DeleteRolePolicy', 'change_policy', 'authorization'),
    ('iam:PutUserPermissionsBoundary', 'change_policy', 'authorization'),
    ('iam:DeleteUserPermissionsBoundary', 'change_policy', 'authorization'),
    ('iam:PutRolePermissionsBoundary', 'change_policy', 'authorization'),
    ('iam:DeleteRolePermissionsBoundary', 'change_policy', 'authorization'),
    ('iam:UpdateAssumeRolePolicy', 'change_policy', 'authorization'),
    ('iam:CreatePolicy', 'change_policy', 'authorization'),
    ('iam:DeletePolicy', 'change_policy', 'authorization'),
    ('iam:CreatePolicyVersion', 'change_policy', 'authorization'),
    ('iam:DeletePolicyVersion', 'change_policy', 'authorization'),
    ('iam:SetDefaultPolicyVersion', 'change_policy', 'authorization'),
    ('s3:PutBucketPolicy', 'change_policy', 'authorization'),
    ('s3:DeleteBucketPolicy', 'change_policy', 'authorization'),
    ('s3:PutBucketAcl', 'change_policy', 'authorization'),
    ('s3:PutObjectAcl', 'change_policy', 'authorization'),
    ('kms:PutKeyPolicy', 'change_policy', 'authorization'),
    ('kms:CreateGrant', 'change_policy', 'authorization'),
    ('secretsmanager:PutResourcePolicy', 'change_policy', 'authorization'),
    ('secretsmanager:DeleteResourcePolicy', 'change_policy', 'authorization'),
    ('lambda:AddPermission', 'change_policy', 'authorization'),
    ('lambda:RemovePermission', 'change_policy', 'authorization'),
    ('organizations:AttachPolicy', 'change_policy', 'authorization'),
    ('sso:CreateAccountAssignment', 'change_policy', 'authorization'),
    ('sso:DeleteAccountAssignment', 'change_policy', 'authorization'),
    ('sso:CreatePermissionSet', 'change_policy', 'authorization'),
    ('sso:DeletePermissionSet', 'change_policy', 'authorization'),
    ('sso:UpdatePermissionSet', 'change_policy', 'authorization'),
    ('sso:PutInlinePolicyToPermissionSet', 'change_policy', 'authorization'),
    ('sso:DeleteInlinePolicyFromPermissionSet', 'change_policy', 'authorization'),
    ('sso:AttachManagedPolicyToPermissionSet', 'change_policy', 'authorization'),
    ('sso:DetachManagedPolicyFromPermissionSet', 'change_policy', 'authorization'),
    ('eks:CreateAccessEntry', 'change_policy', 'authorization'),
    ('eks:UpdateAccessEntry', 'change_policy', 'authorization'),
    ('eks:DeleteAccessEntry', 'change_policy', 'authorization'),
    ('eks:AssociateAccessPolicy', 'change_policy', 'authorization'),
    ('eks:DisassociateAccessPolicy', 'change_policy', 'authorization'),
    ('s3:PutBucketPublicAccessBlock', 'change_policy', 'authorization'),
    ('s3:DeleteBucketPublicAccessBlock', 'change_policy', 'authorization'),
    ('s3:PutAccountPublicAccessBlock', 'change_policy', 'authorization'),
    ('ec2:ModifySnapshotAttribute', 'change_policy', 'authorization'),
    ('ec2:ModifyImageAttribute', 'change_policy', 'authorization'),
    ('sns:AddPermission', 'change_policy', 'authorization'),
    ('sqs:AddPermission', 'change_policy', 'authorization'),
    ('ecr:SetRepositoryPolicy', 'change_policy', 'authorization'),
    ('kms:RetireGrant', 'change_policy', 'authorization'),
    ('kms:RevokeGrant', 'change_policy', 'authorization'),
    ('organizations:DetachPolicy', 'change_policy', 'authorization'),
    ('identitystore:CreateUser', 'create_user', 'account'),
    ('identitystore:DeleteUser', 'delete_user', 'account'),
    ('identitystore:CreateGroupMembership', 'add_member', 'account'),
    ('identitystore:DeleteGroupMembership', 'remove_member', 'account'),
    ('cognito-idp:AdminCreateUser', 'create_user', 'account'),
    ('cognito-idp:AdminDeleteUser', 'delete_user', 'account'),
    ('cognito-idp:SignUp', 'create_user', 'account'),
    ('ec2:CreateKeyPair', 'create_key', 'account'),
    ('ec2:ImportKeyPair', 'create_key', 'account'),
    ('ec2:DeleteKeyPair', 'delete_key', 'account'),
    ('cloudtrail:StopLogging', 'stop_audit', 'configuration'),
    ('cloudtrail:DeleteTrail', 'stop_audit', 'configuration'),
    ('cloudtrail:DeleteEventDataStore', 'stop_audit', 'configuration'),
    ('cloudtrail:StopEventDataStoreIngestion', 'stop_audit', 'configuration'),
    ('cloudtrail:StartLogging', 'start_audit', 'configuration'),
    ('cloudtrail:CreateTrail', 'start_audit', 'configuration'),
    ('config:StopConfigurationRecorder', 'stop_audit', 'configuration'),
    ('config:DeleteConfigurationRecorder', 'stop_audit', 'configuration'),
    ('guardduty:DeleteDetector', 'stop_audit', 'configuration'),
    ('securityhub:DisableSecurityHub', 'stop_audit', 'configuration'),
    ('macie2:DisableMacie', 'stop_audit', 'configuration'),
    ('detective:DeleteGraph', 'stop_audit', 'configuration'),
    ('access-analyzer:DeleteAnalyzer', 'stop_audit', 'configuration'),
    ('guardduty:StopMonitoringMembers', 'stop_audit', 'configuration'),
    ('config:DeleteDeliveryChannel', 'stop_audit', 'configuration'),
    ('cloudtrail:UpdateTrail', 'change_audit', 'configuration'),
    ('cloudtrail:PutEventSelectors', 'change_audit', 'configuration'),
    ('cloudtrail:PutInsightSelectors', 'change_audit', 'configuration'),
    ('guardduty:UpdateDetector', 'change_audit', 'configuration'),
    ('guardduty:CreateFilter', 'change_audit', 'configuration'),
    ('config:PutConfigurationRecorder', 'change_audit', 'configuration'),
    ('ec2:DeleteFlowLogs', 'stop_audit', 'configuration'),
    ('logs:DeleteLogGroup', 'clear_log', 'configuration'),
    ('logs:DeleteLogStream', 'clear_log', 'configuration'),
    ('ssm:SendCommand', 'exec', 'process'),
    ('ecs:ExecuteCommand', 'exec', 'process'),
    ('ssm:StartSession', 'session_open', 'process'),
    ('ssm:ResumeSession', 'session_open', 'process'),
    ('ssm:TerminateSession', 'session_close', 'process'),
    ('lambda:Invoke', 'invoke', 'process'),
    ('s3:GetObject', 'read', 'data'),
    ('s3:PutObject', 'write', 'data'),
    ('s3:CopyObject', 'write', 'data'),
    ('s3:CompleteMultipartUpload', 'write', 'data'),
    ('s3:DeleteObject', 'delete', 'data'),
    ('s3:DeleteObjects', 'delete', 'data'),
    ('s3:ListObjects', 'list', 'data'),
    ('secretsmanager:GetSecretValue', 'get_secret_value', 'data'),
    ('secretsmanager:BatchGetSecretValue', 'get_secret_value', 'data'),
    ('ssm:GetParameter', 'get_parameter', 'data'),
    ('ssm:GetParameters', 'get_parameter', 'data'),
    ('ssm:GetParametersByPath', 'get_parameter', 'data'),
    ('ec2:GetPasswordData', 'get_password_data', 'data'),
    ('kms:Decrypt', 'decrypt', 'data'),
    ('kms:Encrypt', 'encrypt', 'data'),
    ('kms:GenerateDataKey', 'generate_data_key', 'data')
),
spread AS (
    SELECT source, record, raw, fields,
        "$.eventTime" AS eventTime, "$.awsRegion" AS awsRegion, "$.sourceIPAddress" AS sourceIPAddress, "$.errorCode" AS errorCode, "$.errorMessage" AS errorMessage,
        "$.requestID" AS requestID, "$.eventID" AS eventID, "$.sharedEventID" AS sharedEventID, "$.eventType" AS eventType, "$.eventCategory" AS eventCategory,
        "$.readOnly" AS readOnly, "$.digestEndTime" AS digestEndTime, "$.digestS3Bucket" AS digestS3Bucket, "$.digestS3Object" AS digestS3Object,
        "$.awsAccountId" AS awsAccountId, "$.requestParameters.userName" AS userName, "$.requestParameters.roleName" AS roleName,
        "$.requestParameters.groupName" AS groupName, "$.requestParameters.roleArn" AS roleArn, "$.requestParameters.principal" AS principal,
        "$.requestParameters.policyArn" AS policyArn, "$.requestParameters.policyName" AS policyName, "$.requestParameters.bucketName" AS bucketName,
        "$.requestParameters.key" AS key, "$.requestParameters.functionName" AS functionName, "$.requestParameters.secretId" AS secretId,
        "$.requestParameters.keyId" AS keyId, "$.requestParameters.tableName" AS tableName, "$.requestParameters.name" AS name,
        "$.requestParameters.trailName" AS trailName, "$.requestParameters.instanceId" AS instanceId, "$.requestParameters.target" AS target,
        "$.requestParameters.resourceArn" AS resourceArn, "$.requestParameters.topicArn" AS topicArn, "$.requestParameters.queueUrl" AS queueUrl,
        "$.requestParameters.stackName" AS stackName, "$.requestParameters.cluster" AS cluster, "$.requestParameters.repositoryName" AS repositoryName,
        "$.requestParameters.documentName" AS documentName, "$.requestParameters.logGroupName" AS logGroupName,
        "$.requestParameters.dBInstanceIdentifier" AS dBInstanceIdentifier, "$.requestParameters.dBClusterIdentifier" AS dBClusterIdentifier,
        "$.requestParameters.dBSnapshotIdentifier" AS dBSnapshotIdentifier, "$.requestParameters.resourceId" AS resourceId, "$.requestParameters.groupId" AS groupId,
        "$.requestParameters.snapshotId" AS snapshotId, "$.requestParameters.volumeId" AS volumeId, "$.requestParameters.imageId" AS imageId,
        "$.requestParameters.routeTableId" AS routeTableId, "$.requestParameters.subnetId" AS subnetId, "$.requestParameters.networkInterfaceId" AS networkInterfaceId,
        "$.requestParameters.networkAclId" AS networkAclId, "$.requestParameters.internetGatewayId" AS internetGatewayId, "$.requestParameters.vpcId" AS vpcId,
        "$.requestParameters.keyName" AS keyName, "$.requestParameters.hostedZoneId" AS hostedZoneId, "$.requestParameters.domainName" AS domainName,
        "$.requestParameters.detectorId" AS detectorId, "$.requestParameters.instanceProfileName" AS instanceProfileName,
        "$.requestParameters.accessKeyId" AS accessKeyId, "$.userIdentity.type" AS identity, "$.userIdentity.userName" AS identity_name,
        "$.userIdentity.arn" AS identity_arn, "$.userIdentity.principalId" AS principal_id, "$.userIdentity.invokedBy" AS invoked_by,
        "$.userIdentity.accountId" AS account_id, "$.userIdentity.accessKeyId" AS session_key, "$.userIdentity.onBehalfOf.userId" AS on_behalf_of,
        "$.userIdentity.sessionContext.sessionIssuer.userName" AS issuer, "$.resources[0].ARN" AS first_arn, "$.responseElements.ConsoleLogin" AS login_result,
        "$.responseElements.SwitchRole" AS switch_result, "$.responseElements.CheckMfa" AS mfa_result, "$.responseElements.PasswordRecoveryRequested" AS recovery_result,
        "$.responseElements.PasswordUpdated" AS password_result,
        coalesce("$.serviceEventDetails.UserAuthentication", "$.serviceEventDetails.CredentialVerification", "$.serviceEventDetails.CredentialChallenge") AS check_result,
        "$.responseElements.user.userName" AS answer_user, "$.responseElements.accessKey.userName" AS key_user,
        "$.responseElements.instancesSet.items[0].instanceId" AS answer_instance, "$.requestParameters.instancesSet.items[0].instanceId" AS asked_instance,
        "$.insightDetails.state" AS insight_state, "$.insightDetails.insightType" AS insight_type, "$.eventName" IS NULL AND "$.digestS3Object" IS NOT NULL AS is_digest,
        split_part(trim("$.userAgent", '[]'), '/', 1) AS agent, split_part("$.userIdentity.arn", '/', -1) AS arn_end,
        replace(coalesce("$.eventSource", "$.insightDetails.eventSource"), '.amazonaws.com', '') AS service,
        CASE WHEN contains("$.eventName", '"') THEN NULL
             WHEN contains("$.eventName", '20') THEN regexp_replace("$.eventName", '20[0-9]{2}_?[0-9]{2}_?[0-9]{2}(v[0-9]+)?$', '')
             ELSE coalesce("$.eventName", "$.insightDetails.eventName") END AS operation_name
    FROM input
),
classed AS (
    SELECT spread.*,
        try_cast(coalesce(eventTime, digestEndTime) AS TIMESTAMP) AS event_time,
        CASE WHEN fields IS NULL OR insight_state IS NOT NULL THEN 'unknown'
             WHEN errorCode IS NOT NULL OR errorMessage IS NOT NULL THEN 'failure'
             WHEN 'Failure' IN (login_result, switch_result, mfa_result, recovery_result, password_result, check_result) THEN 'failure'
             ELSE 'success' END AS outcome,
        CASE WHEN fields IS NULL OR operation_name IS NULL AND NOT is_digest THEN 'unparsed'
             WHEN insight_state IS NOT NULL THEN 'alert'
             WHEN is_digest THEN 'system'
             WHEN kinds.category IS NOT NULL THEN kinds.category
             WHEN eventCategory = 'Data' THEN 'data'
             WHEN eventCategory = 'NetworkActivity' THEN 'network'
             WHEN eventType = 'AwsServiceEvent' THEN 'system'
             WHEN service IN ('signin', 'sso-oidc') THEN 'authentication'
             WHEN coalesce(readOnly = 'true', regexp_matches(operation_name, '^(Describe|List|Get|Head|Lookup|Search)')) THEN 'api'
             WHEN service = 'iam' THEN 'account'
             WHEN service = 'ec2'
                 AND regexp_matches(operation_name, 'SecurityGroup|NetworkAcl|Route|Vpc|Subnet|Gateway|Address|NetworkInterface|Vpn') THEN 'network'
             WHEN service IN ('elasticloadbalancing', 'route53', 'route53resolver', 'network-firewall', 'wafv2', 'directconnect') THEN 'network'
             ELSE 'configuration' END AS category,
        CASE WHEN insight_state IS NOT NULL THEN 'insight_' || lower(insight_state)
             WHEN is_digest THEN 'log_digest'
             WHEN kinds.action IS NOT NULL THEN kinds.action
             ELSE lower(regexp_replace(operation_name, '([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])', '\1\3_\2\4', 'g')) END AS action
    FROM spread LEFT JOIN kinds ON kinds.call = service || ':' || operation_name
)
SELECT source, record, category, action, outcome,
    nullif(eventID, '') AS uid,
    CASE WHEN event_time BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31' THEN event_time END AS time,
    CASE WHEN insight_state IS NOT NULL THEN 3
         WHEN action IN ('stop_audit', 'clear_log') AND outcome = 'success' THEN 4
         WHEN identity = 'Root' AND eventType IS DISTINCT FROM 'AwsServiceEvent' THEN 3
         WHEN category IN ('account', 'authorization') AND outcome = 'success' THEN 2
         WHEN outcome = 'failure' AND (category = 'authentication' OR contains(errorCode, 'Denied') OR contains(errorCode, 'Unauthorized')) THEN 2
         ELSE 1 END AS severity,
    CASE category WHEN 'unparsed' THEN NULL WHEN 'alert' THEN 2004 WHEN 'authentication' THEN 3002 WHEN 'account' THEN 3001
         WHEN 'authorization' THEN 3005 ELSE 6003 END AS class_uid,
    CASE identity
        WHEN 'IAMUser' THEN coalesce(nullif(identity_name, ''), nullif(arn_end, ''), principal_id)
        WHEN 'AssumedRole' THEN CASE WHEN contains(identity_arn, ':assumed-role/') THEN split_part(identity_arn, ':assumed-role/', 2)
            ELSE coalesce(nullif(identity_arn, ''), issuer, principal_id) END
        WHEN 'Root' THEN 'root'
        WHEN 'AWSService' THEN invoked_by
        WHEN 'AWSAccount' THEN coalesce(account_id, principal_id)
        WHEN 'FederatedUser' THEN coalesce(nullif(split_part(identity_arn, ':federated-user/', 2), ''), nullif(split_part(principal_id, ':', 2), ''), principal_id)
        WHEN 'IdentityCenterUser' THEN coalesce(on_behalf_of, identity_name, principal_id)
        ELSE coalesce(nullif(identity_name, ''), nullif(arn_end, ''), nullif(principal_id, ''), invoked_by, account_id,
            awsAccountId) END AS actor,
    CASE WHEN action = 'assume_role'
             THEN coalesce(nullif(split_part(roleArn, '/', -1), ''), roleName, nullif(regexp_extract(errorMessage, ':role/(?:\S*/)?(\S+)$', 1), ''))
         WHEN category IN ('account', 'authorization') OR service = 'iam'
             THEN coalesce(userName, roleName, key_user, answer_user, CASE WHEN contains(operation_name, 'Group') THEN groupName END, principal)
         WHEN action = 'login' THEN actor END AS target,
    CASE WHEN regexp_full_match(sourceIPAddress, '[0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+') THEN sourceIPAddress END AS source_ip,
    awsRegion AS host,
    service AS subsystem,
    nullif(session_key, '') AS session,
    sharedEventID AS operation,
    nullif(requestID, '') AS request,
    nullif(agent, '') AS process,
    CASE WHEN first_arn IS NOT NULL THEN first_arn
         WHEN bucketName IS NOT NULL THEN concat('arn:aws:s3:::', bucketName, '/' || key)
         WHEN is_digest THEN concat('arn:aws:s3:::', digestS3Bucket, '/', digestS3Object)
         WHEN insight_state IS NOT NULL THEN service || ':' || operation_name
         ELSE coalesce(policyArn, roleArn, resourceArn, functionName, secretId, keyId, tableName, trailName, name, instanceId, asked_instance,
             requested.target, topicArn, queueUrl, stackName, cluster, repositoryName, dBInstanceIdentifier, dBClusterIdentifier,
             dBSnapshotIdentifier, resourceId, groupId, snapshotId, volumeId, imageId, routeTableId, networkInterfaceId, networkAclId,
             internetGatewayId, subnetId, vpcId, keyName, hostedZoneId, domainName, detectorId, logGroupName, documentName,
             accessKeyId, policyName, groupName, instanceProfileName, roleName, userName, answer_instance,
             CASE WHEN outcome = 'failure' THEN nullif(regexp_extract(errorMessage, 'on resource: (\S+)', 1), '') END) END AS resource,
    CASE WHEN insight_state IS NOT NULL THEN concat(insight_type, ' ', lower(insight_state), ': ', service, ':', operation_name)
         WHEN is_digest THEN 'Digest of the log files until ' || digestEndTime
         WHEN coalesce(errorCode, errorMessage) IS NOT NULL THEN concat(service, ':', operation_name, ': ', concat_ws(' ', errorCode, errorMessage))
         ELSE service || ':' || operation_name END AS message,
    fields AS data,
    CASE WHEN fields IS NULL THEN raw END AS raw
FROM classed AS requested
