using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Planning;
using Matching.Core.Slots;
using Matching.Core.Travel;
using Matching.Core.Words;

namespace Matching.Core.Tests.Words;

public sealed class VocabularyTests
{
    [Fact]
    public void TryFind_TakesEveryWordInAnyCaseWithSpacesAround()
    {
        foreach (var text in new[] { "own_arena", "EGEN ARENA", " own arena ", "3" })
        {
            Assert.True(StageWords.Stages.TryFind(text, out var stage), text);
            Assert.Equal(Stage.OwnArena, stage);
        }
        Assert.False(StageWords.Stages.TryFind("arena", out _));
        Assert.False(StageWords.Stages.TryFind("", out _));
    }

    [Fact]
    public void Codes_AreListedInTheOrderOfTheTable() =>
        Assert.Equal("not_assessed, not_yet, ready", StageWords.Readinesses.Codes);

    [Fact]
    public void Constructor_WithOneWordForTwoValues_Throws()
    {
        var thrown = Assert.Throws<ArgumentException>(() => new Vocabulary<Language>(
            new(Language.Swedish, "sv", "svenska", "Swedish"), new(Language.English, "en", "engelska", "SV")));
        Assert.Equal("Word 'SV' means both Swedish and English, expected one meaning.", thrown.Message);
    }

    [Fact]
    public void EverySet_HasAWordForEveryValueAndNoOther()
    {
        Covers(StageWords.Stages);
        Covers(StageWords.Readinesses);
        Covers(LanguageWords.Levels);
        Covers(SexWords.Sexes);
        Covers(PreferenceWords.Targets);
        Covers(ClearanceWords.Kinds);
        Covers(Sectors.Words);
        Covers(SiteKinds.Words);
        Covers(WorkFields.Words);
        Covers(Activities.Words);
        Covers(Core.Slots.Adaptations.Words);
        Covers(PlacementForms.Words);
        Covers(PlacementStates.Words);
        Covers(Outcomes.Results);
        Covers(Outcomes.Reasons);
        Covers(Steps.Words);
        Covers(TravelWords.Modes);
        Covers(PlannedKinds.Words);
    }

    private static void Covers<T>(Vocabulary<T> words) where T : struct, Enum
    {
        Assert.Equal(Enum.GetValues<T>(), words.Words.Select(w => w.Value));
        foreach (var word in words.Words)
        {
            foreach (var text in new[] { word.Code, word.Swedish, word.English }.Concat(word.Synonyms))
            {
                Assert.True(words.TryFind(text, out var found), text);
                Assert.Equal(word.Value, found);
            }
            Assert.Equal(word.Code, words.Code(word.Value));
            Saying.Is(words.Say(word.Value), word.Swedish, word.English);
        }
    }

    [Fact]
    public void Codes_AreSnakeCaseExceptLevelsOfTheCefr()
    {
        var codes = SiteKinds.Words.Words.Select(w => w.Code).Concat(WorkFields.Words.Words.Select(w => w.Code))
            .Concat(Outcomes.Reasons.Words.Select(w => w.Code)).Concat(Activities.Words.Words.Select(w => w.Code))
            .Concat(Core.Slots.Adaptations.Words.Words.Select(w => w.Code));
        Assert.All(codes, code => Assert.Matches("^[a-z]+(_[a-z]+)*$", code));
        Assert.All(LanguageWords.Levels.Words.Skip(1), word => Assert.Matches("^[ABC][12]$", word.Code));
    }
}
