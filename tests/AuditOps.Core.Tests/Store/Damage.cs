namespace AuditOps.Core.Tests.Store;

/// <summary>Does to files what a bad disk or a bad person does.</summary>
internal static class Damage
{
    /// <summary>Flips one bit in the middle.</summary>
    public static void Flip(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = stream.Length / 2;
        var value = stream.ReadByte();
        stream.Position--;
        stream.WriteByte((byte)(value ^ 1));
    }

    /// <summary>Cuts off the end.</summary>
    public static void Truncate(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.SetLength(stream.Length - 10);
    }

    /// <summary>Gives each of two files the other's content.</summary>
    public static void Swap(string one, string other)
    {
        var bytes = File.ReadAllBytes(one);
        File.WriteAllBytes(one, File.ReadAllBytes(other));
        File.WriteAllBytes(other, bytes);
    }
}
