using Matching.Fit;

namespace Matching.Core.Fitting;

/// <summary>
/// A person's own average slot: what the model says on average of the slots that are possible for one person. Reasons
/// and lift are told against it, so that what is true of the person at every slot speaks neither for nor against one.
/// </summary>
public sealed class OwnAverage
{
    private readonly (Key Slot, double Probability)[] _slots;
    private readonly int[] _points;

    private OwnAverage((Key, double)[] slots, double probability, int[] points) =>
        (_slots, Probability, _points) = (slots, probability, points);

    /// <summary>Slots averaged over; activities are left out.</summary>
    public int Count => _slots.Length;

    /// <summary>The mean probability over them, in [0, 1]; 0 without any.</summary>
    public double Probability { get; }

    /// <summary>The mean points of each table of the head for good outcomes, in 1/1000 logit.</summary>
    public ReadOnlySpan<int> Points => _points;

    /// <summary>What a decision has beyond the average: its probability less the mean.</summary>
    public double Lift(double probability) => probability - Probability;

    /// <summary>The probabilities at the other slots averaged over, in their order.</summary>
    /// <param name="slot">The slot that is left out; it need not be one of them.</param>
    public IEnumerable<double> Others(Key slot) => _slots.Where(s => s.Slot != slot).Select(s => s.Probability);

    /// <summary>Averages over a person's possible slots. O(slots × tables).</summary>
    public static OwnAverage Of(PlacementModel model, IReadOnlyCollection<Decision> decisions)
    {
        var good = model.Good.Model;
        var sums = new long[good.Terms.Count];
        var points = new int[sums.Length];
        var features = new double[FitFeatures.Count];
        var vector = new double[good.Features.Count];
        var slots = new List<(Key, double)>(decisions.Count);
        var probability = 0.0;
        foreach (var decision in decisions)
        {
            FitFeatures.Fill(decision, features);
            model.Good.Translate(features, vector);
            good.Explain(vector, points);
            var score = good.Intercept;
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += points[i];
                score += points[i];
            }
            slots.Add((decision.Pair.Where.Slot.Key, FitModel.Probability(model.With(score, features))));
            probability += slots[^1].Item2;
        }
        var count = decisions.Count;
        return new OwnAverage(
            [.. slots],
            count == 0 ? 0 : probability / count,
            Array.ConvertAll(sums, sum => count == 0 ? 0 : (int)Math.Round(sum / (double)count)));
    }
}
