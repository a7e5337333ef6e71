using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Protocol.Words;
using Matching.V1;

namespace Matching.Protocol.Tests.Words;

public sealed class CommonMessagesTests
{
    [Theory]
    [InlineData("", "4 May", 3, -1, "period.start_on period.horizon_days period.start_within_days")]
    [InlineData("5 May", "2026-05-04", 3, 366, "period.as_of period.horizon_days period.start_within_days")]
    [InlineData("x", "y", 3, 0, "period.start_on period.as_of period.horizon_days")]
    [InlineData("x", "2126-05-04", 0, 0, "period.as_of period.start_on")]
    [InlineData("2126-05-04", "x", 0, 0, "period.start_on period.as_of")]
    [InlineData("", "x", 0, 0, "period.start_on")]
    [InlineData("2026-05-05", "2026-05-04", 731, 0, "period.start_on period.horizon_days")]
    [InlineData("", "2026-05-04", 0, 0, "")]
    public void Read_OfAPeriod_NamesEveryFieldThatIsWrongOnce(
        string asOf, string startOn, int horizonDays, int startWithinDays, string fields)
    {
        var check = new Check(Phrase.Of($"Anropet", $"Request"), "");
        var days = CommonMessages.Read(check, new Period
        {
            AsOf = asOf, StartOn = startOn, HorizonDays = horizonDays, StartWithinDays = startWithinDays,
        });
        Assert.Equal(fields, string.Join(' ', check.Violations.Select(v => v.Field)));
        Assert.Equal(fields.Length == 0, days is not null);
    }
}
