using Matching.Core.Municipalities;

namespace Matching.Core.Tests.Municipalities;

public sealed class MunicipalityRegisterTests
{
    [Fact]
    public void All_Are290InOrderOfTheirCodes()
    {
        Assert.Equal(290, MunicipalityRegister.All.Count);
        Assert.Equal(
            MunicipalityRegister.All.Select(m => m.Code).Order(StringComparer.Ordinal),
            MunicipalityRegister.All.Select(m => m.Code));
    }

    [Theory]
    [InlineData("2280", "Härnösand")]
    [InlineData("2380", "Östersund")]
    [InlineData("0114", "Upplands Väsby")]
    public void TryFind_AKnownCode_GivesItsName(string code, string name)
    {
        Assert.True(MunicipalityRegister.TryFind(code, out var municipality));
        Assert.Equal(name, municipality.Name);
    }

    [Fact]
    public void TryFind_AnUnknownCode_IsFalse() => Assert.False(MunicipalityRegister.TryFind("9999", out _));
}
