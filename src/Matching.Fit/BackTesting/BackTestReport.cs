namespace Matching.Fit.BackTesting;

/// <summary>What is doubtful about a back-test.</summary>
public enum BackTestAlarm
{
    /// <summary>The mean weight is outside [0.95, 1.05].</summary>
    MeanWeight,

    /// <summary>The estimate rests on fewer than 100 effective rows.</summary>
    FewEffectiveRows,

    /// <summary>More than 5 % of the policy's proposals were hardly ever made for such rows.</summary>
    PoorOverlap,

    /// <summary>The model alone promises more than the corrected estimate, and the interval excludes 0.</summary>
    ModelPromisesMore,

    /// <summary>
    /// Chance differs from what was observed by more than 0.005, and the interval excludes 0: matching mattered, or
    /// the models are off.
    /// </summary>
    RandomDiffers,

    /// <summary>The modelled practice differs in the same way: the models are off.</summary>
    PracticeDiffers,

    /// <summary>The score turned round does better than the score.</summary>
    WorstBeatsBest,
}

/// <summary>An alarm and the policy that it is about.</summary>
/// <param name="Alarm">What is doubtful.</param>
/// <param name="Policy">The policy's name.</param>
/// <param name="Value">The figure that raised it.</param>
public sealed record RaisedAlarm(BackTestAlarm Alarm, string Policy, double Value);

/// <summary>Rows by the propensity of what was done: rows far to the left were treated against custom.</summary>
/// <param name="Start">Lower end, contained.</param>
/// <param name="End">Upper end, contained in the last bin alone.</param>
/// <param name="Taken">Share of rows whose own action has such a propensity.</param>
/// <param name="Cells">Share of all cells (row and action) with such a propensity.</param>
public sealed record OverlapBin(double Start, double End, double Taken, double Cells);

/// <summary>
/// The answer of a back-test. It assumes that all that drove both the choice and the outcome is among the features.
/// That is usually false, so a gain is an upper-bound indication and no promise.
/// </summary>
/// <param name="Rows">Decisions.</param>
/// <param name="Clusters">Participants.</param>
/// <param name="Observed">The share of good outcomes that happened.</param>
/// <param name="Policies">The policies, in the order given.</param>
public sealed record BackTestReport(
    int Rows, int Clusters, Estimate Observed, IReadOnlyList<PolicyValue> Policies)
{
    /// <summary>The estimator that differences are told by.</summary>
    public Estimator Headline { get; init; }

    /// <summary>Where the past has support.</summary>
    public IReadOnlyList<OverlapBin> Overlap { get; init; } = [];

    /// <summary>Share of cells (row and action) with a propensity below 0.02.</summary>
    public double UnlikelyCells { get; init; }

    /// <summary>What is doubtful.</summary>
    public IReadOnlyList<RaisedAlarm> Alarms { get; init; } = [];

    /// <summary>The cluster of each row.</summary>
    internal int[]? ClusterOfRow { get; init; }

    /// <summary>The difference of two policies from the same rows, whose common noise falls away.</summary>
    /// <param name="policy">Name of the first.</param>
    /// <param name="other">Name of the one taken away.</param>
    /// <exception cref="ArgumentException">A name is no policy's.</exception>
    public Estimate Contrast(string policy, string other)
    {
        var (a, b) = (Find(policy).Contributions, Find(other).Contributions);
        var differences = new double[a.Length];
        for (var row = 0; row < a.Length; row++) differences[row] = a[row] - b[row];
        return Estimate.Of(differences, ClusterOfRow);
    }

    private PolicyValue Find(string name) => Policies.FirstOrDefault(p => p.Name == name)
        ?? throw new ArgumentException($"Policy '{name}' is not in the report, expected one of "
            + $"{string.Join(", ", Policies.Select(p => $"'{p.Name}'"))}.");
}
