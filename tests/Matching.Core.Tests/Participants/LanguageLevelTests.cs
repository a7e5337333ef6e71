using Matching.Core.Participants;

namespace Matching.Core.Tests.Participants;

public sealed class LanguageLevelTests
{
    [Theory]
    [InlineData("sfi a", LanguageLevel.A1)]
    [InlineData("SFI B", LanguageLevel.A2)]
    [InlineData("sfi c", LanguageLevel.A2)]
    [InlineData("sfi d", LanguageLevel.B1)]
    [InlineData("modersmål", LanguageLevel.C1)]
    [InlineData("-", LanguageLevel.None)]
    public void Levels_TakeFinishedCoursesAsTheLevelAtWhichTheyEnd(string text, LanguageLevel level)
    {
        Assert.True(LanguageWords.Levels.TryFind(text, out var found));
        Assert.Equal(level, found);
    }
}
