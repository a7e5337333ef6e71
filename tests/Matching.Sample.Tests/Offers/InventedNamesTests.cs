using Matching.Core.Employers;
using Matching.Sample.Offers;

namespace Matching.Sample.Tests.Offers;

public sealed class InventedNamesTests
{
    [Fact]
    public void Next_MoreThanThereAre_NumbersThem()
    {
        var names = new InventedNames(seed: 1);

        var given = Enumerable.Range(0, 120).Select(_ => names.Next(SiteKind.School)).ToArray();

        Assert.Equal(120, given.Distinct().Count());
        Assert.Contains(given, n => n.EndsWith(" 3", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Frösö Surfbukten", "froso-surfbukten")]
    [InlineData("Härnön, Smitingens badplats", "harnon-smitingens-badplats")]
    [InlineData("Härnösand (ÅVC)", "harnosand-avc")]
    public void Slug_SwedishName_IsPlainAscii(string name, string slug) => Assert.Equal(slug, InventedNames.Slug(name));
}
