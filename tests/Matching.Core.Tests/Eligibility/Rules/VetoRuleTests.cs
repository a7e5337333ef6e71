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
}
