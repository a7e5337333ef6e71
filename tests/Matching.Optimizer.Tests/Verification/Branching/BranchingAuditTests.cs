namespace Matching.Optimizer.Tests.Verification.Branching;

/// <summary>
/// Certificates of branching: grown ones for true and false bounds, and a hand-made one with a lie at a time.
/// </summary>
public sealed class BranchingAuditTests
{
    [Fact]
    public void Verify_OfGrownCertificates_ProvesTheBestValueAndNothingBelowIt()
    {
        (int nodes, int closed, int leaves) = (0, 0, 0);
        for (int seed = 0; seed < 1500; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            BruteForceAnswer best = BruteForce.Solve(problem, 1e9)!;
            long bound = best.IsFeasible ? best.Objective : -1000;

            BranchingCertificate certificate = GrownTree.Of(problem, bound, new Random(seed))!;
            VerificationReport report = Verifier.Verify(problem, Unknown(Prices.Zero, bound), certificate);

            Assert.Empty(report.FalseClaims);
            Assert.Empty(report.Unproved);
            Assert.Equal(bound, report.BranchingBound);
            if (best.IsFeasible) Assert.Null(GrownTree.Of(problem, bound - 1, new Random(seed)));
            nodes += certificate.Nodes.Length;
            closed += certificate.Nodes.Sum(node => node.Closed.Length);
            leaves += certificate.Nodes.Count(node => node.Kind == BranchingKind.Bound);
        }

        Assert.InRange(nodes, 5_000, int.MaxValue);
        Assert.InRange(closed, 1_000, int.MaxValue);
        Assert.InRange(leaves, 1_000, int.MaxValue);
    }

    [Fact]
    public void Verify_OfTheHandMadeCertificate_ProvesItsBound()
    {
        VerificationReport report = Verifier.Verify(Seats(), Unknown(Prices.Zero, 16), HandMade());

        Assert.Empty(report.FalseClaims);
        Assert.Equal(16, report.BranchingBound);
    }

    public static TheoryData<string, string> Lies => new()
    {
        {
            "child missing",
            "branching.nodes[0].participant: Node 0 branches, but participant 0 left out is neither closed nor a child."
        },
        {
            "last child missing",
            "branching.nodes[5].participant: Node 5 branches, but participant 2 at slot 1 is neither closed nor a"
            + " child."
        },
        {
            "child twice",
            "branching.nodes[2].slot: Node 2 stands for participant 0 left out, expected an open choice of node 0."
            + " Maybe it was closed, or is given twice."
        },
        {
            "closed wrongly",
            "branching.nodes[0].closed[2]: Node 0 closes participant 2 at slot 1, but its prices prove only 22, above"
            + " the bound 16."
        },
        {
            "closed twice",
            "branching.nodes[0].closed[2]: Node 0 closes participant 1 at slot 1, expected an open choice."
            + " Maybe it was closed or decided before."
        },
        {
            "closed nowhere",
            "branching.nodes[0].closed[2]: Node 0 closes participant 2 at slot -2, expected an open choice."
            + " Maybe it was closed or decided before."
        },
        {
            "closed no option",
            "branching.nodes[0].closed[2]: Node 0 closes participant 2 at slot 0, expected an open choice."
            + " Maybe it was closed or decided before."
        },
        {
            "closed nobody",
            "branching.nodes[0].closed[2]: Node 0 closes participant 3 left out, expected an open choice."
            + " Maybe it was closed or decided before."
        },
        {
            "poor prices",
            "branching.nodes[1].kind: Node 1 is a leaf by its bound, but its prices prove only 18, above the bound 16."
        },
        {
            "no prices",
            "branching.nodes[1].kind: Node 1 is a leaf by its bound, but neither it nor a node above it has prices."
        },
        {
            "no such prices",
            "branching.nodes[2].prices: Node 2 has prices 1, expected [0, 1). Maybe a table was left out."
        },
        { "bad prices", "branching.prices[0].scale: The price scale is 0, expected 1 to 1 000 000." },
        {
            "no contradiction",
            "branching.nodes[6].kind: Node 6 is a leaf by contradiction, but the decisions do not contradict each"
            + " other."
        },
        { "undecided", "branching.nodes[1].kind: Node 1 is a leaf where all are decided, but 2 are not." },
        {
            "better plan",
            "branching.nodes[6].kind: Node 6 decides a plan worth 16, above the bound 15, and every minimum crew can be"
            + " met."
        },
        { "no kind", "branching.nodes[1].kind: Node 1 has kind 0, expected 1 to 4." },
        {
            "too deep",
            "branching.nodes[3].depth: Node 3 has depth 4, expected at most 2. Maybe its parent does not branch."
        },
        {
            "two roots",
            "branching.nodes[8].depth: Node 8 has depth 0, expected 1 or more. Maybe its parent does not branch."
        },
        {
            "deep root",
            "branching.nodes[0].depth: Node 0 has depth 1, expected 0. Maybe its parent does not branch."
        },
        {
            "decided branch",
            "branching.nodes[4].participant: Node 4 branches on participant 0, expected one that is undecided."
            + " Maybe the participant is pinned."
        },
        {
            "branch on nobody",
            "branching.nodes[4].participant: Node 4 branches on participant -1, expected one that is undecided."
            + " Maybe the participant is pinned."
        },
        {
            "branch after the last",
            "branching.nodes[4].participant: Node 4 branches on participant 3, expected one that is undecided."
            + " Maybe the participant is pinned."
        },
        { "no nodes", "branching.nodes: The certificate has no nodes, expected a root." },
        {
            "other bound",
            "branching.bound: The certificate is about bound 17, the solution claims 16."
            + " Maybe they are of different runs."
        },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void Verify_OfOneLieInACertificate_NamesIt(string lie, string expected)
    {
        VerificationReport report = Verifier.Verify(Seats(), Unknown(Prices.Zero, 16), Lie(lie));

        Assert.Contains(expected, report.FalseClaims.Select(claim => claim.ToString()));
        if (lie != "other bound") Assert.Null(report.BranchingBound);
    }

    [Fact]
    public void Verify_OfACertificateForAnInfeasibleAnswer_NamesIt()
    {
        Solution solution = Unknown(Prices.Zero, 0) with { Status = Status.Infeasible, CertifiedBound = 0 };

        Assert.Contains(
            "branching: A certificate of branching is given with status Infeasible, expected a bound to prove.",
            Verifier.Verify(Seats(), solution, HandMade()).FalseClaims.Select(claim => claim.ToString()));
    }

    [Fact]
    public void Verify_OfAChoiceClosedByContradiction_NeedsNoPrices()
    {
        BranchingCertificate sound = HandMade();
        BranchingNode second = sound.Nodes[4] with { Closed = [new(1, 1), new(2, 1)] };
        BranchingCertificate closed = sound with
        {
            Bound = 16,
            Nodes =
            [
                Node(0, 0, BranchingKind.Branch) with { Closed = [] },
                Node(1, -1, BranchingKind.Bound) with { Prices = 0 },
                Node(1, 0, BranchingKind.Bound) with { Prices = 1 },
                second,
                Node(2, -1, BranchingKind.Branch, participant: 2),
                Node(3, -1, BranchingKind.Decided),
                Node(2, 0, BranchingKind.Branch, participant: 2),
                Node(3, -1, BranchingKind.Decided),
            ],
            Prices = [sound.Prices[0], new() { Scale = 1, Session = [9, 3] }],
        };

        VerificationReport report = Verifier.Verify(Seats(), Unknown(Prices.Zero, 16), closed);

        Assert.Empty(report.FalseClaims);
        Assert.Equal(16, report.BranchingBound);
    }

    [Fact]
    public void Verify_OfALeafWhosePricesProveTheBoundExactly_IsProved()
    {
        var leaf = new BranchingCertificate
        {
            Bound = 5, Prices = [Prices.Zero], Nodes = [Node(0, 0, BranchingKind.Bound) with { Prices = 0 }],
        };

        VerificationReport report = Verifier.Verify(
            Problem.From(Draft.Plain(new long[,] { { 5 } })), Unknown(Prices.Zero, 5), leaf);

        Assert.Empty(report.FalseClaims);
        Assert.Equal(5, report.BranchingBound);
    }

    [Fact]
    public void Verify_OfManyWrongNodes_ListsTheFirstHundred()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 1, slots: 150);
        for (int j = 0; j < 150; j++) draft.Options.Add(0, j, 1);
        var certificate = new BranchingCertificate
        {
            Bound = 0,
            Nodes =
            [
                Node(0, 0, BranchingKind.Branch),
                .. Enumerable.Range(-1, 151).Select(j => Node(1, j, BranchingKind.Contradiction)),
            ],
        };

        VerificationReport report = Verifier.Verify(Problem.From(draft), Unknown(Prices.Zero, 5), certificate);

        Assert.Equal(100, report.FalseClaims.Count);
    }

    [Theory]
    [InlineData(1, 3, true)] // nobody can join the one at slot 0
    [InlineData(2, 3, false)] // two make a crew
    public void Verify_OfALeafWhoseCrew_IsProvedOnlyIfItCannotBeMet(int people, int sessions, bool isProved)
    {
        VerificationReport report = VerifyCrew(people, sessions);

        Assert.Equal(isProved, report.BranchingBound == 0);
        Assert.Equal(isProved, report.IsTrue);
    }

    [Fact]
    public void Verify_OfALeafWithACrewOverThirteenSessions_SaysThatItWasNotProved()
    {
        VerificationReport report = VerifyCrew(people: 1, sessions: 13);

        Assert.True(report.IsTrue);
        Assert.Null(report.BranchingBound);
        Assert.Contains(
            "Node 2 of the branching was not proved again: slot 0 has a minimum crew and more than 12 open sessions.",
            report.Unproved);
    }

    /// <summary>People who gain 5 each at a slot with a minimum crew of 2, and the claim that all stay out.</summary>
    private static VerificationReport VerifyCrew(int people, int sessions)
    {
        ProblemDraft draft = Draft.Of(sessions, people, slots: 1);
        draft.Slots[0] = new("s", [people], MinimumCrew: 2);
        for (int i = 0; i < people; i++) draft.Options.Add(i, 0, 5);
        var nodes = new List<BranchingNode>();
        Grow(0, 0);
        return Verifier.Verify(
            Problem.From(draft), Unknown(Prices.Zero, 0), new() { Bound = 0, Nodes = [.. nodes] });

        void Grow(int depth, int slot)
        {
            bool isLeaf = depth == people;
            nodes.Add(Node(depth, slot, isLeaf ? BranchingKind.Decided : BranchingKind.Branch, isLeaf ? 0 : depth));
            if (isLeaf) return;
            Grow(depth + 1, -1);
            Grow(depth + 1, 0);
        }
    }

    /// <summary>
    /// Two slots with a seat each. Person 0: 10 and 7; person 1: 9 and 2; person 2: 3 at slot 1. The best is 7 + 9.
    /// </summary>
    private static Problem Seats()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 3, slots: 2);
        draft.Options.Add(0, 0, 10);
        draft.Options.Add(0, 1, 7);
        draft.Options.Add(1, 0, 9);
        draft.Options.Add(1, 1, 2);
        draft.Options.Add(2, 1, 3);
        return Problem.From(draft);
    }

    /// <summary>
    /// With a seat at slot 1 for 5 the root proves 5 + 10 + 9 = 24, which closes person 1 at slot 1 (12) and out (15);
    /// with person 0 out it proves 14.
    /// </summary>
    private static BranchingCertificate HandMade() => new()
    {
        Bound = 16,
        Prices = [new() { Scale = 1, Session = [0, 5] }],
        Nodes =
        [
            Node(0, 0, BranchingKind.Branch) with { Prices = 0, Closed = [new(1, 1), new(1, -1)] },
            Node(1, -1, BranchingKind.Bound),
            Node(1, 0, BranchingKind.Branch, participant: 1),
            Node(2, 0, BranchingKind.Contradiction),
            Node(1, 1, BranchingKind.Branch, participant: 1),
            Node(2, 0, BranchingKind.Branch, participant: 2),
            Node(3, -1, BranchingKind.Decided),
            Node(3, 1, BranchingKind.Contradiction),
        ],
    };

    private static BranchingNode Node(int depth, int slot, BranchingKind kind, int participant = 0) =>
        new() { Kind = kind, Depth = depth, Slot = slot, Participant = participant };

    private static BranchingCertificate Lie(string lie)
    {
        BranchingCertificate sound = HandMade();
        return lie switch
        {
            "child missing" => sound with { Nodes = sound.Nodes.RemoveAt(1) },
            "last child missing" => sound with { Nodes = sound.Nodes.RemoveAt(7) },
            "child twice" => sound with { Nodes = sound.Nodes.Insert(2, sound.Nodes[1]) },
            "closed wrongly" => Closing(new(2, 1)),
            "closed twice" => Closing(new(1, 1)),
            "closed nowhere" => Closing(new(2, -2)),
            "closed no option" => Closing(new(2, 0)),
            "closed nobody" => Closing(new(3, -1)),
            "poor prices" => sound with { Prices = [new() { Scale = 1, Session = [4, 9] }] },
            "no prices" => With(0, sound.Nodes[0] with { Prices = null }),
            "no such prices" => With(2, sound.Nodes[2] with { Prices = 1 }),
            "bad prices" => sound with { Prices = [new() { Scale = 0 }] },
            "no contradiction" => With(6, sound.Nodes[6] with { Kind = BranchingKind.Contradiction }),
            "undecided" => With(1, sound.Nodes[1] with { Kind = BranchingKind.Decided }),
            "better plan" => sound with { Bound = 15 },
            "no kind" => With(1, sound.Nodes[1] with { Kind = 0 }),
            "too deep" => With(3, sound.Nodes[3] with { Depth = 4 }),
            "two roots" => sound with { Nodes = sound.Nodes.Add(sound.Nodes[0]) },
            "deep root" => With(0, sound.Nodes[0] with { Depth = 1 }),
            "decided branch" => With(4, sound.Nodes[4] with { Participant = 0 }),
            "branch on nobody" => With(4, sound.Nodes[4] with { Participant = -1 }),
            "branch after the last" => With(4, sound.Nodes[4] with { Participant = 3 }),
            "no nodes" => sound with { Nodes = [] },
            "other bound" => sound with { Bound = 17 },
            _ => throw new ArgumentOutOfRangeException(nameof(lie), lie, "No such lie."),
        };

        BranchingCertificate With(int index, BranchingNode node) =>
            sound with { Nodes = sound.Nodes.SetItem(index, node) };

        BranchingCertificate Closing(BranchingChoice choice) =>
            With(0, sound.Nodes[0] with { Closed = sound.Nodes[0].Closed.Add(choice) });
    }

    internal static Solution Unknown(Prices prices, long bound) => new()
    {
        Status = Status.Unknown,
        Objective = 0,
        Bound = bound,
        CertifiedBound = long.MaxValue,
        Slot = [],
        Sessions = [],
        Prices = prices,
        Statistics = new() { TreeNodes = 1 },
    };
}
