using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>What the participant has said no to is not suggested; a veto lowers nothing else.</summary>
internal static class VetoRule
{
    public static readonly Rule Rule = new("veto", Phrase.Of($"deltagarens nej", $"participant's veto"), Judge, Explain)
    {
        KindOf = (who, _) => who.Participant.Vetoes.Count == 0 ? Rule.Everybody : null,
    };

    /// <summary>True when a wish or a veto names the slot, its site, its employer or its field.</summary>
    public static bool Names(Preference preference, SlotFacts slot) => preference.Target switch
    {
        PreferenceTarget.Slot => preference.Value == slot.Slot.Id,
        PreferenceTarget.Site => preference.Value == slot.Site.Id,
        PreferenceTarget.Employer => preference.Value == slot.Employer.Id,
        _ => preference.Value == WorkFields.Words.Code(slot.Slot.Field),
    };

    /// <summary>Every wish or veto that would name a slot.</summary>
    public static IEnumerable<Preference> NamesOf(SlotFacts slot) =>
    [
        new(PreferenceTarget.Slot, slot.Slot.Id), new(PreferenceTarget.Site, slot.Site.Id),
        new(PreferenceTarget.Employer, slot.Employer.Id),
        new(PreferenceTarget.Field, WorkFields.Words.Code(slot.Slot.Field)),
    ];

    private static Finding Judge(in Pair pair)
    {
        foreach (var veto in pair.Who.Participant.Vetoes)
            if (Names(veto, pair.Where)) return Finding.Fails;
        return Finding.Passes;
    }

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        if (finding.Standing == Standing.Passes)
            return Explanation.Of(Phrase.Of($"har inte sagt nej", $"has not said no"));
        var where = pair.Where;
        var veto = Said(pair.Who.Participant.Vetoes.First(v => Names(v, where)).Target, where);
        return new Explanation(
            Phrase.Of($"har sagt nej till {veto}", $"has said no to {veto}"),
            Phrase.Of($"bara deltagaren kan ta tillbaka det", $"only the participant can take it back"));
    }

    private static Phrase Said(PreferenceTarget target, SlotFacts where) => target switch
    {
        PreferenceTarget.Slot => Phrase.Of($"platsen {where.Slot.Title}", $"the slot {where.Slot.Title}"),
        PreferenceTarget.Site => Phrase.Of($"arbetsstället {where.Site.Name}", $"the site {where.Site.Name}"),
        PreferenceTarget.Employer =>
            Phrase.Of($"arbetsgivaren {where.Employer.Name}", $"the employer {where.Employer.Name}"),
        _ => Phrase.Of(
            $"området {WorkFields.Words.Say(where.Slot.Field)}", $"the field {WorkFields.Words.Say(where.Slot.Field)}"),
    };
}
