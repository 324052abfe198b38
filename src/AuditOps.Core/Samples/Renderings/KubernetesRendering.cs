using static AuditOps.Core.Samples.ActivityKind;

namespace AuditOps.Core.Samples.Renderings;

/// <summary>The Kubernetes API server's audit log. A detail is <c>verb resource namespace name</c>; a dash is none.</summary>
internal sealed class KubernetesRendering() : Rendering(Escaping.Json)
{
    private readonly Dictionary<string, string[]> calls = [];

    public override string Format => "kubernetes";

    public override string FileName => "kube-audit.log";

    public override IReadOnlySet<ActivityKind> Kinds { get; } = new HashSet<ActivityKind>
    {
        Read, Write, Delete, Denied, Exec, AccountCreated, AccountGrouped, Probe,
    };

    public override Vocabulary Vocabulary { get; } = new()
    {
        Everyday =
        [
            new(Read, "list pods shop -"), new(Read, "get pods shop checkout-7d9f"), new(Read, "list deployments shop -"), new(Read, "get pods/log shop checkout-7d9f"),
            new(Read, "watch pods shop -"), new(Read, "list events shop -"), new(Write, "patch deployments shop checkout"), new(Denied, "list secrets kube-system -"),
        ],
        Admin =
        [
            new(Read, "list nodes - -"), new(Read, "list pods kube-system -"), new(Write, "patch deployments shop checkout"), new(Write, "create configmaps shop settings"),
            new(Delete, "delete pods shop checkout-7d9f"), new(Read, "get secrets shop tls"), new(Exec, "create pods/exec shop checkout-7d9f"), new(Write, "update services shop web"),
        ],
        Service =
        [
            new(Write, "update leases kube-system controller"), new(Read, "watch endpoints - -"), new(Read, "list pods - -"), new(Write, "patch pods/status shop checkout-7d9f"),
            new(Read, "get configmaps kube-system settings"),
        ],
        Sensitive =
        [
            new(Read, "list secrets kube-system -"), new(Read, "get secrets kube-system bootstrap-token"), new(Exec, "create pods/exec kube-system etcd-master"),
            new(Exec, "create pods/exec payments ledger-0"),
        ],
    };

    public override void Render(in Activity a)
    {
        switch (a.Kind)
        {
            case Read: Call(a, a.Detail ?? "list secrets kube-system -", 200); break;
            case Write or Delete: Call(a, a.Detail ?? "update configmaps shop settings", 200); break;
            case Exec: Call(a, a.Detail ?? "create pods/exec kube-system etcd-master", 101); break;
            case Denied: Call(a, a.Detail ?? "list secrets kube-system -", 403); break;
            case AccountCreated: Call(a, "create serviceaccounts kube-system " + a.Target!.Name, 201); break;
            case AccountGrouped: Call(a, "create clusterrolebindings - " + a.Target!.Name, 201); break;
            case Probe: Call(a, "get - - -", 401); break;
        }
    }

    private void Call(in Activity a, string detail, int code)
    {
        NextRecord();
        if (!calls.TryGetValue(detail, out var words)) calls[detail] = words = detail.Split(' ');
        var (verb, path, space, name) = (words[0], words[1], words[2], words[3]);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var resource = slash < 0 ? path : path[..slash];
        var (high, low) = NextUid();
        Text.Add($$"""
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"{{high >> 32:x8}}-{{(high >> 16) & 0xFFFF:x4}}-{{high & 0xFFFF:x4}}-{{low >> 48:x4}}-{{low & 0xFFFF_FFFF_FFFF:x12}}","stage":"ResponseComplete","requestURI":"
            """);
        Uri(path, space, name);
        Text.Add($$"""
            ","verb":"{{verb}}",
            """);
        User(a, code);
        Text.Add($$"""
            "sourceIPs":["{{a.Address}}"],"userAgent":"{{(a.Actor.Kind == World.AccountKind.Service ? "Go-http-client/2.0" : "kubectl/v1.31.3 (linux/amd64) kubernetes/c83cbee")}}",
            """);
        if (resource != "-")
        {
            Text.Add($"\"objectRef\":{{\"resource\":\"{resource}\",");
            if (space != "-") Text.Add($"\"namespace\":\"{space}\",");
            if (name != "-") Text.Add($"\"name\":\"{name}\",");
            if (slash > 0) Text.Add($"\"subresource\":\"{path[(slash + 1)..]}\",");
            Text.Literal("\"apiVersion\":\"v1\"},");
        }

        Status(code);
        Text.Add($$"""
            "requestReceivedTimestamp":"{{a.Time:6}}Z","stageTimestamp":"{{a.Time.AddTicks(21_730):6}}Z","annotations":{"authorization.k8s.io/decision":"{{(code is 401 or 403 ? "forbid" : "allow")}}","authorization.k8s.io/reason":""
            """);
        Text.Literal("}}\n");
    }

    private void Uri(string path, string space, string name)
    {
        if (path == "-")
        {
            Text.Literal("/api");
            return;
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        Text.Literal("/api/v1");
        if (space != "-") Text.Add($"/namespaces/{space}");
        Text.Add($"/{(slash < 0 ? path : path[..slash])}");
        if (name != "-") Text.Add($"/{name}");
        if (slash > 0) Text.Add($"{path[slash..]}");
        if (path == "pods/exec") Text.Literal("?command=sh&container=app&stdin=true&stdout=true&tty=true");
    }

    private void User(in Activity a, int code)
    {
        if (code == 401) Text.Literal("\"user\":{\"username\":\"system:anonymous\",\"groups\":[\"system:unauthenticated\"]},");
        else if (a.Actor.Kind == World.AccountKind.Service)
        {
            Text.Add($$"""
                "user":{"username":"system:serviceaccount:platform:{{a.Actor.Name}}","uid":"{{a.Actor.Uid}}","groups":["system:serviceaccounts","system:authenticated"]},
                """);
        }
        else
        {
            Text.Add($$"""
                "user":{"username":"{{a.Actor.Name}}","groups":["developers","system:authenticated"]},
                """);
        }
    }

    private void Status(int code)
    {
        Text.Literal("\"responseStatus\":{\"metadata\":{},");
        if (code >= 400)
        {
            var reason = code == 401 ? "Unauthorized" : "Forbidden";
            Text.Add($$"""
                "status":"Failure","message":"{{reason}}","reason":"{{reason}}",
                """);
        }

        Text.Add($"\"code\":{code}}},");
    }
}
