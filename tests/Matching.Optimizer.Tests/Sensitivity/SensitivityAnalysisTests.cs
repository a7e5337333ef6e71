using Xunit;

namespace Matching.Optimizer.Tests.Sensitivity;

public sealed class SensitivityAnalysisTests
{
    [Theory]
    [InlineData(0, 150)]
    [InlineData(150, 300)]
    public void OneMoreSeat_OnTinyProblems_IsTheDifferenceOfTheOptima(int from, int to)
    {
        ForEach(from, to, (seed, draft, analysis, best) =>
        {
            for (int j = 0; j < draft.Slots.Count; j++)
            {
                for (int t = 0; t < draft.SessionCount; t++)
                {
                    IReadOnlyList<int> given = draft.Slots[j].SessionCapacity;
                    int[] seats = [.. Enumerable.Range(0, draft.SessionCount)
                        .Select(s => given.Count == 1 ? given[0] : given[s])];
                    seats[t]++;
                    ProblemDraft changed = TinyProblems.DraftAt(seed);
                    changed.Slots[j] = changed.Slots[j] with { SessionCapacity = seats };
                    AssertWorth(analysis.OneMoreSeat(j, t), changed, best, $"Seed {seed}, slot {j}, session {t}");
                }
            }
        });
    }

    [Fact]
    public void OneMoreSupport_OnTinyProblems_IsTheDifferenceOfTheOptima()
    {
        ForEach(0, 200, (seed, draft, analysis, best) =>
        {
            for (int h = 0; h < draft.Supervisors.Count; h++)
            {
                ProblemDraft changed = TinyProblems.DraftAt(seed);
                long more = draft.Supervisors[h].SupportCapacity + 1;
                changed.Supervisors[h] = changed.Supervisors[h] with { SupportCapacity = more };
                AssertWorth(analysis.OneMoreSupport(h), changed, best, $"Seed {seed}, supervisor {h}");
            }
        });
    }

    [Fact]
    public void OneMoreOption_OnTinyProblems_IsTheDifferenceOfTheOptima()
    {
        ForEach(0, 200, (seed, draft, analysis, best) =>
        {
            for (int i = 0; i < draft.Participants.Count; i++)
            {
                for (int j = 0; j < draft.Slots.Count; j++)
                {
                    if (HasOption(draft, i, j)) continue;
                    ProblemDraft changed = TinyProblems.DraftAt(seed);
                    changed.Options.Add(i, j, 9, 1);
                    Worth worth = analysis.OneMoreOption(i, new ParticipantOption(j, 9, 1));
                    AssertWorth(worth, changed, best, $"Seed {seed}, participant {i}, slot {j}");
                }
            }
        });
    }

    /// <summary>An option that is there already can get better or worse, and change what it takes.</summary>
    [Theory]
    [InlineData(9, 0)]
    [InlineData(9, 1)]
    [InlineData(3, 2)]
    [InlineData(-3, 1)]
    public void OneMoreOption_OfASlotThatHasOne_IsTheDifferenceOfTheOptima(long value, long load)
    {
        (int rises, int falls, int ends) = (0, 0, 0);
        ForEach(0, 200, (seed, draft, analysis, best) =>
        {
            for (int k = 0; k < draft.Options.Value.Count; k++)
            {
                ProblemDraft changed = TinyProblems.DraftAt(seed);
                (changed.Options.Value[k], changed.Options.SupportLoad[k]) = (value, load);
                QuotaWeight[] quotas = [.. draft.Quotas.SelectMany((quota, q) => quota.Option
                    .Select((option, n) => (option, weight: new QuotaWeight(q, quota.Weight[n])))
                    .Where(entry => entry.option == k).Select(entry => entry.weight))];
                (int i, int j) = (draft.Options.Participant[k], draft.Options.Slot[k]);
                Worth worth = analysis.OneMoreOption(i, new ParticipantOption(j, value, load) { Quotas = [.. quotas] });
                BruteForceAnswer after = BruteForce.Solve(Problem.From(changed), 1e8)!;
                long truth = after.IsFeasible ? after.Objective - best : Worth.NoPlan;
                Assert.True(worth == Worth.Exactly(truth), $"Seed {seed}, option {k}: {worth}, expected {truth}");
                rises += truth > 0 ? 1 : 0;
                falls += truth < 0 ? 1 : 0;
                ends += after.IsFeasible ? 0 : 1;
            }
        });
        Assert.True(rises + falls > 100, $"{rises} rise, {falls} fall, {ends} leave no plan");
    }

    [Fact]
    public void OneMoreOption_OfAPlainProblemWithPins_IsTheDifferenceOfTheOptima()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            Problem problem = Problem.From(PinnedPlain(seed));
            Solution solution = Solve(problem);
            if (solution.Status != Status.Optimal) continue;
            SensitivityAnalysis analysis = SensitivityAnalysis.Of(problem, solution);
            for (int i = 0; i < problem.Participants.Count; i++)
            {
                for (int j = 0; j < problem.Slots.Count; j++)
                {
                    ProblemDraft changed = PinnedPlain(seed);
                    int k = Enumerable.Range(0, changed.Options.Value.Count).FirstOrDefault(
                        n => changed.Options.Participant[n] == i && changed.Options.Slot[n] == j, -1);
                    long value = 7 * (seed % 4) - 3;
                    if (k < 0) changed.Options.Add(i, j, value);
                    else changed.Options.Value[k] = value;
                    Worth worth = analysis.OneMoreOption(i, new ParticipantOption(j, value));
                    AssertWorth(worth, changed, solution.Objective, $"Seed {seed}, participant {i}, slot {j}");
                }
            }
        }
    }

    [Theory]
    [InlineData(0, 150)]
    [InlineData(150, 300)]
    public void BestOptions_OnTinyProblems_CostWhatThePinnedOptimumLoses(int from, int to)
    {
        ForEach(from, to, (seed, draft, analysis, best) =>
        {
            for (int i = 0; i < draft.Participants.Count; i++)
            {
                foreach (OptionPrice price in analysis.BestOptions(i, 3))
                {
                    ProblemDraft changed = TinyProblems.DraftAt(seed);
                    if (draft.Participants[i].PinnedSlot is { } pin && pin != price.Slot) continue;
                    changed.Participants[i] = changed.Participants[i] with { PinnedSlot = price.Slot };
                    BruteForceAnswer pinned = BruteForce.Solve(Problem.From(changed), 1e8)!;
                    string where = $"Seed {seed}: {price}, best {best}, pinned {pinned.IsFeasible} {pinned.Objective}";
                    if (!pinned.IsFeasible)
                    {
                        Assert.True(price.Most == OptionPrice.Unknown, where);
                        continue;
                    }

                    Assert.True(price.IsExact, where);
                    Assert.True(price.Least == best - pinned.Objective, where);
                }
            }
        });
    }

    [Fact]
    public void Advise_OnTinyProblems_NamesMovesThatCostWhatItSays()
    {
        int advised = 0;
        ForEach(0, 200, (seed, draft, analysis, best) =>
        {
            Problem problem = Problem.From(draft);
            Solution solution = Solve(problem);
            for (int i = 0; i < draft.Participants.Count; i++)
            {
                if (solution.Slot[i] >= 0) continue;
                PlacementAdvice advice = analysis.Advise(i);
                if (advice.Moves.IsEmpty) continue;
                advised++;
                Assert.Contains(advice.Moves, move => move.Participant == i && move.ToSlot == advice.Price.Slot);
                int[] slot = [.. solution.Slot];
                ulong[] sessions = [.. solution.Sessions];
                foreach (PlacementChange move in advice.Moves)
                    (slot[move.Participant], sessions[move.Participant]) = (move.ToSlot, move.ToSessions);
                long value = 0;
                for (int n = 0; n < slot.Length; n++)
                {
                    value += slot[n] < 0
                        ? problem.Participants.UnplacedValue[n]
                        : problem.Options.Value[problem.Options.Find(n, slot[n])];
                }

                Solution moved = solution with
                {
                    Status = Status.Feasible, Objective = value, Slot = [.. slot], Sessions = [.. sessions],
                };
                VerificationReport report = Verifier.Verify(problem, moved);
                Assert.True(report.IsTrue, $"Seed {seed}, participant {i}: {string.Join("; ", report.FalseClaims)}");
                Assert.True(best - value >= advice.Price.Least, $"Seed {seed}, participant {i}: {advice.Price}");
            }
        });
        Assert.True(advised > 30, $"{advised} chains");
    }

    private static ProblemDraft PinnedPlain(int seed)
    {
        var random = new Random(seed);
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 5, slots: 3);
        for (int j = 0; j < 3; j++) draft.Slots[j] = new($"s{j}", [random.Next(1, 3)]);
        for (int i = 0; i < 5; i++)
        {
            int pin = random.Next(6);
            if (pin < 3) draft.Participants[i] = draft.Participants[i] with { PinnedSlot = pin };
            for (int j = 0; j < 3; j++)
            {
                if (j == pin || random.Next(3) > 0) draft.Options.Add(i, j, random.Next(-3, 10));
            }
        }

        return draft;
    }

    private static bool HasOption(ProblemDraft draft, int i, int j) =>
        Enumerable.Range(0, draft.Options.Value.Count)
            .Any(k => draft.Options.Participant[k] == i && draft.Options.Slot[k] == j);

    private static void AssertWorth(Worth worth, ProblemDraft changed, long best, string where)
    {
        BruteForceAnswer after = BruteForce.Solve(Problem.From(changed), 1e8)!;
        Assert.True(worth.IsExact, $"{where}: {worth}");
        Assert.True(worth.Least == after.Objective - best, $"{where}: {worth}, expected {after.Objective - best}");
    }

    private static Solution Solve(Problem problem) =>
        new Solver(TimeProvider.System).Solve(problem, new SolveOptions { Ticks = 3_000_000 });

    private static void ForEach(int from, int to, Action<int, ProblemDraft, SensitivityAnalysis, long> check)
    {
        for (int seed = from; seed < to; seed++)
        {
            ProblemDraft draft = TinyProblems.DraftAt(seed);
            Problem problem = Problem.From(draft);
            Solution solution = Solve(problem);
            if (solution.Status != Status.Optimal) continue;
            check(seed, draft, SensitivityAnalysis.Of(problem, solution), solution.Objective);
        }
    }
}
