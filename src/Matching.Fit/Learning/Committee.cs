namespace Matching.Fit.Learning;

/// <summary>Bags that learn side by side, one thread each at a time.</summary>
internal sealed class Committee
{
    // What the other bags' mean loss counts beside a bag's own. Over 38 kinds of small table the log-loss was .0004
    // lower at 0.5 than at 0, most of it below 500 rows; at 2 weak signals lost up to .0014.
    private const double SayOfOthers = 0.5;

    private readonly Bag[] _bags;
    private readonly int[] _stops;
    private readonly FitSettings _settings;
    private readonly int _patience;

    /// <summary>Prepares the bags of a plan.</summary>
    /// <param name="rows">The rows; a bag's own start of each row may be stated beside them.</param>
    /// <param name="starts">Where the rows of each bag start, in logits; null = as the rows say.</param>
    /// <param name="plan">Which rows each bag learns from.</param>
    /// <param name="course">Tables, kind of steps and settings.</param>
    internal Committee(LearningRows rows, double[][]? starts, BagPlan plan, BoostCourse course)
    {
        _settings = course.Settings;
        _patience = course.Path == BoostPath.Lines ? (_settings.Patience + 1) / 2 : _settings.Patience;
        (_bags, _stops) = (new Bag[plan.Count], new int[plan.Count]);
        Parallel.For(0, plan.Count, Options(default), b =>
        {
            var from = starts is null ? rows : rows with { Starts = starts[b] };
            var kept = new int[rows.Count];
            foreach (var i in plan.Kept[b]) kept[i] = 1;
            var source = new BoostSource(course.Path, new SeededRandom(_settings.Seed, 2, b));
            var booster = new Booster(from.Taken(plan.Multiples[b]), course.Shapes, _settings, source);
            _bags[b] = new Bag(from.Taken(kept), course.Shapes, booster);
        });
    }

    /// <summary>
    /// Learns until the rows kept back gain no more. Each bag stops where its own rows say, and at half weight those
    /// of the others: the average over bags that stop early and late is flatter where there is little evidence.
    /// </summary>
    internal BagTables[] LearnApart(CancellationToken cancellation)
    {
        Learn(cancellation);
        var all = LossesOfAll();
        for (var b = 0; b < _bags.Length; b++)
        {
            var (own, others) = (_bags[b].Losses, SayOfOthers / Math.Max(1, _bags.Length - 1));
            _stops[b] = Least(own.Select((loss, round) => loss + others * (all[round] - loss)));
        }
        return [.. _bags.Select((bag, b) => bag.Tables(_stops[b]))];
    }

    /// <summary>
    /// Learns until the rows kept back gain no more, and stops all bags at the round that is best for all rows
    /// together: one number chosen, so that the loss of the rows kept back stays honest enough for a gate.
    /// </summary>
    internal BagTables[] LearnTogether(CancellationToken cancellation)
    {
        Learn(cancellation);
        Array.Fill(_stops, BestRound());
        return [.. _bags.Select((bag, b) => bag.Tables(_stops[b]))];
    }

    /// <summary>Takes a number of rounds, for bags that keep nothing back.</summary>
    internal BagTables[] LearnFor(int rounds, CancellationToken cancellation)
    {
        Parallel.For(0, _bags.Length, Options(cancellation), b => _bags[b].Take(rounds));
        return [.. _bags.Select(bag => bag.Tables(rounds))];
    }

    /// <summary>Mean round at which the bags stopped.</summary>
    internal int MeanRound => (int)Math.Round(_stops.Average());

    private void Learn(CancellationToken cancellation)
    {
        var atOnce = Math.Max(1, _patience / 2);
        for (var taken = 0; taken < _settings.Rounds && taken - BestRound() < _patience;)
        {
            var rounds = Math.Min(atOnce, _settings.Rounds - taken);
            Parallel.For(0, _bags.Length, Options(cancellation), b => _bags[b].Take(rounds));
            taken += rounds;
        }
    }

    /// <summary>The round at which all rows kept back are predicted best; the first among equals.</summary>
    private int BestRound() => Least(LossesOfAll());

    private double[] LossesOfAll()
    {
        var losses = new double[_bags[0].Losses.Count];
        foreach (var bag in _bags)
            for (var round = 0; round < losses.Length; round++) losses[round] += bag.Losses[round];
        return losses;
    }

    private static int Least(IEnumerable<double> losses)
    {
        var (best, bestLoss) = (0, double.PositiveInfinity);
        foreach (var (round, loss) in losses.Index())
            if (loss < bestLoss) (best, bestLoss) = (round, loss);
        return best;
    }

    private ParallelOptions Options(CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = _settings.Threads, CancellationToken = cancellation };
}

/// <summary>What is boosted and how.</summary>
/// <param name="Shapes">The tables.</param>
/// <param name="Path">What kind of steps numbers take.</param>
/// <param name="Settings">Rates, ridges and limits.</param>
internal sealed record BoostCourse(IReadOnlyList<StepShape> Shapes, BoostPath Path, FitSettings Settings);
