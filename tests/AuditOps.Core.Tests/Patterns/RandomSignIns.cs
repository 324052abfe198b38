using AuditOps.Core.Tests.Shapes;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Patterns;

/// <summary>Random logs of sign-ins with few names, so that windows fill, and steps that hit window ends exactly.</summary>
internal static class RandomSignIns
{
    private static readonly int[] Steps = [0, 1, 30, 75, 100, 150, 299, 300, 301, 1_800, 3_600, 3_601, 40_000, 86_400, 86_401];
    private static readonly string[] Actions = ["login", "login", "login", "invalid_user", "pam_authentication"];

    private static readonly Gen<(int Step, int Actor, int Address, string Action, bool Succeeds, int Count)> Step =
        from step in Gen.Elements(Steps)
        from actor in Gen.Choose(0, 3)
        from address in Gen.Choose(0, 3)
        from action in Gen.Elements(Actions)
        from success in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from count in Gen.Frequency((4, Gen.Constant(1)), (1, Gen.Choose(2, 6)))
        select (step, actor, address, action, success, count);

    public static Arbitrary<Log> Logs { get; } = Arb.From(Step.ListOf().Select(ToLog));

    private static Log ToLog(IEnumerable<(int Step, int Actor, int Address, string Action, bool Succeeds, int Count)> steps)
    {
        var log = new Log();
        var time = 0.0;
        foreach (var step in steps)
        {
            time += step.Step;
            var actor = step.Actor == 0 ? "root" : $"user{step.Actor}";
            var address = step.Address == 0 ? null : $"10.0.0.{step.Address}";
            if (step.Succeeds)
                log.Succeeds(time, actor, address);
            else
                log.Fails(time, actor, address, step.Count, step.Action);
        }

        return log;
    }
}
