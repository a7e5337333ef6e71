using Matching.Core.Participants;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Participants;

public sealed class PreferenceTests
{
    [Fact]
    public void ToString_IsReadBack()
    {
        var fields = WorkFields.Words.Words.Select(w => new Preference(PreferenceTarget.Field, w.Code));
        var ids = new[] { PreferenceTarget.Employer, PreferenceTarget.Site, PreferenceTarget.Slot }
            .SelectMany(target => new[] { "badplats-1", "a:b", "2281/a1" }.Select(id => new Preference(target, id)));
        foreach (var preference in fields.Concat(ids))
        {
            Assert.True(Preference.TryParse(preference.ToString(), out var read));
            Assert.Equal(preference, read);
        }
    }

    [Theory]
    [InlineData("field:utomhus", "field:outdoor")]
    [InlineData("Område : Utomhus", "field:outdoor")]
    [InlineData("plats:s1", "slot:s1")]
    [InlineData("arbetsställe: a1 ", "site:a1")]
    public void TryParse_SwedishWords_BecomeCodes(string text, string code)
    {
        Assert.True(Preference.TryParse(text, out var read));
        Assert.Equal(code, read.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("outdoor")]
    [InlineData(":outdoor")]
    [InlineData("slot:")]
    [InlineData("boss:e1")]
    public void TryParse_WithoutTargetOrValue_IsFalse(string text) => Assert.False(Preference.TryParse(text, out _));
}
