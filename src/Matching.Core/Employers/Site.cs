using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Core.Employers;

/// <summary>What is stated of a site.</summary>
public record SiteDraft
{
    /// <summary>Code of the municipality.</summary>
    public string Municipality { get; init; } = "";

    /// <summary>Opaque id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Id of its employer, in the same municipality.</summary>
    public string Employer { get; init; } = "";

    /// <summary>Name for people.</summary>
    public string Name { get; init; } = "";

    /// <summary>What kind of place it is.</summary>
    public SiteKind Kind { get; init; }

    /// <summary>Position in degrees (WGS 84).</summary>
    public double? Latitude { get; init; }

    /// <summary>Position in degrees (WGS 84).</summary>
    public double? Longitude { get; init; }

    /// <summary>
    /// Most participants placed at the site at once over all its slots, so that nobody on the staff is displaced, 0 to
    /// 10 000; null when none was agreed. Activities do not count.
    /// </summary>
    public int? TraineeCap { get; init; }
}

/// <summary>A place on the map with an employer.</summary>
public sealed record Site : SiteDraft, INoun
{
    /// <summary>Takes what is stated.</summary>
    /// <exception cref="InvalidInputException">Names every violation.</exception>
    public Site(SiteDraft draft) : base(draft)
    {
        var violations = Check(draft);
        if (violations.Count > 0) throw new InvalidInputException(violations);
    }

    /// <summary>Municipality and id.</summary>
    public Key Key => new(Municipality, Id);

    /// <summary>Everything that is wrong with what is stated; empty when it can be constructed.</summary>
    public static IReadOnlyList<Violation> Check(SiteDraft draft)
    {
        var check = new Check(Phrase.Of($"Arbetsställe", $"Site"), draft.Id);
        Key.CheckInto(check, draft.Municipality, draft.Id);
        check.Id("employer", draft.Employer);
        check.Text("name", draft.Name);
        check.Defined("kind", draft.Kind);
        check.Position(draft.Latitude, draft.Longitude);
        if (draft.TraineeCap is { } cap) check.Range("trainee_cap", cap, 0, 10_000);
        return check.Violations;
    }
}
