namespace Matching.Optimizer.Presolve;

/// <summary>
/// Reduces contradicting members to a set that still contradicts and of which every member is needed, as far as the
/// test can tell (U. Junker 2004, "QuickXplain: preferred explanations and relaxations for over-constrained problems",
/// AAAI-04, algorithm QuickXplain). With k members kept of n, O(k log(n / k)) tests. Earlier members are preferred.
/// </summary>
internal static class QuickXplain
{
    /// <param name="members">Members that contradict together.</param>
    /// <param name="contradicts">Whether a set of members is proved to leave no plan.</param>
    public static List<ConflictMember> Reduce(
        IReadOnlyList<ConflictMember> members, Func<IReadOnlyList<ConflictMember>, bool> contradicts) =>
        contradicts([]) ? [] : Reduce([], members, (false, contradicts));

    private static List<ConflictMember> Reduce(
        IReadOnlyList<ConflictMember> background,
        IReadOnlyList<ConflictMember> members,
        (bool BackgroundGrew, Func<IReadOnlyList<ConflictMember>, bool> Contradicts) test)
    {
        if (test.BackgroundGrew && test.Contradicts(background)) return [];
        if (members.Count <= 1) return [.. members];
        ConflictMember[] left = [.. members.Take(members.Count / 2)], right = [.. members.Skip(left.Length)];
        List<ConflictMember> needed = Reduce([.. background, .. left], right, (left.Length > 0, test.Contradicts));
        List<ConflictMember> more = Reduce([.. background, .. needed], left, (needed.Count > 0, test.Contradicts));
        return [.. more, .. needed];
    }
}
