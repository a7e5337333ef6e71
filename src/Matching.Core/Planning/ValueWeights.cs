using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Core.Planning;

/// <summary>
/// What the plan values, one number each, in units of a certain good outcome: value = Fit × probability + Wish × wish +
/// Stage × stage + Staying × staying − Delay × weeks until the start. Leaving somebody out costs Unplaced + Waiting ×
/// months. All of them are judgements that a municipality can change; none of them looks at what somebody declined.
/// </summary>
public sealed record ValueWeights
{
    /// <summary>Worth of the fit's probability, 0 to 10. Default 1.</summary>
    public double Fit { get; init; } = 1;

    /// <summary>Worth of a wished slot, site or employer; a wished field counts half. 0 to 10, default 0.25.</summary>
    public double Wish { get; init; } = 0.25;

    /// <summary>
    /// Worth of a slot at the participant's own stage; one stage below counts half. 0 to 10, default 0.15.
    /// </summary>
    public double Stage { get; init; } = 0.15;

    /// <summary>Worth of keeping a slot that is already proposed to the participant. 0 to 10, default 0.3.</summary>
    public double Staying { get; init; } = 0.3;

    /// <summary>Cost of a week between the plan's start and the placement's. 0 to 1, default 0.02.</summary>
    public double Delay { get; init; } = 0.02;

    /// <summary>What an activity counts as in place of a fit, 0 to 10. Default 0.5.</summary>
    public double Activity { get; init; } = 0.5;

    /// <summary>Cost of leaving anybody without a placement or an activity, 0 to 10. Default 0.5.</summary>
    public double Unplaced { get; init; } = 0.5;

    /// <summary>Further cost of leaving somebody out, per month waited, 24 at most. 0 to 1, default 0.02.</summary>
    public double Waiting { get; init; } = 0.02;

    /// <summary>
    /// Cost of falling short of the whole of a person's floor, under <see cref="FitObjective.Floor"/>; leaving somebody
    /// out does. 0 to 10, default 2.
    /// </summary>
    public double Shortfall { get; init; } = 2;

    /// <summary>Months of waiting after which the cost grows no more.</summary>
    public const int MaximumWaitingMonths = 24;

    internal void CheckInto(Check check)
    {
        Range(check, "fit", Fit, 10);
        Range(check, "wish", Wish, 10);
        Range(check, "stage", Stage, 10);
        Range(check, "staying", Staying, 10);
        Range(check, "delay", Delay, 1);
        Range(check, "activity", Activity, 10);
        Range(check, "unplaced", Unplaced, 10);
        Range(check, "waiting", Waiting, 1);
        Range(check, "shortfall", Shortfall, 10);
    }

    private static void Range(Check check, string field, double value, double maximum) => check.That(
        value >= 0 && value <= maximum, field,
        $"har {field} {value}, väntade 0 till {maximum}.",
        $"has {field} {value}, expected 0 to {maximum}.");
}
