using AuditOps.Core.Patterns;
using AuditOps.Core.Rules;
using AuditOps.Core.Rules.Model;
using AuditOps.Core.Shapes;
using AuditOps.Core.Tests.Shapes;

namespace AuditOps.Core.Tests.Patterns;

public sealed class ColumnConditionTests
{
    private static readonly string[] Actors = ["carol", "root", "Administrator", "ADMINISTRATOR", "system:node:n1", "system:serviceaccount:a", "WEB1$", "dwm-1", "x.amazonaws.com", ""];
    private static readonly string[] Actions = ["sudo", "assume_role", "exec", "attach", "create_key", "privileged_login", "login"];
    private static readonly string?[] Sessions = [null, "AKIAONE", "akiatwo", "ASIA"];

    public static TheoryData<string> Firsts => [.. Rules().Where(rule => rule.Pattern?.Did is not null).Select(rule => rule.Name!)];

    [Theory]
    [MemberData(nameof(Firsts))]
    public void Of_RulesThatShip_HoldsOnTheSameEvents(string name)
    {
        var rules = new RuleCatalog(error => throw error).AddShipped();
        var rule = rules.Rules.OfType<DetectionRule>().Single(rule => rule.Name == name);
        var scan = rules.Compiler.Compile(rule);
        EventFilter asked = new EventFilter.And([scan.Source, scan.Test]);

        if (ColumnCondition.Of(asked) is not { } columns)
        {
            Assert.Equal("first_elevated_process", name);
            return;
        }

        var events = Events().ToList();
        Assert.Contains(events, each => EventPredicate.Holds(columns, each));
        Assert.All(events, each => Assert.Equal(EventPredicate.Holds(asked, each), EventPredicate.Holds(columns, each)));
    }

    [Fact]
    public void Of_WhatNoColumnHas_IsNull() => Assert.Null(ColumnCondition.Of(new EventFilter.Not(new EventFilter.Anywhere(new FieldTest.Present()))));

    private static IEnumerable<Rule> Rules() => new RuleCatalog(error => throw error).AddShipped().Rules;

    private static IEnumerable<AuditEvent> Events() =>
        from actor in Actors
        from action in Actions
        from category in new[] { "authentication", "authorization", "account", "process" }
        from format in new[] { null, "windows", "kubernetes", "cloudtrail" }
        from outcome in new[] { "success", "failure" }
        from session in Sessions
        select new AuditEvent { EventId = new EventKey(1, 1).ToString(), Category = category, Action = action, Outcome = outcome, Count = 1, Actor = actor.Length == 0 ? null : actor, Format = format, Session = session };
}
