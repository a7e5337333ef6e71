namespace Matching.Optimizer.Tests.Problems;

public sealed class ProblemRulesTests
{
    public static TheoryData<string, string> BrokenRules => new()
    {
        {
            "sessions",
            "session_count: The problem has 65 sessions, expected 1 to 64. Maybe the field is missing: ten "
            + "half-days a week are 10."
        },
        {
            "needed",
            "participants[1].sessions_needed: Participant 'ben' needs 3 sessions, expected 1 to 2. Maybe "
            + "hours were given, not half-days."
        },
        {
            "available",
            "participants[0].available_sessions: Participant 'ann' has available sessions 4, expected [0, "
            + "4), a bit per session. Maybe the mask was made for more sessions."
        },
        {
            "unplaced",
            "participants[0].unplaced_value: Participant 'ann' has unplaced value -1 000 000 000 001, "
            + "expected -1 000 000 000 000 to 1 000 000 000 000. Maybe it is already in millionths and was "
            + "scaled twice."
        },
        { "pin", "participants[0].pinned_slot: The slot index is 2, expected [0, 2). Maybe it counts from 1." },
        {
            "twice",
            "participants[1].id: Participant 'ann' stands at index 0 and 1, expected an id once. Maybe two "
            + "files were joined."
        },
        {
            "capacities",
            "slots[1].session_capacity: Slot 'baths' has 3 session capacities, expected 1 or 2. Maybe one "
            + "number for every session was meant."
        },
        {
            "capacity",
            "slots[0].session_capacity[1]: Slot 'park' has capacity -1, expected 0 to 2 147 483 647. Maybe "
            + "the column holds free places, not all places."
        },
        {
            "crew",
            "slots[0].minimum_crew: Slot 'park' has minimum crew -1, expected 0 or more. Maybe 0 was meant: "
            + "no minimum."
        },
        {
            "supervisor",
            "slots[0].supervisors[0]: The supervisor index is 1, expected [0, 1). Maybe it counts from 1."
        },
        {
            "supervisors",
            "slots[0].supervisors[1]: Slot 'park' names supervisor 0 twice, expected once. Maybe a load "
            + "should count twice: then give it that load."
        },
        {
            "support",
            "supervisors[0].support_capacity: Supervisor 'eva' has support capacity -5, expected 0 or more. "
            + "Maybe the column holds what is left, not all."
        },
        {
            "lengths",
            "options.value: The column has 3 entries, expected 2 as in 'participant'. Maybe a value of 0 was "
            + "left out: every option states every column."
        },
        {
            "pair",
            "options[1]: Participant 'ann' and slot 'park' are paired by options 0 and 1, expected one "
            + "option. Maybe the better of the two was meant."
        },
        {
            "participant",
            "options.participant[1]: The participant index is -1, expected [0, 2). Maybe it counts from 1."
        },
        {
            "value",
            "options.value[0]: Option 0 has value 1 000 000 000 001, expected -1 000 000 000 000 to 1 000 "
            + "000 000 000. Maybe the unit is finer than millionths."
        },
        {
            "load",
            "options.support_load[1]: Option 1 has support load -1, expected 0 to 1 000 000 000. Maybe the "
            + "unit is finer than millionths."
        },
        {
            "conflict",
            "conflicts[0]: The conflict is between participant 1 and itself, expected two participants. "
            + "Maybe a field is missing: absent means 0."
        },
        {
            "limits",
            "quotas[0].maximum: Quota 'women' has minimum 3 and maximum 2, expected minimum ≤ maximum. Maybe "
            + "the maximum is missing: absent means 0, and both limits are stated."
        },
        {
            "weights",
            "quotas[0].weight: Quota 'women' has 2 weights for 1 options, expected one each. Maybe weights "
            + "of 1 were left out."
        },
        {
            "weight",
            "quotas[0].weight[0]: Quota 'women' has weight -1, expected 0 to 1 000 000 000. Maybe a "
            + "difference was meant: two quotas say it with weights of one sign."
        },
        {
            "quota",
            "quotas[0].option[1]: Quota 'women' lists option 0 twice, expected once. Maybe its weights "
            + "should be added."
        },
    };

    [Theory]
    [MemberData(nameof(BrokenRules))]
    public void Check_OfOneBrokenRule_SaysWhereAndWhat(string rule, string expected)
    {
        ProblemDraft draft = Sound();
        Break(draft, rule);

        Assert.Equal(expected, Assert.Single(Problem.Check(draft)).ToString());
    }

    [Fact]
    public void Check_OfASoundDraft_FindsNothing() => Assert.Empty(Problem.Check(Sound()));

    [Fact]
    public void From_OfSeveralBrokenRules_ListsThemAllAtOnce()
    {
        ProblemDraft draft = Sound();
        foreach (string rule in new[] { "needed", "crew", "support", "conflict" }) Break(draft, rule);

        var thrown = Assert.Throws<InvalidProblemException>(() => Problem.From(draft));

        Assert.Equal(4, thrown.Count);
        Assert.Equal(
            [
                "participants[1].sessions_needed", "slots[0].minimum_crew", "supervisors[0].support_capacity",
                "conflicts[0]",
            ],
            thrown.Violations.Select(v => v.Path));
    }

    [Fact]
    public void From_OfAThousandBrokenRows_ListsAHundredAndCountsTheRest()
    {
        var draft = new ProblemDraft { SessionCount = 1 };
        for (int i = 0; i < 1234; i++) draft.Participants.Add(new($"p{i}", 2, 1));

        var thrown = Assert.Throws<InvalidProblemException>(() => Problem.From(draft));

        Assert.Equal(100, thrown.Violations.Count);
        Assert.EndsWith("\nand 1 134 more.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfRowsWithoutIds_FindsNothing_BecauseAnEmptyIdNamesNobody()
    {
        var draft = new ProblemDraft { SessionCount = 1, Participants = { new("", 1, 1), new("", 1, 1) } };

        Assert.Empty(Problem.Check(draft));
    }

    private static ProblemDraft Sound()
    {
        var draft = new ProblemDraft
        {
            SessionCount = 2,
            Participants = { new("ann", 1, 3), new("ben", 2, 3, -5) },
            Slots = { new("park", [1, 2], 0, [0]), new("baths", [1]) },
            Supervisors = { new("eva", 4) },
            Conflicts = { new(0, 1), new(1, 0) },
            Quotas = { new("women", 0, 2, [0], [1]) },
        };
        draft.Options.Add(0, 0, 10, 1);
        draft.Options.Add(1, 1, 20, 2);
        return draft;
    }

    private static void Break(ProblemDraft draft, string rule)
    {
        DraftParticipant ann = draft.Participants[0], ben = draft.Participants[1];
        DraftSlot park = draft.Slots[0];
        Action mutate = rule switch
        {
            "sessions" => () =>
            {
                draft.SessionCount = 65;
                draft.Slots[0] = park with { SessionCapacity = [1] };
            },
            "needed" => () => draft.Participants[1] = ben with { SessionsNeeded = 3 },
            "available" => () => draft.Participants[0] = ann with { AvailableSessions = 4 },
            "unplaced" => () => draft.Participants[0] = ann with { UnplacedValue = -ProblemLimits.Value - 1 },
            "pin" => () => draft.Participants[0] = ann with { PinnedSlot = 2 },
            "twice" => () => draft.Participants[1] = ben with { Id = "ann" },
            "capacities" => () => draft.Slots[1] = draft.Slots[1] with { SessionCapacity = [1, 1, 1] },
            "capacity" => () => draft.Slots[0] = park with { SessionCapacity = [1, -1] },
            "crew" => () => draft.Slots[0] = park with { MinimumCrew = -1 },
            "supervisor" => () => draft.Slots[0] = park with { Supervisors = [1] },
            "supervisors" => () => draft.Slots[0] = park with { Supervisors = [0, 0] },
            "support" => () => draft.Supervisors[0] = new("eva", -5),
            "lengths" => () => draft.Options.Value.Add(1),
            "pair" => () => (draft.Options.Participant[1], draft.Options.Slot[1]) = (0, 0),
            "participant" => () => draft.Options.Participant[1] = -1,
            "value" => () => draft.Options.Value[0] = ProblemLimits.Value + 1,
            "load" => () => draft.Options.SupportLoad[1] = -1,
            "conflict" => () => draft.Conflicts[0] = new(1, 1),
            "limits" => () => draft.Quotas[0] = draft.Quotas[0] with { Minimum = 3 },
            "weights" => () => draft.Quotas[0] = draft.Quotas[0] with { Weight = [1, 1] },
            "weight" => () => draft.Quotas[0] = draft.Quotas[0] with { Weight = [-1] },
            "quota" => () => draft.Quotas[0] = draft.Quotas[0] with { Option = [0, 0], Weight = [1, 1] },
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No such rule."),
        };
        mutate();
    }
}
