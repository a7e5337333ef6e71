using Matching.Core;
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

    /// <summary>
    /// The first half-days that both have open, so many if there are enough and else all of them.
    /// </summary>
    public SessionMask First(int count)
    {
        var sessions = SessionMask.None;
        for (var i = 0; i < SessionMask.SessionCount && sessions.Count < count; i++)
            if (CommonSessions.Has(i)) sessions |= new SessionMask((ushort)(1 << i));
        return sessions;
    }

    /// <summary>Half-days that both have open.</summary>
    public SessionMask CommonSessions => person.Draft.AvailableSessions & slot.OpenSessions;

    /// <summary>
    /// True when an agreed placement may start on the day: the stage fits, at most one demand is a level above ability
    /// and an adaptation that is there relieves it, the Swedish is enough, the way is ten minutes shorter than the
    /// longest accepted, or in a band that is accepted, and licence, clearance, needed adaptations and vetoes are in
    /// order.
    /// </summary>
    public bool Suits(DateOnly on) =>
        slot.Stage <= person.Draft.Stage
        && Bridged
        && LanguageGap == 0
        && (BandMinutes ?? Minutes + 10) <= person.Draft.MaximumTravelMinutes
        && (person.Draft.DrivingLicence || !slot.DrivingLicenceRequired)
        && Cleared(on)
        && person.Draft.NeededAdaptations.All(kind => slot.Adaptations.Contains(new Adaptation(kind)))
        && !Names(person.Draft.Vetoes);

    private bool Bridged => (Gaps.Physical, Gaps.Social, Gaps.Cognitive) switch
    {
        (0, 0, 0) => true,
        (1, 0, 0) => Relieves(Demand.Physical),
        (0, 1, 0) => Relieves(Demand.Social),
        (0, 0, 1) => Relieves(Demand.Cognitive),
        _ => false,
    };

    private bool Relieves(Demand demand) =>
        slot.Adaptations.Any(a => a.ArrangeDays == 0 && Adaptations.Relieves(a.Kind) == demand);

    /// <summary>What the matcher states for somebody with protected identity; bands end with the one for all.</summary>
    private int? BandMinutes =>
        person.Draft.TravelBands
            .FirstOrDefault(b => b.Site == "*" || site.Key.IsNamedBy(b.Site, person.Draft.Municipality))
            ?.MaximumMinutes;

    private bool Cleared(DateOnly on) =>
        SiteKinds.Clearance(site.Kind) is not { } kind || person.Draft.Clearances.Any(c => c.Opens(kind, on));

    private bool Names(IReadOnlyList<Preference> preferences) => preferences.Any(p => p.Target switch
    {
        PreferenceTarget.Field => p.Value == WorkFields.Words.Code(slot.Field),
        PreferenceTarget.Employer =>
            new Key(site.Municipality, site.Employer).IsNamedBy(p.Value, person.Draft.Municipality),
        PreferenceTarget.Site => site.Key.IsNamedBy(p.Value, person.Draft.Municipality),
        _ => slot.Key.IsNamedBy(p.Value, person.Draft.Municipality),
    });
}
