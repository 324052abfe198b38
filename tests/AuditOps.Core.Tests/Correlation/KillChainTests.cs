using AuditOps.Core.Tests.Imports;

namespace AuditOps.Core.Tests.Correlation;

/// <summary>A break-in that goes from a host over a cluster into a cloud, told by three formats, while carol works at the same time.</summary>
public sealed class KillChainTests : IDisposable
{
    private const string Host = """
        2026-01-05T08:30:00.000000+00:00 web1 CRON[390]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)
        2026-01-05T08:41:00.000000+00:00 web1 sshd[400]: Accepted publickey for carol from 198.51.100.7 port 5000 ssh2: RSA SHA256:abc
        2026-01-05T09:00:00.000000+00:00 web1 sshd[411]: Failed password for bob from 203.0.113.5 port 4001 ssh2
        2026-01-05T09:00:04.000000+00:00 web1 sshd[412]: Failed password for bob from 203.0.113.5 port 4002 ssh2
        2026-01-05T09:00:08.000000+00:00 web1 sshd[413]: Failed password for bob from 203.0.113.5 port 4003 ssh2
        2026-01-05T09:00:12.000000+00:00 web1 sshd[414]: Accepted password for bob from 203.0.113.5 port 4004 ssh2
        2026-01-05T09:02:00.000000+00:00 web1 sudo[510]: bob : TTY=pts/0 ; PWD=/home/bob ; USER=root ; COMMAND=/usr/sbin/useradd -m eve
        2026-01-05T09:02:00.200000+00:00 web1 useradd[511]: new user: name=eve, UID=1007, GID=1007, home=/home/eve, shell=/bin/bash, from=/dev/pts/0
        2026-01-05T09:03:00.000000+00:00 web1 sudo[520]: carol : TTY=pts/2 ; PWD=/home/carol ; USER=root ; COMMAND=/usr/bin/systemctl status nginx
        """;

    private const string Cluster = """
        {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"a-1","stage":"ResponseComplete","requestURI":"/api/v1/namespaces/shop/pods/web-0/log","verb":"get","user":{"username":"carol"},"sourceIPs":["198.51.100.7"],"objectRef":{"resource":"pods","namespace":"shop","name":"web-0","subresource":"log"},"responseStatus":{"code":200},"requestReceivedTimestamp":"2026-01-05T09:03:30.000000Z"}
        {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"a-2","stage":"ResponseComplete","requestURI":"/api/v1/namespaces/shop/secrets/aws","verb":"get","user":{"username":"eve"},"sourceIPs":["203.0.113.5"],"objectRef":{"resource":"secrets","namespace":"shop","name":"aws"},"responseStatus":{"code":200},"requestReceivedTimestamp":"2026-01-05T09:04:00.000000Z"}
        """;

    private const string Cloud = """
        {"Records":[{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/carol","accountId":"123456789012","accessKeyId":"AKIACAROL","userName":"carol"},"eventTime":"2026-01-05T09:04:30Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"eu-central-1","sourceIPAddress":"198.51.100.7","requestParameters":{"bucketName":"shop","key":"logo.png"},"eventID":"c-1","eventType":"AwsApiCall","recipientAccountId":"123456789012"},
        {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/deploy","accountId":"123456789012","accessKeyId":"AKIADEPLOY","userName":"deploy"},"eventTime":"2026-01-05T09:05:00Z","eventSource":"sts.amazonaws.com","eventName":"GetCallerIdentity","awsRegion":"eu-central-1","sourceIPAddress":"203.0.113.5","eventID":"c-2","eventType":"AwsApiCall","recipientAccountId":"123456789012"},
        {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/deploy","accountId":"123456789012","accessKeyId":"AKIADEPLOY","userName":"deploy"},"eventTime":"2026-01-05T09:05:20Z","eventSource":"iam.amazonaws.com","eventName":"CreateAccessKey","awsRegion":"eu-central-1","sourceIPAddress":"203.0.113.5","requestParameters":{"userName":"deploy"},"responseElements":{"accessKey":{"userName":"deploy","status":"Active","accessKeyId":"AKIANEW"}},"eventID":"c-3","eventType":"AwsApiCall","recipientAccountId":"123456789012"}]}
        """;

    private readonly ImportSandbox _sandbox = new();

    public KillChainTests()
    {
        _sandbox.Write("auth.log", Host + "\n");
        _sandbox.Write("kubernetes.json", Cluster + "\n");
        _sandbox.Write("cloudtrail.json", Cloud + "\n");
    }

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Causation_NewKeyInTheCloud_LeadsBackToTheFirstTryOnTheHost()
    {
        var edges = _sandbox.Run(new GetCausation { LiteralPath = [_sandbox.Logs], EventId = [Event("create_key")] });
        var names = _sandbox.Run(new GetEvent { LiteralPath = [_sandbox.Logs] }).ToDictionary(found => found.EventId, found => $"{found.Actor} {found.Action} {found.Outcome}");
        Assert.Equal(
            [
                "1: deploy get_caller_identity success > deploy create_key success 0.9",
                "2: eve get success > deploy get_caller_identity success 0.3",
                "3:  create_user success > eve get success 0.3",
                "4: bob sudo success >  create_user success 0.5",
                "5: bob login success > bob sudo success 0.45",
                "6: bob login failure > bob login success 0.8",
            ],
            edges.Select(edge => FormattableString.Invariant($"{edge.Depth}: {names[edge.EventId]} > {names[edge.EffectId]} {edge.Confidence}")));
        var root = Assert.Single(edges, edge => edge.RootRank is not null);
        Assert.Equal((1, 0.433, 3L, "203.0.113.5", new DateTime(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc)), (root.RootRank, root.RootScore, root.Count, root.SourceIp, root.Time));
    }

    [Fact]
    public void Impact_FirstTry_IsTheWholeBreakInAndNothingOfCarols()
    {
        var tries = _sandbox.Run(new GetEvent { LiteralPath = [_sandbox.Logs], Outcome = Outcome.Failure });
        var impact = Assert.Single(_sandbox.Run(new GetImpact { LiteralPath = [_sandbox.Logs], EventId = [tries[0].EventId] }));
        Assert.Equal(["bob", "deploy", "eve", "root"], impact.Users.Order());
        Assert.Equal(["deploy", "shop/secrets/aws"], impact.Resources.Order());
        Assert.Equal(["eu-central-1", "web1"], impact.Hosts.Order());
        Assert.Equal((8L, Severity.High), (impact.Count, impact.Level));
        Assert.Contains("Remove or confirm what was made: eve (create_user), deploy (create_key).", impact.Recommendation);
        Assert.Contains("Take for known to others what was read: shop/secrets/aws.", impact.Recommendation);
    }

    [Fact]
    public void Correlation_NewAccount_BelongsToTheCommandThatMadeIt()
    {
        var found = _sandbox.Run(new GetCorrelation { LiteralPath = [_sandbox.Logs], EventId = [Event("create_user")] });
        Assert.Equal(("sudo", "bob", "command_ran"), (Assert.Single(found).Action, found[0].Actor, Assert.Single(found[0].Reason).Name));
    }

    private string Event(string action) => Assert.Single(_sandbox.Run(new GetEvent { LiteralPath = [_sandbox.Logs], Action = [action] })).EventId;
}
