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
    [InlineData("a1", "2280", "2280/a1")]
    [InlineData("a1", "2281", "2281/a1")]
    [InlineData("2281/a1", "2280", "2281/a1")]
    [InlineData("2280/a1", "2280", "2280/a1")]
    public void Named_AnIdAlone_IsOfTheRowsOwnMunicipality(string text, string home, string key)
    {
        Assert.Equal(key, Key.Named(text, home).ToString());
        foreach (var municipality in new[] { "2280", "2281" })
            foreach (var id in new[] { "a1", "a2" })
            {
                var other = new Key(municipality, id);
                Assert.Equal(other.ToString() == key, other.IsNamedBy(text, home));
            }
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
