using Matching.Core.Participants;
using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>The Swedish that the slot's tasks take; tasks marked optional can be left out.</summary>
internal static class LanguageRule
{
    public static readonly Rule Rule = new("language", Phrase.Of($"svenska", $"Swedish"), Judge, Explain)
    {
        KindOf = (who, _) => who.Participant.Language,
    };

    private static Finding Judge(in Pair pair) =>
        Finding.If(pair.Who.Participant.Language >= pair.Where.LanguageMinimum);

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        var has = LanguageWords.Levels.Say(pair.Who.Participant.Language);
        var takes = LanguageWords.Levels.Say(pair.Where.LanguageMinimum);
        var why = Phrase.Of($"nivå i svenska: {has}, platsen tar {takes}", $"Swedish: {has}, the slot takes {takes}");
        if (finding.Standing == Standing.Passes) return Explanation.Of(why);
        var level = pair.Who.Participant.Language;
        var hard = pair.Where.Slot.Tasks.Where(t => !t.Optional && t.LanguageMinimum > level).Select(t => t.Name);
        string[] tasks = [.. hard];
        var named = string.Join(", ", tasks);
        return new Explanation(
            why,
            tasks.Length == 1
                ? Phrase.Of(
                    $"arbetsgivaren gör uppgiften {named} valfri", $"the employer makes the task {named} optional")
                : Phrase.Of(
                    $"arbetsgivaren gör uppgifterna {named} valfria",
                    $"the employer makes the tasks {named} optional"));
    }
}
