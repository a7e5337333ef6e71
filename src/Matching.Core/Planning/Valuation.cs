using Matching.Core.Eligibility;
using Matching.Core.Fitting;
using Matching.Core.Placements;
using Matching.Fit;

namespace Matching.Core.Planning;

/// <summary>
/// Turns fit, wishes, stage, waiting time and staying put into the value that the optimizer maximises.
/// </summary>
public sealed class Valuation
{
    /// <summary>Value units in one certain good outcome.</summary>
    public const double Unit = 1_000_000;

    private const double AverageSlot = 0.5;

    private readonly PlanningOptions _options;
    /// <summary>Values by these options.</summary>
    public Valuation(PlanningOptions options) => _options = options;

    /// <summary>The value of an option, in millionths, rounded to the nearest.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="days">The placement's days.</param>
    /// <param name="score">Its fit in 1/1000 logit; not read for an activity.</param>
    /// <param name="chances">What the participant's possible slots are worth; not read for <see
    /// cref="FitObjective.Chance"/>.</param>
    public long Value(in Pair pair, OptionDays days, int score, OwnChances chances) =>
        Value(Facts(pair, days, score, chances), _options);

    /// <summary>What the value of an option is made of.</summary>
    public static ValueFacts Facts(in Pair pair, OptionDays days, int score, OwnChances chances) => new()
    {
        IsActivity = pair.Where.Slot.Activity is not null,
        Score = score,
        Wish = ValueFacts.WishOf(FitFeatures.WishMatch(pair)),
        StagesBelow = pair.Who.Participant.Stage - pair.Where.Slot.Stage,
        Stays = ValueFacts.Stay(pair),
        Weeks = ValueFacts.WeeksFrom(pair.Period, days),
        OwnMean = chances.Mean,
        OwnBest = chances.Best,
    };

    /// <summary>The value that facts have under options, in millionths, rounded to the nearest.</summary>
    public static long Value(in ValueFacts facts, PlanningOptions options)
    {
        var weights = options.Weights;
        var fit = facts.IsActivity
            ? weights.Activity
            : weights.Fit * Worth(facts, FitModel.Probability(facts.Score), options);
        var wish = weights.Wish * facts.Wish;
        var stage = weights.Stage * (facts.StagesBelow == 0 ? 1 : facts.StagesBelow == 1 ? 0.5 : 0);
        return ToUnits(fit + wish + stage + (facts.Stays ? weights.Staying : 0) - weights.Delay * facts.Weeks);
    }

    /// <summary>
    /// The value of leaving a participant out: never positive, and lower the longer somebody has waited. Under a floor
    /// it falls short of the whole floor, so that no slot is worse than none.
    /// </summary>
    public long UnplacedValue(ParticipantFacts participant, PlanPeriod period)
    {
        var weights = _options.Weights;
        var floor = _options.Objective == FitObjective.Floor ? weights.Shortfall : 0;
        return ToUnits(-weights.Unplaced - floor - weights.Waiting * WaitingMonths(participant, period));
    }

    /// <summary>
    /// Whole months since the last placement ended, or since registration; 0 to 24. An agreed placement that ends
    /// before the plan starts counts like one whose end is recorded; one that ended for care takes no waiting away.
    /// </summary>
    public static int WaitingMonths(ParticipantFacts participant, PlanPeriod period)
    {
        var since = participant.Participant.RegisteredOn;
        foreach (var held in participant.Held)
            if (EndsWaiting(held, period) && held.Placement.EndOn > since) since = held.Placement.EndOn;
        var months = (period.AsOf.Year - since.Year) * 12 + period.AsOf.Month - since.Month;
        if (period.AsOf.Day < since.Day) months--;
        return Math.Clamp(months, 0, ValueWeights.MaximumWaitingMonths);
    }

    private static bool EndsWaiting(HeldPlacement held, PlanPeriod period) => held.Placement.Outcome is { } outcome
        ? outcome.Result != OutcomeResult.EndedForCare
        : held.Placement.EndOn < period.StartOn;

    private static double Worth(in ValueFacts facts, double probability, PlanningOptions options) =>
        options.Objective switch
        {
            FitObjective.Lift => AverageSlot + probability - facts.OwnMean,
            FitObjective.Floor => probability
                - options.Weights.Shortfall * Shortfall(probability, options.FloorShare * facts.OwnBest),
            _ => probability,
        };

    // The part of the floor that is missing, in [0, 1].
    private static double Shortfall(double probability, double floor) =>
        floor > 0 ? Math.Max(0, floor - probability) / floor : 0;

    private static long ToUnits(double value) => (long)Math.Round(value * Unit);
}
