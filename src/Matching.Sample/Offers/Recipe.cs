using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Slots;

namespace Matching.Sample.Offers;

/// <summary>A kind of slot or activity that the region makes many of.</summary>
internal sealed record Recipe
{
    /// <summary>Its part of a slot's id, such as <c>badlag</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>Title for people; the site's name follows it.</summary>
    public required string Title { get; init; }

    /// <summary>At which kind of site.</summary>
    public required SiteKind SiteKind { get; init; }

    /// <summary>Field of work.</summary>
    public required WorkField Field { get; init; }

    /// <summary>Set when it is a preparatory step.</summary>
    public Activity? Activity { get; init; }

    /// <summary>The stage that it trains.</summary>
    public required Stage Stage { get; init; }

    /// <summary>What it demands; some slots demand one step less of one kind.</summary>
    public required Levels Demands { get; init; }

    /// <summary>Tasks in the text form of files, such as <c>sortera kläder=A1</c>.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>How often it occurs among the recipes of its stage in a municipality.</summary>
    public int Weight { get; init; } = 10;

    /// <summary>How much capacity it gets, relative to the others of its stage.</summary>
    public int Room { get; init; } = 1;

    /// <summary>Fewest participants in a half-day that is used.</summary>
    public int MinimumCrew { get; init; } = 1;

    /// <summary>Who runs the site.</summary>
    public Sector Sector { get; init; }

    /// <summary>Takes a driving licence.</summary>
    public bool DrivingLicenceRequired { get; init; }
}
