using Matching.Core.Municipalities;

namespace Matching.Core.Tests.Municipalities;

public sealed class MunicipalityRegisterTests
{
    [Fact]
    public void All_Municipalities_AreSwedens290InOrder()
    {
        Assert.Equal(290, MunicipalityRegister.All.Count);
        Assert.Equal(
            MunicipalityRegister.All.Select(m => m.Code).Order(StringComparer.Ordinal),
            MunicipalityRegister.All.Select(m => m.Code));
    }

    [Theory]
    [InlineData("2280", "Härnösand")]
    [InlineData("2361", "Härjedalen")]
    [InlineData("0114", "Upplands Väsby")]
    public void TryFind_KnownCode_GivesTheName(string code, string name)
    {
        Assert.True(MunicipalityRegister.TryFind(code, out var municipality));
        Assert.Equal((code, name), (municipality.Code, municipality.Name));
    }

    [Theory]
    [InlineData("9999")]
    [InlineData("114")]
    [InlineData("")]
    public void TryFind_UnknownCode_IsFalse(string code) => Assert.False(MunicipalityRegister.TryFind(code, out _));
}
