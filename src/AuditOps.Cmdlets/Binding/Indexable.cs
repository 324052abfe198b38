using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AuditOps.Cmdlets;

/// <summary>Makes arrays of the lists in a result. PowerShell finds no index on the read-only lists of the compiler, and gives the whole list for <c>$finding.EventId[0]</c>.</summary>
internal static class Indexable
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Lists = new();

    // Results share lists, such as that of the files they came from.
    private static readonly ConditionalWeakTable<object, Array> Arrays = [];

    public static void Make(object result)
    {
        foreach (var property in Lists.GetOrAdd(result.GetType(), Of))
        {
            if (property.GetValue(result) is not { } value)
                continue;
            if (value is not IEnumerable list)
            {
                Make(value);
                continue;
            }

            var array = list as Array ?? Arrays.GetValue(list, source => ToArray((IEnumerable)source, property.PropertyType.GenericTypeArguments[0]));
            if (!ReferenceEquals(array, list))
                property.SetValue(result, array);
            if (IsOurs(property.PropertyType.GenericTypeArguments[0]))
            {
                foreach (var item in array)
                    Make(item!);
            }
        }
    }

    private static PropertyInfo[] Of(Type type) => !IsOurs(type) ? [] :
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite
            && (IsOurs(property.PropertyType) || (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)))),
    ];

    private static bool IsOurs(Type type) => type.IsClass && type.Assembly == typeof(IEngine).Assembly;

    private static Array ToArray(IEnumerable list, Type item)
    {
        var items = list.Cast<object?>().ToArray();
        var array = Array.CreateInstance(item, items.Length);
        items.CopyTo(array, 0);
        return array;
    }
}
