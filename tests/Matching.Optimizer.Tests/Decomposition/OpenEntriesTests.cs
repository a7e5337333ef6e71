using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Tests.Decomposition;

public sealed class OpenEntriesTests
{
    [Fact]
    public void Of_AfterAnyClosings_IsWhatTheFlagsSay()
    {
        for (int seed = 0; seed < 160; seed++)
        {
            Relaxed relaxed = Relaxed.At(seed);
            var open = new OpenEntries(relaxed.Relaxation.Entries, relaxed.Candidates, new WorkMemory());
            var random = new Random(seed);
            Check(relaxed, open);
            for (int round = 0; round < 4; round++)
            {
                for (int n = random.Next(6); n > 0 && relaxed.Candidates.Count > 0; n--)
                    open.Close(random.Next(relaxed.Candidates.Count));
                Check(relaxed, open);
            }

            open.OpenAll();
            Assert.DoesNotContain(false, open.Flags.ToArray());
            Check(relaxed, open);
        }
    }

    private static void Check(Relaxed relaxed, OpenEntries open)
    {
        for (int j = 0; j < relaxed.Problem.Slots.Count; j++)
        {
            int start = relaxed.Relaxation.Entries.Start[j], end = relaxed.Relaxation.Entries.Start[j + 1];
            bool[] flags = open.Flags.ToArray();
            Assert.Equal(Enumerable.Range(start, end - start).Where(e => flags[e]), open.Of(j).ToArray());
        }
    }
}
