using Matching.Core.Fitting;
using Matching.Core.Slots;
using Matching.Fit;

namespace Matching.Core.Tests.Fitting;

public sealed class ParticipantVersionTests
{
    private const string ObjectionSv =
        "Du bestämmer själv: säg till din matchare om något är fel eller om du inte vill, så räknar vi om, och ett nej "
        + "räknas aldrig emot dig.";

    private const string ObjectionEn =
        "You decide: tell your matcher if something is wrong or if you do not want this, and we count again; a no is "
        + "never held against you.";

    private static string[] Said(int kitchen, int office, long? rows = null)
    {
        var area = new Area
        {
            Slots =
            [
                Area.AnySlot with { Field = WorkField.Kitchen },
                Area.AnySlot with { Id = "s2", Field = WorkField.Office },
            ],
        };
        var draft = Models.Draft(0, Models.Category(FitFeature.Field, ["kitchen", "office"], 0, 0, kitchen, office));
        var model = new PlacementModel(new FitModel(
            draft with
            {
                Stage = rows is null ? LearningStage.Prior : LearningStage.Full,
                Training = rows is { } count ? new TrainingRecord { Rows = count } : null,
            }));
        var average = OwnAverage.Of(model, [area.Decision("p1", "s1"), area.Decision("p1", "s2")]);
        var version = ParticipantVersion.Of(FitComparison.Of(model, area.Decision("p1", "s1"), average));
        Assert.All(version, Saying.SpeaksBoth);
        Saying.Is(version[2], ObjectionSv, ObjectionEn);
        return [.. version.Take(2).Select(phrase => $"{phrase}")];
    }

    [Fact]
    public void Of_ABetterSlot_SaysWhyInPlainWords() => Assert.Equal(
        [
            "This slot suits you better than most of the slots that are possible for you.",
            "What speaks for it most: the field kitchen.",
        ],
        Said(500, -500));

    [Fact]
    public void Of_AWorseSlot_SaysWhyInPlainWords() => Assert.Equal(
        [
            "This slot suits you less well than most of the slots that are possible for you.",
            "What speaks against it most: the field kitchen.",
        ],
        Said(-500, 500));

    [Fact]
    public void Of_ASlotLikeTheOthers_SaysSo() => Assert.Equal(
        [
            "This slot suits you about as well as the other slots that are possible for you.",
            "Nothing in particular speaks for or against it.",
        ],
        Said(10, 10));

    [Fact]
    public void Of_TooFewPlacements_SaysNoMoreThanThat() => Assert.Equal(
        "We have too few similar placements to say how this slot usually goes.", Said(10, 10, rows: 5)[0]);
}
