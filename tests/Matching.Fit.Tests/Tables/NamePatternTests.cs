using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Tables;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("s_*", "s_female", true)]
    [InlineData("s_*", "S_female", false)]
    [InlineData("s_*", "as_female", false)]
    [InlineData("*_id", "participant_id", true)]
    [InlineData("a", "ab", false)]
    [InlineData("ab*ba", "aba", false)]
    [InlineData("a*b*c", "a-b-c", true)]
    [InlineData("wh?", "who", false)]
    [InlineData("wh?", "wh?", true)]
    [InlineData("w?*", "who", false)]
    public void Fits_Pattern_KnowsTheStarAlone(string pattern, string name, bool fits) =>
        Assert.Equal(fits, NamePattern.Fits(pattern, name));
}
