namespace Matching.Optimizer.Verification.Branching;

/// <summary>
/// The bound of one set of prices under the decisions as they stand when it is asked, in price units: scale × bound,
/// or null when the prices see that there is no plan. See <see cref="BranchingCertificate"/> for the formula.
/// </summary>
internal interface INodeBound
{
    /// <summary>The bound at the node.</summary>
    Int128? Total();

    /// <summary>The bound at the node when an undecided participant is decided for an open option, or out.</summary>
    Int128? With(int participant, int option);
}
