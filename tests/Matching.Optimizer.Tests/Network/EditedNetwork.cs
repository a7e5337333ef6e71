using Matching.Optimizer.Network;

namespace Matching.Optimizer.Tests.Network;

/// <summary>A network as lists that a test changes and solves anew.</summary>
internal sealed class EditedNetwork
{
    public required List<Prospects?> People { get; init; }

    public required List<int> Capacity { get; init; }

    public required int SessionCount { get; init; }

    public static EditedNetwork Of(TransportNetwork network) => new()
    {
        People = [.. Enumerable.Range(0, network.Participants).Select(i => (Prospects?)new Prospects(
            network.RowsOf(i).ToArray(),
            network.Value[network.Start[i]..network.Stop[i]],
            network.Unplaced[i]))],
        Capacity = [.. network.Capacity],
        SessionCount = network.SessionCount,
    };

    /// <summary>The best plan, or null when pins contradict each other.</summary>
    public NetworkPlan? Solve()
    {
        Prospects[] people = [.. People.Select(p => p ?? new Prospects([], [], 0))];
        var start = new int[people.Length + 1];
        for (int i = 0; i < people.Length; i++) start[i + 1] = start[i] + people[i].Rows.Length;
        var network = new TransportNetwork
        {
            Start = start,
            Stop = start[1..],
            Row = [.. people.SelectMany(p => p.Rows)],
            Value = [.. people.SelectMany(p => p.Values)],
            Unplaced = [.. people.Select(p => p.Unplaced)],
            Capacity = [.. Capacity],
            SessionCount = SessionCount,
        };
        return TrySolve(network);
    }

    /// <summary>The optimum with one participant held to one row.</summary>
    public long? SolvePinned(int participant, int row, long value)
    {
        Prospects? before = People[participant];
        People[participant] = new Prospects([row], [value], TransportNetwork.NoExit);
        long? objective = Solve()?.Objective();
        People[participant] = before;
        return objective;
    }

    /// <summary>The optimum with another number of seats in a row.</summary>
    public long? SolveWithSeats(int row, int seats)
    {
        int before = Capacity[row];
        Capacity[row] = seats;
        long? objective = Solve()?.Objective();
        Capacity[row] = before;
        return objective;
    }

    private static NetworkPlan? TrySolve(TransportNetwork network)
    {
        var plan = new NetworkPlan(network, new WorkMemory());
        var entries = new EntrySearch(plan, new RowHeap(network.Rows, new WorkMemory()), new WorkMemory());
        for (int i = 0; i < network.Participants; i++)
        {
            if (!entries.TryEnter(i)) return null;
        }

        return plan;
    }
}
