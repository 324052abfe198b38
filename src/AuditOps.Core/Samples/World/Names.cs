namespace AuditOps.Core.Samples.World;

/// <summary>The words that names are made of.</summary>
internal static class Names
{
    public static readonly IReadOnlyList<string> Given =
    [
        "aiko", "alex", "amara", "ana", "anton", "arjun", "astrid", "bea", "ben", "bruno", "carla", "chen", "clara", "dario", "david", "deniz",
        "elena", "emil", "emma", "erik", "eva", "farah", "felix", "fiona", "georg", "grace", "hana", "hugo", "ida", "ines", "ivan", "jana",
        "joao", "jonas", "julia", "kai", "karim", "katja", "lars", "leila", "lena", "liam", "luca", "maja", "marek", "maria", "mateo", "mei",
        "mila", "nadia", "nils", "nina", "noah", "olga", "omar", "otto", "paula", "pedro", "priya", "ravi", "rosa", "sam", "sara", "sven",
        "tara", "theo", "tom", "uma", "vera", "viktor", "wei", "yara", "yusuf", "zoe",
    ];

    public static readonly IReadOnlyList<string> Machine = ["web", "app", "db", "cache", "queue", "build", "files", "mail", "edge", "batch"];

    public static readonly IReadOnlyList<string> Service = ["deploy", "backup", "monitor", "metrics", "ansible", "ci-runner", "replicator", "etl"];

    /// <summary>Names that attackers try whatever the host.</summary>
    public static readonly IReadOnlyList<string> Guessed =
    [
        "admin", "test", "user", "oracle", "postgres", "guest", "ubuntu", "pi", "ftpuser", "git", "jenkins", "hadoop", "mysql", "nagios", "support",
        "www", "tomcat", "student", "minecraft", "deployer", "dev", "operator", "teamspeak", "vagrant", "demo", "sysadmin", "webmaster", "info",
        "staging", "backup2", "zabbix", "elastic", "sales", "monitor1", "ts3", "steam", "centos", "debian", "server", "service",
    ];
}
