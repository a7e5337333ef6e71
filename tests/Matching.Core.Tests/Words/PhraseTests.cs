using Matching.Core.Words;

namespace Matching.Core.Tests.Words;

public sealed class PhraseTests
{
    private static readonly Phrase Weekday = Phrase.Of($"måndag", $"Monday");

    [Fact]
    public void Of_WithAPhraseInside_FollowsTheLanguageAllTheWayDown()
    {
        var inner = Phrase.Of($"på {Weekday}", $"on {Weekday}");
        Saying.Is(Phrase.Of($"({inner})", $"[{inner}]"), "(på måndag)", "[on Monday]");
    }

    [Fact]
    public void Of_NumbersAndDates_PrintsThemInvariant() => Saying.Is(
        Phrase.Of($"{1234.5} {Area.Start:yyyy-MM-dd} {-1}", $"{0.25} {Area.Start:yyyy} {10_000}"),
        "1234.5 2026-05-04 -1", "0.25 2026 10000");

    [Fact]
    public void Of_ANullInside_PrintsNothing() =>
        Saying.Is(Phrase.Of($"a{(string?)null}b", $"a{(DateOnly?)null:yyyy}b"), "ab", "ab");

    [Fact]
    public void In_PutsTheTextTogetherOnlyWhenSomebodyReads()
    {
        var reads = new Counter();
        var phrase = Phrase.Of($"{reads}", $"{reads}");
        Assert.Equal(0, reads.Count);
        phrase.In(Language.Swedish);
        Assert.Equal(1, reads.Count);
    }

    [Fact]
    public void Same_ReadsTheSameInBoth() => Saying.Is(Phrase.Same("p17"), "p17", "p17");

    [Fact]
    public void OfTexts_KeepsBoth() => Saying.Is(Phrase.OfTexts("hej", "hello"), "hej", "hello");

    [Fact]
    public void Empty_HasNoText()
    {
        Assert.True(Phrase.Empty.IsEmpty);
        Assert.False(Weekday.IsEmpty);
        Saying.Nothing(Phrase.Empty);
    }

    [Fact]
    public void Join_LeavesEmptyOnesOut() => Saying.Is(
        Phrase.Join(Phrase.Of($" och ", $" and "), [Phrase.Empty, Weekday, Phrase.Empty, Phrase.Same("5"), Weekday]),
        "måndag och 5 och måndag", "Monday and 5 and Monday");

    [Fact]
    public void Join_OfNothing_IsEmpty()
    {
        Assert.True(Phrase.Join(", ", []).IsEmpty);
        Assert.True(Phrase.Join(", ", [Phrase.Empty]).IsEmpty);
    }

    [Fact]
    public void ToString_IsEnglish() => Assert.Equal("Monday", Weekday.ToString());

    private sealed class Counter
    {
        public int Count { get; private set; }

        public override string ToString()
        {
            Count++;
            return "x";
        }
    }
}
