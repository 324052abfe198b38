using System.Reflection;
using AuditOps.Core.Configuration;
using AuditOps.Core.Operations;

namespace AuditOps.Core.Caching.Answers;

/// <summary>Runs requests; one whose answer is kept, and still follows from what is there now, is answered from the cache.</summary>
/// <param name="session">The session.</param>
internal sealed class KeptAnswers(Session session)
{
    private const int MostParts = 20_000;
    private const int LargestBytes = 8 << 20;

    /// <summary>The results of a request, kept or fresh.</summary>
    public IEnumerable<TResult> Run<TResult>(IRequest<TResult> request, IOperationObserver observer, CancellationToken cancellationToken)
    {
        var context = new RunContext(session, observer, cancellationToken);
        if (request is not SourceRequest<TResult> source || !MayKeep(source, session.Options))
            return OperationGate.Run(request, session, observer, listener => new RunContext(session, listener, cancellationToken));
        return Ask(source, context);
    }

    private IEnumerable<TResult> Ask<TResult>(SourceRequest<TResult> request, RunContext context)
    {
        var cache = context.Workspace.Cache(request.Store, makes: false);
        if (!cache.IsOn || Question.Of(request, session, context.CancellationToken) is not { } question)
        {
            foreach (var result in OperationCatalog.Run(request, context))
                yield return result;
            yield break;
        }

        var recorder = new Recorder(context.Observer);
        var answer = Kept(request, question, cache, recorder, context);
        for (var i = 0; i < answer.Parts.Count; i++)
        {
            if (answer.Parts[i] is TResult result)
                yield return result;
            else if (i >= recorder.Told)
                context.Observer.OnProblem((Problem)answer.Parts[i]);
        }

        if (answer.Limit is { } limit)
            throw limit;
    }

    private Answer Kept<TResult>(SourceRequest<TResult> request, Question question, Cache cache, Recorder recorder, RunContext context)
    {
        var key = question.Key(Operation(request).Name);
        Answer? fresh = null;
        var signed = cache.GetOrCompute(key, null, [], Compute, context.CancellationToken, memoryOnly: question.IsOfFiles);
        if (fresh is null && session.Signature.Check(key, signed) is { } content && Answer.Read(content) is { } kept)
        {
            context.Observer.OnDetail("The answer was kept, and nothing that it follows from has changed since.");
            return kept;
        }

        if (fresh is null && Compute() is { MayKeep: true } made)
            cache.Set(key, made.Content, null, [], memoryOnly: question.IsOfFiles);
        return fresh!;

        (byte[] Content, bool MayKeep) Compute()
        {
            fresh = Record(request, recorder, context);

            // What came while it was computed would be missing from it.
            return Sign(key, fresh, question == Question.Of(request, session, context.CancellationToken));
        }
    }

    private (byte[] Content, bool MayKeep) Sign(in CacheKey key, Answer fresh, bool isSound)
    {
        if (!isSound || fresh.Parts.Count > MostParts)
            return ([], false);
        var content = fresh.Write();
        return content.Length > LargestBytes ? ([], false) : (session.Signature.Sign(key, content), true);
    }

    private Answer Record<TResult>(SourceRequest<TResult> request, Recorder recorder, RunContext context)
    {
        AuditOpsException? limit = null;
        try
        {
            foreach (var result in OperationCatalog.Run(request, new RunContext(session, recorder, context.CancellationToken)))
                recorder.Add(result!);
        }
        catch (AuditOpsException error) when (error.Kind == ErrorKind.LimitReached)
        {
            limit = error;
        }

        return new Answer(recorder.Parts, limit);
    }

    private static bool MayKeep<TResult>(SourceRequest<TResult> request, Options options) => request.GetType().IsDefined(typeof(KeptAttribute))
        && request.GetType().GetProperties().Where(property => property.IsDefined(typeof(NotKeptAttribute))).All(property => property.GetValue(request) is null or false)
        && bool.Parse(options.Read(OptionDefinition.CacheAnalyses, options.Store(request.Store)).Value!);

    private static OperationAttribute Operation(object request) => request.GetType().GetCustomAttribute<OperationAttribute>()!;

    /// <summary>Writes down results and problems in their order. Problems that come before the first result are told at once, since more may be long in coming.</summary>
    private sealed class Recorder(IOperationObserver next) : IOperationObserver
    {
        private readonly List<object> parts = [];
        private bool hasResult;

        public IReadOnlyList<object> Parts => parts;

        /// <summary>How many parts were told already.</summary>
        public int Told { get; private set; }

        public void Add(object result)
        {
            hasResult = true;
            parts.Add(result);
        }

        public void OnProblem(Problem problem)
        {
            parts.Add(problem);
            if (hasResult)
                return;
            Told = parts.Count;
            next.OnProblem(problem);
        }

        public void OnProgress(Progress progress) => next.OnProgress(progress);

        public void OnDetail(string message) => next.OnDetail(message);

        public bool Approve(Change change) => next.Approve(change);
    }
}
