using Matching.Core.Slots;

namespace Matching.Core.Tests.Slots;

public sealed class SeasonTests
{
    [Fact]
    public void ToString_OfEveryPairOfMonthEnds_IsReadBack()
    {
        for (var from = 1; from <= 12; from++)
        for (var to = from; to <= 12; to++)
        {
            var season = new Season(from, 1, to, DateTime.DaysInMonth(2001, to));
            Assert.True(Season.TryParse(season.ToString(), out var read));
            Assert.Equal(season, read);
        }
        Assert.Equal("06-21..08-20", Season.Bathing.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("06-21")]
    [InlineData("2026-06-21..2026-08-20")]
    [InlineData("jun-21..aug-20")]
    [InlineData("06-21..08-+2")]
    public void TryParse_AnythingElse_IsFalse(string text) => Assert.False(Season.TryParse(text, out _));

    [Theory]
    [InlineData("2026-01-01", 2026)]
    [InlineData("2026-06-21", 2026)]
    [InlineData("2026-08-20", 2026)]
    [InlineData("2026-08-21", 2027)]
    public void NextFrom_ADay_IsTheSeasonThatEndsOnOrAfterIt(string day, int year) => Assert.Equal(
        (new DateOnly(year, 6, 21), new DateOnly(year, 8, 20)),
        Season.Bathing.NextFrom(DateOnly.ParseExact(day, "yyyy-MM-dd")));
}
