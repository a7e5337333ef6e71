using Matching.Fit.Calibrating;
using Matching.Fit.Features;

namespace Matching.Fit.Learning;

/// <summary>
/// Writes down what was learned: bags averaged, calibrated, pairs made to keep directions and purified, mains centred,
/// offices and intercept fitted, everything rounded to whole thousandths of a logit.
/// </summary>
internal sealed class ModelAssembly
{
    private readonly LearningSample _sample;
    private readonly LearnedTables _learned;
    private readonly FitSettings _settings;
    private readonly PlattFit _platt;
    private readonly double _spread;
    private readonly double[][] _mains;
    private readonly double[][] _pairs;
    private readonly double[][] _pairCounts;
    private readonly PriorTables? _prior;
    private double[] _officeErrors = [];
    private double _intercept;
    private double _fromRefit;

    private ModelAssembly(LearningSample sample, LearnedTables learned, FitSettings settings, ModelFrame frame)
    {
        (_sample, _learned, _settings) = (sample, learned, settings);
        (_platt, _spread) = (frame.Platt.HeldBack(frame.Share), frame.Platt.Slope);
        _prior = sample.Task.Prior is { } prior ? new PriorTables(prior, learned.Features) : null;
        var (mains, pairs) = (BagTables.Mean(learned.Mains), BagTables.Mean(learned.PairTables));
        _intercept = _platt.Apply(mains.Intercept + pairs.Intercept);
        _mains = Scaled(mains.Tables);
        _pairs = Scaled(pairs.Tables);
        _pairCounts = [.. learned.Pairs.Select(pair => Counting.Cells(learned.Rows, pair))];
    }

    /// <summary>The model.</summary>
    internal static FitModel Write(
        LearningSample sample, LearnedTables learned, FitSettings settings, ModelFrame frame)
    {
        var assembly = new ModelAssembly(sample, learned, settings, frame);
        MonotonePairs.Project(
            learned.Pairs, assembly._pairs, assembly._pairCounts, (learned.Features, assembly._mains));
        assembly.Purify();
        assembly.FitOffices();
        assembly.Centre();
        assembly.FitIntercept();
        return assembly.Rounded(frame);
    }

    private double[][] Scaled(double[][] tables) =>
        [.. tables.Select(table => Array.ConvertAll(table, x => x * _platt.Slope))];

    private void Purify()
    {
        for (var p = 0; p < _pairs.Length; p++)
        {
            var pair = _learned.Pairs[p];
            var (rows, columns) = Purification.Purify(_pairs[p], _pairCounts[p], pair.Second.CellCount);
            HandOver(pair.First, rows);
            HandOver(pair.Second, columns);
        }
    }

    private void HandOver(TermAxis axis, double[] shares)
    {
        var main = _mains[axis.Feature];
        for (var bin = 0; bin < main.Length; bin++) main[bin] += shares[axis.Cells[bin]];
    }

    private void FitOffices()
    {
        if (_sample.OfficeIndex is not (>= 0 and var office)) return;
        (_mains[office], _officeErrors) = Offices(office, Scores());
    }

    private OfficeShifts Offices(int office, double[] scores) => OfficeIntercepts.Of(
        _sample.AllRows, _sample.AllRows.Bins[office], scores,
        (_learned.Features[office].BinCount, _settings.OfficeRows));

    private void Centre()
    {
        for (var f = 0; f < _mains.Length; f++)
        {
            var counts = Counting.Bins(_sample.AllRows, _sample.AllRows.Bins[f], _mains[f].Length);
            var (sum, total) = (0.0, 0.0);
            for (var bin = 0; bin < counts.Length; bin++)
                (sum, total) = (sum + counts[bin] * _mains[f][bin], total + counts[bin]);
            for (var bin = 0; bin < counts.Length; bin++) _mains[f][bin] -= sum / total;
            _intercept += sum / total;
        }
    }

    /// <summary>Makes the mean probability of the rows the share of good outcomes.</summary>
    private void FitIntercept()
    {
        var (scores, rows) = (Scores(), _sample.AllRows);
        for (var turn = 0; turn < 20; turn++)
        {
            var (g, h) = (0.0, 1e-9);
            for (var i = 0; i < rows.Count; i++)
            {
                var p = Logistic.Probability(scores[i] + _fromRefit);
                (g, h) = (g + rows.Positives[i] - rows.Weights[i] * p, h + rows.Weights[i] * p * (1 - p));
            }
            _fromRefit += Math.Clamp(g / h, -1, 1);
        }
        _intercept += _fromRefit;
    }

    private double[] Scores() => Scores(_intercept, _mains, _pairs);

    private double[] Scores(double intercept, double[][] mains, double[][] pairs)
    {
        var rows = _sample.AllRows;
        var scores = (double[])rows.Starts.Clone();
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += intercept;
            for (var f = 0; f < mains.Length; f++) scores[i] += mains[f][rows.Bins[f][i]];
        }
        for (var p = 0; p < pairs.Length; p++)
        {
            var cells = _learned.Pairs[p].Cells(rows);
            for (var i = 0; i < scores.Length; i++) scores[i] += pairs[p][cells[i]];
        }
        return scores;
    }

    private FitModel Rounded(ModelFrame frame)
    {
        var mains = new RoundedMains(_sample, Array.ConvertAll(_mains, Thousandths), _prior)
        {
            OfficeErrors = Thousandths(_officeErrors),
        };
        FitTerm[] pairs = [.. _prior?.Pairs(_sample.AllRows) ?? [], .. _learned.Pairs.Select(LearnedPair)];
        var priorIntercept = _sample.Task.Prior?.Intercept ?? 0;
        var shift = mains.KeepDirections(pairs);
        var intercept = priorIntercept + (int)Math.Round(1000 * _intercept) + shift;
        var limit = FitTerm.MaximumPoints;
        return new FitModel(new FitModelDraft
        {
            Name = _sample.Task.Name,
            Features = _learned.Features,
            Intercept = Math.Clamp(intercept, -limit, limit),
            PriorIntercept = priorIntercept,
            Terms = [.. mains.Terms(), .. pairs],
            Stage = frame.Stage,
            StandardError = (int)Math.Min(limit, Math.Round(1000 * _platt.ShiftError)),
            Bags = Bags(mains, pairs),
            Calibration = new Calibration
            {
                Slope = (int)Math.Round(1000 * _platt.Slope),
                Shift = (int)Math.Round(1000 * _platt.Shift),
                Centre = (int)Math.Round(1000 * _platt.Apply(_platt.Centre)),
                SlopeError = (int)Math.Round(1000 * _platt.SlopeError),
            },
            Training = _sample.Record(_settings, frame.Metrics),
        });
    }

    private FitTerm LearnedPair(PairShape pair, int index) => new(
        pair.First, pair.Second,
        new TermCells(Thousandths(_pairs[index])) { Counts = Counting.Whole(_pairCounts[index]) });

    // Points are held back, what bags differ by is not: where little is kept, little is known.
    private FitBag[] Bags(RoundedMains mains, FitTerm[] pairs)
    {
        var (all, allPairs) = (_learned.BootstrapMains, _learned.BootstrapPairs);
        if (all.Length == 0) return [];
        var (mean, pairMean) = (BagTables.Mean(all), BagTables.Mean(allPairs));
        return
        [
            .. all.Select((bag, b) => Bag(
                BagTables.Mix(bag, mean, _spread, _platt.Slope - _spread),
                BagTables.Mix(allPairs[b], pairMean, _spread, _platt.Slope - _spread), mains, pairs)),
        ];
    }

    private FitBag Bag(BagTables main, BagTables pair, RoundedMains mains, FitTerm[] pairs)
    {
        var intercept = _platt.Shift + main.Intercept + pair.Intercept + _fromRefit;
        var priorPairs = pairs.Take(pairs.Length - _learned.Pairs.Length).Select(t => t.Points.ToArray());
        double[][] tables = [.. main.Tables];
        // What an office has rows for is said by them, whatever the bag says of everything else.
        if (_sample.OfficeIndex is >= 0 and var office)
            tables[office] = Offices(office, Scores(intercept, tables, pair.Tables)).Shifts;
        return new FitBag(
            (_sample.Task.Prior?.Intercept ?? 0) + (int)Math.Round(1000 * intercept),
            [
                .. mains.WithPrior(Array.ConvertAll(tables, Thousandths)), .. priorPairs,
                .. pair.Tables.Select(Thousandths),
            ]);
    }

    private static int[] Thousandths(double[] logits) => Array.ConvertAll(
        logits, x => Math.Clamp((int)Math.Round(1000 * x), -FitTerm.MaximumPoints, FitTerm.MaximumPoints));
}

/// <summary>What a model carries beside its tables.</summary>
/// <param name="Stage">How much was learned.</param>
/// <param name="Platt">The calibration, before anything is held back.</param>
/// <param name="Metrics">Measured figures.</param>
internal sealed record ModelFrame(
    LearningStage Stage, PlattFit Platt, IReadOnlyDictionary<string, double> Metrics)
{
    /// <summary>Share of what was learned that is kept, in [0, 1]. Default: all.</summary>
    internal double Share { get; init; } = 1;
}
