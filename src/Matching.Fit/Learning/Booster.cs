using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Matching.Fit.Learning;

/// <summary>
/// Cyclic boosting of step functions on one bag: in each round every feature takes one damped Newton step (LogitBoost,
/// Friedman, Hastie and Tibshirani 2000, on one feature at a time as Lou, Caruana and Gehrke 2012).
/// </summary>
/// <remarks>
/// Between rounds, or every few rounds where there are few features, the gradient is followed to first order,
/// g ← g - h δ, so that no exponential is needed per step; then scores and gradients are made exact again.
/// O(rows × features) a round. Sums run in the order of the rows: one bag is one thread's, and the same on any machine.
/// </remarks>
internal sealed class Booster
{
    // Steps after which gradients are made exact again, and the most rounds that this may be.
    private const int StepsBetween = 12;
    private const int MostRoundsBetween = 4;

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
    private readonly double _intercept;
    private readonly int _roundsBetween;

    // Bins of the feature that took the last step, while gradients have not followed it; null = they have.
    private byte[]? _last;

    internal Booster(
        LearningRows rows, IReadOnlyList<StepShape> shapes, FitSettings settings, BoostSource source)
    {
        (_rows, _settings, _path, _random) = (rows, settings, source.Path, source.Random);
        _scores = (double[])rows.Starts.Clone();
        (_startGradients, _gradients) = (new double[rows.Count], new double[rows.Count]);
        _hessians = new double[rows.Count];
        _choosers = [.. shapes.Select((shape, i) => shape.Chooser(i, rows, settings))];
        var active = _choosers.Count(chooser => !chooser.IsConstant);
        _roundsBetween = Math.Clamp(StepsBetween / Math.Max(1, active), 1, MostRoundsBetween);
        _intercept = LogisticRows.Intercept(rows, rows.Starts);
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
        if (Rounds % _roundsBetween == 0) Refresh();
        var isFresh = Rounds % 8 == 0;
        if (isFresh) foreach (var chooser in _choosers) chooser.SumHessians(_rows, _hessians);
        foreach (var chooser in _choosers)
        {
            if (chooser.IsConstant) continue;
            var bins = _rows.Bins[chooser.Index];
            // Before the first step nothing was added, so that any feature's bins will do.
            Sum(_last ?? bins, bins);
            chooser.Join(_sums);
            var step = Next(chooser);
            _steps.Add(step);
            Array.Clear(_added);
            step.AddTo(_added.AsSpan(0, chooser.BinCount));
            _last = bins;
        }
        Rounds++;
    }

    /// <summary>Makes scores, gradients and hessians exact.</summary>
    private void Refresh()
    {
        if (_last is not null)
        {
            Follow(_last);
            GainScores();
        }
        LogisticRows.Slopes(_rows, _scores, _startGradients, _hessians);
        _startGradients.CopyTo(_gradients);
        Array.Clear(_added);
        _last = null;
    }

    private BoostStep Next(StepChooser chooser)
    {
        if (_path == BoostPath.Lines) return chooser.LineStep();
        return Rounds < _settings.SmoothingRounds ? chooser.DrawStep(_random) : chooser.BestStep();
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
        ref var lastBin = ref MemoryMarshal.GetReference(last);
        nint count = next.Length, i = 0;
        for (; i < count - 3; i += 4)
        {
            var a = Followed(ref gradient, ref hessian, Unsafe.Add(ref added, Unsafe.Add(ref lastBin, i)), i);
            var b = Followed(ref gradient, ref hessian, Unsafe.Add(ref added, Unsafe.Add(ref lastBin, i + 1)), i + 1);
            var c = Followed(ref gradient, ref hessian, Unsafe.Add(ref added, Unsafe.Add(ref lastBin, i + 2)), i + 2);
            var d = Followed(ref gradient, ref hessian, Unsafe.Add(ref added, Unsafe.Add(ref lastBin, i + 3)), i + 3);
            Unsafe.Add(ref sum, (nint)Unsafe.Add(ref nextBin, i)) += a;
            Unsafe.Add(ref sum, (nint)Unsafe.Add(ref nextBin, i + 1) + 256) += b;
            Unsafe.Add(ref sum, (nint)Unsafe.Add(ref nextBin, i + 2) + 512) += c;
            Unsafe.Add(ref sum, (nint)Unsafe.Add(ref nextBin, i + 3) + 768) += d;
        }
        for (; i < count; i++)
            Unsafe.Add(ref sum, ((i & 3) << 8) + Unsafe.Add(ref nextBin, i)) +=
                Followed(ref gradient, ref hessian, Unsafe.Add(ref added, Unsafe.Add(ref lastBin, i)), i);
    }

    /// <summary>The gradient of a row after a step, kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Followed(ref double gradient, ref double hessian, double step, nint row) =>
        Unsafe.Add(ref gradient, row) -= Unsafe.Add(ref hessian, row) * step;

    /// <summary>Follows the last step in the gradients.</summary>
    private void Follow(ReadOnlySpan<byte> last)
    {
        for (var i = 0; i < last.Length; i++) _gradients[i] -= _hessians[i] * _added[last[i]];
    }

    /// <summary>What the gradient lost since it was exact is the hessian times what the score gained.</summary>
    private void GainScores()
    {
        Span<double> before = _startGradients, after = _gradients, hessians = _hessians, scores = _scores;
        var i = 0;
        for (; i <= scores.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var lost = new Vector<double>(before[i..]) - new Vector<double>(after[i..]);
            (new Vector<double>(scores[i..]) + lost / new Vector<double>(hessians[i..])).CopyTo(scores[i..]);
        }
        for (; i < scores.Length; i++) scores[i] += (before[i] - after[i]) / hessians[i];
    }
}
