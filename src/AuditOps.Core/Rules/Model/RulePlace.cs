namespace AuditOps.Core.Rules.Model;

/// <summary>Where in a file something of a rule stands.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
internal readonly record struct RulePlace(string File, int Line)
{
    /// <summary>The error of a rule that is broken, or asks for what cannot be done exactly.</summary>
    /// <param name="what">The reason, without a full stop.</param>
    /// <param name="cause">The cause, if there is one.</param>
    public AuditOpsException Invalid(string what, Exception? cause = null) =>
        new(ErrorKind.InvalidData, "RuleInvalid", $"The rule {File}, line {Line}: {what}. Mend the file; docs/rules.md describes what rules can ask.", cause) { Target = File };
}
