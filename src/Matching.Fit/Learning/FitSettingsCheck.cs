namespace Matching.Fit.Learning;

/// <summary>Names every setting that is out of its range.</summary>
internal static class FitSettingsCheck
{
    internal static IEnumerable<string> Violations(FitSettings settings)
    {
        (string Name, double Value, double Least, double Most)[] ranges =
        [
            ("threads", settings.Threads, 1, 256),
            ("bags", settings.Bags, 2, FitModel.MaximumBags),
            ("interval bags", settings.IntervalBags, 0, FitModel.MaximumBags),
            ("pairs", settings.Pairs, 0, 100),
            ("bins", settings.Bins, 2, 200),
            ("pair bins", settings.PairBins, 2, 14),
            ("smoothing rounds", settings.SmoothingRounds, 0, 10_000),
            ("rounds", settings.Rounds, 1, 100_000),
            ("patience", settings.Patience, 1, 10_000),
            ("leaf rows", settings.LeafRows, 1, 1_000_000),
            ("leaf ridge", settings.LeafRidge, 0, 1_000_000),
            ("category ridge", settings.CategoryRidge, 0, 1_000_000),
            ("pair ridge", settings.PairRidge, 0, 1_000_000),
            ("level rows", settings.LevelRows, 1, 1_000_000),
            ("office rows", settings.OfficeRows, 1, 1_000_000),
        ];
        foreach (var (name, value, least, most) in ranges)
            if (!(value >= least && value <= most))
                yield return FormattableString.Invariant(
                    $"Settings have {name} {value}, expected {least} to {most}.");
        foreach (var (name, rate) in Rates(settings))
            if (!(rate > 0 && rate <= 1))
                yield return FormattableString.Invariant($"Settings have {name} rate {rate}, expected (0, 1].");
    }

    private static (string Name, double Rate)[] Rates(FitSettings settings) =>
        [("learning", settings.LearningRate), ("line", settings.LineRate), ("pair", settings.PairRate)];
}
