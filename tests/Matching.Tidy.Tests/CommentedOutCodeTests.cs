using System.Text.RegularExpressions;
using Matching.Tidy.Tests.Reading;

namespace Matching.Tidy.Tests;

/// <summary>
/// Code that does not run is deleted: git keeps it. A comment counts as code when the whole line has the form of a
/// statement, a declaration or a lone brace; examples in XML comments are not looked at.
/// </summary>
public sealed partial class CommentedOutCodeTests
{
    [Fact]
    public void EveryComment_OfTheRepository_IsProse() => Repository.Keeps(Check);

    [Theory]
    [InlineData("// var a = 1;")]
    [InlineData("// return;")]
    [InlineData("//return a + b;")]
    [InlineData("// plan.Slots[i] += 2;")]
    [InlineData("// Console.WriteLine(\"here\");")]
    [InlineData("// if (a > b) break;")]
    [InlineData("// foreach (var a in b)")]
    [InlineData("// public int A { get; }")]
    [InlineData("// private static void M()")]
    [InlineData("// using System.Text;")]
    [InlineData("// }")]
    [InlineData("/* a.Sort(); */")]
    [InlineData("// int32 count = 3;")]
    public void Check_CodeInAComment_IsNamed(string comment) =>
        Assert.Equal(
            [$"a.cs:2: Comment '{comment}' is code, expected prose. Maybe delete it: git keeps it."],
            Check(new TextFile("a.cs", "int a;\n" + comment + "\n")).Select(c => c.ToString()));

    [Theory]
    [InlineData("// The bound falls; the objective rises;")]
    [InlineData("// if the slot is full (or closed), the next one is asked")]
    [InlineData("// x = a + b, where a and b are prices.")]
    [InlineData("// for each session: price(s) = 0")]
    [InlineData("// return to the caller;")]
    [InlineData("// using the reduced costs;")]
    [InlineData("/// a.Sort();")]
    [InlineData("string a = \"// return a;\";")]
    public void Check_Prose_IsFine(string text) => Assert.Empty(Check(new TextFile("a.cs", text)));

    internal static IEnumerable<Complaint> Check(TextFile file)
    {
        if (file.Extension is not ("cs" or "proto" or "js")) yield break;
        foreach (var (line, text) in CSharpText.Read(file.Text).Comments)
        {
            if (text.StartsWith("///", StringComparison.Ordinal) || !Code().IsMatch(Bare(text))) continue;
            yield return new Complaint(
                file.Path, line, $"Comment '{text}' is code, expected prose. Maybe delete it: git keeps it.");
        }
    }

    private static string Bare(string comment) => comment.TrimStart('/', '*').Replace("*/", "").Trim();

    [GeneratedRegex("""
        \A(?:
          [{}]+[;)]*                                                        # a lone brace
        | (?:return|throw|yield\ return|await)\ [^\ ]+;                     # a jump with one word
        | (?:return|throw|yield\ return|await)\ .*[()+\-*/=!<>.\[\]].*;     # a jump with a formula
        | (?:return|break|continue|yield\ break);
        | (?:var|const|int|long|string|bool|double)\ \w+\ =.*;              # a local
        | (?:[\w.<>?\[\]]+\ ){0,2}[\w.\[\]]+\ [+\-*/|&?]*=\ .*;             # an assignment or a field
        | [\w.]+\(.*\)(?:\.\w+\(.*\))*;                                     # a call
        | (?:if|while|for|foreach|switch|using|lock)\ \(.*\)(?:\ .*;|\ \{)? # a block's head
        | using\ (?:static\ )?[\w.]+;
        | (?:public|private|internal|protected)\ .*[;{})]                   # a member
        )\z
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Code();
}
