using Google.Protobuf;
using Matching.Optimizer;
using Matching.Protocol.Problems;

namespace Matching.Protocol.Tests.Problems;

public sealed class ProblemFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("matching-problems-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("problem.json")]
    [InlineData("problem")]
    [InlineData("problem.binpb")]
    public void ReadProblem_OfAWrittenDraft_GivesTheSameProblem(string name)
    {
        ProblemDraft draft = Draft();
        ProblemFiles.Write(At(name), draft);

        Problem read = ProblemFiles.ReadProblem(At(name)), expected = Problem.From(draft);

        Assert.Equal(expected.Participants.AvailableSessions.ToArray(), read.Participants.AvailableSessions.ToArray());
        Assert.Equal(expected.Participants.PinnedSlot.ToArray(), read.Participants.PinnedSlot.ToArray());
        Assert.Equal(expected.Participants.UnplacedValue.ToArray(), read.Participants.UnplacedValue.ToArray());
        Assert.Equal(expected.Slots.Capacity.ToArray(), read.Slots.Capacity.ToArray());
        Assert.Equal(expected.Slots.Supervisor.ToArray(), read.Slots.Supervisor.ToArray());
        Assert.Equal(expected.Options.Value.ToArray(), read.Options.Value.ToArray());
        Assert.Equal(expected.Options.SupportLoad.ToArray(), read.Options.SupportLoad.ToArray());
        Assert.Equal(expected.Conflicts.Other.ToArray(), read.Conflicts.Other.ToArray());
        Assert.Equal(expected.Quotas.Maximum.ToArray(), read.Quotas.Maximum.ToArray());
    }

    [Theory]
    [InlineData("solution.json")]
    [InlineData("solution.binpb")]
    public void ReadSolution_OfAWrittenAnswer_GivesTheSameClaims(string name)
    {
        Solution solution = new Solver(TimeProvider.System).Solve(Problem.From(Draft()), new() { Ticks = 100_000 });
        ProblemFiles.Write(At(name), solution);

        Solution read = ProblemFiles.ReadSolution(At(name));

        Assert.Equal(solution.Slot.ToArray(), read.Slot.ToArray());
        Assert.Equal(solution.Sessions.ToArray(), read.Sessions.ToArray());
        Assert.Equal(solution.Prices.Session.ToArray(), read.Prices.Session.ToArray());
        Assert.Equal(
            (solution.Status, solution.Objective, solution.Bound, solution.CertifiedBound, solution.Prices.Scale),
            (read.Status, read.Objective, read.Bound, read.CertifiedBound, read.Prices.Scale));
        Assert.Equal(solution.Statistics, read.Statistics);
        Assert.True(Verifier.Verify(Problem.From(Draft()), read).IsTrue);
    }

    [Theory]
    [InlineData("solution.json")]
    [InlineData("solution.binpb")]
    public void ReadSolution_OfStrongPrices_GivesEveryColumn(string name)
    {
        Solution solution = new Solver(TimeProvider.System).Solve(Problem.From(Draft()), new() { Ticks = 1_000 }) with
        {
            Prices = new Prices
            {
                Scale = 5,
                Session = [1, 2, 3, 4],
                Supervisor = [6],
                QuotaMinimum = [7],
                QuotaMaximum = [8],
                Participant = [long.MinValue, long.MaxValue],
                SupportGrain = [9],
                SeatSessions = [3, ulong.MaxValue],
            },
        };
        ProblemFiles.Write(At(name), solution);

        Prices read = ProblemFiles.ReadSolution(At(name)).Prices;

        Assert.Equal([1, 2, 3, 4], read.Session.ToArray());
        Assert.Equal([6, 7, 8], new[] { read.Supervisor[0], read.QuotaMinimum[0], read.QuotaMaximum[0] });
        Assert.Equal([long.MinValue, long.MaxValue], read.Participant.ToArray());
        Assert.Equal([9], read.SupportGrain.ToArray());
        Assert.Equal([3, ulong.MaxValue], read.SeatSessions.ToArray());
    }

    [Fact]
    public void ReadSolution_OfAnInfeasibleAnswer_KeepsTheConflictSet()
    {
        ProblemDraft draft = Draft();
        draft.Quotas[0] = draft.Quotas[0] with { Minimum = 9, Maximum = 9 };
        Solution solution = new Solver(TimeProvider.System).Solve(Problem.From(draft), new() { Ticks = 100_000 });
        ProblemFiles.Write(At("s.json"), solution);

        ConflictSet read = ProblemFiles.ReadSolution(At("s.json")).ConflictSet;

        Assert.Equal([0], read.Quotas.ToArray());
        Assert.True(read.Minimal);
    }

    [Fact]
    public void Read_OfWhatTheLibraryWrote_GivesTheSameMessage()
    {
        V1.Problem message = ProblemMapping.ToMessage(Draft()), read = new();

        string json = "\uFEFF" + JsonFormatter.Default.Format(message);
        JsonMessageReader.Read(System.Text.Encoding.UTF8.GetBytes(json), read);

        Assert.Equal(message, read);
    }

    [Fact]
    public void ReadProblem_OfA64BitMaskAsANumber_KeepsEveryBit()
    {
        File.WriteAllText(At("p.json"), """
            {"session_count":6.4e1,"participants":[{"sessionsNeeded":1,"availableSessions":18446744073709551613}],
            "slots":null}
            """);

        Assert.Equal(ulong.MaxValue - 2, ProblemFiles.ReadProblem(At("p.json")).Participants.AvailableSessions[0]);
    }

    public static TheoryData<string, string> BrokenJson => new()
    {
        { "", "Line 1, position 1: the text is no JSON." },
        { "{\"sessionCount\": 1,\n \"participants\": [}", "Line 2, position 19: the text is no JSON." },
        { "[]", "Line 1, position 1: the text is [, expected an object in braces." },
        { "{\"sessionCount\":1} {}", "the text is no JSON." },
        { "{\"sesionCount\":1}", "sesionCount is unknown, expected a field of Problem. Maybe it is misspelt" },
        { "{\"sessionCount\":1,\"session_count\":1}", "session_count is given twice, expected one value." },
        { "{\"sessionCount\":1.5}", "session_count is 1.5, expected an integer from -2147483648 to 2147483647." },
        { "{\"sessionCount\":3000000000}", "session_count is 3000000000, expected an integer" },
        { "{\"sessionCount\":true}", "session_count is true, expected an integer" },
        { "{\"participants\":[{\"availableSessions\":-1}]}", ".available_sessions is -1, expected an integer from 0" },
        { "{\"options\":{\"value\":[1,\"x\"]}}", "options.value[1] is \"x\", expected an integer" },
        { "{\"slots\":{}}", "slots is {, expected a list in brackets." },
        { "{\"slots\":[{\"id\":7}]}", "slots[0].id is 7, expected a text in quotes." },
        {
            "{\"sessionCount\":1,\n\"participants\":[{\"id\":\"\\ud800\",\"sessionsNeeded\":1}]}",
            "Line 2, position 23: participants[0].id is \"\\ud800\", expected whole characters."
        },
        { "{\"slots\":[{\"\\ud800\":7}]}", "Line 1, position 12: slots[0] is \\ud800, expected whole characters." },
    };

    [Theory]
    [MemberData(nameof(BrokenJson))]
    public void ReadProblem_OfBrokenJson_NamesFileAndPlace(string json, string expected)
    {
        File.WriteAllText(At("broken.json"), json);

        var thrown = Assert.Throws<ProblemFileException>(() => ProblemFiles.ReadProblem(At("broken.json")));

        Assert.StartsWith(At("broken.json") + ": Line ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(expected, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("Maybe ", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadSolution_OfAStatusThatIsNoText_NamesFileAndPlace()
    {
        File.WriteAllText(At("s.json"), "{\"status\":\"\\ud800\"}");

        var thrown = Assert.Throws<ProblemFileException>(() => ProblemFiles.ReadSolution(At("s.json")));

        Assert.Equal(
            At("s.json") + ": Line 1, position 11: status is \"\\ud800\", expected whole characters. "
                + "Maybe an escape such as \\ud83d lacks the one that follows it.",
            thrown.Message);
    }

    [Fact]
    public void ReadProblem_OfTextUnderABinaryName_SaysSo()
    {
        File.WriteAllText(At("p.binpb"), "{\"sessionCount\":1}");

        var thrown = Assert.Throws<ProblemFileException>(() => ProblemFiles.ReadProblem(At("p.binpb")));

        Assert.Contains("The content is no Problem message", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadProblem_OfABinaryMessageWithUnknownFields_Refuses()
    {
        File.WriteAllBytes(At("p.binpb"), [0x08, 0x01, 0x78, 0x05]);

        var thrown = Assert.Throws<ProblemFileException>(() => ProblemFiles.ReadProblem(At("p.binpb")));

        Assert.Contains("The message has fields that Problem does not know.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OverAnOlderFile_ReplacesItAndLeavesNothingBeside()
    {
        File.WriteAllText(At("p.json"), "older");

        ProblemFiles.Write(At("p.json"), Draft());

        Assert.Equal([At("p.json")], Directory.GetFiles(_folder));
        Assert.Equal(2, ProblemFiles.ReadProblem(At("p.json")).SessionCount);
    }

    [Fact]
    public void Write_IntoAMissingFolder_SaysThatItCannot()
    {
        var thrown = Assert.Throws<ProblemFileException>(
            () => ProblemFiles.Write(Path.Combine(_folder, "none", "p.json"), Draft()));

        Assert.Contains("Maybe the folder does not exist.", thrown.Message, StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private static ProblemDraft Draft()
    {
        var draft = new ProblemDraft
        {
            SessionCount = 2,
            Participants = { new("a", 1, 3, -4, 1), new("b", 2, 3) },
            Slots = { new("s", [2, 1], 0, [0]), new("t", [3]) },
            Supervisors = { new("h", 5) },
            Conflicts = { new(0, 1) },
        };
        draft.Options.Add(0, 1, 7);
        draft.Options.Add(1, 0, ProblemLimits.Value, 3);
        draft.Quotas.Add(new("q", 0, long.MaxValue, [1, 0], [2, 0]));
        return draft;
    }
}
