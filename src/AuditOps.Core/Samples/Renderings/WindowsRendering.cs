using AuditOps.Core.Samples.World;

namespace AuditOps.Core.Samples.Renderings;

/// <summary>The Windows Security log as event XML, one event a line.</summary>
internal sealed class WindowsRendering() : Rendering(Escaping.Xml)
{
    private const string Domain = "EXAMPLE";
    private readonly Dictionary<int, string> sids = [];
    private readonly Dictionary<string, string> programs = [];

    public override string Format => "windows";

    public override string FileName => "security.xml";

    public override IReadOnlySet<ActivityKind> Kinds { get; } = new HashSet<ActivityKind>
    {
        ActivityKind.Login, ActivityKind.LoginFailed, ActivityKind.Logout, ActivityKind.Elevate, ActivityKind.Command, ActivityKind.Scheduled,
        ActivityKind.AccountCreated, ActivityKind.AccountGrouped, ActivityKind.PasswordChanged, ActivityKind.LoggingStopped,
    };

    public override Vocabulary Vocabulary { get; } = new()
    {
        Everyday =
        [
            new(ActivityKind.Command, @"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE"), new(ActivityKind.Command, @"C:\Windows\System32\notepad.exe"),
            new(ActivityKind.Command, @"C:\Program Files\Mozilla Firefox\firefox.exe"), new(ActivityKind.Command, @"C:\Windows\explorer.exe"),
        ],
        Admin =
        [
            new(ActivityKind.Command, @"C:\Windows\System32\mmc.exe eventvwr.msc"), new(ActivityKind.Elevate, @"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe"),
            new(ActivityKind.Command, @"C:\Windows\System32\mstsc.exe /v:db01"), new(ActivityKind.Elevate, @"C:\Windows\System32\cmd.exe /c gpupdate"),
        ],
        Service = [new(ActivityKind.Command, @"C:\Program Files\Backup\agent.exe --job nightly"), new(ActivityKind.Command, @"C:\Windows\System32\svchost.exe -k netsvcs")],
        Sensitive =
        [
            new(ActivityKind.Elevate, @"C:\Windows\System32\reg.exe save HKLM\SAM C:\Temp\s.hiv"), new(ActivityKind.Command, @"C:\Windows\System32\whoami.exe /all"),
            new(ActivityKind.Command, @"C:\Windows\System32\net.exe group ""Domain Admins"" /domain"), new(ActivityKind.Elevate, @"C:\Windows\System32\vssadmin.exe delete shadows /all /quiet"),
        ],
        Schedule = [@"C:\Windows\System32\svchost.exe -k netsvcs -s Schedule", @"C:\Windows\System32\defrag.exe -c"],
    };

    public override void Begin() => Text.Literal("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Events>\n");

    public override void End() => Text.Literal("</Events>\n");

    public override void Render(in Activity a)
    {
        switch (a.Kind)
        {
            case ActivityKind.Login: Login(a); break;
            case ActivityKind.LoginFailed:
                for (var i = Math.Max(1, a.Repeated); i > 0; i--) LoginFailed(a);
                break;
            case ActivityKind.Logout:
                Open(a, 4634, 12_545);
                Target(a.Actor);
                Text.Add($"<Data Name='TargetLogonId'>0x{(ulong)a.Session:x1}</Data><Data Name='LogonType'>10</Data>");
                Close();
                break;
            case ActivityKind.Elevate: Process(a, a.Detail ?? @"C:\Windows\System32\cmd.exe", "%%1937"); break;
            case ActivityKind.Command: Process(a, a.Detail ?? @"C:\Windows\System32\whoami.exe", "%%1938"); break;
            case ActivityKind.Scheduled: Process(a, a.Detail!, "%%1936"); break;
            case ActivityKind.AccountCreated: Managed(a, 4720); break;
            case ActivityKind.PasswordChanged: Managed(a, 4724); break;
            case ActivityKind.AccountGrouped:
                Open(a, 4732, 13_826);
                Subject(a);
                Text.Add($"<Data Name='MemberName'>CN={a.Target!.Name},CN=Users,DC=example</Data><Data Name='MemberSid'>S-1-5-21-1004336348-1177238915-682003330-{a.Target.Uid}</Data>");
                Text.Add($"<Data Name='TargetUserName'>Administrators</Data><Data Name='TargetDomainName'>Builtin</Data><Data Name='TargetSid'>S-1-5-32-544</Data>");
                Close();
                break;
            case ActivityKind.LoggingStopped: Cleared(a); break;
        }
    }

    private void Login(in Activity a)
    {
        Open(a, 4624, 12_544);
        Target(a.Actor);
        Text.Add($"<Data Name='TargetLogonId'>0x{(ulong)a.Session:x1}</Data><Data Name='LogonType'>{(a.Actor.Kind == AccountKind.Service ? 3 : 10)}</Data>");
        Text.Add($"<Data Name='LogonProcessName'>User32</Data><Data Name='AuthenticationPackageName'>Negotiate</Data><Data Name='WorkstationName'>{a.Host.Name}</Data>");
        Text.Add($"<Data Name='IpAddress'>{a.Address}</Data><Data Name='IpPort'>{a.Port}</Data>");
        Close();
    }

    private void LoginFailed(in Activity a)
    {
        var status = a.Actor.Kind == AccountKind.Unknown ? "0xc0000064" : "0xc000006a";
        Open(a, 4625, 12_544, "0x8010000000000000");
        Target(a.Actor);
        Text.Add($"<Data Name='Status'>0xc000006d</Data><Data Name='FailureReason'>%%2313</Data><Data Name='SubStatus'>{status}</Data><Data Name='LogonType'>3</Data>");
        Text.Add($"<Data Name='LogonProcessName'>NtLmSsp</Data><Data Name='AuthenticationPackageName'>NTLM</Data><Data Name='WorkstationName'>-</Data>");
        Text.Add($"<Data Name='IpAddress'>{a.Address}</Data><Data Name='IpPort'>{a.Port}</Data>");
        Close();
    }

    private void Process(in Activity a, string command, string elevation)
    {
        if (!programs.TryGetValue(command, out var program))
        {
            var end = command.IndexOf(".exe", StringComparison.OrdinalIgnoreCase);
            programs[command] = program = end < 0 ? command : command[..(end + 4)];
        }

        Open(a, 4688, 13_312);
        Subject(a);
        Text.Add($"<Data Name='NewProcessId'>0x{(ulong)(Records % 65_000):x1}</Data><Data Name='NewProcessName'>{program}</Data><Data Name='TokenElevationType'>{elevation}</Data>");
        Text.Add($"<Data Name='ProcessId'>0x{(ulong)a.Session:x1}</Data><Data Name='CommandLine'>{command}</Data><Data Name='ParentProcessName'>C:\\Windows\\explorer.exe</Data>");
        Close();
    }

    private void Managed(in Activity a, int id)
    {
        Open(a, id, 13_824);
        Target(a.Target!);
        Subject(a);
        Close();
    }

    private void Cleared(in Activity a)
    {
        Head(a, 1102, 104, "Microsoft-Windows-Eventlog", "0x4020000000000000");
        Text.Add($"<UserData><LogFileCleared xmlns='http://manifests.microsoft.com/win/2004/08/windows/eventlog'><SubjectUserName>{a.Actor.Name}</SubjectUserName>");
        Text.Add($"<SubjectDomainName>{Domain}</SubjectDomainName><SubjectLogonId>0x{(ulong)a.Session:x1}</SubjectLogonId></LogFileCleared></UserData></Event>\n");
    }

    private void Subject(in Activity a)
    {
        var (sid, name) = a.Actor.Kind == AccountKind.Root ? ("S-1-5-18", "SYSTEM") : (Sid(a.Actor), a.Actor.Name);
        Text.Add($"<Data Name='SubjectUserSid'>{sid}</Data><Data Name='SubjectUserName'>{name}</Data><Data Name='SubjectDomainName'>{Domain}</Data>");
        Text.Add($"<Data Name='SubjectLogonId'>0x{(ulong)a.Session:x1}</Data>");
    }

    private void Target(Account account)
    {
        var name = account.Kind == AccountKind.Root ? "Administrator" : account.Name;
        Text.Add($"<Data Name='TargetUserSid'>{Sid(account)}</Data><Data Name='TargetUserName'>{name}</Data><Data Name='TargetDomainName'>{Domain}</Data>");
    }

    private string Sid(Account account)
    {
        if (!sids.TryGetValue(account.Uid, out var sid))
            sids[account.Uid] = sid = account.Kind == AccountKind.Unknown ? "S-1-0-0" : "S-1-5-21-1004336348-1177238915-682003330-" + account.Uid;
        return sid;
    }

    private void Open(in Activity a, int id, int task, string keywords = "0x8020000000000000")
    {
        Head(a, id, task, "Microsoft-Windows-Security-Auditing", keywords);
        Text.Literal("<EventData>");
    }

    private void Head(in Activity a, int id, int task, string provider, string keywords)
    {
        NextRecord();
        Text.Add($"<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='{provider}'/><EventID>{id}</EventID>");
        Text.Add($"<Version>0</Version><Level>0</Level><Task>{task}</Task><Opcode>0</Opcode><Keywords>{keywords}</Keywords><TimeCreated SystemTime='{a.Time:7}Z'/>");
        Text.Add($"<EventRecordID>{Records}</EventRecordID><Correlation/><Execution ProcessID='640' ThreadID='{700 + (Records % 90)}'/><Channel>Security</Channel>");
        Text.Add($"<Computer>{a.Host.Name}.example</Computer><Security/></System>");
    }

    private void Close() => Text.Literal("</EventData></Event>\n");
}
