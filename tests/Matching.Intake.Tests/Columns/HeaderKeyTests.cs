using Matching.Intake.Columns;

namespace Matching.Intake.Tests.Columns;

public sealed class HeaderKeyTests
{
    [Theory]
    [InlineData("sessions_needed", "sessionsneeded")]
    [InlineData(" Sessions Needed ", "sessionsneeded")]
    [InlineData("SESSIONS-NEEDED", "sessionsneeded")]
    [InlineData("Arbetsförmåga (%)", "arbetsformaga")]
    [InlineData("Arbetsformaga", "arbetsformaga")]
    [InlineData("arbetsfo\u0308rma\u030aga", "arbetsformaga")]
    [InlineData("Antal\nhalvdagar", "antalhalvdagar")]
    [InlineData("***", "")]
    public void Of_AHeader_IgnoresCaseBlanksAndRings(string header, string key) =>
        Assert.Equal(key, HeaderKey.Of(header));
}
