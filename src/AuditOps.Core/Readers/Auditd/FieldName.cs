using System.Text;

namespace AuditOps.Core.Readers.Auditd;

/// <summary>What has to be done with a field's value.</summary>
internal enum FieldClass : byte
{
    Plain,

    /// <summary>Written in hexadecimal where it holds blanks, quotes or control characters.</summary>
    Untrusted,
    Architecture,
    Syscall,
    Exit,
    Signal,
    Keys,

    /// <summary>What a program says about itself: fields inside a field.</summary>
    Message,

    /// <summary>A name that an event's own members have, so that the field must take another.</summary>
    Reserved,
}

/// <summary>Field names as numbers, so that the few that need decoding are found without comparing text.</summary>
internal static class FieldName
{
    private static readonly (ulong Code, FieldClass Class)[] Classes = Build();

    /// <summary>The class of the name with this code.</summary>
    public static FieldClass ClassOf(ulong code)
    {
        for (var slot = Slot(code); ; slot = (slot + 1) & 255)
        {
            ref readonly var entry = ref Classes[slot];
            if (entry.Code == code) return entry.Class;
            if (entry.Code == 0) return FieldClass.Plain;
        }
    }

    private static int Slot(ulong code) => (int)((code * 0x9E3779B97F4A7C15UL) >> 56);

    private static (ulong, FieldClass)[] Build()
    {
        var classes = new (ulong Code, FieldClass)[256];
        Add(FieldClass.Untrusted, "exe comm cmd name cwd data acct path dir file watch ocomm grp device new-disk old-disk root_dir new-rng old-rng profile sw invalid_context proctitle");
        Add(FieldClass.Reserved, "type serial time node incomplete argv command paths records errno signal");
        Add(FieldClass.Architecture, "arch");
        Add(FieldClass.Syscall, "syscall");
        Add(FieldClass.Exit, "exit");
        Add(FieldClass.Signal, "sig");
        Add(FieldClass.Keys, "key");
        Add(FieldClass.Message, "msg");
        return classes;

        void Add(FieldClass to, string names)
        {
            foreach (var name in names.Split(' '))
            {
                var code = NameCode.Of(Encoding.ASCII.GetBytes(name));
                var slot = Slot(code);
                while (classes[slot].Code != 0) slot = (slot + 1) & 255;
                classes[slot] = (code, to);
            }
        }
    }
}
