using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Sample.People;

namespace Matching.Sample.History;

/// <summary>A person seen together with a slot: what the outcome model and the present placements look at.</summary>
internal sealed class Prospect(Person person, Slot slot, Site site)
{
    /// <summary>One-way travel in minutes.</summary>
    public double Minutes { get; } = Journey.Minutes(person, site);

    /// <summary>Who.</summary>
    public Person Person => person;

    /// <summary>Where.</summary>
    public Slot Slot => slot;

    /// <summary>At which site.</summary>
    public Site Site => site;

    /// <summary>Levels by which the demand of a kind exceeds the ability.</summary>
    public Levels Gaps { get; } = new(
        Math.Max(0, slot.Demands.Physical - person.Draft.Ability.Physical),
        Math.Max(0, slot.Demands.Social - person.Draft.Ability.Social),
        Math.Max(0, slot.Demands.Cognitive - person.Draft.Ability.Cognitive));

    /// <summary>Levels of Swedish that the tasks take beyond what the person has; optional tasks left out.</summary>
    public int LanguageGap { get; } = Math.Max(
        0, slot.Tasks.Where(t => !t.Optional).Select(t => (int)t.LanguageMinimum).DefaultIfEmpty(0).Max()
            - (int)person.Draft.Language);

    /// <summary>True when the slot, its site or its field is wished for.</summary>
    public bool Wished => Names(person.Draft.Wishes);

    /// <summary>Support load at the slot: the support need and one for each kind of demand above ability.</summary>
    public int SupportLoad =>
        person.Draft.SupportNeed + Math.Sign(Gaps.Physical) + Math.Sign(Gaps.Social) + Math.Sign(Gaps.Cognitive);

    /// <summary>Half-days that both have open.</summary>
    public SessionMask CommonSessions => person.Draft.AvailableSessions & slot.OpenSessions;

    /// <summary>
    /// True when an agreed placement may start on the day: the stage fits, no demand is more than one level above
    /// ability, the Swedish is enough, the way is within what the person accepts (and ten minutes below it, since other
    /// speed models are slower), and licence, clearance, needed adaptations and vetoes are in order.
    /// </summary>
    public bool Suits(DateOnly on) =>
        slot.Stage == person.Draft.Stage
        && Gaps.Physical + Gaps.Social + Gaps.Cognitive <= 1
        && LanguageGap == 0
        && Minutes <= Math.Min(person.Draft.MaximumTravelMinutes, BandMinutes) - 10
        && (person.Draft.DrivingLicence || !slot.DrivingLicenceRequired)
        && Cleared(on)
        && person.Draft.NeededAdaptations.All(kind => slot.Adaptations.Contains(new Adaptation(kind)))
        && !Names(person.Draft.Vetoes);

    private int BandMinutes => person.Draft.ProtectedIdentity
        ? person.Draft.TravelBands.First(b => b.Site == site.Id || b.Site == "*").MaximumMinutes
        : int.MaxValue;

    private bool Cleared(DateOnly on) =>
        SiteKinds.Clearance(site.Kind) is not { } kind || person.Draft.Clearances.Any(c => c.Opens(kind, on));

    private bool Names(IReadOnlyList<Preference> preferences) => preferences.Any(p => p.Target switch
    {
        PreferenceTarget.Field => p.Value == WorkFields.Words.Code(slot.Field),
        PreferenceTarget.Employer => p.Value == site.Employer,
        PreferenceTarget.Site => p.Value == site.Id,
        _ => p.Value == slot.Id,
    });
}
