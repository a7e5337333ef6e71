namespace Matching.Optimizer.Tests;

/// <summary>Drafts to start from: everybody free in every session and needing one, every slot with one seat.</summary>
internal static class Draft
{
    public static ProblemDraft Of(int sessions, int participants, int slots)
    {
        ulong all = sessions == 64 ? ulong.MaxValue : (1UL << sessions) - 1;
        var draft = new ProblemDraft { SessionCount = sessions };
        for (int i = 0; i < participants; i++) draft.Participants.Add(new($"p{i}", 1, all));
        for (int j = 0; j < slots; j++) draft.Slots.Add(new($"s{j}", [1]));
        return draft;
    }

    /// <summary>A plain problem: one session, and a value for every pair.</summary>
    public static ProblemDraft Plain(long[,] value, params int[] capacity)
    {
        ProblemDraft draft = Of(1, value.GetLength(0), value.GetLength(1));
        for (int j = 0; j < capacity.Length; j++) draft.Slots[j] = new($"s{j}", [capacity[j]]);
        for (int i = 0; i < value.GetLength(0); i++)
        {
            for (int j = 0; j < value.GetLength(1); j++) draft.Options.Add(i, j, value[i, j]);
        }

        return draft;
    }
}
