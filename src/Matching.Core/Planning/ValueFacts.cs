using Matching.Core.Eligibility;
using Matching.Core.Fitting;

namespace Matching.Core.Planning;

/// <summary>
/// Everything that an option's value is made of beside the weights; kept with a suggestion, so that the value can be
/// found again when the facts have changed.
/// </summary>
public readonly record struct ValueFacts
{
    /// <summary>It is an activity and has no fit.</summary>
    public bool IsActivity { get; init; }

    /// <summary>Fit in 1/1000 logit; 0 for an activity.</summary>
    public int Score { get; init; }

    /// <summary>0 to 1: no wish met or none stated, a field, a slot, site or employer.</summary>
    public double Wish { get; init; }

    /// <summary>Steps from the participant's stage down to the slot's.</summary>
    public int StagesBelow { get; init; }

    /// <summary>The slot is already proposed to the participant.</summary>
    public bool Stays { get; init; }

    /// <summary>Weeks from the plan's start to the first day.</summary>
    public double Weeks { get; init; }

    /// <summary>Mean chance over the participant's possible slots; 0 where no objective asks.</summary>
    public double OwnMean { get; init; }

    /// <summary>Best chance over the participant's possible slots; 0 where no objective asks.</summary>
    public double OwnBest { get; init; }

    /// <summary>The share of a wish that is met.</summary>
    /// <param name="match">As <see cref="FitFeatures.WishMatch"/> says.</param>
    internal static double WishOf(double match) => double.IsNaN(match) ? 0 : match / 2;

    /// <summary>True when the slot stands as a proposal to the participant.</summary>
    internal static bool Stay(in Pair pair)
    {
        foreach (var slot in pair.Who.Proposed)
            if (slot == pair.Where.Slot.Key) return true;
        return false;
    }

    /// <summary>Weeks from the plan's start to the first day.</summary>
    internal static double WeeksFrom(PlanPeriod period, OptionDays days) =>
        (days.StartOn.DayNumber - period.StartOn.DayNumber) / 7.0;
}
