using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Tests.Slots;

public sealed class SessionMaskTests
{
    [Fact]
    public void Text_OfEveryMask_IsReadBackInBothLanguages()
    {
        for (var bits = 0; bits < 1024; bits++)
        foreach (var language in Enum.GetValues<Language>())
        {
            var mask = new SessionMask((ushort)bits);
            var text = mask.Text(language);
            Assert.True(SessionMask.TryParse(text, out var read), text);
            Assert.Equal(mask, read);
            Assert.Equal(text, mask.Say().In(language));
        }
    }

    [Theory]
    [InlineData("all", 0b11_11_11_11_11)]
    [InlineData("alla", 0b11_11_11_11_11)]
    [InlineData("ALLA-FM", 0b01_01_01_01_01)]
    [InlineData("all-pm", 0b10_10_10_10_10)]
    [InlineData("fm", 0b01_01_01_01_01)]
    [InlineData("mon-am", 0b00_00_00_00_01)]
    [InlineData("tue", 0b00_00_00_11_00)]
    [InlineData("mon-fri-am", 0b01_01_01_01_01)]
    [InlineData("mån-ons", 0b00_00_11_11_11)]
    [InlineData("tis-tor-em", 0b00_10_10_10_00)]
    [InlineData("måndag-fm, fredag-em", 0b10_00_00_00_01)]
    [InlineData("må ti;on|to,fr", 0b11_11_11_11_11)]
    [InlineData("monday-am wednesday", 0b00_00_11_00_01)]
    [InlineData("", 0)]
    [InlineData(" ,; ", 0)]
    public void TryParse_KnownForms_AreRead(string text, int bits)
    {
        Assert.True(SessionMask.TryParse(text, out var mask));
        Assert.Equal(bits, mask.Bits);
    }

    [Theory]
    [InlineData("mån fm", 0b01)]
    [InlineData("mån fm, tis em", 0b10_01)]
    [InlineData("mån-tis  fm ons", 0b11_01_01)]
    [InlineData("alla em", 0b10_10_10_10_10)]
    public void TryParse_ABlankBeforeTheHalf_OnceMeantEveryForenoon(string text, int bits)
    {
        Assert.True(SessionMask.TryParse(text, out var mask));
        Assert.Equal(bits, mask.Bits);
    }

    [Theory]
    [InlineData("lör")]
    [InlineData("sat-am")]
    [InlineData("fre-mån")]
    [InlineData("mån-tis-ons")]
    [InlineData("mån-")]
    [InlineData("-")]
    [InlineData("fm em")]
    [InlineData("mån-fm-em")]
    [InlineData("1023")]
    public void TryParse_AnythingElse_IsFalse(string text) => Assert.False(SessionMask.TryParse(text, out _));

    [Fact]
    public void Operators_AreThoseOfSets()
    {
        var (a, b) = (Area.Mask("mon tue-am"), Area.Mask("tue"));
        Assert.Equal(Area.Mask("tue-am"), a & b);
        Assert.Equal(Area.Mask("mon tue"), a | b);
        Assert.Equal(3, a.Count);
        Assert.True(a.Has(2));
        Assert.False(a.Has(3));
    }
}
