using Matching.Core.Fitting;
using Matching.Core.Monitoring;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Testing;

namespace Matching.Core.Tests.Monitoring;

public sealed class MonitorDoorTests
{
    private static Area Past(int count) => new()
    {
        Participants =
        [
            .. Enumerable.Range(1, count).Select(i => Area.Anybody with
            {
                Id = $"p{i}",
                Sex = i % 3 == 0 ? Sex.NotStated : i % 3 == 1 ? Sex.Woman : Sex.Man,
            }),
        ],
        Placements =
        [
            .. Enumerable.Range(1, count).Select(i =>
                Area.Placement(PlacementState.Ended, Area.Start.AddDays(-400), Area.Start.AddDays(-300)) with
                {
                    Id = $"l{i}",
                    Participant = $"p{i}",
                    Outcome = new Outcome(i % 2 == 0 ? OutcomeResult.ToWork : OutcomeResult.EndedEarly),
                }),
        ],
    };

    [Fact]
    public void Of_PastPlacements_JoinsScoresOutcomesAndGroups()
    {
        var bands = new Dictionary<string, IReadOnlyDictionary<Key, string>>
        {
            ["age_band"] = new Dictionary<Key, string> { [new Key("2280", "p2")] = "50-64" },
        };
        var rows = MonitorDoor.Of(
            new MonitoredPast(Past(4).Snapshot(), PlacementModel.Prior, Area.Start) { Attributes = bands })!;
        Assert.Equal([0.0, 1, 0, 1], rows.Rows.Predictions.Outcomes.ToArray());
        Assert.All(rows.Rows.Predictions.Probabilities.ToArray(), p => Assert.InRange(p, 0.3, 0.9));
        Assert.Equal("woman man - woman", string.Join(' ', rows.Groups["sex"].Select(group => group ?? "-")));
        Assert.Equal("- 50-64 - -", string.Join(' ', rows.Groups["age_band"].Select(group => group ?? "-")));
        Assert.Equal(["2280", "2280", "2280", "2280"], rows.Offices);
        Assert.Equal(FitFeatures.Count, rows.Features.Columns.Count);
        Assert.Null(rows.Earlier);
    }

    [Fact]
    public void Of_PastPlacementsFromADay_HasWhatLiesBeforeBesideThem()
    {
        var area = Past(5);
        area = area with
        {
            Placements = [.. area.Placements.Select((p, i) => i < 3 ? p : p with { StartOn = p.StartOn.AddDays(9) })],
        };
        var past = new MonitoredPast(area.Snapshot(), PlacementModel.Prior, Area.Start);
        var rows = MonitorDoor.Of(past with { From = Area.Start.AddDays(-395) })!;
        Assert.Equal((2, 3), (rows.Rows.Predictions.Count, rows.Earlier!.RowCount));
        Assert.Null(MonitorDoor.Of(past with { From = Area.Start }));
        Assert.Null(MonitorDoor.Of(past with { Municipality = "2281" }));
        Assert.Equal(5, MonitorDoor.Of(past with { Municipality = "2280" })!.Rows.Predictions.Count);
    }

    [Fact]
    public void Of_NothingResolved_IsNothing() =>
        Assert.Null(MonitorDoor.Of(new MonitoredPast(new Area().Snapshot(), PlacementModel.Prior, Area.Start)));

    [Fact]
    public void Sources_OfRulesFitValuesAndPlans_NeverEnterThisRoom()
    {
        var core = Path.Combine(RepositoryRoot.Path, "src", "Matching.Core");
        string[] rooms = ["Eligibility", "Fitting", "Planning", "Suggestions"];
        var files = rooms
            .SelectMany(room => Directory.GetFiles(Path.Combine(core, room), "*.cs", SearchOption.AllDirectories))
            .ToArray();
        Assert.True(files.Length > 40);
        Assert.All(files, file => Assert.DoesNotContain("Monitor", File.ReadAllText(file), StringComparison.Ordinal));
    }
}
