namespace Matching.Optimizer.Verification.Branching;

/// <summary>The options of a problem by slot, with the participant of each.</summary>
internal sealed class SlotOptions
{
    private readonly int[] _start, _option;

    public SlotOptions(Problem problem)
    {
        OptionTable options = problem.Options;
        Participant = new int[options.Count];
        _start = new int[problem.Slots.Count + 1];
        foreach (int slot in options.Slot) _start[slot + 1]++;
        for (int j = 0; j < problem.Slots.Count; j++) _start[j + 1] += _start[j];
        _option = new int[options.Count];
        int[] next = _start[..];
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            for (int k = options.Start[i]; k < options.Start[i + 1]; k++)
                (Participant[k], _option[next[options.Slot[k]]++]) = (i, k);
        }
    }

    /// <summary>Participant per option.</summary>
    public int[] Participant { get; }

    /// <summary>The options at a slot.</summary>
    public ReadOnlySpan<int> At(int slot) => _option.AsSpan(_start[slot].._start[slot + 1]);
}
