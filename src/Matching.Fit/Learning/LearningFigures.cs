namespace Matching.Fit.Learning;

/// <summary>The figures that learning leaves behind, measured on rows that bags kept back.</summary>
internal static class LearningFigures
{
    internal static Dictionary<string, double> Of(LearnedTables learned) => new(StringComparer.Ordinal)
    {
        ["out_of_bag_log_loss"] = Loss(learned.Rows, learned.OutOfBag),
        ["out_of_bag_log_loss_of_start"] = Loss(learned.Rows, learned.OutOfBagBase),
        ["pairs"] = learned.Pairs.Length,
        ["share_of_cuts"] = learned.ShareOfCuts,
    };

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
