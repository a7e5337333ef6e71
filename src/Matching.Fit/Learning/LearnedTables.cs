using Matching.Fit.Features;

namespace Matching.Fit.Learning;

/// <summary>Everything that was learned, in logits, before it is written down in whole thousandths.</summary>
internal sealed record LearnedTables
{
    /// <summary>The features.</summary>
    internal required ModelFeature[] Features { get; init; }

    /// <summary>The rows learned from.</summary>
    internal required LearningRows Rows { get; init; }

    /// <summary>Bags of main effects that keep rows back.</summary>
    internal required BagTables[] Mains { get; init; }

    /// <summary>The pairs that were kept.</summary>
    internal required PairShape[] Pairs { get; init; }

    /// <summary>Bags of pair tables, beside <see cref="Mains"/>.</summary>
    internal required BagTables[] PairTables { get; init; }

    /// <summary>Bootstrap bags of main effects, for intervals.</summary>
    internal required BagTables[] BootstrapMains { get; init; }

    /// <summary>Bootstrap bags of pair tables, beside <see cref="BootstrapMains"/>.</summary>
    internal required BagTables[] BootstrapPairs { get; init; }

    /// <summary>Score of each row, in logits, by the bags that never saw it.</summary>
    internal required double[] OutOfBag { get; init; }

    /// <summary>The same for a model that knows the start and one intercept alone.</summary>
    internal required double[] OutOfBagBase { get; init; }

    /// <summary>Share of the cuts in the blend, in [0, 1].</summary>
    internal required double ShareOfCuts { get; init; }
}
