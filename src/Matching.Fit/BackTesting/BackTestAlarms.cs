namespace Matching.Fit.BackTesting;

/// <summary>Looks for what is doubtful in the values of policies.</summary>
internal static class BackTestAlarms
{
    private const double FewRows = 100;
    private const double ManyUnlikely = .05;

    /// <summary>A smaller difference worries nobody, however sure it is.</summary>
    private const double Worrying = .005;

    /// <summary>The alarms, by policy in the order given.</summary>
    public static List<RaisedAlarm> Of(IReadOnlyList<PolicyValue> values)
    {
        var alarms = new List<RaisedAlarm>();
        foreach (var value in values)
        {
            var weights = value.Weights;
            Raise(!weights.IsMeanRight, BackTestAlarm.MeanWeight, weights.Mean);
            Raise(weights.EffectiveRows < FewRows, BackTestAlarm.FewEffectiveRows, weights.EffectiveRows);
            Raise(weights.Unlikely > ManyUnlikely, BackTestAlarm.PoorOverlap, weights.Unlikely);
            Raise(value.Optimism.Low > 0, BackTestAlarm.ModelPromisesMore, value.Optimism.Value);
            Raise(
                value.Role == PolicyRole.Random && Differs(value.Difference), BackTestAlarm.RandomDiffers,
                value.Difference.Value);
            Raise(
                value.Role == PolicyRole.Practice && Differs(value.Difference), BackTestAlarm.PracticeDiffers,
                value.Difference.Value);

            void Raise(bool holds, BackTestAlarm alarm, double figure)
            {
                if (holds) alarms.Add(new RaisedAlarm(alarm, value.Name, figure));
            }
        }
        var best = values.FirstOrDefault(v => v.Role == PolicyRole.Best);
        var worst = values.FirstOrDefault(v => v.Role == PolicyRole.Worst);
        if (best is not null && worst is not null && worst.Difference.Value > best.Difference.Value)
            alarms.Add(new RaisedAlarm(
                BackTestAlarm.WorstBeatsBest, worst.Name, worst.Difference.Value - best.Difference.Value));
        return alarms;
    }

    private static bool Differs(Estimate difference) =>
        difference.ExcludesZero && Math.Abs(difference.Value) > Worrying;
}
