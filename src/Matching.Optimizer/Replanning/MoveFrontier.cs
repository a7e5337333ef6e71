using System.Collections;
using System.Collections.Immutable;
using Matching.Optimizer.Replanning;

namespace Matching.Optimizer;

/// <summary>So many moves bring at most so much.</summary>
/// <param name="Moves">Participants whose slot or sessions change.</param>
/// <param name="Gain">By how much the plan gets better; the most that so many moves, or fewer, bring.</param>
public readonly record struct FrontierPoint(int Moves, long Gain);

/// <summary>
/// How much of the way from one plan to a better one few moves bring. The difference falls into parts that can be
/// carried out separately: whatever parts are chosen, every constraint holds. A knapsack over the parts finds the exact
/// best gain for every number of moves. Ties go to the earlier parts. O(parts × moves) time and bits.
/// </summary>
public sealed class MoveFrontier
{
    private readonly PlanPlaces _now, _then;
    private readonly int[][] _parts;
    private readonly BitArray[] _takes;

    private MoveFrontier((PlanPlaces Now, PlanPlaces Then) plans, (int[] Movers, long Gain)[] parts, int mostMoves)
    {
        (_now, _then) = plans;
        _parts = [.. parts.Select(part => part.Movers)];
        TotalMoves = _parts.Sum(part => part.Length);
        TotalGain = parts.Sum(part => part.Gain);
        int width = Math.Min(mostMoves, TotalMoves) + 1;
        _takes = [.. parts.Select(_ => new BitArray(width))];
        Points = Pack(parts, width);
    }

    /// <summary>No moves first; each further point gains more by more moves.</summary>
    public ImmutableArray<FrontierPoint> Points { get; }

    /// <summary>Moves of the parts that gain; what loses, or gains nothing, is never carried out.</summary>
    public int TotalMoves { get; }

    /// <summary>What all parts that gain bring together; at least the difference of the two plans.</summary>
    public long TotalGain { get; }

    /// <summary>Compares two plans of a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="current">The plan as it stands, which keeps every constraint.</param>
    /// <param name="better">The plan to move towards, which does too.</param>
    /// <param name="mostMoves">Most moves of a point, 1 or more. Default 1 000.</param>
    /// <exception cref="ArgumentException">One of them is no plan of the problem.</exception>
    public static MoveFrontier Of(Problem problem, PlanPlaces current, PlanPlaces better, int mostMoves = 1_000)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(better);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostMoves, 1);
        var live = new LiveProblem(problem);
        (LiveSeats now, LiveSeats then) = (PlanCheck.Seat(live, current), PlanCheck.Seat(live, better));
        (int[] Movers, long Gain)[] parts = [.. new MoveParts(live, now, then).Parts
            .Select(part => (part, part.Sum(i => then.ValueOf(i) - now.ValueOf(i))))
            .Where(part => part.Item2 > 0)];
        return new MoveFrontier((current, better), parts, mostMoves);
    }

    /// <summary>Who moves at a point, ascending by participant.</summary>
    /// <param name="point">One of <see cref="Points"/>.</param>
    public ImmutableArray<PlacementChange> MovesAt(FrontierPoint point)
    {
        if (!Points.Contains(point))
            throw new ArgumentException($"{point} is no point of the frontier, expected one of its {Points.Length}.");
        List<int> movers = [];
        int left = point.Moves;
        for (int n = _parts.Length - 1; n >= 0; n--)
        {
            if (!_takes[n][left]) continue;
            movers.AddRange(_parts[n]);
            left -= _parts[n].Length;
        }

        return [.. movers.Order().Select(i =>
            new PlacementChange(i, _now.Slot[i], _now.Sessions[i], _then.Slot[i], _then.Sessions[i]))];
    }

    /// <summary>The plan at a point; it keeps every constraint.</summary>
    /// <param name="point">One of <see cref="Points"/>.</param>
    public PlanPlaces PlanAt(FrontierPoint point)
    {
        ImmutableArray<int>.Builder slot = _now.Slot.ToBuilder();
        ImmutableArray<ulong>.Builder sessions = _now.Sessions.ToBuilder();
        foreach (PlacementChange move in MovesAt(point))
            (slot[move.Participant], sessions[move.Participant]) = (move.ToSlot, move.ToSessions);
        return new PlanPlaces(slot.ToImmutable(), sessions.ToImmutable());
    }

    /// <summary>Bellman's recursion over the parts; <c>best[m]</c> is the most that at most m moves bring.</summary>
    private ImmutableArray<FrontierPoint> Pack((int[] Movers, long Gain)[] parts, int width)
    {
        var best = new long[width];
        for (int n = 0; n < parts.Length; n++)
        {
            (int[] movers, long gain) = parts[n];
            for (int m = width - 1; m >= movers.Length; m--)
            {
                if (best[m - movers.Length] + gain <= best[m]) continue;
                best[m] = best[m - movers.Length] + gain;
                _takes[n][m] = true;
            }
        }

        List<FrontierPoint> points = [];
        for (int m = 0; m < width; m++)
        {
            if (points.Count == 0 || best[m] > points[^1].Gain) points.Add(new FrontierPoint(m, best[m]));
        }

        return [.. points];
    }
}
