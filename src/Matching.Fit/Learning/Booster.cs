using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Matching.Fit.Learning;

/// <summary>
/// Cyclic boosting of step functions on one bag: in each round every feature takes one damped Newton step (LogitBoost,
/// Friedman, Hastie and Tibshirani 2000, on one feature at a time as Lou, Caruana and Gehrke 2012).
/// </summary>
/// <remarks>
/// Within a round the gradient is followed to first order, g ← g - h δ, so that no exponential is needed per step;
/// scores and gradients are exact at the start of each round. O(rows × features) a round. Sums run in the order of
/// the rows: one bag is one thread's, and the same on any machine.
/// </remarks>
internal sealed class Booster
{
    private readonly LearningRows _rows;
    private readonly StepChooser[] _choosers;
    private readonly double[] _scores;
    private readonly double[] _startGradients;
    private readonly double[] _gradients;
    private readonly double[] _hessians;
    private readonly List<BoostStep> _steps = [];
    private readonly SeededRandom _random;
    private readonly BoostPath _path;
    private readonly FitSettings _settings;

    // Four histograms side by side: a row need not wait for the row before it when both are in one bin.
    private readonly double[] _sums = new double[4 * 256];
    private readonly double[] _added = new double[256];
    private double _intercept;

    internal Booster(
        LearningRows rows, IReadOnlyList<StepShape> shapes, FitSettings settings, BoostSource source)
    {
        (_rows, _settings, _path, _random) = (rows, settings, source.Path, source.Random);
        _scores = (double[])rows.Starts.Clone();
        (_startGradients, _gradients) = (new double[rows.Count], new double[rows.Count]);
        _hessians = new double[rows.Count];
        _choosers = [.. shapes.Select((shape, i) => shape.Chooser(i, rows, settings))];
        _intercept = BestIntercept();
        for (var i = 0; i < _scores.Length; i++) _scores[i] += _intercept;
    }

    /// <summary>Rounds taken so far.</summary>
    internal int Rounds { get; private set; }

    /// <summary>The shift that makes the mean probability the share of good outcomes, before any step.</summary>
    internal double Intercept => _intercept;

    /// <summary>The steps of all rounds, each feature's in every round, in the order of the features.</summary>
    internal IReadOnlyList<BoostStep> Steps => _steps;

    /// <summary>Takes one round over all features.</summary>
    internal void TakeRound()
    {
        Refresh();
        var isFresh = Rounds % 8 == 0;
        if (isFresh) foreach (var chooser in _choosers) chooser.SumHessians(_rows, _hessians);
        ReadOnlySpan<byte> previous = default;
        foreach (var chooser in _choosers)
        {
            if (chooser.IsConstant) continue;
            var bins = _rows.Bins[chooser.Index];
            Sum(previous, bins);
            chooser.Join(_sums);
            var step = Next(chooser);
            _steps.Add(step);
            Array.Clear(_added);
            step.AddTo(_added.AsSpan(0, chooser.BinCount));
            previous = bins;
        }
        if (!previous.IsEmpty) Sum(previous, previous);
        // What the gradient lost is the hessian times what the score gained.
        for (var i = 0; i < _scores.Length; i++) _scores[i] += (_startGradients[i] - _gradients[i]) / _hessians[i];
        Rounds++;
    }

    private BoostStep Next(StepChooser chooser)
    {
        if (_path == BoostPath.Lines) return chooser.LineStep();
        return Rounds < _settings.SmoothingRounds ? chooser.DrawStep(_random) : chooser.BestStep();
    }

    private void Refresh()
    {
        for (var i = 0; i < _scores.Length; i++)
        {
            var p = Logistic.Probability(_scores[i]);
            _startGradients[i] = _gradients[i] = _rows.Positives[i] - _rows.Weights[i] * p;
            _hessians[i] = Math.Max(_rows.Weights[i] * p * (1 - p), 1e-9);
        }
    }

    /// <summary>Follows the last step in the gradients and sums them by bin of the next feature.</summary>
    private void Sum(ReadOnlySpan<byte> last, ReadOnlySpan<byte> next)
    {
        Array.Clear(_sums);
        ref var gradient = ref MemoryMarshal.GetArrayDataReference(_gradients);
        ref var hessian = ref MemoryMarshal.GetArrayDataReference(_hessians);
        ref var sum = ref MemoryMarshal.GetArrayDataReference(_sums);
        ref var added = ref MemoryMarshal.GetArrayDataReference(_added);
        ref var nextBin = ref MemoryMarshal.GetReference(next);
        var count = next.Length;
        if (last.IsEmpty)
        {
            for (var i = 0; i < count; i++)
                Unsafe.Add(ref sum, ((i & 3) << 8) + Unsafe.Add(ref nextBin, i)) += Unsafe.Add(ref gradient, i);
            return;
        }
        ref var lastBin = ref MemoryMarshal.GetReference(last);
        for (var i = 0; i < count; i++)
        {
            var g = Unsafe.Add(ref gradient, i)
                - Unsafe.Add(ref hessian, i) * Unsafe.Add(ref added, Unsafe.Add(ref lastBin, i));
            Unsafe.Add(ref gradient, i) = g;
            Unsafe.Add(ref sum, ((i & 3) << 8) + Unsafe.Add(ref nextBin, i)) += g;
        }
    }

    /// <summary>Newton's method on the intercept, with half a row of each outcome so that it stays finite.</summary>
    private double BestIntercept()
    {
        var intercept = 0.0;
        for (var turn = 0; turn < 30; turn++)
        {
            var p0 = Logistic.Probability(intercept);
            var (g, h) = (0.5 - p0, p0 * (1 - p0));
            for (var i = 0; i < _scores.Length; i++)
            {
                var p = Logistic.Probability(_rows.Starts[i] + intercept);
                g += _rows.Positives[i] - _rows.Weights[i] * p;
                h += _rows.Weights[i] * p * (1 - p);
            }
            intercept += Math.Clamp(g / h, -1, 1);
        }
        return intercept;
    }
}
