using Matching.Core.Eligibility;
using Matching.Core.Planning;
using Matching.Optimizer;

namespace Matching.Core.Tests.Planning;

public sealed class ProblemHashTests
{
    private static readonly OptionDays Days = new(Area.Start, new DateOnly(2026, 11, 1));
    private static readonly PlanningOption Option = new(0, 0, Days, 600, 9, 2);

    private static ProblemDraft Draft() => new()
    {
        SessionCount = 2,
        Participants = [new DraftParticipant("å1", 1, 3, -5)],
        Slots = [new DraftSlot("s1", [2, 1], 1, [0])],
        Supervisors = [new DraftSupervisor("h1", 7)],
        Options = new DraftOptions { Participant = [0], Slot = [0], Value = [9], SupportLoad = [2] },
        Quotas = [new DraftQuota("q", 0, 1, [0], [1])],
    };

    private static ProblemDraft Two()
    {
        var draft = Draft();
        draft.Participants.Add(new DraftParticipant("p2", 1, 3));
        draft.Slots.Add(new DraftSlot("s2", [1]));
        draft.Supervisors.Add(new DraftSupervisor("h2", 7));
        return draft;
    }

    private static string Hash(ProblemDraft draft, PlanningOption? option = null) =>
        ProblemHash.Of(Problem.From(draft), [[option ?? Option], .. draft.Participants.Skip(1).Select(_ => NoOption)]);

    private static readonly IReadOnlyList<PlanningOption> NoOption = [];

    // Computed by hand from the summary, in another language.
    [Fact]
    public void Of_ATinyProblem_IsTheSameOnEveryMachine() => Assert.Equal(
        "10220f9fc76e8ea288e346358124773654f998ecc3eee9da09a21ae10ed4d3b8", Hash(Draft()));

    public static TheoryData<string> Changes => [.. ByName.Keys];

    private static readonly Dictionary<string, Action<ProblemDraft>> ByName = new()
    {
        ["participant's id"] = d => d.Participants[0] = d.Participants[0] with { Id = "å2" },
        ["sessions needed"] = d => d.Participants[0] = d.Participants[0] with { SessionsNeeded = 2 },
        ["available sessions"] = d => d.Participants[0] = d.Participants[0] with { AvailableSessions = 1 },
        ["unplaced value"] = d => d.Participants[0] = d.Participants[0] with { UnplacedValue = -6 },
        ["pin"] = d => d.Participants[0] = d.Participants[0] with { PinnedSlot = 0 },
        ["slot's id"] = d => d.Slots[0] = d.Slots[0] with { Id = "s3" },
        ["capacity"] = d => d.Slots[0] = d.Slots[0] with { SessionCapacity = [1, 1] },
        ["capacity per session"] = d => d.Slots[0] = d.Slots[0] with { SessionCapacity = [1, 2] },
        ["crew"] = d => d.Slots[0] = d.Slots[0] with { MinimumCrew = 2 },
        ["supervisors"] = d => d.Slots[0] = d.Slots[0] with { Supervisors = [1] },
        ["whose supervisor"] = d =>
            (d.Slots[0], d.Slots[1]) = (d.Slots[0] with { Supervisors = [] }, d.Slots[1] with { Supervisors = [0] }),
        ["supervisor's id"] = d => d.Supervisors[0] = d.Supervisors[0] with { Id = "h3" },
        ["support capacity"] = d => d.Supervisors[0] = d.Supervisors[0] with { SupportCapacity = 8 },
        ["option's participant"] = d => d.Options.Participant[0] = 1,
        ["option's slot"] = d => d.Options.Slot[0] = 1,
        ["option's value"] = d => d.Options.Value[0] = 8,
        ["option's load"] = d => d.Options.SupportLoad[0] = 3,
        ["conflict"] = d => d.Conflicts.Add(new DraftConflict(0, 1)),
        ["quota's id"] = d => d.Quotas[0] = d.Quotas[0] with { Id = "r" },
        ["quota's minimum"] = d => d.Quotas[0] = d.Quotas[0] with { Minimum = 1 },
        ["quota's maximum"] = d => d.Quotas[0] = d.Quotas[0] with { Maximum = 2 },
        ["quota's options"] = d => d.Quotas[0] = d.Quotas[0] with { Option = [], Weight = [] },
        ["quota's weight"] = d => d.Quotas[0] = d.Quotas[0] with { Weight = [2] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Of_AProblemThatDiffersInOneThing_IsAnother(string what)
    {
        var changed = Two();
        ByName[what](changed);
        Assert.NotEqual(Hash(Two()), Hash(changed));
    }

    [Fact]
    public void Of_OtherDaysOrAnotherScore_IsAnother()
    {
        PlanningOption[] options =
        [
            Option, Option with { Score = 601 }, Option with { Days = Days with { StartOn = Area.Start.AddDays(1) } },
            Option with { Days = Days with { EndOn = Area.Start.AddDays(90) } },
        ];
        Assert.Equal(options.Length, options.Select(option => Hash(Draft(), option)).Distinct().Count());
    }

    // More numbers than are gathered at a time.
    [Fact]
    public void Of_ALongColumn_SeesItsLastNumber()
    {
        var (draft, last) = (Draft(), Draft());
        for (var i = 0; i < 9_000; i++)
        {
            draft.Participants.Add(new DraftParticipant($"p{i}", 1, 3, i));
            last.Participants.Add(new DraftParticipant($"p{i}", 1, 3, i == 8_999 ? -1 : i));
        }
        Assert.Equal(Hash(draft), Hash(draft));
        Assert.NotEqual(Hash(draft), Hash(last));
    }
}
