using System.CommandLine;
using Matching.Core.BackTesting;
using Matching.Core.Fitting;
using Matching.Fit.BackTesting;
using Matching.Fit.Learning;

namespace Matching.Cli.Fitting;

/// <summary>
/// <c>matching fit backtest --database</c>: what other ways of choosing would have been worth in the newest part of the
/// past, the learned one knowing only what was known when that part began.
/// </summary>
internal sealed class DatabaseBackTest
{
    /// <summary>Share of the decisions that is learned from where nobody states a first day.</summary>
    private const double Learned = 0.5;

    private readonly PastOptions _past;

    /// <summary>Makes the options.</summary>
    public DatabaseBackTest(Terminal terminal) => _past = new PastOptions(terminal);

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="ofTables">What only a table has.</param>
    /// <param name="required">What a table has to have.</param>
    public void AddTo(Command command, IEnumerable<Symbol> ofTables, params Symbol[] required) =>
        _past.AddTo(command, ofTables, required);

    /// <summary>True when the past of a database is asked for.</summary>
    public bool IsAsked(ParseResult result) => _past.IsAsked(result);

    /// <summary>The past of the database.</summary>
    public async Task<KnownPast> ReadAsync(ParseResult result, CancellationToken cancellation)
    {
        await using var database = await _past.OpenAsync(result, cancellation);
        return await _past.ReadAsync(result, database, cancellation);
    }

    /// <summary>Learns from what lies before the first day, and judges what lies after it.</summary>
    /// <param name="known">The past.</param>
    /// <param name="order">How.</param>
    /// <param name="tell">Told how far it has come.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static BackTestReport Run(
        KnownPast known, DatabaseBackTestOrder order, Action<FitProgress> tell, CancellationToken cancellation)
    {
        var all = known.Rows();
        if (all.Count == 0) throw PastOptions.Nothing(null);
        var from = order.From ?? all.DecidedOn((int)(Learned * all.Count));
        var judged = all.Where(p => DecisionHistory.DecidedOn(p) >= from);
        if (judged.Count == 0) throw PastOptions.Nothing(from);
        var good = ModelTraining.LearnGood(
            new TrainingOrder
            {
                Snapshot = known.Snapshot,
                AsOf = from.AddDays(-1),
                Name = "learned",
                Rules = known.Rules,
                Settings = order.Settings,
                Progress = new ToldProgress(tell),
            },
            cancellation);
        var period = new PastPeriod(known.Snapshot, judged, cancellation);
        return PlacementBackTest.Run(
            new PlacementBackTestOrder(period, good is null ? null : new PlacementModel(good))
            {
                Seed = order.Settings.Seed,
                Headline = order.Headline,
                Ready = (ready, of) => tell(new FitProgress(FitStep.Folds, ready, of)),
            },
            cancellation);
    }
}

/// <summary>How the past of a database is back-tested.</summary>
/// <param name="From">First decision that is judged; null = the newer half.</param>
/// <param name="Settings">How to learn.</param>
/// <param name="Headline">What differences are told by.</param>
internal sealed record DatabaseBackTestOrder(DateOnly? From, FitSettings Settings, Estimator Headline);
