using System.Text.Json;
using Matching.Core.Planning;

namespace Matching.Core.Tests.Planning;

public sealed class PlanJsonTests
{
    [Fact]
    public void Write_AndRead_KeepEverythingInBothLanguages()
    {
        for (var seed = 40; seed < 46; seed++)
        {
            var plan = RandomAreas.At(seed, participants: 8).Plan();
            var text = PlanJson.Write(plan);
            var read = PlanJson.Read(text);
            Assert.Equal(text, PlanJson.Write(read));
            Assert.Equal(plan.Certificate, read.Certificate);
            Assert.Equal(plan.Placements.Select(p => (p.Slot, p.Sessions, p.Fit)),
                read.Placements.Select(p => (p.Slot, p.Sessions, p.Fit)));
            foreach (var (one, other) in plan.Unplaced.Zip(read.Unplaced))
            {
                Assert.Equal(one.Participant, other.Participant);
                foreach (var (a, b) in new[]
                {
                    (one.Reason, other.Reason), (one.NearestFix, other.NearestFix), (one.NextStep, other.NextStep),
                })
                {
                    Assert.Equal(a.IsEmpty, b.IsEmpty);
                    Saying.Is(b, a.In(Core.Words.Language.Swedish), a.In(Core.Words.Language.English));
                }
            }
        }
    }

    [Fact]
    public void Write_APlan_HasReadableWordsDatesAndHalfDays()
    {
        var text = PlanJson.Write(new Area().Plan());
        Assert.Contains("\"startOn\":\"2026-05-04\"", text, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"proposed\"", text, StringComparison.Ordinal);
        Assert.Contains(
            "{\"sv\":\"kraven motsvarar förmågan\",\"en\":\"the demands match the ability\"}", text,
            StringComparison.Ordinal);
        Assert.Contains("\"sessions\":{\"bits\":", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("plan")]
    public void Read_WhatIsNoPlan_Throws(string text) => Assert.ThrowsAny<JsonException>(() => PlanJson.Read(text));
}
