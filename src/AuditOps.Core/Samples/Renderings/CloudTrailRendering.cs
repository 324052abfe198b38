using static AuditOps.Core.Samples.ActivityKind;

namespace AuditOps.Core.Samples.Renderings;

/// <summary>AWS CloudTrail, one record a line. A detail is <c>service:Call resource</c>.</summary>
internal sealed class CloudTrailRendering() : Rendering(Escaping.Json)
{
    private const string Owner = "111122223333";

    public override string Format => "cloudtrail";

    public override string FileName => "cloudtrail.jsonl";

    public override IReadOnlySet<ActivityKind> Kinds { get; } = new HashSet<ActivityKind>
    {
        Login, LoginFailed, Elevate, ElevateRefused, Read, Write, Delete, Denied, AccountCreated, AccountGrouped, PasswordChanged, KeyCreated, LoggingStopped,
    };

    public override Vocabulary Vocabulary { get; } = new()
    {
        Everyday =
        [
            new(Read, "ec2:DescribeInstances"), new(Read, "ec2:DescribeInstances"), new(Read, "s3:ListBuckets"), new(Read, "s3:GetObject app-assets/logo.svg"),
            new(Read, "cloudwatch:GetMetricData"), new(Read, "logs:FilterLogEvents"), new(Read, "lambda:ListFunctions20150331"),
            new(Write, "s3:PutObject app-assets/build.zip"), new(Read, "rds:DescribeDBInstances"), new(Denied, "iam:ListUsers"),
        ],
        Admin =
        [
            new(Read, "ec2:DescribeInstances"), new(Read, "iam:ListUsers"), new(Read, "iam:GetRole"), new(Write, "ec2:RunInstances"),
            new(Delete, "ec2:TerminateInstances"), new(Write, "ec2:AuthorizeSecurityGroupIngress"), new(Elevate, "sts:AssumeRole Administrator"),
            new(Read, "cloudtrail:LookupEvents"), new(Write, "lambda:UpdateFunctionCode20150331v2"),
        ],
        Service =
        [
            new(Read, "s3:GetObject app-data/batch.parquet"), new(Write, "s3:PutObject app-data/batch.parquet"), new(Read, "sqs:ReceiveMessage"),
            new(Read, "dynamodb:GetItem"), new(Read, "kms:Decrypt"), new(Read, "ssm:GetParameter"),
        ],
        Sensitive =
        [
            new(Read, "secretsmanager:GetSecretValue prod/payments"), new(Read, "s3:GetObject finance-archive/ledger-2025.csv"),
            new(Read, "s3:GetObject customer-exports/users.csv"), new(Elevate, "sts:AssumeRole Administrator"), new(Read, "iam:GetAccountAuthorizationDetails"),
            new(Delete, "s3:DeleteBucketPolicy finance-archive"),
        ],
    };

    public override void Render(in Activity a)
    {
        var user = a.Actor.Name;
        switch (a.Kind)
        {
            case Login: Console(a, "Success"); break;
            case LoginFailed:
                for (var i = Math.Max(1, a.Repeated); i > 0; i--) Console(a, "Failure");
                break;
            case Read: Call(a, a.Detail ?? "secretsmanager:GetSecretValue prod/payments"); break;
            case Write or Delete: Call(a, a.Detail ?? "s3:PutObject app-data/object"); break;
            case Elevate: Call(a, a.Detail ?? "sts:AssumeRole Administrator"); break;
            case Denied or ElevateRefused: Call(a, a.Detail ?? "sts:AssumeRole Administrator", denied: true); break;
            case AccountCreated: Call(a, "iam:CreateUser " + a.Target!.Name); break;
            case AccountGrouped: Call(a, "iam:AttachUserPolicy " + a.Target!.Name); break;
            case PasswordChanged: Call(a, "iam:UpdateLoginProfile " + a.Target!.Name); break;
            case KeyCreated: Call(a, "iam:CreateAccessKey " + (a.Target?.Name ?? user)); break;
            case LoggingStopped: Call(a, "cloudtrail:StopLogging organization-trail"); break;
        }
    }

    private void Console(in Activity a, string result)
    {
        NextRecord();
        Identity(a);
        Text.Add($$"""
            "eventTime":"{{a.Time:0}}Z","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","awsRegion":"us-east-1","sourceIPAddress":"{{a.Address}}","userAgent":"Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
            """);
        if (result == "Failure") Text.Literal("\"errorMessage\":\"Failed authentication\",");
        Text.Add($$"""
            "requestParameters":null,"responseElements":{"ConsoleLogin":"{{result}}"},"additionalEventData":{"LoginTo":"https://console.aws.amazon.com/console/home","MobileVersion":"No","MFAUsed":"No"},
            """);
        Close("AwsConsoleSignIn", readOnly: false, request: false);
    }

    private void Call(in Activity a, string detail, bool denied = false)
    {
        NextRecord();
        var colon = detail.IndexOf(':', StringComparison.Ordinal);
        var space = detail.IndexOf(' ', StringComparison.Ordinal);
        var service = detail[..colon];
        var name = space < 0 ? detail[(colon + 1)..] : detail[(colon + 1)..space];
        Identity(a);
        Text.Add($$"""
            "eventTime":"{{a.Time:0}}Z","eventSource":"{{service}}.amazonaws.com","eventName":"{{name}}","awsRegion":"eu-central-1","sourceIPAddress":"{{a.Address}}","userAgent":"aws-cli/2.22.4",
            """);
        if (denied)
        {
            Text.Add($$"""
                "errorCode":"AccessDenied","errorMessage":"User: arn:aws:iam::{{Owner}}:user/{{a.Actor.Name}} is not authorized to perform: {{service}}:{{name}}",
                """);
        }

        Parameters(service, name, space < 0 ? "" : detail[(space + 1)..]);
        Close("AwsApiCall", a.Kind is Read or Denied, request: true);
    }

    private void Parameters(string service, string name, string resource)
    {
        Text.Literal("\"requestParameters\":");
        if (resource.Length == 0) Text.Literal("null");
        else if (service == "s3")
        {
            var slash = resource.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0) Text.Add($$"""{"bucketName":"{{resource}}"}""");
            else Text.Add($$"""{"bucketName":"{{resource[..slash]}}","key":"{{resource[(slash + 1)..]}}"}""");
        }
        else if (name == "AttachUserPolicy") Text.Add($$"""{"userName":"{{resource}}","policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}""");
        else if (service == "iam") Text.Add($$"""{"userName":"{{resource}}"}""");
        else if (service == "sts") Text.Add($$"""{"roleArn":"arn:aws:iam::{{Owner}}:role/{{resource}}","roleSessionName":"cli"}""");
        else if (service == "secretsmanager") Text.Add($$"""{"secretId":"{{resource}}"}""");
        else Text.Add($$"""{"name":"{{resource}}"}""");
        Text.Literal(",\"responseElements\":null,");
    }

    private void Identity(in Activity a)
    {
        if (a.Actor.Kind == World.AccountKind.Root)
        {
            Text.Add($$"""
                {"eventVersion":"1.11","userIdentity":{"type":"Root","principalId":"{{Owner}}","arn":"arn:aws:iam::{{Owner}}:root","accountId":"{{Owner}}"},
                """);
            return;
        }

        var principal = SampleRandom.Mix((ulong)a.Actor.Uid);
        Text.Add($$"""
            {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","principalId":"AIDA{{principal:x16}}","arn":"arn:aws:iam::{{Owner}}:user/{{a.Actor.Name}}","accountId":"{{Owner}}","accessKeyId":"AKIA{{principal:x16}}","userName":"{{a.Actor.Name}}"},
            """);
    }

    private void Close(string type, bool readOnly, bool request)
    {
        var (high, low) = NextUid();
        if (request) Text.Add($"\"requestID\":\"{low:x16}\",");
        Text.Add($$"""
            "eventID":"{{high >> 32:x8}}-{{(high >> 16) & 0xFFFF:x4}}-{{high & 0xFFFF:x4}}-{{low >> 48:x4}}-{{low & 0xFFFF_FFFF_FFFF:x12}}","readOnly":{{(readOnly ? "true" : "false")}},"eventType":"{{type}}","managementEvent":true,"recipientAccountId":"{{Owner}}","eventCategory":"Management"}
            """);
        Text.Literal("\n");
    }
}
