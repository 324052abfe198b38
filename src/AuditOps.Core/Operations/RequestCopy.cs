using System.Reflection;

namespace AuditOps.Core.Operations;

/// <summary>Makes one request of another that is about the same events.</summary>
internal static class RequestCopy
{
    /// <summary>A request whose properties have the values of the source's properties of the same name and type.</summary>
    public static TTarget To<TTarget>(this object source)
        where TTarget : new()
    {
        var target = new TTarget();
        foreach (var property in typeof(TTarget).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanWrite && source.GetType().GetProperty(property.Name) is { } same && same.PropertyType == property.PropertyType)
                property.SetValue(target, same.GetValue(source));
        }

        return target;
    }
}
