using Matching.Fit.Features;
using Matching.Fit.Tables;

namespace Matching.Fit.Learning;

/// <summary>What is to be learned, and from what.</summary>
public sealed record FitTask
{
    /// <summary>The features, a column each; the model's vector has the order of the columns.</summary>
    public required FitTable Features { get; init; }

    /// <summary>One a row: true = a good outcome.</summary>
    public required IReadOnlyList<bool> Outcomes { get; init; }

    /// <summary>
    /// One a row: rows of the same group (a person, a host) are never split between learning and checking. Null =
    /// equal rows are a group of their own.
    /// </summary>
    public IReadOnlyList<int>? Groups { get; init; }

    /// <summary>
    /// One a row, in 1/1000 logit: what is known beforehand and stands outside the model, so that whoever scores adds
    /// it again. Null = 0. What a model says is better stated as <see cref="Prior"/>.
    /// </summary>
    public IReadOnlyList<int>? Offsets { get; init; }

    /// <summary>One a row, 1 to 1 000 000: how many equal rows it stands for. Null = 1.</summary>
    public IReadOnlyList<int>? Weights { get; init; }

    /// <summary>
    /// Where learning starts: its features are found by name, its tables become part of the learned ones. Null = from
    /// nothing.
    /// </summary>
    public FitModel? Prior { get; init; }

    /// <summary>The declared direction of numeric columns by name. Default: none.</summary>
    public IReadOnlyDictionary<string, Direction> Directions { get; init; } = new Dictionary<string, Direction>();

    /// <summary>The unit of numeric columns by name. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The categorical column that says where a row comes from: it gets no table of its own but an intercept, shrunk
    /// by <see cref="FitSettings.OfficeRows"/> pseudo-rows. Null = none.
    /// </summary>
    public string? Office { get; init; }

    /// <summary>Name and version for people. Default: <c>learned</c>.</summary>
    public string Name { get; init; } = "learned";

    /// <summary>Version of the definition of a good outcome. Default: empty.</summary>
    public string LabelVersion { get; init; } = "";

    /// <summary>First day of the decisions learned from; null = unknown.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the decisions learned from; null = unknown.</summary>
    public DateOnly? To { get; init; }

    /// <summary>How many rows there are.</summary>
    public int RowCount => Features.RowCount;

    /// <summary>The task of some rows, in the order given; a row may come several times.</summary>
    /// <param name="rows">0-based rows.</param>
    public FitTask Select(int[] rows) => this with
    {
        Features = Features.Select(rows),
        Outcomes = Array.ConvertAll(rows, r => Outcomes[r]),
        Groups = Groups is { } groups ? Array.ConvertAll(rows, r => groups[r]) : null,
        Offsets = Offsets is { } offsets ? Array.ConvertAll(rows, r => offsets[r]) : null,
        Weights = Weights is { } weights ? Array.ConvertAll(rows, r => weights[r]) : null,
    };
}
