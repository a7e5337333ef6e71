using Matching.Optimizer.Network;

namespace Matching.Optimizer.Tests.Network;

public sealed class LiveNetworkTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Events_InRandomSequences_EndWhereSolvingAnewEnds(int family)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            var story = new Story(family, seed);
            for (int step = 0; step < 40; step++)
            {
                story.Step();
                NetworkPlan anew = story.Edited.Solve()!;

                Assert.Equal(anew.Objective(), story.Live.Plan.Objective());
                Assert.Equal(anew.Objective(), NetworkBound.Of(story.Live.Plan.Network, story.Live.Plan.Price));
            }
        }
    }

    /// <summary>
    /// Arcs are rewritten until the gaps are closed, then people are added until columns are laid out anew.
    /// </summary>
    [Fact]
    public void Events_BeyondTheRoomThereIs_EndWhereSolvingAnewEnds()
    {
        var random = new Random(7);
        NetworkPlan solved = TransportSolverTests.Solve(NetworkProblems.At(4, 7)).Plan;
        EditedNetwork edited = EditedNetwork.Of(solved.Network);
        var live = new LiveNetwork(solved, new WorkMemory());
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < edited.People.Count; i += 2)
            {
                int[] rows =
                    [.. Enumerable.Range(0, 6 + 4 * round).Select(r => (r + i) % solved.Network.Rows).Distinct()];
                var prospects = new Prospects(rows, [.. rows.Select(_ => random.NextInt64(9)).OrderDescending()], 0);
                edited.People[i] = prospects;
                Assert.True(live.TryChange(i, prospects));
            }

            for (int n = 0; n < 90; n++)
            {
                var prospects = new Prospects([n % solved.Network.Rows], [n % 11], 0);
                edited.People.Add(prospects);
                Assert.Equal(edited.People.Count - 1, live.Add(prospects));
            }

            Assert.Equal(edited.Solve()!.Objective(), live.Plan.Objective());
            Assert.Equal(live.Plan.Objective(), NetworkBound.Of(live.Plan.Network, live.Plan.Price));
        }
    }

    [Fact]
    public void TryChange_ToAPinWithoutASeat_IsRefusedAndChangesNothing()
    {
        Problem problem = Problem.From(Draft.Plain(new long[,] { { 5, 1 }, { 4, 3 } }));
        var live = new LiveNetwork(TransportSolverTests.Solve(problem).Plan, new WorkMemory());

        Assert.True(live.TryChange(1, new Prospects([0], [4], TransportNetwork.NoExit)));
        Assert.False(live.TryChange(0, new Prospects([0], [5], TransportNetwork.NoExit)));

        Assert.Equal([1, 0], live.Plan.Row[..2]);
        Assert.Equal(5, live.Plan.Objective());
    }

    [Fact]
    public void TrySetCapacity_BelowThePins_IsRefusedAndChangesNothing()
    {
        Problem problem = Problem.From(Draft.Plain(new long[,] { { 5 }, { 4 } }, 2));
        var live = new LiveNetwork(TransportSolverTests.Solve(problem).Plan, new WorkMemory());
        Assert.True(live.TryChange(1, new Prospects([0], [4], TransportNetwork.NoExit)));

        Assert.False(live.TrySetCapacity(0, 0));
        Assert.Equal(9, live.Plan.Objective());
        Assert.True(live.TrySetCapacity(0, 1));
        Assert.Equal(4, live.Plan.Objective());
    }

    [Fact]
    public void Add_OfAPinnedParticipantWithoutASeat_IsRefused()
    {
        Problem problem = Problem.From(Draft.Plain(new long[,] { { 5 } }, 1));
        var live = new LiveNetwork(TransportSolverTests.Solve(problem).Plan, new WorkMemory());
        Assert.True(live.TryChange(0, new Prospects([0], [5], TransportNetwork.NoExit)));

        Assert.Equal(NetworkPlan.None, live.Add(new Prospects([0], [9], TransportNetwork.NoExit)));
        Assert.Equal(5, live.Plan.Objective());
    }

    /// <summary>Random events on a live network, and the same on lists.</summary>
    private sealed class Story
    {
        private readonly Random _random;
        private readonly int _family;

        public Story(int family, int seed)
        {
            (_family, _random) = (family, new Random(seed));
            NetworkPlan solved = TransportSolverTests.Solve(NetworkProblems.At(family, seed, most: 20)).Plan;
            Edited = EditedNetwork.Of(solved.Network);
            Live = new LiveNetwork(solved, new WorkMemory());
        }

        public EditedNetwork Edited { get; }

        public LiveNetwork Live { get; }

        public void Step()
        {
            int kind = _random.Next(6), who = _random.Next(Edited.People.Count);
            if (kind == 0) Add();
            else if (kind <= 2) SetSeats(_random.Next(Edited.Capacity.Count));
            else if (Edited.People[who] is null) Add();
            else if (kind == 3) Remove(who);
            else Change(who);
        }

        private void Add()
        {
            Prospects prospects = Some();
            int i = Live.Add(prospects);
            if (i == NetworkPlan.None)
            {
                AssertContradiction(
                    () => Edited.People.Add(prospects), () => Edited.People.RemoveAt(Edited.People.Count - 1));
                return;
            }

            while (Edited.People.Count <= i) Edited.People.Add(null);
            Edited.People[i] = prospects;
        }

        private void Remove(int i)
        {
            Live.Remove(i);
            Edited.People[i] = null;
        }

        private void Change(int i)
        {
            Prospects prospects = Some();
            Prospects? before = Edited.People[i];
            bool taken = Live.TryChange(i, prospects);
            Edited.People[i] = prospects;
            if (!taken) AssertContradiction(() => { }, () => Edited.People[i] = before);
        }

        private void SetSeats(int row)
        {
            int before = Edited.Capacity[row], seats = Math.Max(0, before + _random.Next(-2, 3));
            bool taken = Live.TrySetCapacity(row, seats);
            Edited.Capacity[row] = seats;
            if (!taken) AssertContradiction(() => { }, () => Edited.Capacity[row] = before);
        }

        private void AssertContradiction(Action make, Action undo)
        {
            make();
            Assert.Null(Edited.Solve());
            undo();
        }

        private Prospects Some()
        {
            int rows = Edited.Capacity.Count;
            int[] chosen = [.. Enumerable.Range(0, rows).Where(_ => _random.Next(3) == 0)];
            bool isPinned = chosen.Length > 0 && _random.Next(8) == 0;
            if (isPinned) chosen = chosen[..1];
            long[] values = [.. chosen
                .Select(_ => _family == 2 ? 1L << _random.Next(39) : _random.Next(_family == 0 ? 1 : 1000))
                .OrderDescending()];
            _random.Shuffle(chosen);
            return new Prospects(chosen, values, isPinned ? TransportNetwork.NoExit : -_random.Next(3));
        }
    }
}
