using Matching.Fit.Features;

namespace Matching.Fit.Learning;

/// <summary>
/// Steps of a number: a cut in two with a damped Newton step on each side, or a step along a straight line; what is
/// missing takes a step of its own. A cut that would break the declared direction is none.
/// </summary>
internal sealed class NumberSteps : StepChooser
{
    private readonly Direction _direction;
    private readonly double[] _line;
    private readonly int _firstCut;
    private readonly int _endCut;
    private double _slope;

    internal NumberSteps(int index, NumberShape shape, LearningRows rows, FitSettings settings)
        : base(index, shape, rows, settings)
    {
        _direction = shape.Direction;
        (_firstCut, _endCut) = Cuts(Counts, settings.LeafRows);
        _line = NormalScores.Of(Counts);
    }

    /// <inheritdoc/>
    internal override BoostStep BestStep() => CutStep(BestCut());

    /// <inheritdoc/>
    internal override BoostStep DrawStep(SeededRandom random) =>
        CutStep(_endCut > _firstCut ? _firstCut + random.Below(_endCut - _firstCut) : BinCount);

    /// <inheritdoc/>
    internal override BoostStep LineStep()
    {
        var (g, h) = (0.0, 0.0);
        for (var bin = 1; bin < BinCount; bin++)
        {
            g += Gradients[bin] * _line[bin];
            h += Hessians[bin] * _line[bin] * _line[bin];
        }
        var slope = _slope + Settings.LineRate * g / (h + Settings.LeafRidge);
        if (_direction == Direction.Rising) slope = Math.Max(0, slope);
        if (_direction == Direction.Falling) slope = Math.Min(0, slope);
        var bins = new double[BinCount];
        for (var bin = 1; bin < BinCount; bin++) bins[bin] = (slope - _slope) * _line[bin];
        bins[ModelFeature.MissingBin] = MissingStep();
        _slope = slope;
        return new BoostStep(Index, bins);
    }

    /// <summary>Cuts with enough rows on both sides, as [first, end) of the first bin above.</summary>
    private static (int First, int End) Cuts(double[] counts, int leafRows)
    {
        var (below, all) = (0.0, counts.Sum() - counts[0]);
        var (first, end) = (int.MaxValue, 0);
        for (var cut = 2; cut < counts.Length; cut++)
        {
            below += counts[cut - 1];
            if (below < leafRows || all - below < leafRows) continue;
            first = Math.Min(first, cut);
            end = cut + 1;
        }
        return (first, end);
    }

    private int BestCut()
    {
        var (g, h) = (0.0, 0.0);
        for (var bin = 1; bin < BinCount; bin++) (g, h) = (g + Gradients[bin], h + Hessians[bin]);
        var (below, belowHessian, best, bestCut) = (0.0, 0.0, double.NegativeInfinity, BinCount);
        for (var cut = 2; cut < _endCut; cut++)
        {
            (below, belowHessian) = (below + Gradients[cut - 1], belowHessian + Hessians[cut - 1]);
            if (cut < _firstCut) continue;
            var lower = belowHessian + Settings.LeafRidge;
            var upper = h - belowHessian + Settings.LeafRidge;
            var above = g - below;
            var gain = below * below / lower + above * above / upper;
            if (gain <= best || Breaks(below / lower, above / upper)) continue;
            (best, bestCut) = (gain, cut);
        }
        return bestCut;
    }

    private bool Breaks(double below, double above) => _direction switch
    {
        Direction.Rising => above < below,
        Direction.Falling => above > below,
        _ => false,
    };

    private BoostStep CutStep(int cut)
    {
        var (below, belowHessian, above, aboveHessian) = (0.0, 0.0, 0.0, 0.0);
        for (var bin = 1; bin < BinCount; bin++)
            if (bin < cut) (below, belowHessian) = (below + Gradients[bin], belowHessian + Hessians[bin]);
            else (above, aboveHessian) = (above + Gradients[bin], aboveHessian + Hessians[bin]);
        var low = below / (belowHessian + Settings.LeafRidge);
        var high = above / (aboveHessian + Settings.LeafRidge);
        if (cut >= BinCount || Breaks(low, high)) (low, high) = (0, 0);
        return new BoostStep(Index, cut, MissingStep(), Settings.LearningRate * low, Settings.LearningRate * high);
    }

    private double MissingStep() =>
        Settings.LearningRate * Gradients[0] / (Hessians[0] + Settings.CategoryRidge);
}
