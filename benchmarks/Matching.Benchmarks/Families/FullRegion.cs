using System.Numerics;
using Matching.Optimizer;

namespace Matching.Benchmarks.Families;

/// <summary>
/// A region with every kind of constraint but pins: ten sessions and people who need two to ten of them, slots that
/// are open half the week, minimum crews, one or two supervisors per slot, conflicts between neighbours, a quota with
/// a minimum and one with a maximum. There are 5 % more seats than sessions needed, fewer where slots are closed.
/// </summary>
internal sealed class FullRegion
{
    private const int Sessions = 10;
    private const ulong Week = 0b11_1111_1111;
    private static readonly int[] Needs = [2, 2, 3, 4, 4, 5, 5, 6, 8, 10];
    private static readonly int[] Loads = [1, 1, 2, 2, 3, 5];

    // Forenoons, afternoons, the first and the last half of the week.
    private static readonly ulong[] Halves = [0b01_0101_0101, 0b10_1010_1010, 0b00_0001_1111, 0b11_1110_0000];
    private readonly RegionShape _shape;
    private readonly Random _random;
    private readonly RegionGround _ground;
    private readonly ProblemDraft _draft = new() { SessionCount = Sessions };
    private readonly ulong[] _open;

    private FullRegion(RegionShape shape)
    {
        (_shape, _random) = (shape, new Random(shape.Seed));
        _ground = new RegionGround(shape, _random);
        _open = new ulong[shape.Slots];
    }

    public static ProblemDraft Generate(RegionShape shape)
    {
        var region = new FullRegion(shape);
        region.AddParticipants();
        region.AddSlots();
        region.AddOptions();
        region.AddConflicts();
        region.AddQuotas();
        return region._draft;
    }

    private void AddParticipants()
    {
        for (int i = 0; i < _shape.Participants; i++)
        {
            int needed = Needs[_random.Next(Needs.Length)];
            ulong available = needed <= 5 && _random.Next(3) == 0 ? Halves[_random.Next(Halves.Length)] : Week;
            _draft.Participants.Add(new($"p{i}", needed, available, -_random.Next(300_000)));
        }
    }

    private void AddSlots()
    {
        double needed = _draft.Participants.Sum(p => (double)p.SessionsNeeded);
        int[] seats = RegionGround.Seats(_shape.Slots, 1.05 * needed / Sessions, _random);
        List<int>[] supervisors = Supervise(seats);
        for (int j = 0; j < _shape.Slots; j++)
        {
            _open[j] = _random.Next(10) < 7 ? Week : Halves[_random.Next(Halves.Length)];
            var capacity = new int[Sessions];
            for (int t = 0; t < Sessions; t++) capacity[t] = (_open[j] >> t & 1) == 1 ? seats[j] : 0;
            int crew = seats[j] >= 3 && _random.Next(8) == 0 ? 2 : 0;
            _draft.Slots.Add(new($"s{j}", capacity, crew, supervisors[j]));
        }
    }

    /// <summary>
    /// A supervisor for one to three neighbouring slots; every tenth slot has the one before as well.
    /// </summary>
    private List<int>[] Supervise(int[] seats)
    {
        List<int>[] supervisors = [.. seats.Select(_ => new List<int>(2))];
        var left = new Queue<int>(_ground.SlotsByNeighbourhood());
        while (left.Count > 0)
        {
            int h = _draft.Supervisors.Count, guided = 0;
            for (int n = _random.Next(1, 4); n > 0 && left.TryDequeue(out int j); n--)
            {
                supervisors[j].Add(h);
                guided += seats[j];
                if (h > 0 && _random.Next(10) == 0) supervisors[j].Add(h - 1);
            }

            _draft.Supervisors.Add(new($"h{h}", Math.Max(5, 5 * guided / 2)));
        }

        return supervisors;
    }

    private void AddOptions()
    {
        for (int i = 0; i < _shape.Participants; i++)
        {
            DraftParticipant person = _draft.Participants[i];
            foreach (int j in _ground.Offered(i))
            {
                long value = _ground.Value(i, j);
                if (BitOperations.PopCount(person.AvailableSessions & _open[j]) < person.SessionsNeeded) continue;
                _draft.Options.Add(i, j, value, Loads[_random.Next(Loads.Length)]);
            }
        }
    }

    /// <summary>One pair per 25 people, of neighbours.</summary>
    private void AddConflicts()
    {
        int[] order = [.. _ground.PeopleByNeighbourhood()];
        for (int n = 0; n < _shape.Participants / 25; n++)
        {
            int at = _random.Next(order.Length - 1);
            _draft.Conflicts.Add(new(order[at], order[at + 1]));
        }
    }

    /// <summary>Half of the people, two fifths of the slots at least; one slot in twelve at most.</summary>
    private void AddQuotas()
    {
        bool[] isCounted = [.. _draft.Participants.Select(_ => _random.Next(2) == 0)];
        bool[] isExternal = [.. _draft.Slots.Select(_ => _random.Next(5) < 2)];
        bool[] isBusy = [.. _draft.Slots.Select(_ => _random.Next(12) == 0)];
        DraftOptions options = _draft.Options;
        int[] wanted = [.. Indices().Where(k => isCounted[options.Participant[k]] && isExternal[options.Slot[k]])];
        int[] limited = [.. Indices().Where(k => isBusy[options.Slot[k]])];
        long[] needs = [.. limited.Select(k => (long)_draft.Participants[options.Participant[k]].SessionsNeeded)];
        _draft.Quotas.Add(new(
            "external", 3 * _shape.Participants / 25, _shape.Participants, wanted, [.. wanted.Select(_ => 1L)]));
        _draft.Quotas.Add(new("busy", 0, Math.Max(10, _shape.Participants / 4), limited, needs));

        IEnumerable<int> Indices() => Enumerable.Range(0, options.Slot.Count);
    }
}
