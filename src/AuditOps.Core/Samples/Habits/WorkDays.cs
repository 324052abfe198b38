using AuditOps.Core.Samples.World;

namespace AuditOps.Core.Samples.Habits;

/// <summary>A person's days: shifts, breaks, holidays, mistyped passwords, the office's shared address, home, and the VPN.</summary>
internal sealed class WorkDays(Stage stage, Person person, SampleRandom random)
{
    private DateTime now;

    public IEnumerable<Activity> Play()
    {
        for (var day = stage.Period.Start.Date.AddDays(-1); day <= stage.Period.End; day = day.AddDays(1))
        {
            if (IsOff(day)) continue;

            var begin = person.Zone.ToUtc(day.AddHours(ShiftStart(day) + random.Normal(0, 0.35)));
            var end = begin.AddHours(random.Normal(8.2, 0.7));
            var address = random.Below(20) switch { < 11 => person.Office, < 16 => person.Home, _ => person.Vpn };
            if (now < begin) now = begin;
            while (now < end)
            {
                foreach (var activity in Sit(end, address)) yield return activity;
                now += random.Wait(TimeSpan.FromMinutes(45) / stage.Tempo);
            }
        }
    }

    private double ShiftStart(DateTime day) => person.RotatesShift && day.DayOfYear / 7 % 2 == 1 ? 22 : person.ShiftStart;

    private bool IsOff(DateTime day)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && !person.RotatesShift;
        if (weekend && !random.Chance(0.06)) return true;
        if (day >= person.Holiday.First && day < person.Holiday.First.AddDays(person.Holiday.Days)) return true;
        if (day is { Month: 1, Day: 1 } or { Month: 12, Day: 25 }) return true;
        return stage.Tempo < 1 && !random.Chance(stage.Tempo);
    }

    private IEnumerable<Activity> Sit(DateTime end, string address)
    {
        var host = random.Pick(person.Hosts);
        var session = stage.NewSession();
        var port = random.Between(32_768, 60_999);
        for (var i = 0; i < 4 && random.Chance(person.Mistypes); i++)
        {
            yield return Do(ActivityKind.LoginFailed, null);
            now += TimeSpan.FromSeconds(random.Between(3, 20));
        }

        yield return Do(ActivityKind.Login, null);
        var leave = now + random.Wait(TimeSpan.FromMinutes(75) / Math.Sqrt(stage.Tempo));
        if (leave > end) leave = end;
        var work = person.IsAdmin && stage.Vocabulary.Admin.Count > 0 ? stage.Vocabulary.Admin : stage.Vocabulary.Everyday;
        while (work.Count > 0)
        {
            now += random.Wait(TimeSpan.FromMinutes(9) / stage.Tempo);
            if (now >= leave) break;

            var next = random.Pick(work);
            if (next.Kind == ActivityKind.Elevate && random.Chance(person.Mistypes / 2))
            {
                yield return Do(ActivityKind.ElevateRefused, next.Detail);
                now += TimeSpan.FromSeconds(random.Between(4, 15));
            }

            yield return Do(next.Kind, next.Detail);
        }

        if (now < leave) now = leave;
        if (random.Chance(0.93)) yield return Do(ActivityKind.Logout, null);

        Activity Do(ActivityKind kind, string? detail) => new()
        {
            Time = now,
            Kind = kind,
            Actor = person.Account,
            Host = host,
            Address = address,
            Port = port,
            Session = session,
            Detail = detail,
        };
    }
}
