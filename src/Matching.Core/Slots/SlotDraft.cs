using Matching.Core.Participants;

namespace Matching.Core.Slots;

/// <summary>A task at a slot.</summary>
/// <param name="Name">What is done, for people; no personal data.</param>
/// <param name="LanguageMinimum">The level of Swedish it takes.</param>
/// <param name="Optional">True when somebody can train at the slot without it.</param>
public sealed record SlotTask(string Name, LanguageLevel LanguageMinimum, bool Optional = false)
{
    /// <summary>The form in files, <c>sort clothes=A1</c>, optional ones <c>till=B1?</c>.</summary>
    public override string ToString() =>
        $"{Name}={LanguageWords.Levels.Code(LanguageMinimum)}{(Optional ? "?" : "")}";

    /// <summary>Reads <c>name=level</c> or <c>name=level?</c>; a name alone takes no Swedish.</summary>
    public static bool TryParse(string text, out SlotTask task)
    {
        var parts = text.TrimEnd('?', ' ').Split('=', 2, StringSplitOptions.TrimEntries);
        var level = LanguageLevel.None;
        var valid = parts[0].Length > 0 && (parts.Length == 1 || LanguageWords.Levels.TryFind(parts[1], out level));
        task = new SlotTask(parts[0], level, text.TrimEnd().EndsWith('?'));
        return valid;
    }
}

/// <summary>What is stated of a slot, or of an activity.</summary>
public record SlotDraft
{
    /// <summary>Code of the municipality that owns it.</summary>
    public string Municipality { get; init; } = "";

    /// <summary>Opaque id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Id of the site, in the same municipality.</summary>
    public string Site { get; init; } = "";

    /// <summary>Title for people.</summary>
    public string Title { get; init; } = "";

    /// <summary>Set when it is a preparatory step and not a work place.</summary>
    public Activity? Activity { get; init; }

    /// <summary>The stage it trains.</summary>
    public Stage Stage { get; init; } = Stage.OwnArena;

    /// <summary>Field of work.</summary>
    public WorkField Field { get; init; }

    /// <summary>Legal form.</summary>
    public PlacementForm Form { get; init; }

    /// <summary>First day.</summary>
    public DateOnly StartOn { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly EndOn { get; init; }

    /// <summary>
    /// Part of the year in which it is open; null for all of it. Bathing places are never open outside their season.
    /// </summary>
    public Season? Season { get; init; }

    /// <summary>Half-days on which it is open.</summary>
    public SessionMask OpenSessions { get; init; } = SessionMask.All;

    /// <summary>Participants at a time: one value for every half-day, or ten; 0 to 10 000.</summary>
    public IReadOnlyList<int> SessionCapacity { get; init; } = [1];

    /// <summary>A half-day that is used has at least so many participants; 1 = no minimum.</summary>
    public int MinimumCrew { get; init; } = 1;

    /// <summary>
    /// Ids of the supervisors, in the same municipality; a participant's support load counts at each.
    /// </summary>
    public IReadOnlyList<string> Supervisors { get; init; } = [];

    /// <summary>What it demands, on the scale of functional ability.</summary>
    public Levels Demands { get; init; } = new(1, 1, 1);

    /// <summary>Its tasks with the Swedish that each takes.</summary>
    public IReadOnlyList<SlotTask> Tasks { get; init; } = [];

    /// <summary>Adaptations that it offers or can arrange.</summary>
    public IReadOnlyList<Adaptation> Adaptations { get; init; } = [];

    /// <summary>Somebody without a driving licence (B) cannot do it.</summary>
    public bool DrivingLicenceRequired { get; init; }

    /// <summary>Open to participants of the other municipalities in the planning area.</summary>
    public bool Shared { get; init; }
}
