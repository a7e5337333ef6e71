namespace Matching.Fit.Metrics;

/// <summary>
/// Area under the ROC curve: the probability that a random good outcome was scored above a random other one, ties
/// counted half (Hanley and McNeil 1982; the Mann–Whitney statistic).
/// </summary>
public static class Auc
{
    /// <summary>In [0, 1]; null when one outcome alone has weight. O(rows log rows).</summary>
    public static double? Of(Predictions predictions) =>
        Of(predictions.Probabilities, predictions.Outcomes, predictions.Weights);

    /// <summary>The same for scores of any size.</summary>
    /// <param name="scores">One a row, not NaN.</param>
    /// <param name="outcomes">0 or 1 a row.</param>
    /// <param name="weights">0 or more a row.</param>
    public static double? Of(
        ReadOnlySpan<double> scores, ReadOnlySpan<double> outcomes, ReadOnlySpan<double> weights)
    {
        var keys = scores.ToArray();
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(keys, order);
        double below = 0, wins = 0, good = 0;
        for (var start = 0; start < order.Length;)
        {
            double tiedGood = 0, tiedOther = 0;
            var end = start;
            for (; end < order.Length && keys[end] == keys[start]; end++)
                if (outcomes[order[end]] == 1) tiedGood += weights[order[end]];
                else tiedOther += weights[order[end]];
            wins += tiedGood * (below + tiedOther / 2);
            below += tiedOther;
            good += tiedGood;
            start = end;
        }
        return good > 0 && below > 0 ? wins / (good * below) : null;
    }
}
