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

    /// <summary>
    /// True when the participant's wish or veto names the slot, its site, its employer or its field. An id alone names
    /// what the participant's own municipality has.
    /// </summary>
    public static bool Names(Preference preference, in Pair pair)
    {
        var (slot, home) = (pair.Where, pair.Who.Participant.Municipality);
        return preference.Target switch
        {
            PreferenceTarget.Slot => slot.Slot.Key.IsNamedBy(preference.Value, home),
            PreferenceTarget.Site => slot.Site.Key.IsNamedBy(preference.Value, home),
            PreferenceTarget.Employer => slot.Employer.Key.IsNamedBy(preference.Value, home),
            _ => preference.Value == WorkFields.Words.Code(slot.Slot.Field),
        };
    }

    /// <summary>Every wish or veto that would name a slot, its municipality stated.</summary>
    public static IEnumerable<Preference> NamesOf(SlotFacts slot) =>
    [
        new(PreferenceTarget.Slot, slot.Slot.Key.ToString()), new(PreferenceTarget.Site, slot.Site.Key.ToString()),
        new(PreferenceTarget.Employer, slot.Employer.Key.ToString()),
        new(PreferenceTarget.Field, WorkFields.Words.Code(slot.Slot.Field)),
    ];

    private static Finding Judge(in Pair pair)
    {
        foreach (var veto in pair.Who.Participant.Vetoes)
            if (Names(veto, pair)) return Finding.Fails;
        return Finding.Passes;
    }

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        if (finding.Standing == Standing.Passes)
            return Explanation.Of(Phrase.Of($"har inte sagt nej", $"has not said no"));
        var asked = pair;
        var veto = Said(pair.Who.Participant.Vetoes.First(v => Names(v, asked)).Target, pair.Where);
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
