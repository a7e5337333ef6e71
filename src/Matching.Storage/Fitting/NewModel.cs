using System.Security.Cryptography;
using System.Text;
using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Fitting;
using Matching.Core.Words;

namespace Matching.Storage.Fitting;

/// <summary>A model version to keep.</summary>
public record NewModel
{
    /// <summary>Longest file of a head in UTF-16 characters: 4 million.</summary>
    public const int LongestFile = 4_000_000;

    /// <summary>Code of the municipality whose registry it joins.</summary>
    public required string Municipality { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the label.</summary>
    public required string LabelVersion { get; init; }

    /// <summary>First day of the decisions learned from; null = unknown.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the decisions learned from; null = unknown.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Rows learned from.</summary>
    public required int Rows { get; init; }

    /// <summary>Seed of the learning.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Measured figures by name.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The file of the head for good outcomes.</summary>
    public required string GoodFile { get; init; }

    /// <summary>The file of the head for starts; null = not modelled.</summary>
    public string? StartedFile { get; init; }

    /// <summary>The version's name among all: SHA-256 of its files in lower-case hexadecimal.</summary>
    public string Version => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(GoodFile + "\n" + (StartedFile ?? ""))));

    /// <summary>Throws with everything that is wrong.</summary>
    /// <exception cref="InvalidInputException">Names every violation.</exception>
    internal void Validate()
    {
        var check = CheckOf(Name);
        check.Text("name", Name);
        check.Range("rows", Rows, 0, int.MaxValue);
        check.Range("good_file", GoodFile.Length, 1, LongestFile);
        if (StartedFile is not null) check.Range("started_file", StartedFile.Length, 1, LongestFile);
        check.ThrowIfAny();
    }

    /// <summary>A check whose messages start with the model.</summary>
    internal static Check CheckOf(string name) => new(Phrase.Of($"Modellen", $"Model"), name);
}

/// <summary>A model version as it is kept.</summary>
public sealed record StoredModel : NewModel
{
    /// <summary>1-based number in the municipality's registry.</summary>
    public required int Number { get; init; }

    /// <summary>When it was kept.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The model, checked as a file from anywhere is.</summary>
    /// <exception cref="InvalidInputException">It looks at what this version of the program does not know, or was made
    /// by a newer one.</exception>
    public PlacementModel ToModel() => ModelText.Read(GoodFile, StartedFile, Version);
}

/// <summary>A human act that made a version count, or took the rule-based prior back.</summary>
public sealed record Activation
{
    /// <summary>Code of the municipality.</summary>
    public string Municipality { get; init; } = "";

    /// <summary>1-based number in the municipality's registry; the highest is its last act.</summary>
    public int Number { get; init; }

    /// <summary>The version; null for the rule-based prior.</summary>
    public string? Version { get; init; }

    /// <summary>Opaque id of who decided.</summary>
    public string ActedBy { get; init; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset ActedAt { get; init; }

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";
}
