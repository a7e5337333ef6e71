using Matching.Core.Participants;

namespace Matching.Core.Tests.Participants;

public sealed class ClearanceTests
{
    private static readonly DateOnly Seen = new(2025, 8, 31);

    [Theory]
    [InlineData(ClearanceKind.School, "2026-08-31")]
    [InlineData(ClearanceKind.ChildrensHome, "2026-02-28")]
    public void ValidThrough_IsAYearForSchoolsAndSixMonthsForHomes(ClearanceKind kind, string last)
    {
        var clearance = new Clearance(kind, Seen, "m4");
        var day = DateOnly.ParseExact(last, "yyyy-MM-dd");
        Assert.Equal(day, clearance.ValidThrough);
        Assert.True(clearance.Opens(kind, day));
        Assert.False(clearance.Opens(kind, day.AddDays(1)));
    }

    [Fact]
    public void Opens_CountsFromTheDayItWasSeenAndForItsOwnKind()
    {
        var clearance = new Clearance(ClearanceKind.School, Seen, "m4");
        Assert.True(clearance.Opens(ClearanceKind.School, Seen));
        Assert.False(clearance.Opens(ClearanceKind.School, Seen.AddDays(-1)));
        Assert.False(clearance.Opens(ClearanceKind.ChildrensHome, Seen));
    }

    [Fact]
    public void ToString_IsReadBack()
    {
        foreach (var kind in Enum.GetValues<ClearanceKind>())
        foreach (var by in new[] { "m4", "m:4:b", "Å-1" })
        {
            var clearance = new Clearance(kind, Seen, by);
            Assert.True(Clearance.TryParse(clearance.ToString(), out var read));
            Assert.Equal(clearance, read);
        }
        Assert.Equal("school:2025-08-31:m4", new Clearance(ClearanceKind.School, Seen, "m4").ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("school")]
    [InlineData("school:2025-08-31")]
    [InlineData("school:31/8:m4")]
    [InlineData("shop:2025-08-31:m4")]
    public void TryParse_AnythingElse_IsFalse(string text) => Assert.False(Clearance.TryParse(text, out _));

    [Fact]
    public void TryParse_TheSwedishWordWithSpaces_IsRead()
    {
        Assert.True(Clearance.TryParse("hvb : 2025-08-31 : m4", out var read));
        Assert.Equal(new Clearance(ClearanceKind.ChildrensHome, Seen, "m4"), read);
    }
}
