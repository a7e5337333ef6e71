using Matching.Optimizer.Replanning;
using Xunit;

namespace Matching.Optimizer.Tests.Replanning;

public sealed class MoveFrontierTests
{
    [Fact]
    public void Points_OnTinyProblems_ArePlansThatKeepEverythingAndGainWhatTheySay()
    {
        int points = 0;
        ForEach((seed, problem, now, then) =>
        {
            MoveFrontier frontier = MoveFrontier.Of(problem, now, then);
            Assert.Equal(new FrontierPoint(0, 0), frontier.Points[0]);
            Assert.True(frontier.Points[^1].Gain >= ValueOf(problem, then) - ValueOf(problem, now), $"Seed {seed}");
            foreach (FrontierPoint point in frontier.Points)
            {
                points++;
                PlanPlaces plan = frontier.PlanAt(point);
                PlanCheck.Seat(new LiveProblem(problem), plan);
                Assert.Equal(ValueOf(problem, now) + point.Gain, ValueOf(problem, plan));
                Assert.Equal(point.Moves, frontier.MovesAt(point).Length);
            }
        });
        Assert.True(points > 200, $"{points} points");
    }

    [Fact]
    public void Points_OnTinyProblems_AreTheBestOfAllChoicesOfParts()
    {
        ForEach((seed, problem, now, then) =>
        {
            var live = new LiveProblem(problem);
            int[][] parts = new MoveParts(live, PlanCheck.Seat(live, now), PlanCheck.Seat(live, then)).Parts;
            var best = new SortedDictionary<int, long>();
            for (int choice = 0; choice < 1 << parts.Length; choice++)
            {
                int[] movers = [.. parts.Where((_, n) => (choice >> n & 1) == 1).SelectMany(part => part)];
                PlanPlaces plan = Mix(now, then, [.. movers]);
                PlanCheck.Seat(live, plan);
                int moves = movers.Length;
                long gain = ValueOf(problem, plan) - ValueOf(problem, now);
                best[moves] = Math.Max(best.GetValueOrDefault(moves, long.MinValue), gain);
            }

            List<FrontierPoint> expected = [];
            foreach ((int moves, long gain) in best)
            {
                if (expected.Count == 0 || gain > expected[^1].Gain) expected.Add(new FrontierPoint(moves, gain));
            }

            Assert.Equal(expected, MoveFrontier.Of(problem, now, then).Points);
        });
    }

    [Fact]
    public void Of_TwoWhoSwap_KeepsThemTogetherAndApartFromWhoMovesAlone()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 1, 9, 0 }, { 9, 1, 0 }, { 0, 0, 5 } }, 1, 1, 1);
        var now = new PlanPlaces([0, 1, -1], [1, 1, 0]);
        var then = new PlanPlaces([1, 0, 2], [1, 1, 1]);
        MoveFrontier frontier = MoveFrontier.Of(Problem.From(draft), now, then);
        Assert.Equal<FrontierPoint>([new(0, 0), new(1, 5), new(2, 16), new(3, 21)], frontier.Points);
        Assert.Equal([0, 1], frontier.MovesAt(frontier.Points[2]).Select(move => move.Participant));
    }

    [Fact]
    public void Of_AFewMovesOnly_EndsThere()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 1, 9, 0 }, { 9, 1, 0 }, { 0, 0, 5 } }, 1, 1, 1);
        var now = new PlanPlaces([0, 1, -1], [1, 1, 0]);
        var then = new PlanPlaces([1, 0, 2], [1, 1, 1]);
        MoveFrontier frontier = MoveFrontier.Of(Problem.From(draft), now, then, 1);
        Assert.Equal<FrontierPoint>([new(0, 0), new(1, 5)], frontier.Points);
        Assert.Equal(3, frontier.TotalMoves);
        Assert.Equal(21, frontier.TotalGain);
        Assert.Throws<ArgumentException>(() => frontier.MovesAt(new FrontierPoint(2, 16)));
    }

    [Fact]
    public void Of_NoPlanOfTheProblem_IsRefused()
    {
        Problem problem = Problem.From(Draft.Plain(new long[,] { { 1 }, { 1 } }, 1));
        var crowded = new PlanPlaces([0, 0], [1, 1]);
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => MoveFrontier.Of(problem, crowded, new PlanPlaces([-1, -1], [0, 0])));
        Assert.Equal(
            "Participant 1 has no place in these sessions of slot 0, expected a plan of the problem."
            + " Maybe the plan is of another problem.",
            error.Message);
    }

    private static PlanPlaces Mix(PlanPlaces now, PlanPlaces then, HashSet<int> movers) => new(
        [.. now.Slot.Select((slot, i) => movers.Contains(i) ? then.Slot[i] : slot)],
        [.. now.Sessions.Select((mask, i) => movers.Contains(i) ? then.Sessions[i] : mask)]);

    private static long ValueOf(Problem problem, PlanPlaces plan)
    {
        long value = 0;
        for (int i = 0; i < plan.Slot.Length; i++)
        {
            value += plan.Slot[i] < 0
                ? problem.Participants.UnplacedValue[i]
                : problem.Options.Value[problem.Options.Find(i, plan.Slot[i])];
        }

        return value;
    }

    private static PlanPlaces Places(BruteForceAnswer answer) => new([.. answer.Slot], [.. answer.Sessions]);

    /// <summary>The plan to leave is the best at other values.</summary>
    private static void ForEach(Action<int, Problem, PlanPlaces, PlanPlaces> check)
    {
        for (int seed = 0; seed < 300; seed++)
        {
            ProblemDraft draft = TinyProblems.DraftAt(seed), other = TinyProblems.DraftAt(seed);
            var random = new Random(seed);
            for (int k = 0; k < other.Options.Value.Count; k++) other.Options.Value[k] = random.Next(0, 10);
            BruteForceAnswer then = BruteForce.Solve(Problem.From(draft), 1e8)!;
            BruteForceAnswer now = BruteForce.Solve(Problem.From(other), 1e8)!;
            if (!then.IsFeasible) continue;
            check(seed, Problem.From(draft), Places(now), Places(then));
        }
    }
}
