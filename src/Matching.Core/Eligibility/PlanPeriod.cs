using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Core.Eligibility;

/// <summary>The days that a plan, a suggestion or a "why not" is about.</summary>
public sealed record PlanPeriod
{
    /// <summary>
    /// Takes the day of the decision, the plan's first and last day, and the last day on which to start.
    /// </summary>
    /// <param name="asOf">The day of the decision; lead times count from it.</param>
    /// <param name="startOn">First day on which a placement may start; not before <paramref name="asOf"/>.</param>
    /// <param name="horizonDays">Days that the plan looks ahead from its start, 14 to 730.</param>
    /// <param name="startWithinDays">A placement starts at most so many days after the plan's start, 0 to 365.</param>
    /// <exception cref="InvalidInputException">Names every violation.</exception>
    public PlanPeriod(DateOnly asOf, DateOnly startOn, int horizonDays = 182, int startWithinDays = 56)
    {
        var check = new Check(Phrase.Of($"Planen", $"Plan"), "");
        check.Date("as_of", asOf);
        check.Date("start_on", startOn);
        check.That(
            startOn >= asOf, "start_on",
            $"börjar {startOn:yyyy-MM-dd}, väntade tidigast beslutsdagen {asOf:yyyy-MM-dd}. Kanske är dagarna "
                + $"omkastade.",
            $"starts on {startOn:yyyy-MM-dd}, expected the day of the decision {asOf:yyyy-MM-dd} or later. Maybe the "
                + $"dates are swapped.");
        check.Range("horizon_days", horizonDays, 14, 730);
        check.Range("start_within_days", startWithinDays, 0, 365);
        check.ThrowIfAny();
        AsOf = asOf;
        StartOn = startOn;
        EndOn = startOn.AddDays(horizonDays - 1);
        LatestStartOn = startOn.AddDays(Math.Min(startWithinDays, horizonDays - 1));
    }

    /// <summary>The day of the decision.</summary>
    public DateOnly AsOf { get; }

    /// <summary>First day.</summary>
    public DateOnly StartOn { get; }

    /// <summary>Last day.</summary>
    public DateOnly EndOn { get; }

    /// <summary>Last day on which a placement starts.</summary>
    public DateOnly LatestStartOn { get; }

    /// <summary>
    /// A placement shorter than this is no placement: two weeks, both days counted. An activity may be shorter.
    /// </summary>
    public const int MinimumPlacementDays = 14;
}
