namespace Matching.Core.Tests;

public sealed class KeyTests
{
    [Fact]
    public void CompareTo_IsOrdinalByMunicipalityThenId()
    {
        Key[] keys = [new("2281", "a"), new("2280", "b"), new("2280", "B"), new("2280", "a10"), new("2280", "a2")];
        Assert.Equal("2280/B 2280/a10 2280/a2 2280/b 2281/a", string.Join(' ', keys.Order()));
    }

    [Theory]
    [InlineData("0114", true)]
    [InlineData("114", false)]
    [InlineData("02280", false)]
    [InlineData("22a0", false)]
    [InlineData("２２８０", false)]
    public void IsMunicipality_TakesFourAsciiDigits(string code, bool is4) =>
        Assert.Equal(is4, Key.IsMunicipality(code));
}
