using Matching.Core.Words;
using Matching.Fit;

namespace Matching.Core.Planning;

/// <summary>What a plan makes of the fit. Each has its failure, so that a municipality has to choose.</summary>
public enum FitObjective
{
    /// <summary>
    /// The chance of a good outcome: most good outcomes in all. Those whose chances are high anywhere come first at
    /// every slot, and those whose chances are low get what is left.
    /// </summary>
    Chance,

    /// <summary>
    /// What the slot adds to the person's own average slot: a seat goes where it makes the most difference. An average
    /// slot counts one half, as an activity does.
    /// </summary>
    Lift,

    /// <summary>
    /// The chance, with a floor per person: a slot whose chance lies below a share of the person's own best one costs
    /// what it falls short. Nobody is parked in a weak slot for the sake of a sum.
    /// </summary>
    Floor,
}

/// <summary>The words of <see cref="FitObjective"/>.</summary>
public static class FitObjectives
{
    /// <summary>The words.</summary>
    public static readonly Vocabulary<FitObjective> Words = new(
        new(FitObjective.Chance, "chance", "chans", "chance"),
        new(FitObjective.Lift, "lift", "lyft", "lift"),
        new(FitObjective.Floor, "floor", "golv", "floor"));
}

/// <summary>What the possible slots of one person are worth to that person; activities are left out.</summary>
/// <param name="Mean">Mean probability over them; 0 without any.</param>
/// <param name="Best">Highest probability among them; 0 without any.</param>
public sealed record OwnChances(double Mean, double Best)
{
    /// <summary>Somebody without a possible slot.</summary>
    public static readonly OwnChances None = new(0, 0);
}

/// <summary>Adds up what one person's possible slots are worth, slot by slot in rising order.</summary>
internal struct ChanceSum
{
    private double _sum;
    private double _best;
    private int _count;

    /// <summary>Takes in one slot's fit in 1/1000 logit.</summary>
    public void Add(int score)
    {
        var probability = FitModel.Probability(score);
        (_sum, _best, _count) = (_sum + probability, Math.Max(_best, probability), _count + 1);
    }

    /// <summary>What they are worth.</summary>
    public readonly OwnChances Chances => _count == 0 ? OwnChances.None : new OwnChances(_sum / _count, _best);
}
