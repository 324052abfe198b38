using System.Globalization;
using System.Text.Json;

namespace AuditOps.Quality.Chains;

/// <summary>Writes lines as the software writes them.</summary>
internal static class ChainLines
{
    public static string Login(DateTime time, string host, int pid, string user, string address, bool accepted = true) =>
        Syslog(time, host, "sshd", pid, $"{(accepted ? "Accepted" : "Failed")} password for {user} from {address} port {20_000 + (pid % 40_000)} ssh2");

    public static string Sudo(DateTime time, string host, int pid, string user, string command) =>
        Syslog(time, host, "sudo", pid, $"{user,8} : TTY=pts/0 ; PWD=/home/{user} ; USER=root ; COMMAND={command}");

    public static string NewUser(DateTime time, string host, int pid, string user) =>
        Syslog(time, host, "useradd", pid, $"new user: name={user}, UID={1_000 + (pid % 500)}, GID=1000, home=/home/{user}, shell=/bin/bash, from=/dev/pts/0");

    public static string Cron(DateTime time, string host, int pid, string command) => Syslog(time, host, "CRON", pid, $"(root) CMD ({command})");

    public static string Cloud(DateTime time, string user, string key, string address, string service, string name, object parameters, Guid id) => JsonSerializer.Serialize(new
    {
        eventVersion = "1.08",
        userIdentity = new { type = "IAMUser", userName = user, accessKeyId = key },
        eventTime = time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        eventSource = service + ".amazonaws.com",
        eventName = name,
        awsRegion = "eu-central-1",
        sourceIPAddress = address,
        userAgent = "aws-cli/2.15",
        requestParameters = parameters,
        requestID = id.ToString("N"),
        eventID = id.ToString(),
        eventType = "AwsApiCall",
        recipientAccountId = "111122223333",
    });

    public static string Cluster(DateTime time, string user, string address, string verb, string kind, string name, string? part, Guid id) => JsonSerializer.Serialize(new
    {
        kind = "Event",
        apiVersion = "audit.k8s.io/v1",
        level = "Metadata",
        auditID = id.ToString(),
        stage = "ResponseComplete",
        requestURI = $"/api/v1/namespaces/prod/{kind}/{name}",
        verb,
        user = new { username = user },
        sourceIPs = new[] { address },
        userAgent = "kubectl/v1.29.3",
        objectRef = new { resource = kind, @namespace = "prod", name, subresource = part },
        responseStatus = new { code = 200 },
        requestReceivedTimestamp = time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
    });

    private static string Syslog(DateTime time, string host, string program, int pid, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd'T'HH:mm:ss.ffffff}+00:00 {host} {program}[{pid}]: {text}");
}
