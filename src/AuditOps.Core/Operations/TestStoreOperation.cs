using System.Globalization;
using AuditOps.Core.Store.Chain;

namespace AuditOps.Core.Operations;

/// <summary>Checks a store, or an offline copy of one, against its own chain and perhaps a seal.</summary>
internal sealed class TestStoreOperation : IOperation<TestStore, StoreCheck>
{
    private const string Activity = "Checking the store";

    public IEnumerable<StoreCheck> Run(TestStore request, OperationContext context)
    {
        var folder = context.Workspace.Options.Store(request.Store);
        var seal = request.Seal is null ? null : Seal.Read(request.Seal);
        var check = StoreVerification.Run(folder, seal, context.Workspace.StoreOptions(folder), Steps.Tell(context.Observer, Activity), context.CancellationToken);
        context.Observer.OnProgress(new Progress(Activity, folder, 1, Completed: true));
        if (!check.Valid)
            context.Observer.OnProblem(new Problem(ProblemLevel.Error, ErrorKind.InvalidData, "StoreNotIntact", Broken(check), check.Store));
        yield return check;
    }

    private static string Broken(StoreCheck check) =>
        string.Create(CultureInfo.InvariantCulture, $"The store '{check.Store}' is not as it was written{(check.Link is { } link ? $", from link {link} on" : "")}: {check.Problem}");
}
