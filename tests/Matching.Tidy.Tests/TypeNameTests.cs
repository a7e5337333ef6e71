using System.Text.RegularExpressions;
using Matching.Tidy.Tests.Reading;

namespace Matching.Tidy.Tests;

/// <summary>A type is named by a noun of the field; a vague last word says that the noun was not found.</summary>
public sealed partial class TypeNameTests
{
    [Fact]
    public void EveryType_OfTheRepository_HasANoun() => Repository.Keeps(Check);

    [Theory]
    [InlineData("sealed class PlanManager { }", "PlanManager", "Manager")]
    [InlineData("static class TextHelper;", "TextHelper", "Helper")]
    [InlineData("static class Utils { }", "Utils", "Utils")]
    [InlineData("interface IPlanProcessor { }", "IPlanProcessor", "Processor")]
    [InlineData("readonly record struct SlotData(int A);", "SlotData", "Data")]
    [InlineData("record SlotInfo(int A);", "SlotInfo", "Info")]
    [InlineData("class SolverImpl<T> : ISolver { }", "SolverImpl", "Impl")]
    [InlineData("class PlanService : BackgroundWork { }", "PlanService", "Service")]
    [InlineData("enum StateInfo { A }", "StateInfo", "Info")]
    [InlineData("delegate int[] DrawUtil(int a);", "DrawUtil", "Util")]
    public void Check_VagueName_IsNamedWithItsLastWord(string declaration, string name, string word) =>
        Assert.Equal(
            [$"a.cs:2: Type '{name}' ends in '{word}', expected a noun of the field. Maybe the README has it."],
            Check(new TextFile("a.cs", "\n" + declaration)).Select(c => c.ToString()));

    [Fact]
    public void Check_VagueMessageOfAProto_IsNamed() =>
        Assert.Equal(
            ["a.proto:1: Type 'SlotInfo' ends in 'Info', expected a noun of the field. Maybe the README has it."],
            Check(new TextFile("a.proto", "message SlotInfo {}\nservice PlanService {}")).Select(c => c.ToString()));

    [Theory]
    [InlineData("class PlanGrpcService : PlanService.PlanServiceBase { }")]
    [InlineData("class PlanGrpcService(int a) : V1.PlanService.PlanServiceBase { }")]
    [InlineData("class Metadata { }")]
    [InlineData("class PlanManagerTests { }")]
    [InlineData("// class PlanManager")]
    [InlineData("string a = \"class PlanManager\";")]
    public void Check_NameOfOursOrOfGeneratedCode_IsFine(string text) =>
        Assert.Empty(Check(new TextFile("a.cs", text)));

    internal static IEnumerable<Complaint> Check(TextFile file)
    {
        var declaration = file.Extension switch { "cs" => Declaration(), "proto" => Message(), _ => null };
        if (declaration is null) yield break;
        foreach (Match type in declaration.Matches(CSharpText.Read(file.Text).Code))
        {
            var word = VagueWord().Match(type.Groups["name"].Value).Value;
            if (word == "" || (word == "Service" && GeneratedBase().IsMatch(type.Value))) continue;
            var name = type.Groups["name"];
            yield return new Complaint(file.Path, file.LineAt(name.Index),
                $"Type '{name.Value}' ends in '{word}', expected a noun of the field. Maybe the README has it.");
        }
    }

    [GeneratedRegex(@"\b(?:(?:class|struct|interface|enum|record)\s+|delegate\s[^;{(]*?\s)"
        + @"(?!struct\b|class\b)(?<name>[A-Z]\w*)[^;{]*")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b(?:message|enum)\s+(?<name>\w+)")]
    private static partial Regex Message();

    [GeneratedRegex("(?<=^I?|[a-z0-9])"
        + "(?:Managers?|Helpers?|Utils?|Utilit(?:y|ies)|Processors?|Data|Infos?|Impl|Service)$")]
    private static partial Regex VagueWord();

    [GeneratedRegex(@":\s*(?:\w+\.)*(?<noun>\w+)\.\k<noun>Base\b")]
    private static partial Regex GeneratedBase();
}
