using System.Text.RegularExpressions;
using Matching.Tidy.Tests.Reading;

namespace Matching.Tidy.Tests;

/// <summary>
/// The repository says nothing of the machine it was made on, of where packages come from, or of how the work was
/// organised: it builds anywhere, and its readers care about the product.
/// </summary>
public sealed class TraceTests
{
    private const string APath = "a machine's path";
    private const string AHost = "a registry's host";
    private const string AWord = "a word about how the work was organised";
    private const string FromTheRoot = "a path from the repository's root will do";
    private const string InTheLog = "the log of commits says who did what";

    // Every pattern has one letter in brackets, so that this file does not match itself.
    private static readonly (Regex Pattern, string Kind, string Advice)[] Traces =
    [
        Trace(@"(?<![\w.*:/-])/(?:wor[k]|roo[t]|hom[e]|Use[r]s)/[\w.]+", APath, FromTheRoot),
        Trace(@"\b[A-Z]:\\Use[r]s\b", APath, FromTheRoot),
        Trace(@"(?<![\w.*:/-])/tm[p]/[\w.]+", APath, "Path.GetTempPath() or mktemp knows it"),
        Trace(@"(?i)\b(?:nuge[t]\.org|npmj[s]\.(?:org|com)|pyp[i]\.org|deb\.debia[n]\.org|crate[s]\.io)\b",
            AHost, "a package's name is enough"),
        Trace(@"(?i)(?<!user[-_ ])\bagen[t]s?\b|\bsub-?agen[t]", AWord, "name who uses the product"),
        Trace(@"(?i)\b(?:coding|working|developer|chat|previous|earlier|parallel|helper) sessio[n]s?\b",
            AWord, InTheLog),
        Trace(@"\b(?:[C]laude|[A]nthropic|[C]opilot|[C]hatGPT|[O]penAI|[L]LMs?)\b", AWord, InTheLog),
        Trace(@"(?i)\blanguage mode[l]s?\b|\bthe (?:founde[r]|ce[o])\b|\bbrie[f]\.md\b", AWord, InTheLog),
    ];

    [Fact]
    public void EveryFile_OfTheRepository_IsWithoutTraces() => Repository.Keeps(Check);

    [Theory]
    [InlineData("read /wo~rk/main", "/wo~rk/main", APath, FromTheRoot)]
    [InlineData("\"/ro~ot/.bashrc\"", "/ro~ot/.bashrc", APath, FromTheRoot)]
    [InlineData("cd /ho~me/maria", "/ho~me/maria", APath, FromTheRoot)]
    [InlineData("C:\\Use~rs\\maria", "C:\\Use~rs", APath, FromTheRoot)]
    [InlineData("/tm~p/x.db", "/tm~p/x.db", APath, "Path.GetTempPath() or mktemp knows it")]
    [InlineData("https://api.nuge~t.org/v3", "nuge~t.org", AHost, "a package's name is enough")]
    [InlineData("registry.npmj~s.org", "npmj~s.org", AHost, "a package's name is enough")]
    [InlineData("an age~nt wrote it", "age~nt", AWord, "name who uses the product")]
    [InlineData("in an earlier ses~sion", "earlier ses~sion", AWord, InTheLog)]
    [InlineData("by Cl~aude", "Cl~aude", AWord, InTheLog)]
    [InlineData("as the foun~der said", "the foun~der", AWord, InTheLog)]
    public void Check_Trace_IsNamed(string text, string trace, string kind, string advice)
    {
        // '~' keeps the examples apart in this file, too.
        (text, trace) = (text.Replace("~", ""), trace.Replace("~", ""));

        Assert.Equal(
            [$"a.md:2: '{trace}' is {kind}, expected none. Maybe {advice}."],
            Check(new TextFile("a.md", "\n" + text)).Select(c => c.ToString()));
    }

    [Theory]
    [InlineData("user-agent: grpc-python")]
    [InlineData("a session of the week, the next session")]
    [InlineData("/usr/bin/python3 and src/work/a.cs and https://example.org/home/a")]
    [InlineData("home/work")]
    public void Check_WordOfTheField_IsFine(string text) => Assert.Empty(Check(new TextFile("a.md", text)));

    internal static IEnumerable<Complaint> Check(TextFile file) =>
        from line in file.Lines.Index()
        from trace in Traces
        from Match match in trace.Pattern.Matches(line.Item)
        select new Complaint(file.Path, line.Index + 1,
            $"'{match.Value}' is {trace.Kind}, expected none. Maybe {trace.Advice}.");

    private static (Regex, string, string) Trace(string pattern, string kind, string advice) =>
        (new Regex(pattern, RegexOptions.CultureInvariant), kind, advice);
}
