using System.Collections.Frozen;
using Matching.Core.Employers;
using Matching.Core.Municipalities;
using Matching.Core.Slots;
using Matching.Core.Words;
using Matching.Fit.Features;

namespace Matching.Core.Fitting;

/// <summary>What is fixed about a feature. A name, once published, never changes its meaning.</summary>
/// <param name="Feature">The feature; its number is its place in the vector.</param>
/// <param name="Part">Whom it is about.</param>
public sealed record FeatureShape(FitFeature Feature, FitPart Part)
{
    /// <summary>The name in model files and protocols, snake_case.</summary>
    public string Name { get; } = string.Concat(
        Feature.ToString().Select((c, i) => (i > 0 && char.IsUpper(c) ? "_" : "") + char.ToLowerInvariant(c)));

    /// <summary>The way in which a learned score may go; <see cref="Direction.Any"/> where nobody can know.</summary>
    public Direction Direction { get; init; }

    /// <summary>The unit for people; empty = none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>
    /// The levels of a category in ordinal order, whose 0-based index stands in the vector; empty for a number.
    /// </summary>
    public IReadOnlyList<string> Levels { get; init; } = [];
}

/// <summary>The feature vector of this version, place by place.</summary>
public static class FitSchema
{
    private static readonly int[] Fields = Ordinals(WorkFields.Words);
    private static readonly int[] Kinds = Ordinals(SiteKinds.Words);
    private static readonly int[] SectorOrder = Ordinals(Sectors.Words);
    private static readonly int[] Forms = Ordinals(PlacementForms.Words);

    /// <summary>Every feature, in the order of <see cref="FitFeature"/>.</summary>
    public static IReadOnlyList<FeatureShape> All { get; } =
    [
        Number(FitFeature.TravelMinutes, FitPart.Pair, Direction.Falling, "min"),
        Number(FitFeature.WishMatch, FitPart.Pair, Direction.Rising),
        Number(FitFeature.BridgedDemands, FitPart.Pair, Direction.Falling),
        Number(FitFeature.LanguageMargin, FitPart.Pair, Direction.Rising),
        Number(FitFeature.StagesBelow, FitPart.Pair),
        Number(FitFeature.Supervisors, FitPart.Slot, Direction.Rising),
        Number(FitFeature.SpareSessions, FitPart.Pair, Direction.Rising),
        Number(FitFeature.FieldTried, FitPart.Pair),
        Number(FitFeature.SiteKnown, FitPart.Pair),
        Number(FitFeature.PhysicalGap, FitPart.Pair, Direction.Falling),
        Number(FitFeature.SocialGap, FitPart.Pair, Direction.Falling),
        Number(FitFeature.CognitiveGap, FitPart.Pair, Direction.Falling),
        Number(FitFeature.ExtraSessions, FitPart.Pair, Direction.Falling),
        Number(FitFeature.DaysToStart, FitPart.Pair, unit: "d"),
        Number(FitFeature.Weeks, FitPart.Pair),
        Number(FitFeature.GroupSize, FitPart.Slot),
        Number(FitFeature.HostRecord, FitPart.Slot, Direction.Rising, "%"),
        Category(FitFeature.Field, FitPart.Slot, WorkFields.Words),
        Category(FitFeature.SiteKind, FitPart.Slot, SiteKinds.Words),
        Category(FitFeature.Sector, FitPart.Slot, Sectors.Words),
        Category(FitFeature.Form, FitPart.Slot, PlacementForms.Words),
        Number(FitFeature.Stage, FitPart.Participant),
        Number(FitFeature.PhysicalAbility, FitPart.Participant),
        Number(FitFeature.SocialAbility, FitPart.Participant),
        Number(FitFeature.CognitiveAbility, FitPart.Participant),
        Number(FitFeature.Language, FitPart.Participant),
        Number(FitFeature.EarlierPlacements, FitPart.Participant),
        Number(FitFeature.SessionsNeeded, FitPart.Participant),
        new(FitFeature.Office, FitPart.Participant) { Levels = [.. MunicipalityRegister.All.Select(m => m.Code)] },
    ];

    private static readonly FrozenDictionary<string, int> Indices =
        All.Select((shape, i) => KeyValuePair.Create(shape.Name, i)).ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> Offices =
        MunicipalityRegister.All.Select((m, i) => KeyValuePair.Create(m.Code, i)).ToFrozenDictionary();

    /// <summary>Place of the feature with this name, or -1.</summary>
    public static int IndexOf(string name) => Indices.GetValueOrDefault(name, -1);

    /// <summary>The shape of a feature.</summary>
    public static FeatureShape Of(FitFeature feature) => All[(int)feature];

    internal static double LevelOf(WorkField field) => Fields[(int)field];

    internal static double LevelOf(SiteKind kind) => Kinds[(int)kind];

    internal static double LevelOf(Sector sector) => SectorOrder[(int)sector];

    internal static double LevelOf(PlacementForm form) => Forms[(int)form];

    internal static double LevelOf(string municipality) =>
        Offices.TryGetValue(municipality, out var index) ? index : double.NaN;

    private static FeatureShape Number(
        FitFeature feature, FitPart part, Direction direction = Direction.Any, string unit = "") =>
        new(feature, part) { Direction = direction, Unit = unit };

    private static FeatureShape Category<T>(FitFeature feature, FitPart part, Vocabulary<T> words) where T : notnull =>
        new(feature, part) { Levels = [.. words.Words.Select(w => w.Code).Order(StringComparer.Ordinal)] };

    // Place of each value's code among all codes in ordinal order: stays when the enum's order changes.
    private static int[] Ordinals<T>(Vocabulary<T> words) where T : struct, Enum
    {
        string[] ordered = [.. words.Words.Select(w => w.Code).Order(StringComparer.Ordinal)];
        return [.. Enum.GetValues<T>().Select(value => Array.IndexOf(ordered, words.Code(value)))];
    }
}
