using Matching.Core.Eligibility;
using Matching.Core.Words;

namespace Matching.Core.Tests;

/// <summary>Asserts what one rule finds, with its words in both languages.</summary>
internal static class RuleFindings
{
    public static void Passes(this RuleFinding found, string swedish, string english)
    {
        Assert.Equal(Finding.Passes, found.Finding);
        Saying.Is(found.Explanation.Why, swedish, english);
        Saying.Nothing(found.Explanation.Change);
    }

    public static RuleFinding Opens(this RuleFinding found, DateOnly day, string swedish, string english)
    {
        Assert.Equal(Finding.From(day), found.Finding);
        Saying.Is(found.Explanation.Why, swedish, english);
        return found;
    }

    public static RuleFinding Fails(this RuleFinding found, string swedish, string english)
    {
        Assert.Equal(Finding.Fails, found.Finding);
        Saying.Is(found.Explanation.Why, swedish, english);
        return found;
    }

    /// <summary>The smallest change, in words.</summary>
    public static void Until(this RuleFinding found, string swedish, string english)
    {
        Phrase change = found.Explanation.Change;
        Saying.Is(change, swedish, english);
    }

    public static void NoLongerFails(this RuleFinding found) =>
        Assert.NotEqual(Standing.Fails, found.Finding.Standing);
}
