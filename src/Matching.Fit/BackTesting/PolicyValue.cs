namespace Matching.Fit.BackTesting;

/// <summary>What a policy would have been worth, and how far that is to be trusted.</summary>
/// <param name="Name">The policy.</param>
/// <param name="Role">Its part in the checks.</param>
/// <param name="ModelOnly">What the outcome model promises: too good for a policy that was chosen by a model.</param>
/// <param name="Ipw">By weights alone.</param>
/// <param name="Aipw">By weights and model.</param>
/// <param name="Difference">The headline estimate less what was observed, from the same rows.</param>
/// <param name="Weights">Whether the past says anything about it.</param>
public sealed record PolicyValue(
    string Name, PolicyRole Role, Estimate ModelOnly, Estimate Ipw, Estimate Aipw, Estimate Difference,
    WeightDiagnostics Weights)
{
    /// <summary>The difference to what was observed, by group; groups below the minimum cell have none.</summary>
    public IReadOnlyList<GroupEffect> Groups { get; init; } = [];

    /// <summary>
    /// Share of rows for which the outcome model expects at least half a percentage point less than under the action
    /// that was taken. By the model: nobody can observe it.
    /// </summary>
    public double WorseOff { get; init; }

    /// <summary>By how much the model alone promises more than the corrected estimate, from the same rows.</summary>
    public required Estimate Optimism { get; init; }

    /// <summary>What each row contributes to the headline estimate.</summary>
    internal double[] Contributions { get; init; } = [];
}

/// <summary>What a policy would have changed for one group.</summary>
/// <param name="Name">The group.</param>
/// <param name="Rows">Its rows; null when they are fewer than the minimum cell.</param>
/// <param name="Difference">To what was observed; null when not shown.</param>
public sealed record GroupEffect(string Name, int? Rows, Estimate? Difference);
