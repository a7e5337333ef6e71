namespace Matching.Fit;

/// <summary>What a model was learned from and how, for whoever has to answer for it.</summary>
public sealed record TrainingRecord
{
    /// <summary>Version of the definition of a good outcome. Default: empty.</summary>
    public string LabelVersion { get; init; } = "";

    /// <summary>First day of the decisions learned from; null = unknown.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the decisions learned from; null = unknown.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Rows learned from, duplicates counted.</summary>
    public long Rows { get; init; }

    /// <summary>Rows with a good outcome.</summary>
    public long Positives { get; init; }

    /// <summary>Groups (persons, hosts) that were never split between learning and checking.</summary>
    public long Groups { get; init; }

    /// <summary>The seed of everything that was drawn.</summary>
    public ulong Seed { get; init; }

    /// <summary>Version of the code that learned.</summary>
    public string CodeVersion { get; init; } = "";

    /// <summary>Measured figures by name, such as <c>out_of_bag_log_loss</c>; six decimals are kept.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();
}
