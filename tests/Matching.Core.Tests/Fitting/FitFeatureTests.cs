using System.Text.RegularExpressions;
using Matching.Core.Fitting;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Testing;

namespace Matching.Core.Tests.Fitting;

public sealed class FitFeatureTests
{
    private static double[] Features(Area area)
    {
        var features = new double[FitFeatures.Count];
        FitFeatures.Fill(area.Decision(), features);
        return features;
    }

    private static double Value(Area area, FitFeature feature) => Features(area)[(int)feature];

    [Fact]
    public void Fill_AnybodyAtAnySlot_IsTheHandComputedVector() =>
        Assert.Equal(
            [
                15, double.NaN, 0, 2, 0, 0, 6, double.NaN, double.NaN, 0, 0, 0, 0, 0, 26, 1, 50,
                Level(FitFeature.Field, "workshop"), Level(FitFeature.SiteKind, "workshop"),
                Level(FitFeature.Sector, "municipal"), Level(FitFeature.Form, "municipal"), 3, 2, 2, 2, 2, 0, 4,
                Level(FitFeature.Office, "2280"),
            ],
            Features(new Area()));

    private static double Level(FitFeature feature, string code) =>
        FitSchema.Of(feature).Levels.ToList().IndexOf(code);

    [Theory]
    [InlineData("", double.NaN)]
    [InlineData("field:outdoor", 0)]
    [InlineData("field:workshop", 1)]
    [InlineData("site:a1", 2)]
    [InlineData("employer:e1", 2)]
    [InlineData("slot:s1|field:workshop", 2)]
    [InlineData("field:workshop|slot:s2", 1)]
    public void WishMatch_TakesTheBestWish(string wishes, double match)
    {
        Core.Words.ListText.TryParse<Preference>(wishes, Preference.TryParse, out var read, out _);
        Assert.Equal(match, Value(new Area().Who(p => p with { Wishes = read }), FitFeature.WishMatch));
    }

    [Theory]
    [InlineData(OutcomeResult.Completed, 1)]
    [InlineData(OutcomeResult.EndedEarly, 1)]
    [InlineData(OutcomeResult.EndedForCare, 0)]
    public void EarlierPlacements_EndedForCare_WasOnceCounted(OutcomeResult result, double count)
    {
        var ended = Area.Placement(PlacementState.Ended, new DateOnly(2025, 1, 1), new DateOnly(2025, 3, 1));
        var area = new Area { Placements = [ended with { Outcome = new Outcome(result) }] };
        Assert.Equal(count, Value(area, FitFeature.EarlierPlacements));
    }

    [Fact]
    public void LanguageMargin_CountsOptionalTasksToo()
    {
        var area = new Area().Where(s => s with { Tasks = [new("kassa", LanguageLevel.B2, Optional: true)] });
        Assert.Equal(-2, Value(area, FitFeature.LanguageMargin));
    }

    [Fact]
    public void StagesBelow_IsNeverNegative()
    {
        Assert.Equal(2, Value(new Area().Who(p => p with { Stage = Stage.WorkOrStudies }), FitFeature.StagesBelow));
        Assert.Equal(0, Value(new Area().Who(p => p with { Stage = Stage.Foundation }), FitFeature.StagesBelow));
    }

    [Fact]
    public void SpareSessions_IsNeverNegative() => Assert.Equal(
        0, Value(new Area().Where(s => s with { OpenSessions = Area.Mask("mon") }), FitFeature.SpareSessions));

    [Fact]
    public void BridgedDemands_CountsKinds() => Assert.Equal(
        2, Value(new Area().Where(s => s with { Demands = new Levels(4, 3, 2) }), FitFeature.BridgedDemands));

    [Theory]
    [InlineData(OutcomeResult.Completed, 1)]
    [InlineData(OutcomeResult.ToWork, 1)]
    [InlineData(OutcomeResult.EndedEarly, double.NaN)]
    public void FieldTriedAndSiteKnown_TakePlacementsThatWentAsPlannedOrBetter(OutcomeResult result, double value)
    {
        var past = Area.Placement(PlacementState.Ended, new(2025, 1, 1), new(2025, 3, 1)) with
        {
            Outcome = new Outcome(result),
        };
        var area = new Area { Placements = [past] };
        Assert.Equal((value, value), (Value(area, FitFeature.FieldTried), Value(area, FitFeature.SiteKnown)));
        var elsewhere = area with
        {
            Sites = [Area.AnySite, Area.AnySite with { Id = "a0" }],
            Slots = [Area.AnySlot with { Field = WorkField.Office }, Area.AnySlot with { Id = "s0", Site = "a0" }],
            Placements = [past with { Slot = "s0" }],
        };
        Assert.Equal(
            (double.NaN, double.NaN),
            (Value(elsewhere, FitFeature.FieldTried), Value(elsewhere, FitFeature.SiteKnown)));
    }

    [Fact]
    public void Names_HaveNoWordForSexAgeOriginOrIdentity()
    {
        string[] forbidden =
            ["sex", "gender", "woman", "man", "age", "birth", "born", "origin", "country", "name", "address", "faith"];
        var words = Enum.GetNames<FitFeature>().SelectMany(name => Regex.Matches(name, "[A-Z][a-z]*"))
            .Select(word => word.Value.ToLowerInvariant());
        Assert.Empty(words.Intersect(forbidden));
    }

    [Fact]
    public void Fill_WhenEverySexIsSwapped_IsTheSameVector()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var (area, swapped) = (RandomAreas.At(seed), RandomAreas.At(seed));
            swapped = swapped with
            {
                Participants =
                [
                    .. swapped.Participants.Select(p => p with { Sex = p.Sex == Sex.Woman ? Sex.Man : Sex.Woman }),
                ],
            };
            foreach (var who in area.Participants)
            foreach (var where in area.Slots)
            {
                var (one, other) = (new double[FitFeatures.Count], new double[FitFeatures.Count]);
                FitFeatures.Fill(area.Decision(who.Id, where.Id), one);
                FitFeatures.Fill(swapped.Decision(who.Id, where.Id), other);
                Assert.Equal(one, other);
            }
        }
    }

    [Fact]
    public void WhatIsStated_OfAParticipant_HasNoOriginNameAddressOrAge()
    {
        string[] forbidden = ["Birth", "Born", "Origin", "Country", "Citizen", "Name", "Address", "Postal", "Faith"];
        var names = typeof(ParticipantDraft).GetProperties().Select(p => p.Name).ToArray();
        Assert.DoesNotContain(names, name => forbidden.Any(word => name.Contains(word, StringComparison.Ordinal)));
        Assert.DoesNotContain("Age", names);
    }

    [Fact]
    public void Sources_OfRulesFitValuesAndPlansNeverReadSex()
    {
        var core = Path.Combine(RepositoryRoot.Path, "src", "Matching.Core");
        string[] rooms = ["Eligibility", "Fitting", "Planning", "Suggestions"];
        var files = rooms
            .SelectMany(room => Directory.GetFiles(Path.Combine(core, room), "*.cs", SearchOption.AllDirectories))
            .ToArray();
        Assert.True(files.Length > 30);
        Assert.All(files, file =>
            Assert.DoesNotMatch(@"\.Sex\b|SexWords", File.ReadAllText(file)));
    }
}
