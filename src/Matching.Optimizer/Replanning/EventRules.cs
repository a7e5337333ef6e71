using System.Numerics;
using static Matching.Optimizer.ViolationLog;

namespace Matching.Optimizer.Replanning;

/// <summary>
/// What the format asks of a participant who is stated by an event, with the ranges of <see cref="ProblemLimits"/>.
/// </summary>
internal sealed class EventRules(LiveProblem problem)
{
    private readonly List<Violation> _violations = [];

    /// <summary>Throws with every violation at once.</summary>
    public static void Check(LiveProblem problem, int participant, ParticipantState state)
    {
        var rules = new EventRules(problem);
        rules.CheckSelf(state);
        rules.CheckOptions(state);
        rules.CheckAdversaries(participant, state);
        if (rules._violations.Count > 0) throw new InvalidProblemException(rules._violations, rules._violations.Count);
    }

    private void CheckSelf(ParticipantState state)
    {
        if (state.Id is null) Add("id", "The id is null, expected a text, maybe empty.");
        if (state.SessionsNeeded < 1 || state.SessionsNeeded > problem.SessionCount)
        {
            Add(
                "sessions_needed",
                $"{Number(state.SessionsNeeded)} sessions are needed, expected 1 to {problem.SessionCount}.");
        }

        if (BitOperations.Log2(state.AvailableSessions | 1) >= problem.SessionCount)
            Add("available_sessions", $"Sessions beyond the {problem.SessionCount} of the problem are available.");
        if (Int128.Abs((Int128)state.UnplacedValue) > ProblemLimits.Value)
            Add("unplaced_value", ValueText(state.UnplacedValue));
        if (state.PinnedSlot is { } pin && !IsSlot(pin))
            Add("pinned_slot", $"Slot {Number(pin)} is pinned, expected [0, {problem.Slots.Count}).");
    }

    private void CheckOptions(ParticipantState state)
    {
        var slots = new HashSet<int>();
        for (int k = 0; k < state.Options.Length; k++)
        {
            ParticipantOption option = state.Options[k];
            string path = $"options[{k}]";
            if (!IsSlot(option.Slot))
                Add($"{path}.slot", $"The slot is {Number(option.Slot)}, expected [0, {problem.Slots.Count}).");
            else if (!slots.Add(option.Slot))
                Add($"{path}.slot", $"Slot {option.Slot} is given twice, expected once. Maybe two rows were joined.");
            if (Int128.Abs((Int128)option.Value) > ProblemLimits.Value)
                Add($"{path}.value", ValueText(option.Value));
            if (option.SupportLoad is < 0 or > ProblemLimits.Load)
                Add($"{path}.support_load", $"The load is {Number(option.SupportLoad)}, expected 0 to 10⁹.");
            CheckQuotas(option, path);
        }
    }

    private void CheckQuotas(ParticipantOption option, string path)
    {
        var quotas = new HashSet<int>();
        for (int n = 0; n < (option.Quotas.IsDefault ? 0 : option.Quotas.Length); n++)
        {
            (int quota, long weight) = option.Quotas[n];
            if (quota < 0 || quota >= problem.Quotas.Count || !quotas.Add(quota))
            {
                Add(
                    $"{path}.quotas[{n}].quota",
                    $"The quota is {Number(quota)}, expected one of [0, {problem.Quotas.Count}), once.");
            }

            if (weight is < 0 or > ProblemLimits.Weight)
                Add($"{path}.quotas[{n}].weight", $"The weight is {Number(weight)}, expected 0 to 10⁹.");
        }
    }

    private void CheckAdversaries(int participant, ParticipantState state)
    {
        for (int n = 0; n < state.Adversaries.Length; n++)
        {
            int other = state.Adversaries[n];
            if (other == participant || other < 0 || other >= problem.Rows || problem.At(other) is null)
                Add($"adversaries[{n}]", $"Participant {Number(other)} is given, expected another one of the plan.");
        }
    }

    private static string ValueText(long value) =>
        $"The value is {Number(value)}, expected an absolute value of at most 10¹².";

    private bool IsSlot(int slot) => slot >= 0 && slot < problem.Slots.Count;

    private void Add(string path, string message) => _violations.Add(new Violation(path, message));
}
