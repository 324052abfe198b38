namespace AuditOps.Core.Geography;

/// <summary>Says where addresses are.</summary>
internal interface IAtlas
{
    /// <summary>Where an address is; null for what is no public address, and for what nobody knows.</summary>
    Place? Locate(string address);
}
