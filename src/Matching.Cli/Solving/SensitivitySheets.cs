using System.Numerics;
using Matching.Cli.Output;
using Matching.Core.Words;
using Matching.Optimizer;

namespace Matching.Cli.Solving;

/// <summary>What is printed of a sensitivity analysis.</summary>
internal sealed class SensitivitySheets(Problem problem, Solution plan, SensitivityAnalysis analysis, int top)
{
    public bool IsPlaced(int participant) => plan.Slot[participant] >= 0;

    /// <summary>The dearest rows without room, sessions first, with what one more unit of each is worth.</summary>
    public Sheet Rows()
    {
        var sheet = new Sheet("rows", Phrase.OfTexts("Vad en till är värd", "What one more is worth"),
        [
            Column.Of("kind", "Slag", "Kind"),
            Column.Of("index", "Index", "Index"),
            Column.Of("session", "Halvdag", "Session"),
            Column.Of("price", "Pris", "Price"),
            Column.Of("least", "Minst", "Least"),
            Column.Of("most", "Högst", "Most"),
            Column.Of("exact", "Exakt", "Exact"),
        ]);
        int count = problem.SessionCount;
        foreach (int row in Dearest(FullSessions(), row => analysis.SeatPrice(row / count, row % count)))
        {
            (int slot, int session) = (row / count, row % count);
            Worth worth = analysis.OneMoreSeat(slot, session);
            double price = analysis.SeatPrice(slot, session);
            sheet.Add("seat", slot, session, price, worth.Least, Limit(worth.Most), worth.IsExact);
        }

        foreach (int h in Dearest(Enumerable.Range(0, problem.Supervisors.Count), analysis.SupportPrice))
        {
            Worth worth = analysis.OneMoreSupport(h);
            sheet.Add("support", h, null, analysis.SupportPrice(h), worth.Least, Limit(worth.Most), worth.IsExact);
        }

        return sheet;
    }

    public Sheet Quotas()
    {
        var sheet = new Sheet("quotas", Phrase.OfTexts("Kvoter", "Quotas"),
        [
            Column.Of("quota", "Kvot", "Quota"),
            Column.Of("price", "Pris", "Price"),
        ]);
        for (int q = 0; q < problem.Quotas.Count; q++) sheet.Add(q, analysis.QuotaPrice(q));
        return sheet;
    }

    /// <summary>The best options of a participant with what insisting on them costs.</summary>
    public Sheet Options(int participant)
    {
        var sheet = new Sheet("options", Phrase.OfTexts("Vad alternativen kostar", "What the options cost"),
        [
            Column.Of("slot", "Plats", "Slot"),
            Column.Of("value", "Värde", "Value"),
            Column.Of("least", "Minst", "Least"),
            Column.Of("most", "Högst", "Most"),
            Column.Of("by_prices", "Enligt priserna", "By prices"),
            Column.Of("exact", "Exakt", "Exact"),
            Column.Of("possible", "Möjlig", "Possible"),
        ]);
        foreach (OptionPrice price in analysis.BestOptions(participant, top))
        {
            sheet.Add(
                price.Slot, price.Value, Limit(price.Least), Limit(price.Most), Limit(price.ByPrices), price.IsExact,
                !price.IsImpossible);
        }

        return sheet;
    }

    /// <summary>How somebody left out could be placed, and what is full.</summary>
    public IEnumerable<Sheet> Advice(int participant)
    {
        PlacementAdvice advice = analysis.Advise(participant);
        var moves = new Sheet("moves", Phrase.OfTexts("Billigaste vägen in", "Cheapest way in"),
        [
            Column.Of("participant", "Deltagare", "Participant"),
            Column.Of("from_slot", "Från plats", "From slot"),
            Column.Of("to_slot", "Till plats", "To slot"),
            Column.Of("cost_at_most", "Kostar högst", "Costs at most"),
        ]);
        foreach (PlacementChange move in advice.Moves)
            moves.Add(move.Participant, Place(move.FromSlot), Place(move.ToSlot), Limit(advice.Price.Most));
        var crowded = new Sheet("crowded", Phrase.OfTexts("Fullt här", "Full here"),
        [
            Column.Of("slot", "Plats", "Slot"),
            Column.Of("session", "Halvdag", "Session"),
            Column.Of("supervisor", "Handledare", "Supervisor"),
        ]);
        foreach (CrowdedRow row in advice.Crowded)
            crowded.Add(Place(row.Slot), Place(row.Session), Place(row.Supervisor));
        return [moves, crowded];
    }

    private static int? Place(int index) => index < 0 ? null : index;

    private static long? Limit(long price) => price == OptionPrice.Unknown ? null : price;

    private IEnumerable<int> Dearest(IEnumerable<int> rows, Func<int, double> price) =>
        rows.OrderByDescending(price).ThenBy(row => row).Take(top);

    private IEnumerable<int> FullSessions()
    {
        var taken = new int[problem.Slots.Capacity.Length];
        for (int i = 0; i < plan.Slot.Length; i++)
        {
            for (ulong sessions = plan.Sessions[i]; sessions != 0; sessions &= sessions - 1)
                taken[plan.Slot[i] * problem.SessionCount + BitOperations.TrailingZeroCount(sessions)]++;
        }

        return Enumerable.Range(0, taken.Length).Where(row => taken[row] == problem.Slots.Capacity[row]);
    }
}
