using System.Text.RegularExpressions;
using Matching.Tidy.Tests.Reading;

namespace Matching.Tidy.Tests;

/// <summary>
/// The public contract documents itself: every message, field, enum, value, service and call has a comment; a package
/// is its folder; an enum's values begin with its name, and zero says nothing. Fields of problem.proto that are fixed
/// by the exchange format may stand without a comment: their names are its documentation.
/// </summary>
public sealed partial class ProtoTests
{
    private const string Exchange = "protos/matching/v1/problem.proto";

    private static readonly string[] FixedFields =
    [
        "Problem.session_count", "Problem.participants", "Problem.slots", "Problem.supervisors", "Problem.options",
        "Problem.conflicts", "Problem.quotas", "ProblemParticipant.id", "ProblemParticipant.sessions_needed",
        "ProblemParticipant.available_sessions", "ProblemParticipant.unplaced_value", "ProblemParticipant.pinned_slot",
        "ProblemSlot.id", "ProblemSlot.session_capacity", "ProblemSlot.minimum_crew", "ProblemSlot.supervisors",
        "ProblemSupervisor.id", "ProblemSupervisor.support_capacity", "ProblemOptions.participant",
        "ProblemOptions.slot", "ProblemOptions.value", "ProblemOptions.support_load", "ProblemConflict.a",
        "ProblemConflict.b", "ProblemQuota.id", "ProblemQuota.minimum", "ProblemQuota.maximum", "ProblemQuota.option",
        "ProblemQuota.weight", "Solution.status", "Solution.objective", "Solution.bound", "Solution.certified_bound",
        "Solution.slot", "Solution.sessions", "Solution.seconds",
    ];

    [Fact]
    public void EveryProto_OfTheRepository_DocumentsItself() => Repository.Keeps(Check);

    [Theory]
    [InlineData("message A {}", "Message 'A'")]
    [InlineData("// A.\nmessage A {\n  int32 b = 1;\n}", "Field 'A.b'", 5)]
    [InlineData("// A.\nmessage A {\n  map<string, int32> b = 1 [json_name = \"c\"];\n}", "Field 'A.b'", 5)]
    [InlineData("// A.\nmessage A {\n  // B.\n  oneof b {\n    int32 c = 1;\n  }\n}", "Field 'A.c'", 7)]
    [InlineData("// A.\nmessage A {\n  message B {}\n}", "Message 'A.B'", 5)]
    [InlineData("// A.\nservice A {\n  rpc B(C) returns (D) {\n    option idempotency_level = NO_SIDE_EFFECTS;\n  }\n}",
        "Rpc 'A.B'", 5)]
    [InlineData("service A {}", "Service 'A'")]
    [InlineData("message A { int32 b = 1; // B.\n}", "Message 'A'")]
    [InlineData("// A.\nenum A {\n  A_UNSPECIFIED = 0;\n}", "Value 'A.A_UNSPECIFIED'", 5)]
    [InlineData("int32 x = 1; // not for A\nmessage A {}", "Message 'A'", 4)]
    public void Check_DeclarationWithoutComment_IsNamed(string text, string subject, int line = 3) =>
        Assert.Equal(
            [$"protos/a/v1/b.proto:{line}: {subject} has no comment, expected one before it. "
                + "Maybe say its unit and range."],
            OfProto("package a.v1;\n\n" + text));

    [Theory]
    [InlineData("package a.v2;", "1: Package 'a.v2' is not the file's folder, expected 'a.v1'. Maybe the file moved.")]
    [InlineData("// A.\n", "1: Package '' is not the file's folder, expected 'a.v1'. Maybe the file moved.")]
    [InlineData("package a.v1;\n// E.\nenum PlanState {\n  // N.\n  PLAN_STATE_NONE = 0;\n}",
        "5: Value 'PlanState.PLAN_STATE_NONE' is an enum's zero, expected 'PLAN_STATE_UNSPECIFIED'. "
        + "Maybe 'none' is a value of its own.")]
    [InlineData("package a.v1;\n// E.\nenum State {\n  // N.\n  STATE_UNSPECIFIED = 0;\n  // D.\n  DONE = 1;\n}",
        "7: Value 'State.DONE' does not begin with its enum's name, expected 'STATE_…'. Maybe it was moved here.")]
    public void Check_BadName_IsNamed(string text, string complaint) =>
        Assert.Equal([$"protos/a/v1/b.proto:{complaint}"], OfProto(text));

    [Theory]
    [InlineData("// A.\nmessage A {\n  // B.\n  int32 b = 1;\n  int32 c = 2;  // C.\n  reserved 3;\n}")]
    [InlineData("// A.\nmessage A {\n  // B.\n  oneof b {\n    // C.\n    string c = 1;\n  }\n}")]
    [InlineData("// A.\nenum A {\n  // Not used.\n  A_UNSPECIFIED = 0;\n}")]
    [InlineData("import \"x.proto\";\noption csharp_namespace = \"A\";\n")]
    [InlineData("// A.\nservice A {\n  // B.\n  rpc B(C) returns (stream D);\n}")]
    public void Check_DocumentedDeclarations_AreFine(string text) => Assert.Empty(OfProto("package a.v1;\n" + text));

    [Fact]
    public void Check_FixedFieldOfTheExchangeFormat_MayStandAlone_NewOnesMayNot() =>
        Assert.Equal(
            [
                Exchange + ":5: Field 'Solution.prices' has no comment, expected one before it. "
                    + "Maybe say its unit and range.",
            ],
            Check(new TextFile(Exchange,
                "package matching.v1;\n// S.\nmessage Solution {\n  int64 bound = 3;\n  int64 prices = 8;\n}\n"))
                .Select(c => c.ToString()));

    internal static IEnumerable<Complaint> Check(TextFile file)
    {
        if (!file.IsBelow("protos") || file.Extension != "proto") return [];
        var declarations = new ProtoFile(file).Declarations;
        var enums = declarations.Where(d => d.Kind == "enum").SelectMany(e => OfEnum(file, e, declarations));
        return [.. OfPackage(file, declarations), .. OfComments(file, declarations), .. enums];
    }

    private static IEnumerable<Complaint> OfPackage(TextFile file, IReadOnlyList<Declaration> declarations)
    {
        var folder = file.Folder["protos/".Length..].Replace('/', '.');
        var package = declarations.FirstOrDefault(d => d.Kind == "package");
        if (package?.Name == folder) yield break;
        yield return new Complaint(file.Path, package?.Line ?? 1,
            $"Package '{package?.Name}' is not the file's folder, expected '{folder}'. Maybe the file moved.");
    }

    private static IEnumerable<Complaint> OfComments(TextFile file, IReadOnlyList<Declaration> declarations) =>
        from d in declarations
        where !d.IsCommented && d.Kind != "package" && !(file.Path == Exchange && FixedFields.Contains(d.Name))
        where !(file.Path == Exchange && d.Name.StartsWith("Solution.Status.", StringComparison.Ordinal))
        select new Complaint(file.Path, d.Line,
            $"{char.ToUpperInvariant(d.Kind[0])}{d.Kind[1..]} '{d.Name}' has no comment, expected one before it. "
            + "Maybe say its unit and range.");

    private static IEnumerable<Complaint> OfEnum(
        TextFile file, Declaration type, IReadOnlyList<Declaration> declarations)
    {
        var prefix = WordStart().Replace(type.Name[(type.Name.LastIndexOf('.') + 1)..], "_").ToUpperInvariant() + "_";
        var values = declarations.Where(
            d => d.Kind == "value" && d.Name.StartsWith(type.Name + ".", StringComparison.Ordinal)).ToList();
        foreach (var (index, value) in values.Index())
        {
            var name = value.Name[(type.Name.Length + 1)..];
            if (index == 0 && name != prefix + "UNSPECIFIED")
            {
                yield return new Complaint(file.Path, value.Line,
                    $"Value '{value.Name}' is an enum's zero, expected '{prefix}UNSPECIFIED'. "
                    + "Maybe 'none' is a value of its own.");
            }
            else if (!name.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield return new Complaint(file.Path, value.Line,
                    $"Value '{value.Name}' does not begin with its enum's name, expected '{prefix}…'. "
                    + "Maybe it was moved here.");
            }
        }
    }

    private static IEnumerable<string> OfProto(string text) =>
        Check(new TextFile("protos/a/v1/b.proto", text)).Select(c => c.ToString());

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();
}
