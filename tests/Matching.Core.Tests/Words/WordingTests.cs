using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Core.Tests.Words;

public sealed class WordingTests
{
    [Fact]
    public void That_WhenTheConditionHolds_EvaluatesNoPartOfTheText()
    {
        var check = new Check(Phrase.Of($"Plats", $"Slot"), "s1");
        var evaluated = 0;
        int Evaluate() => ++evaluated;
        check.That(true, "x", $"{Evaluate()}", $"{Evaluate()}");
        Assert.Equal(0, evaluated);
        Assert.Empty(check.Violations);
        check.That(false, "x", $"{Evaluate()}", $"{Evaluate()}");
        Saying.Refuses(check.Violations, "x", "Plats 's1' 1", "Slot 's1' 2");
    }

    [Fact]
    public void IsEmpty_IsTrueForNoTextAlone()
    {
        Assert.True(default(Wording).IsEmpty);
        Assert.True(new Wording(0, 0).IsEmpty);
        Assert.Equal("", default(Wording).In(Language.Swedish));
    }
}
