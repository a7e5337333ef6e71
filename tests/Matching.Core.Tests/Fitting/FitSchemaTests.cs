using Matching.Core.Fitting;
using Matching.Fit.Features;

namespace Matching.Core.Tests.Fitting;

public sealed class FitSchemaTests
{
    [Fact]
    public void All_StandsInTheOrderOfTheFeatures() => Assert.Equal(
        Enum.GetValues<FitFeature>(), FitSchema.All.Select(shape => shape.Feature));

    [Fact]
    public void All_Names_AreThePublishedOnes() => Assert.Equal(
        "travel_minutes wish_match bridged_demands language_margin stages_below supervisors spare_sessions field_tried "
            + "site_known physical_gap social_gap cognitive_gap extra_sessions days_to_start weeks group_size "
            + "host_record field site_kind sector form stage physical_ability social_ability cognitive_ability "
            + "language earlier_placements sessions_needed office",
        string.Join(' ', FitSchema.All.Select(shape => shape.Name)));

    [Fact]
    public void All_Levels_AreInOrdinalOrderAndHaveNoDirection() => Assert.All(FitSchema.All, shape =>
    {
        Assert.Equal(shape.Levels.Order(StringComparer.Ordinal), shape.Levels);
        Assert.True(shape.Levels.Count == 0 || shape.Direction == Direction.Any);
    });

    [Fact]
    public void IndexOf_AnUnknownName_IsMinusOne() =>
        Assert.Equal((-1, 0), (FitSchema.IndexOf("sex"), FitSchema.IndexOf("travel_minutes")));
}
