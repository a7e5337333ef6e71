namespace Matching.Optimizer.Presolve;

/// <summary>
/// Reduces contradicting members to a set that still contradicts and of which every member is needed, as far as the
/// test can tell (U. Junker 2004, "QuickXplain: preferred explanations and relaxations for over-constrained problems",
/// AAAI-04, algorithm QuickXplain). With k members kept of n, O(k log(n / k)) tests. Earlier members are preferred.
/// Stopped early, it keeps whatever was not shown to be needless.
/// </summary>
internal static class QuickXplain
{
    /// <param name="members">Members that contradict together.</param>
    /// <param name="contradicts">Whether a set of members is proved to leave no plan.</param>
    /// <param name="mustStop">Asked before each test.</param>
    public static List<ConflictMember> Reduce(
        IReadOnlyList<ConflictMember> members,
        Func<IReadOnlyList<ConflictMember>, bool> contradicts,
        Func<bool> mustStop) =>
        !mustStop() && contradicts([]) ? [] : Reduce([], members, new Test(false, contradicts, mustStop));

    private static List<ConflictMember> Reduce(
        IReadOnlyList<ConflictMember> background, IReadOnlyList<ConflictMember> members, Test test)
    {
        if (members.Count == 0 || test.MustStop()) return [.. members];
        if (test.BackgroundGrew && test.Contradicts(background)) return [];
        if (members.Count == 1) return [.. members];
        ConflictMember[] left = [.. members.Take(members.Count / 2)], right = [.. members.Skip(left.Length)];
        List<ConflictMember> needed = Reduce(
            [.. background, .. left], right, test with { BackgroundGrew = left.Length > 0 });
        List<ConflictMember> more = Reduce(
            [.. background, .. needed], left, test with { BackgroundGrew = needed.Count > 0 });
        return [.. more, .. needed];
    }

    /// <summary>What is asked, and whether there is more in the background than when it was last asked.</summary>
    private readonly record struct Test(
        bool BackgroundGrew, Func<IReadOnlyList<ConflictMember>, bool> Contradicts, Func<bool> MustStop);
}
