using Matching.Core.Eligibility;
using Matching.Core.Eligibility.Rules;
using Matching.Core.Participants;

namespace Matching.Core.Tests.Eligibility.Rules;

public sealed class VetoRuleTests
{
    private static Area Vetoing(params Preference[] vetoes) => new Area().Who(p => p with { Vetoes = vetoes });

    [Fact]
    public void Judge_WithoutAVetoThatNamesIt_Passes() => Vetoing(
        new(PreferenceTarget.Field, "outdoor"), new(PreferenceTarget.Slot, "a1"), new(PreferenceTarget.Site, "s1"),
        new(PreferenceTarget.Employer, "e2"))
        .Finding("veto").Passes("har inte sagt nej", "has not said no");

    [Theory]
    [InlineData("slot:s1", "platsen Snickeri", "the slot Snickeri")]
    [InlineData("site:a1", "arbetsstället Arenan", "the site Arenan")]
    [InlineData("employer:e1", "arbetsgivaren Kommunen", "the employer Kommunen")]
    [InlineData("field:workshop", "området verkstad", "the field workshop")]
    public void Judge_AVeto_FailsAndOnceShowedTheFilesCode(string veto, string swedish, string english)
    {
        Assert.True(Preference.TryParse(veto, out var preference));
        Vetoing(new(PreferenceTarget.Field, "outdoor"), preference).Finding("veto")
            .Fails($"har sagt nej till {swedish}", $"has said no to {english}")
            .Until("bara deltagaren kan ta tillbaka det", "only the participant can take it back");
        Vetoing().Finding("veto").NoLongerFails();
    }

    // Everything has the same id in both municipalities, and the neighbour's slot is shared.
    [Theory]
    [InlineData("slot:s1", true, false)]
    [InlineData("site:a1", true, false)]
    [InlineData("employer:e1", true, false)]
    [InlineData("field:workshop", true, true)]
    [InlineData("slot:2281/s1", false, true)]
    [InlineData("site:2281/a1", false, true)]
    [InlineData("employer:2281/e1", false, true)]
    [InlineData("site:2280/a1", true, false)]
    public void Judge_TheSameIdNextDoor_WasOnceRefusedToo(string veto, bool here, bool nextDoor)
    {
        Assert.True(Preference.TryParse(veto, out var preference));
        var facts = Area.NextDoor.Who(p => p with { Vetoes = [preference] }).Facts();
        Assert.Equal(["2280/s1", "2281/s1"], facts.Slots.Select(s => s.Slot.Key.ToString()));
        Assert.Equal(
            [here, nextDoor],
            facts.Slots.Select((_, slot) => VetoRule.Rule.Judge(facts.Pair(0, slot)) == Finding.Fails));
    }
}
