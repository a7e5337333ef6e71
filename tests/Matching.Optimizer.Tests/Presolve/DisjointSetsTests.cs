using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Presolve;

public sealed class DisjointSetsTests
{
    /// <summary>Random joins against labels that are rewritten one by one.</summary>
    [Fact]
    public void Find_AfterRandomJoins_IsTheLeastMemberOfTheSet()
    {
        var random = new Random(3);
        for (int members = 1; members < 60; members++)
        {
            var sets = new DisjointSets(members);
            int[] label = [.. Enumerable.Range(0, members)];
            for (int join = 0; join < members; join++)
            {
                (int one, int other) = (random.Next(members), random.Next(members));
                sets.Join(one, other);
                (int least, int gone) = (Math.Min(label[one], label[other]), Math.Max(label[one], label[other]));
                for (int n = 0; n < members; n++) label[n] = label[n] == gone ? least : label[n];

                Assert.Equal(label, Enumerable.Range(0, members).Select(sets.Find));
            }
        }
    }
}
