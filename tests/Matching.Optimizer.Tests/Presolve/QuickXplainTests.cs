using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Presolve;

public sealed class QuickXplainTests
{
    [Fact]
    public void Reduce_OfMembersOfWhichSomeContradict_KeepsExactlyThose()
    {
        var random = new Random(3);
        for (int round = 0; round < 200; round++)
        {
            ConflictMember[] members =
                [.. Enumerable.Range(0, random.Next(1, 40)).Select(n => new ConflictMember(ConflictKind.Pin, n))];
            HashSet<ConflictMember> culprits = [.. members.Where(_ => random.Next(8) == 0)];
            if (culprits.Count == 0) culprits.Add(members[^1]);

            List<ConflictMember> kept = QuickXplain.Reduce(
                members, some => culprits.IsSubsetOf(some), () => false);

            Assert.Equal(culprits.OrderBy(m => m.Index), kept.OrderBy(m => m.Index));
        }
    }

    [Fact]
    public void Reduce_ThatIsStopped_KeepsWhatItDoesNotKnow()
    {
        ConflictMember[] members = [.. Enumerable.Range(0, 64).Select(n => new ConflictMember(ConflictKind.Pin, n))];
        for (int most = 0; most < 6; most++)
        {
            int asked = 0;

            List<ConflictMember> kept = QuickXplain.Reduce(
                members, some => ++asked > 0 && some.Contains(members[5]), () => asked == most);

            Assert.Equal(most, asked);
            Assert.Contains(members[5], kept);
            Assert.True(kept.Count > 1, $"{kept.Count} kept after {most}");
        }
    }
}
