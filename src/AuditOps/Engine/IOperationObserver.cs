namespace AuditOps;

/// <summary>Hears of everything that happens beside the results. Every member is called on the thread that pulls the results.</summary>
public interface IOperationObserver
{
    /// <summary>One bad item among many; the operation goes on.</summary>
    void OnProblem(Problem problem);

    /// <summary>How far the work has come; at most about five times a second, and once when it is done.</summary>
    void OnProgress(Progress progress);

    /// <summary>A detail for those who ask for it, such as the SQL that ran and its time.</summary>
    void OnDetail(string message);

    /// <summary>Asks before something is changed.</summary>
    /// <returns>False to leave it as it is.</returns>
    bool Approve(Change change);
}
