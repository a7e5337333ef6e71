using System.Globalization;

namespace Matching.Core.Placements;

/// <summary>
/// What a label means, in three numbers. Changing one is a decision of the municipality: models of two label versions
/// are never compared.
/// </summary>
public sealed record LabelRules
{
    /// <summary>A start at most so many days after the agreed day is in time.</summary>
    public int StartWithinDays { get; init; } = 14;

    /// <summary>Per cent of the agreed days that make a placement completed.</summary>
    public int CompletedPercent { get; init; } = 80;

    /// <summary>
    /// Days after the end, real or agreed, until a placement is resolved: so long, "to work" or "to studies" may still
    /// be recorded.
    /// </summary>
    public int FollowUpDays { get; init; } = 90;

    /// <summary>The rules as a name that a model carries: <c>placement-1/start14/days80/follow90</c>.</summary>
    public string Version => string.Create(
        CultureInfo.InvariantCulture,
        $"placement-1/start{StartWithinDays}/days{CompletedPercent}/follow{FollowUpDays}");

    /// <summary>The rules that a name stands for; null for a name that is not one of theirs.</summary>
    public static LabelRules? OfVersion(string version)
    {
        var parts = version.Split('/');
        if (parts.Length != 4) return null;
        var rules = new LabelRules
        {
            StartWithinDays = After("start", parts[1]),
            CompletedPercent = After("days", parts[2]),
            FollowUpDays = After("follow", parts[3]),
        };
        return rules.Version == version ? rules : null;

        static int After(string word, string part) =>
            part.StartsWith(word, StringComparison.Ordinal)
            && int.TryParse(part.AsSpan(word.Length), CultureInfo.InvariantCulture, out var number) ? number : -1;
    }
}

/// <summary>
/// What a placement says to somebody who looks at it on a day: each part true, false, or null while it is not resolved
/// or does not count. Nothing counts against anybody that is not about how a placement went: what was declined or
/// withdrawn is not resolved ever, a placement that ended for care says no more than that it started, and neither
/// sanctions nor days of absence are known at all.
/// </summary>
public sealed record PlacementTargets
{
    private static readonly PlacementTargets Nothing = new();

    private PlacementTargets()
    {
    }

    /// <summary>It started within the rules' days of the agreed first day.</summary>
    public bool? Started { get; private init; }

    /// <summary>
    /// It lasted as agreed, or for the rules' share of the agreed days, or ended early to work or studies.
    /// </summary>
    public bool? Completed { get; private init; }

    /// <summary>A step forward was recorded during it.</summary>
    public bool? Progress { get; private init; }

    /// <summary>It ended in work or studies.</summary>
    public bool? ToWorkOrStudies { get; private init; }

    /// <summary>To work or studies, or completed with a step forward.</summary>
    public bool? Good { get; private init; }

    /// <summary>
    /// What was known on a day. Fallbacks where nobody wrote down what was agreed: the first day counts as the agreed
    /// one, and the recorded result says whether it was completed.
    /// </summary>
    /// <param name="placement">The placement.</param>
    /// <param name="asOf">The day; what happened later is not seen.</param>
    /// <param name="rules">The label.</param>
    public static PlacementTargets Of(Placement placement, DateOnly asOf, LabelRules rules)
    {
        var hasStarted = placement.State is PlacementState.Started or PlacementState.Ended
            && placement.StartOn <= asOf;
        if (!hasStarted && !Awaited(placement)) return Nothing;
        var lastStart = (placement.AgreedStartOn ?? placement.StartOn).AddDays(rules.StartWithinDays);
        var started = hasStarted ? placement.StartOn <= lastStart : asOf > lastStart ? (bool?)false : null;
        var resolved = placement.State == PlacementState.Ended && ResolvedOn(placement, rules) <= asOf;
        return resolved && placement.Outcome!.Result != OutcomeResult.EndedForCare
            ? Ended(placement, placement.Outcome, rules) with { Started = started }
            : new PlacementTargets { Started = started };
    }

    /// <summary>
    /// The day on which an ended placement is resolved: the follow-up after the agreed last day, or the real one if
    /// that is later. Had those that end early been resolved early, the newest would all be of that kind.
    /// </summary>
    public static DateOnly ResolvedOn(Placement placement, LabelRules rules)
    {
        var last = placement.AgreedEndOn > placement.EndOn ? placement.AgreedEndOn.Value : placement.EndOn;
        return last.AddDays(rules.FollowUpDays);
    }

    // An agreed placement whose first day lies ahead, or passed without a start. One that is recorded as started or
    // ended was awaited too, on a day before its start.
    private static bool Awaited(Placement placement) =>
        placement.State is PlacementState.Accepted or PlacementState.Started or PlacementState.Ended;

    private static PlacementTargets Ended(Placement placement, Outcome outcome, LabelRules rules)
    {
        var onwards = outcome.Result is OutcomeResult.ToWork or OutcomeResult.ToStudies;
        var completed = onwards || outcome.Result == OutcomeResult.Completed || Lasted(placement, rules);
        return new PlacementTargets
        {
            Completed = completed,
            Progress = outcome.Progress,
            ToWorkOrStudies = onwards,
            Good = onwards || (completed && outcome.Progress),
        };
    }

    // Days of absence are not known, so that none is ever taken off.
    private static bool Lasted(Placement placement, LabelRules rules)
    {
        if (placement.AgreedEndOn is not { } last) return false;
        var agreed = last.DayNumber - (placement.AgreedStartOn ?? placement.StartOn).DayNumber + 1;
        var lasted = placement.EndOn.DayNumber - placement.StartOn.DayNumber + 1;
        return 100L * lasted >= (long)rules.CompletedPercent * agreed;
    }
}
