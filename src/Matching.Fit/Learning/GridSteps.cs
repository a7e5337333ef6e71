namespace Matching.Fit.Learning;

/// <summary>
/// Steps of a pair: both axes are cut in two (a number at a place, a category at one level against the others) and
/// each of the four parts takes a damped Newton step. What is missing on either axis stays at 0.
/// </summary>
internal sealed class GridSteps : StepChooser
{
    private readonly GridShape _shape;

    // Sums over rows below r and columns below c, both from 1.
    private readonly double[] _gradientSums;
    private readonly double[] _hessianSums;

    internal GridSteps(int index, GridShape shape, LearningRows rows, FitSettings settings)
        : base(index, shape, rows, settings)
    {
        _shape = shape;
        _gradientSums = new double[(shape.Rows + 1) * (shape.Columns + 1)];
        _hessianSums = new double[_gradientSums.Length];
    }

    private int FirstRow => _shape.AreRowsOrdered ? 2 : 1;

    private int FirstColumn => _shape.AreColumnsOrdered ? 2 : 1;

    /// <inheritdoc/>
    internal override BoostStep BestStep()
    {
        SumUp();
        var (best, bestRow, bestColumn) = (0.0, -1, -1);
        for (var row = FirstRow; row < _shape.Rows; row++)
            for (var column = FirstColumn; column < _shape.Columns; column++)
                if (Gain(row, column) is var gain && gain > best)
                    (best, bestRow, bestColumn) = (gain, row, column);
        return Step(bestRow, bestColumn);
    }

    /// <inheritdoc/>
    internal override BoostStep DrawStep(SeededRandom random)
    {
        SumUp();
        return Step(
            FirstRow + random.Below(Math.Max(1, _shape.Rows - FirstRow)),
            FirstColumn + random.Below(Math.Max(1, _shape.Columns - FirstColumn)));
    }

    /// <inheritdoc/>
    internal override BoostStep LineStep() => BestStep();

    private void SumUp()
    {
        var width = _shape.Columns + 1;
        for (var row = 1; row < _shape.Rows; row++)
        {
            var (g, h) = (0.0, 0.0);
            for (var column = 1; column < _shape.Columns; column++)
            {
                var cell = row * _shape.Columns + column;
                (g, h) = (g + Gradients[cell], h + Hessians[cell]);
                var to = (row + 1) * width + column + 1;
                _gradientSums[to] = _gradientSums[to - width] + g;
                _hessianSums[to] = _hessianSums[to - width] + h;
            }
        }
    }

    private double Gain(int row, int column)
    {
        var (g, h) = (Quarters(_gradientSums, row, column), Quarters(_hessianSums, row, column));
        var ridge = Settings.PairRidge;
        return g.Neither * g.Neither / (h.Neither + ridge) + g.Row * g.Row / (h.Row + ridge)
            + g.Column * g.Column / (h.Column + ridge) + g.Both * g.Both / (h.Both + ridge);
    }

    /// <summary>Sums over the four parts: neither chosen, the rows alone, the columns alone, both.</summary>
    private (double Neither, double Row, double Column, double Both) Quarters(double[] sums, int row, int column)
    {
        var rows = (From: row, End: _shape.AreRowsOrdered ? _shape.Rows : row + 1);
        var columns = (From: column, End: _shape.AreColumnsOrdered ? _shape.Columns : column + 1);
        var all = sums[_shape.Rows * (_shape.Columns + 1) + _shape.Columns];
        var both = Box(sums, rows, columns);
        var inRows = Box(sums, rows, (1, _shape.Columns)) - both;
        var inColumns = Box(sums, (1, _shape.Rows), columns) - both;
        return (all - inRows - inColumns - both, inRows, inColumns, both);
    }

    private double Box(double[] sums, (int From, int End) rows, (int From, int End) columns)
    {
        var width = _shape.Columns + 1;
        return sums[rows.End * width + columns.End] - sums[rows.From * width + columns.End]
            - sums[rows.End * width + columns.From] + sums[rows.From * width + columns.From];
    }

    private BoostStep Step(int row, int column)
    {
        var cells = new double[BinCount];
        if (row < 0) return new BoostStep(Index, cells);
        var (g, h) = (Quarters(_gradientSums, row, column), Quarters(_hessianSums, row, column));
        var (rate, ridge) = (Settings.PairRate, Settings.PairRidge);
        ReadOnlySpan<double> steps =
        [
            rate * g.Neither / (h.Neither + ridge), rate * g.Row / (h.Row + ridge),
            rate * g.Column / (h.Column + ridge), rate * g.Both / (h.Both + ridge),
        ];
        for (var r = 1; r < _shape.Rows; r++)
            for (var c = 1; c < _shape.Columns; c++)
            {
                var isRow = _shape.AreRowsOrdered ? r >= row : r == row;
                var isColumn = _shape.AreColumnsOrdered ? c >= column : c == column;
                cells[r * _shape.Columns + c] = steps[(isRow ? 1 : 0) + (isColumn ? 2 : 0)];
            }
        return new BoostStep(Index, cells);
    }
}
