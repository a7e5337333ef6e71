using Matching.Core.Slots;

namespace Matching.Core.Tests.Eligibility.Rules;

public sealed class AdaptationRuleTests
{
    private static Area Needing(params AdaptationKind[] kinds) =>
        new Area().Who(p => p with { NeededAdaptations = kinds });

    [Fact]
    public void Judge_NothingNeeded_Passes() =>
        Needing().Finding("adaptations").Passes("inga anpassningar behövs", "no adaptations are needed");

    [Fact]
    public void Judge_OfferedNow_Passes() => Needing(AdaptationKind.WheelchairAccess, AdaptationKind.QuietPlace)
        .Where(s => s with { Adaptations = [new(AdaptationKind.QuietPlace), new(AdaptationKind.WheelchairAccess)] })
        .Finding("adaptations").Passes(
            "finns: rullstolsanpassat, lugn arbetsplats", "there is: wheelchair access, quiet place");

    [Fact]
    public void Judge_Arrangeable_OpensWhenTheLastIsInPlace()
    {
        var area = Needing(AdaptationKind.WheelchairAccess, AdaptationKind.QuietPlace, AdaptationKind.SeatedWork);
        area.Where(s => s with
        {
            Adaptations =
            [
                new(AdaptationKind.QuietPlace, 3), new(AdaptationKind.WheelchairAccess, 20),
                new(AdaptationKind.SeatedWork),
            ],
        }).Finding("adaptations").Opens(
            new DateOnly(2026, 5, 24),
            "kan vara på plats 2026-05-24: rullstolsanpassat, lugn arbetsplats",
            "can be in place on 2026-05-24: wheelchair access, quiet place")
            .Until("ordna rullstolsanpassat, lugn arbetsplats", "arrange wheelchair access, quiet place");
    }

    [Fact]
    public void Judge_LeadTimes_CountFromTheDecisionAndNotFromTheStart()
    {
        var area = Needing(AdaptationKind.QuietPlace)
            .Where(s => s with { Adaptations = [new(AdaptationKind.QuietPlace, 10)] });
        var later = area with { Period = new(Area.Start, Area.Start.AddDays(30)) };
        Assert.Equal(Core.Eligibility.Finding.From(Area.Start.AddDays(10)), later.Finding("adaptations").Finding);
        Assert.Equal(Area.Start.AddDays(30), later.Judge().Days!.Value.StartOn);
    }

    [Fact]
    public void Judge_NotOffered_FailsUntilTheEmployerArrangesWhatIsMissing()
    {
        var area = Needing(AdaptationKind.WheelchairAccess, AdaptationKind.QuietPlace)
            .Where(s => s with { Adaptations = [new(AdaptationKind.QuietPlace)] });
        area.Finding("adaptations").Fails("erbjuds inte: rullstolsanpassat", "not offered: wheelchair access")
            .Until("arbetsgivaren ordnar rullstolsanpassat", "the employer arranges wheelchair access");
        area.Where(s => s with { Adaptations = [.. s.Adaptations, new(AdaptationKind.WheelchairAccess, 5)] })
            .Finding("adaptations").NoLongerFails();
    }
}
