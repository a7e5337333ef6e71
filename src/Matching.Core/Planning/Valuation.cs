using Matching.Core.Eligibility;
using Matching.Core.Fitting;
using Matching.Core.Placements;
using Matching.Core.Snapshots;
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
    private readonly HashSet<(Key Participant, Key Slot)> _proposed;

    /// <summary>Values by these options; proposals that already stand are read from the snapshot.</summary>
    public Valuation(PlanningOptions options, Snapshot snapshot)
    {
        _options = options;
        _proposed = snapshot.Placements
            .Where(p => p.State == PlacementState.Proposed)
            .Select(p => (p.ParticipantKey, p.SlotKey))
            .ToHashSet();
    }

    /// <summary>The value of an option, in millionths, rounded to the nearest.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="days">The placement's days.</param>
    /// <param name="score">Its fit in 1/1000 logit; not read for an activity.</param>
    /// <param name="chances">What the participant's possible slots are worth; not read for <see
    /// cref="FitObjective.Chance"/>.</param>
    public long Value(in Pair pair, OptionDays days, int score, OwnChances chances)
    {
        var weights = _options.Weights;
        var fit = pair.Where.Slot.Activity is null
            ? weights.Fit * Worth(FitModel.Probability(score), chances)
            : weights.Activity;
        var match = FitFeatures.WishMatch(pair);
        var wish = weights.Wish * (double.IsNaN(match) ? 0 : match / 2);
        var below = pair.Who.Participant.Stage - pair.Where.Slot.Stage;
        var stage = weights.Stage * (below == 0 ? 1 : below == 1 ? 0.5 : 0);
        var stays = _proposed.Contains((pair.Who.Participant.Key, pair.Where.Slot.Key));
        var weeks = (days.StartOn.DayNumber - pair.Period.StartOn.DayNumber) / 7.0;
        return ToUnits(fit + wish + stage + (stays ? weights.Staying : 0) - weights.Delay * weeks);
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

    /// <summary>Whole months since the last placement ended, or since registration; 0 to 24.</summary>
    public static int WaitingMonths(ParticipantFacts participant, PlanPeriod period)
    {
        var since = participant.Past is [var last, ..] && last.Placement.EndOn > participant.Participant.RegisteredOn
            ? last.Placement.EndOn
            : participant.Participant.RegisteredOn;
        var months = (period.AsOf.Year - since.Year) * 12 + period.AsOf.Month - since.Month;
        if (period.AsOf.Day < since.Day) months--;
        return Math.Clamp(months, 0, ValueWeights.MaximumWaitingMonths);
    }

    private double Worth(double probability, OwnChances chances) => _options.Objective switch
    {
        FitObjective.Lift => AverageSlot + probability - chances.Mean,
        FitObjective.Floor => probability - _options.Weights.Shortfall * Shortfall(probability, chances),
        _ => probability,
    };

    // The part of the floor that is missing, in [0, 1].
    private double Shortfall(double probability, OwnChances chances)
    {
        var floor = _options.FloorShare * chances.Best;
        return floor > 0 ? Math.Max(0, floor - probability) / floor : 0;
    }

    private static long ToUnits(double value) => (long)Math.Round(value * Unit);
}
