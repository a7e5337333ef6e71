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

    // What is said of the first slot, whose field is the first, beside others of stated fields.
    private static string[] Said(int[] points, WorkField[] others, long? rows = null)
    {
        var area = new Area
        {
            Slots =
            [
                Area.AnySlot with { Field = WorkField.Kitchen },
                .. others.Select((field, i) => Area.AnySlot with { Id = $"s{i + 2}", Field = field }),
            ],
        };
        var draft = Models.Draft(
            0, Models.Category(FitFeature.Field, ["kitchen", "office", "outdoor"], [0, 0, .. points]));
        var model = new PlacementModel(new FitModel(
            draft with
            {
                Stage = rows is null ? LearningStage.Prior : LearningStage.Full,
                Training = rows is { } count ? new TrainingRecord { Rows = count } : null,
            }));
        var average = OwnAverage.Of(
            model, [.. Enumerable.Range(1, others.Length + 1).Select(i => area.Decision("p1", $"s{i}"))]);
        var version = ParticipantVersion.Of(FitComparison.Of(model, area.Decision("p1", "s1"), average));
        Assert.All(version, Saying.SpeaksBoth);
        Saying.Is(version[2], ObjectionSv, ObjectionEn);
        return [.. version.Take(2).Select(phrase => $"{phrase}")];
    }

    private static string Standing(int[] points, params WorkField[] others) => Said(points, others)[0];

    [Fact]
    public void Of_ABetterSlotThanTheOther_SaysWhyInPlainWords() => Assert.Equal(
        [
            "This slot suits you better than the other one that is possible for you.",
            "What speaks for it most: the field kitchen.",
        ],
        Said([500, -500, 0], [WorkField.Office]));

    [Fact]
    public void Of_AWorseSlotThanTheOther_SaysWhyInPlainWords() => Assert.Equal(
        [
            "This slot suits you less well than the other one that is possible for you.",
            "What speaks against it most: the field kitchen.",
        ],
        Said([-500, 500, 0], [WorkField.Office]));

    [Fact]
    public void Of_ASlotLikeTheOther_SaysSo() => Assert.Equal(
        [
            "This slot suits you about as well as the other one that is possible for you.",
            "Nothing in particular speaks for or against it.",
        ],
        Said([10, 10, 0], [WorkField.Office]));

    [Fact]
    public void Of_TheOnlySlot_ComparesWithNothing() => Assert.Equal(
        "No other slot is possible for you right now, so there is nothing to compare it with.",
        Standing([500, 0, 0]));

    [Fact]
    public void Of_ASlotAmongMore_CountsHowManyAreReallyWorse()
    {
        const WorkField office = WorkField.Office, outdoor = WorkField.Outdoor;
        // One slot that is far worse pulls the mean below, and yet most of the others are better.
        Assert.Equal(
            "This slot suits you less well than most of the other slots that are possible for you.",
            Standing([0, 300, -4_000], office, office, outdoor));
        Assert.Equal(
            "This slot suits you better than most of the other slots that are possible for you.",
            Standing([0, -300, 4_000], office, office, outdoor));
        Assert.Equal(
            "This slot suits you about as well as most of the other slots that are possible for you.",
            Standing([0, 0, 900], office, office, outdoor));
        Assert.Equal(
            "Among your 2 other possible slots this one suits you better than 1 and less well than 1.",
            Standing([0, -500, 500], office, outdoor));
    }

    [Fact]
    public void Of_TooFewPlacements_SaysNoMoreThanThat() => Assert.Equal(
        "We have too few similar placements to say how this slot usually goes.",
        Said([10, 10, 0], [WorkField.Office], rows: 5)[0]);
}
