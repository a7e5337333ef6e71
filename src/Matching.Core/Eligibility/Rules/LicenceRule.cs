using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>Some slots take a driving licence.</summary>
internal static class LicenceRule
{
    public static readonly Rule Rule = new("driving_licence", Phrase.Of($"körkort", $"driving licence"), Judge, Explain)
    {
        KindOf = (who, _) => who.Participant.DrivingLicence,
    };

    private static Finding Judge(in Pair pair) =>
        Finding.If(!pair.Where.Slot.DrivingLicenceRequired || pair.Who.Participant.DrivingLicence);

    private static Explanation Explain(in Pair pair, Finding finding) => finding.Standing == Standing.Passes
        ? Explanation.Of(pair.Where.Slot.DrivingLicenceRequired
            ? Phrase.Of($"har körkort", $"holds a driving licence")
            : Phrase.Of($"körkort krävs inte", $"no driving licence is needed"))
        : new Explanation(
            Phrase.Of($"platsen kräver körkort", $"the slot takes a driving licence"),
            Phrase.Of($"arbetsgivaren ordnar uppgifter utan bil", $"the employer arranges tasks without driving"));
}
