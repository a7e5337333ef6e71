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

            List<ConflictMember> kept = QuickXplain.Reduce(members, some => culprits.IsSubsetOf(some));

            Assert.Equal(culprits.OrderBy(m => m.Index), kept.OrderBy(m => m.Index));
        }
    }
}
