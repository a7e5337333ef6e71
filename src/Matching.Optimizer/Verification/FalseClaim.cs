namespace Matching.Optimizer;

/// <summary>One thing a solution says that is not so.</summary>
/// <param name="Field">The field that says it, as the exchange format names it: <c>objective</c>,
/// <c>slot[4]</c>.</param>
/// <param name="Message">What is claimed and what was recomputed.</param>
public readonly record struct FalseClaim(string Field, string Message)
{
    /// <summary>The field, a colon and the message.</summary>
    public override string ToString() => $"{Field}: {Message}";
}

/// <summary>What the verifier found.</summary>
public sealed record VerificationReport
{
    /// <summary>Every false claim; empty when the solution tells the truth as far as it can be recomputed.</summary>
    public required IReadOnlyList<FalseClaim> FalseClaims { get; init; }

    /// <summary>Claims that were neither proved nor refuted, each with the reason.</summary>
    public required IReadOnlyList<string> Unproved { get; init; }

    /// <summary>The recomputed value of the plan, or null when there is no plan that can be read.</summary>
    public long? Objective { get; init; }

    /// <summary>The bound that the prices prove, recomputed, or null when they prove none.</summary>
    public long? CertifiedBound { get; init; }

    /// <summary>
    /// The bound that the certificate of branching proves, or null without one or when it proves none.
    /// </summary>
    public long? BranchingBound { get; init; }

    /// <summary>Whether no claim is false.</summary>
    public bool IsTrue => FalseClaims.Count == 0;
}
