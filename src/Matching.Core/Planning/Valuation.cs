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
    public long Value(in Pair pair, OptionDays days, int score)
    {
        var weights = _options.Weights;
        var fit = pair.Where.Slot.Activity is null ? weights.Fit * FitModel.Probability(score) : weights.Activity;
        var match = FitFeatures.WishMatch(pair);
        var wish = weights.Wish * (double.IsNaN(match) ? 0 : match / 2);
        var below = pair.Who.Participant.Stage - pair.Where.Slot.Stage;
        var stage = weights.Stage * (below == 0 ? 1 : below == 1 ? 0.5 : 0);
        var stays = _proposed.Contains((pair.Who.Participant.Key, pair.Where.Slot.Key));
        var weeks = (days.StartOn.DayNumber - pair.Period.StartOn.DayNumber) / 7.0;
        return ToUnits(fit + wish + stage + (stays ? weights.Staying : 0) - weights.Delay * weeks);
    }

    /// <summary>
    /// The value of leaving a participant out: never positive, and lower the longer somebody has waited.
    /// </summary>
    public long UnplacedValue(ParticipantFacts participant, PlanPeriod period) =>
        ToUnits(-_options.Weights.Unplaced - _options.Weights.Waiting * WaitingMonths(participant, period));

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

    private static long ToUnits(double value) => (long)Math.Round(value * Unit);
}
