using System.Text.RegularExpressions;
using Matching.Tidy.Tests.Reading;

namespace Matching.Tidy.Tests;

/// <summary>A method has at most 70 lines from its first attribute to its end; comments before it are free.</summary>
public sealed partial class MethodLengthTests
{
    private const int Longest = 70;

    [Fact]
    public void EveryMethod_OfTheRepository_IsShort() => Repository.Keeps(Check);

    [Theory]
    [InlineData("void M()\n{\n@}")]
    [InlineData("[Theory]\n[InlineData(1)]\nvoid M(int a = 1)\n{\n@}")]
    [InlineData("int M() => F(\n@);")]
    [InlineData("bool operator ==(A a, A b)\n{\n@}")]
    [InlineData("A(int b) : base(b)\n{\n@}")]
    [InlineData("void M()\n{\n    void Inner()\n    {\n@}\n}")]
    [InlineData("int M(int a) => a switch\n{\n@};")]
    public void Check_LongMethod_IsNamedWithItsLength(string method)
    {
        var body = string.Concat(Enumerable.Repeat("\n", Longest));
        var text = "namespace N;\n\nclass C\n{\n    int before;\n    int P { get; } = F(1);\n"
            + method.Replace("@", body) + "\nvoid Next()\n{\n}\n}\n";
        var lines = method.Replace("@", body).Split('\n').Length;

        Assert.Equal(
            [$"a.cs:7: Method has {lines} lines, expected at most 70. Maybe a step of it has a name."],
            Check(new TextFile("a.cs", text)).Select(c => c.ToString()));
    }

    [Theory]
    [InlineData("void M()\n{@}", 68)]
    [InlineData("static readonly int[] Table =\n[@];", 200)]
    [InlineData("static readonly A B = new(1)\n{@};", 200)]
    [InlineData("enum E\n{@}", 200)]
    [InlineData("record R(int A)\n{@}", 200)]
    public void Check_ShortMethodOrNoMethod_IsFine(string member, int lines)
    {
        var text = "class C\n{\n" + member.Replace("@", string.Concat(Enumerable.Repeat("\n", lines))) + "\n}\n";

        Assert.Empty(Check(new TextFile("a.cs", text)));
    }

    internal static IEnumerable<Complaint> Check(TextFile file)
    {
        if (file.Extension != "cs") yield break;
        foreach (var (start, end) in Methods(CSharpText.Read(file.Text).Code))
        {
            var lines = file.LineAt(end) - file.LineAt(start) + 1;
            if (lines <= Longest) continue;
            yield return new Complaint(file.Path, file.LineAt(start), FormattableString.Invariant(
                $"Method has {lines} lines, expected at most {Longest}. Maybe a step of it has a name."));
        }
    }

    /// <summary>First and last position of every member with parameters; a member is what stands between the
    /// braces of types.</summary>
    private static IEnumerable<(int Start, int End)> Methods(string code)
    {
        var blocks = new Stack<bool>();
        var (start, parentheses, bodyEnds) = (-1, 0, false);
        for (var at = 0; at < code.Length; at++)
        {
            var inBody = blocks.Count > 0 && !blocks.Peek();
            if (start < 0 && !char.IsWhiteSpace(code[at]) && code[at] is not ('}' or ';')) start = at;
            if (code[at] is '(' or '[') parentheses++;
            else if (code[at] is ')' or ']') parentheses--;
            else if (code[at] == '{')
            {
                var isType = !inBody && parentheses == 0 && TypeHeader().IsMatch(code[start..at]);
                if (!inBody && !isType) bodyEnds = !Initialised(code[start..at]);
                blocks.Push(isType);
                if (isType) start = -1;
            }
            else if (code[at] == '}' && blocks.TryPop(out var wasType))
            {
                var isMemberEnd = !wasType && bodyEnds && (blocks.Count == 0 || blocks.Peek()) && parentheses == 0
                    && !code.AsSpan(at + 1).TrimStart().StartsWith("=");
                if (isMemberEnd && HasParameters(code[start..at])) yield return (start, at);
                if (isMemberEnd || wasType) start = -1;
            }
            else if (code[at] == ';' && !inBody && parentheses == 0)
            {
                if (start >= 0 && HasParameters(code[start..at])) yield return (start, at);
                start = -1;
            }
        }
    }

    /// <summary>True when '=' or '=>' stands before the brace, outside parentheses: the member ends with ';'.</summary>
    private static bool Initialised(string header) => Bare(header).Contains('=');

    private static bool HasParameters(string member)
    {
        var text = Bare(Attributes().Replace(member, ""), keepOpening: true);
        var end = text.AsSpan().IndexOfAny('=', '{');
        return (end < 0 ? text : text[..end]).Contains('(') && !TypeHeader().IsMatch(end < 0 ? text : text[..end]);
    }

    /// <summary>The text without what stands in parentheses, and without the name of an operator.</summary>
    private static string Bare(string text, bool keepOpening = false)
    {
        text = Operator().Replace(text, "operator");
        while (Innermost().IsMatch(text)) text = Innermost().Replace(text, keepOpening ? "\u0001" : "");
        return text.Replace('\u0001', '(');
    }

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record|namespace|extension)\b")]
    private static partial Regex TypeHeader();

    [GeneratedRegex(@"\boperator\s*(?:checked\s*)?[^\w\s(]+")]
    private static partial Regex Operator();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Innermost();

    [GeneratedRegex(@"\A\s*(?:\[[^\]]*\]\s*)+")]
    private static partial Regex Attributes();
}
