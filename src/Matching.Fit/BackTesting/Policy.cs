namespace Matching.Fit.BackTesting;

/// <summary>What part a policy plays in the checks.</summary>
public enum PolicyRole
{
    /// <summary>A candidate.</summary>
    Candidate,

    /// <summary>The candidate that the learned score makes the most of; <see cref="Worst"/> must not beat it.</summary>
    Best,

    /// <summary>Today's practice as its model has it: what was observed is expected.</summary>
    Practice,

    /// <summary>Placebo: chance within the same seats; about what was observed is expected.</summary>
    Random,

    /// <summary>Placebo: the learned score turned round.</summary>
    Worst,
}

/// <summary>
/// A rule that says what would have been done. It sees the realised actions of the period for one reason alone: how
/// many seats there were. A policy that leans on what a person really got is found out and refused.
/// </summary>
/// <param name="Name">What reports call it, such as <c>learned</c>.</param>
/// <param name="Propose">From the realised actions, one a row, to a proposal; the same answer for the same input.
/// </param>
/// <param name="Role">The part it plays in the checks.</param>
public sealed record Policy(string Name, Func<int[], Proposal> Propose, PolicyRole Role = PolicyRole.Candidate);
