namespace Matching.Fit.Learning;

/// <summary>The figures that learning leaves behind, measured on rows that bags kept back.</summary>
internal static class LearningFigures
{
    /// <summary>The figures by name.</summary>
    /// <param name="learned">What was learned.</param>
    /// <param name="share">Share of it that is kept, in [0, 1].</param>
    internal static Dictionary<string, double> Of(LearnedTables learned, double share)
    {
        var start = learned.OutOfBagBase;
        double[] kept = [.. start.Zip(learned.OutOfBag, (from, to) => from + share * (to - from))];
        return new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["out_of_bag_log_loss"] = Loss(learned.Rows, kept),
            ["out_of_bag_log_loss_of_start"] = Loss(learned.Rows, start),
            ["pairs"] = learned.Pairs.Length,
            ["share_kept"] = share,
            ["share_of_cuts"] = learned.ShareOfCuts,
        };
    }

    /// <summary>Mean log-loss of scores in logits.</summary>
    internal static double Loss(LearningRows rows, double[] scores)
    {
        var (loss, weight) = (0.0, 0.0);
        for (var i = 0; i < rows.Count; i++)
        {
            loss += Logistic.Loss(scores[i], rows.Weights[i], rows.Positives[i]);
            weight += rows.Weights[i];
        }
        return loss / weight;
    }
}
