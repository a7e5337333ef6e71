using Matching.Optimizer.Branching;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Tests.Decomposition;

namespace Matching.Optimizer.Tests.Branching;

public sealed class PropagationTests
{
    /// <summary>
    /// Random paths of decisions: what is closed beside them was in no completion; contradictions are real.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Enter_OfRandomPaths_LosesNoCompletion(bool crowded)
    {
        int contradictions = 0, closed = 0;
        for (int seed = 0; seed < (crowded ? 200 : 1280); seed++)
        {
            Relaxed relaxed = crowded ? Relaxed.CrowdedAt(seed) : Relaxed.At(seed);
            if (relaxed.Problem.Quotas.Maximum.Any(most => most < 0)) continue;
            var random = new Random(seed);
            var plan = new Plan(relaxed.Problem, relaxed.Candidates, new WorkMemory());
            var propagation = new Propagation(relaxed.Relaxation, plan);
            Node node = RandomPath(relaxed, random);

            bool holds = propagation.Enter(node);

            BruteForceAnswer before = Decided(relaxed, node);
            if (!holds)
            {
                contradictions++;
                Assert.False(before.IsFeasible, $"seed {seed}");
                continue;
            }

            bool[] open = [.. relaxed.Relaxation.IsOpen], must = relaxed.Relaxation.IsForced;
            closed += open.Count(isOpen => !isOpen);
            BruteForceAnswer after = CompletionsOf.Best(relaxed, e => open[e], i => must[i]);
            Assert.Equal((before.IsFeasible, before.Objective), (after.IsFeasible, after.Objective));
            CheckSeated(relaxed, propagation);
        }

        Assert.InRange(contradictions, 10, 1000);
        Assert.InRange(closed, 100, 20_000);
    }

    [Fact]
    public void Enter_OfTheRootAgain_OpensEverythingAgain()
    {
        for (int seed = 0; seed < 320; seed++)
        {
            Relaxed relaxed = Relaxed.At(seed);
            var plan = new Plan(relaxed.Problem, relaxed.Candidates, new WorkMemory());
            var propagation = new Propagation(relaxed.Relaxation, plan);
            var root = new Node();
            bool held = propagation.Enter(root);
            string before = StateOf(relaxed, propagation);
            propagation.Enter(RandomPath(relaxed, new Random(seed)));

            Assert.Equal(held, propagation.Enter(root));
            Assert.Equal(before, StateOf(relaxed, propagation));
        }
    }

    /// <summary>
    /// Up to three decisions, each of somebody new: an entry, or left out; some closings and forcings.
    /// </summary>
    internal static Node RandomPath(Relaxed relaxed, Random random)
    {
        var node = new Node();
        int[] people = [.. Enumerable.Range(0, relaxed.Problem.Participants.Count)];
        random.Shuffle(people);
        foreach (int i in people.Take(random.Next(4)))
        {
            (int from, int to) = (relaxed.Candidates.Start[i], relaxed.Candidates.Start[i + 1]);
            int choice = random.Next(from - 1, to);
            int entry = choice < from ? -1 : relaxed.Relaxation.Entries.EntryOf[choice];
            node = new Node { Parent = node, Depth = node.Depth + 1, Participant = i, Entry = entry };
            if (random.Next(3) == 0 && relaxed.Candidates.Count > 0)
                node.Closed.Add(random.Next(relaxed.Candidates.Count));
            if (random.Next(4) == 0) node.Forced.Add(random.Next(people.Length));
        }

        return node;
    }

    private static BruteForceAnswer Decided(Relaxed relaxed, Node leaf)
    {
        HashSet<int> closed = [], forced = [];
        for (Node? at = leaf; at is not null; at = at.Parent)
        {
            closed.UnionWith(at.Closed);
            forced.UnionWith(at.Forced);
            if (at.Participant < 0) continue;
            for (int e = 0; e < relaxed.Candidates.Count; e++)
            {
                if (relaxed.ParticipantOf(e) == at.Participant && e != at.Entry) closed.Add(e);
            }

            if (at.Entry >= 0) forced.Add(at.Participant);
        }

        return CompletionsOf.Best(relaxed, e => !closed.Contains(e), forced.Contains);
    }

    private static void CheckSeated(Relaxed relaxed, Propagation propagation)
    {
        bool[] open = [.. relaxed.Relaxation.IsOpen];
        for (int i = 0; i < relaxed.Problem.Participants.Count; i++)
        {
            int[] own = [.. Enumerable.Range(0, open.Length).Where(e => open[e] && relaxed.ParticipantOf(e) == i)];
            Assert.Equal(own.Length, propagation.Choices[i]);
            bool decided = own.Length == 0 || own.Length == 1 && relaxed.Relaxation.IsForced[i];
            Assert.Equal(decided, propagation.IsDecided(i));
            int candidate = propagation.Entry[i] < 0 ? -1 : relaxed.Relaxation.Entries.Candidate[propagation.Entry[i]];
            Assert.Equal(candidate, propagation.Decided.Choice[i]);
        }
    }

    private static string StateOf(Relaxed relaxed, Propagation propagation) => string.Join(
        ' ', relaxed.Relaxation.IsOpen.ToArray().Concat(relaxed.Relaxation.IsForced).Select(yes => yes ? 1 : 0)
            .Concat(propagation.Choices).Concat(propagation.Entry).Concat(propagation.Decided.Choice));
}
