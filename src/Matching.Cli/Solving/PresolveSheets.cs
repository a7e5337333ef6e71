using Matching.Cli.Output;
using Matching.Core.Words;
using Matching.Optimizer;

namespace Matching.Cli.Solving;

/// <summary>What is printed of a presolve log.</summary>
internal sealed class PresolveSheets(Problem problem, PresolveLog log)
{
    /// <summary>How often each reason comes.</summary>
    public Sheet Summary()
    {
        var sheet = new Sheet("summary", Phrase.OfTexts("Vad som inte behöver prövas", "What needs no thought"),
        [
            Column.Of("kind", "Slag", "Kind"),
            Column.Of("reason", "Skäl", "Reason"),
            Column.Of("count", "Antal", "Count"),
            Column.Of("of", "Av", "Of"),
        ]);
        foreach (ReductionKind kind in Enum.GetValues<ReductionKind>())
            sheet.Add(Code(kind), Say(kind), log.Reductions.Count(r => r.Kind == kind), Whole(kind));
        return sheet;
    }

    /// <summary>The parts that can be decided by themselves, the largest first.</summary>
    public Sheet Components()
    {
        var sheet = new Sheet("components", Phrase.OfTexts("Delar som går att avgöra var för sig", "Separate parts"),
        [
            Column.Of("participants", "Deltagare", "Participants"),
            Column.Of("count", "Antal delar", "Parts"),
            Column.Of("network", "Nätverk", "Network"),
        ]);
        foreach (var size in log.Components.GroupBy(c => c.Length).OrderByDescending(g => g.Key))
            sheet.Add(size.Key, size.Count(), log.IsNetwork);
        return sheet;
    }

    /// <summary>Every reduction with the numbers that decide.</summary>
    public Sheet Reductions()
    {
        var sheet = new Sheet("reductions", Phrase.OfTexts("Varje förenkling", "Every reduction"),
        [
            Column.Of("kind", "Slag", "Kind"),
            Column.Of("index", "Index", "Index"),
            Column.Of("by", "Av", "By"),
            Column.Of("has", "Har", "Has"),
            Column.Of("limit", "Gräns", "Limit"),
        ]);
        foreach (Reduction r in log.Reductions)
            sheet.Add(Code(r.Kind), r.Index, r.By < 0 ? null : r.By, r.Has, r.Limit);
        return sheet;
    }

    private static string Code(ReductionKind kind) =>
        string.Concat(kind.ToString().Select((c, n) => char.IsUpper(c) && n > 0 ? $"_{char.ToLowerInvariant(c)}"
            : $"{char.ToLowerInvariant(c)}"));

    private int Whole(ReductionKind kind) => kind switch
    {
        ReductionKind.ParticipantWithoutOptions => problem.Participants.Count,
        ReductionKind.SessionNeverFull => problem.Slots.Capacity.Count(seats => seats > 0),
        ReductionKind.SupportNeverFull => problem.Supervisors.Count,
        ReductionKind.QuotaNeverFull or ReductionKind.QuotaWithoutMinimum => problem.Quotas.Count,
        _ => problem.Options.Count,
    };

    private static Phrase Say(ReductionKind kind) => kind switch
    {
        ReductionKind.PinnedElsewhere => Phrase.OfTexts("fäst vid en annan plats", "pinned to another slot"),
        ReductionKind.TooFewCommonSessions => Phrase.OfTexts(
            "för få gemensamma halvdagar", "too few sessions in common"),
        ReductionKind.LoadAboveSupport => Phrase.OfTexts(
            "behovet är ensamt större än handledarens utrymme", "the load alone is above the support capacity"),
        ReductionKind.WeightAboveQuota => Phrase.OfTexts(
            "vikten är ensam större än kvotens tak", "the weight alone is above the quota's maximum"),
        ReductionKind.ParticipantWithoutOptions => Phrase.OfTexts(
            "deltagare utan möjligt alternativ", "participant without a possible option"),
        ReductionKind.SessionNeverFull => Phrase.OfTexts(
            "halvdag där alla som kan komma får plats", "session with a seat for everybody who could come"),
        ReductionKind.SupportNeverFull => Phrase.OfTexts(
            "handledare som räcker för alla", "supervisor with room for everybody"),
        ReductionKind.QuotaNeverFull => Phrase.OfTexts(
            "kvot vars tak ingen kan nå", "quota whose maximum cannot be reached"),
        _ => Phrase.OfTexts("kvot utan krav på minst", "quota that asks for no minimum"),
    };
}
