using System.Collections.Immutable;
using static Matching.Optimizer.ViolationLog;

namespace Matching.Optimizer.Verification;

/// <summary>
/// The form that prices must have before anything is computed from them; every breach is a false claim.
/// </summary>
internal sealed class PriceForm
{
    /// <summary>Most cells of one slot's knapsack table.</summary>
    public const int LargestTable = 4_194_304;

    private readonly Problem _problem;
    private readonly Prices _prices;
    private readonly Findings _findings;
    private readonly string _path;

    private PriceForm(Problem problem, Prices prices, Findings findings, string path) =>
        (_problem, _prices, _findings, _path) = (problem, prices, findings, path);

    /// <summary>Whether the form is kept; what is not is reported.</summary>
    public static bool IsKept(Problem problem, Prices prices, Findings findings, string path = "prices")
    {
        int before = findings.FalseClaims.Count;
        var form = new PriceForm(problem, prices, findings, path);
        form.CheckPrices();
        if (form.CheckKnapsacks()) form.CheckTables();
        return findings.FalseClaims.Count == before;
    }

    private void CheckPrices()
    {
        if (_prices.Scale is < 1 or > Prices.LargestScale)
        {
            _findings.False(
                $"{_path}.scale",
                $"The price scale is {Number(_prices.Scale)}, expected 1 to {Number(Prices.LargestScale)}.");
        }

        CheckColumn("session", "price", _prices.Session, _problem.Slots.Capacity.Length);
        CheckColumn("supervisor", "price", _prices.Supervisor, _problem.Supervisors.Count);
        CheckColumn("quota_minimum", "price", _prices.QuotaMinimum, _problem.Quotas.Count);
        CheckColumn("quota_maximum", "price", _prices.QuotaMaximum, _problem.Quotas.Count);
    }

    private bool CheckKnapsacks()
    {
        int before = _findings.FalseClaims.Count;
        CheckLength("participant", "price", _prices.Participant.Length, _problem.Participants.Count);
        CheckColumn("support_grain", "grain", _prices.SupportGrain, _problem.Supervisors.Count);
        CheckLength("seat_sessions", "mask", _prices.SeatSessions.Length, _problem.Slots.Count);
        CheckCompany("support_grain", "grain", _prices.SupportGrain.IsEmpty);
        CheckCompany("seat_sessions", "mask", _prices.SeatSessions.IsEmpty);
        for (int j = 0; j < Math.Min(_prices.SeatSessions.Length, _problem.Slots.Count); j++)
        {
            (ulong mask, ulong open) = (_prices.SeatSessions[j], _problem.Slots.OpenSessions[j]);
            if ((mask & ~open) == 0) continue;
            _findings.False(
                $"{_path}.seat_sessions[{j}]",
                $"The mask is {mask}, expected only sessions that are open at slot {j}, mask {open}.");
        }

        return _findings.FalseClaims.Count == before;
    }

    private void CheckColumn(string name, string noun, ImmutableArray<long> column, int length)
    {
        CheckLength(name, noun, column.Length, length);
        int negative = column.AsSpan().IndexOfAnyInRange(long.MinValue, -1);
        if (negative >= 0)
            _findings.False(
                $"{_path}.{name}[{negative}]", $"The {noun} is {Number(column[negative])}, expected 0 or more.");
    }

    private void CheckLength(string name, string noun, int given, int length)
    {
        if (given != 0 && given != length)
            _findings.False(
                $"{_path}.{name}", $"{Number(given)} {noun}s are given, expected none or {Number(length)}.");
    }

    private void CheckCompany(string name, string noun, bool isAbsent)
    {
        if (isAbsent || !_prices.Participant.IsEmpty) return;
        _findings.False(
            $"{_path}.{name}",
            $"The {noun}s are given without prices of the participants, expected both or neither."
            + " Maybe the column 'participant' was left out.");
    }

    private void CheckTables()
    {
        var knapsacks = new KnapsackColumns(_problem, _prices);
        for (int j = 0; j < _problem.Slots.Count; j++)
        {
            int owner = knapsacks.OwnerOf(j);
            Int128 cells = ((Int128)knapsacks.CapacityOf(owner) + 1) * (knapsacks.SeatsOf(j) + 1);
            if (cells <= LargestTable) continue;
            string keeper = owner < 0 ? "no supervisor" : $"supervisor {owner} with grain {Number(GrainOf(owner))}";
            string advice = owner < 0
                ? "its seats should only be priced, with mask 0"
                : "the grain should be raised";
            _findings.False(
                owner < 0 ? $"{_path}.seat_sessions[{j}]" : $"{_path}.support_grain[{owner}]",
                $"Slot {j} and {keeper} need a table of {Number(long.CreateSaturating(cells))} cells,"
                + $" expected at most {Number(LargestTable)}."
                + $" Maybe {advice}.");
        }

        long GrainOf(int owner) => _prices.SupportGrain[owner];
    }
}
