namespace AuditOps;

/// <summary>A request for an operation. Its properties are the parameters of every surface.</summary>
/// <typeparam name="TResult">What the operation yields.</typeparam>
public interface IRequest<out TResult>;
