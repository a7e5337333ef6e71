namespace Matching.Fit.Learning;

/// <summary>
/// How to learn. The defaults are those that did best over many tables of placement outcomes; whoever changes one
/// should cross-validate.
/// </summary>
public sealed record FitSettings
{
    /// <summary>Seed of everything that is drawn. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads, 1 to 256; bags are learned side by side. The model is the same for any. Default: 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Bags whose tables are averaged, 2 to 100. Default: 8.</summary>
    public int Bags { get; init; } = 8;

    /// <summary>Bootstrap bags that intervals are read from, 0 to 100; 0 = no intervals. Default: 16.</summary>
    public int IntervalBags { get; init; } = 16;

    /// <summary>Most pair tables, 0 to 100. Default: 3.</summary>
    public int Pairs { get; init; } = 3;

    /// <summary>Most bins of a number, 2 to 200. Default: 128.</summary>
    public int Bins { get; init; } = 128;

    /// <summary>Cells a side of a pair table, the missing one not counted, 2 to 14. Default: 6.</summary>
    public int PairBins { get; init; } = 6;

    /// <summary>Share of a Newton step that is taken, in (0, 1]. Default: 0.05.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Share of a Newton step along a line that is taken, in (0, 1]. Default: 0.3.</summary>
    public double LineRate { get; init; } = 0.3;

    /// <summary>First rounds, with cuts drawn at random, 0 to 10 000. Default: 30.</summary>
    public int SmoothingRounds { get; init; } = 30;

    /// <summary>Most rounds over all features, 1 to 100 000. Default: 3 000.</summary>
    public int Rounds { get; init; } = 3_000;

    /// <summary>
    /// Rounds without a gain after which learning stops, 1 to 10 000; half as many for straight lines, whose steps are
    /// longer. Default: 40.
    /// </summary>
    public int Patience { get; init; } = 40;

    /// <summary>Fewest rows on each side of a cut, 1 to 1 000 000. Default: 8.</summary>
    public int LeafRows { get; init; } = 8;

    /// <summary>Ridge of a step of a number, in units of the hessian, 0 to 1 000 000. Default: 1.</summary>
    public double LeafRidge { get; init; } = 1;

    /// <summary>Ridge of a step of a category, in units of the hessian, 0 to 1 000 000. Default: 40.</summary>
    public double CategoryRidge { get; init; } = 40;

    /// <summary>Share of a Newton step of a pair that is taken, in (0, 1]. Default: 0.1.</summary>
    public double PairRate { get; init; } = 0.1;

    /// <summary>Ridge of a step of a pair, in units of the hessian, 0 to 1 000 000. Default: 5.</summary>
    public double PairRidge { get; init; } = 5;

    /// <summary>Levels with fewer rows are pooled, 1 to 1 000 000. Default: 10.</summary>
    public int LevelRows { get; init; } = 10;

    /// <summary>
    /// True = all bags stop at the round that is best for all rows kept back, so that their loss can be held against
    /// a prior's; each stopping on its own predicts a little better but looks better than it is.
    /// </summary>
    internal bool StopsTogether { get; init; }

    /// <summary>Pseudo-rows that pull an office's intercept towards 0, 1 to 1 000 000. Default: 20.</summary>
    public int OfficeRows { get; init; } = 20;
}
