namespace Matching.Fit.Learning;

/// <summary>One bag: it learns from its rows and is checked, round by round, on those kept back.</summary>
internal sealed class Bag
{
    private readonly Booster _booster;
    private readonly LearningRows _kept;
    private readonly IReadOnlyList<StepShape> _shapes;
    private readonly double[] _scores;
    private readonly List<double> _losses = [];
    private readonly double[] _added = new double[256];
    private int _stepsSeen;

    internal Bag(LearningRows kept, IReadOnlyList<StepShape> shapes, Booster booster)
    {
        (_booster, _kept, _shapes) = (booster, kept, shapes);
        _scores = (double[])kept.Starts.Clone();
        for (var i = 0; i < _scores.Length; i++) _scores[i] += booster.Intercept;
        _losses.Add(LogisticRows.Loss(_kept, _scores));
    }

    /// <summary>Summed log-loss of the rows kept back: before any round, after the first, …</summary>
    internal IReadOnlyList<double> Losses => _losses;

    /// <summary>Takes some rounds.</summary>
    internal void Take(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            _booster.TakeRound();
            for (; _stepsSeen < _booster.Steps.Count; _stepsSeen++) Follow(_booster.Steps[_stepsSeen]);
            _losses.Add(LogisticRows.Loss(_kept, _scores));
        }
    }

    /// <summary>What was learned by the end of a round.</summary>
    internal BagTables Tables(int rounds)
    {
        double[][] tables = [.. _shapes.Select(shape => new double[shape.BinCount])];
        var stepsPerRound = _booster.Rounds == 0 ? 0 : _booster.Steps.Count / _booster.Rounds;
        foreach (var step in _booster.Steps.Take(rounds * stepsPerRound)) step.AddTo(tables[step.Table]);
        return new BagTables(_booster.Intercept, tables);
    }

    private void Follow(BoostStep step)
    {
        Array.Clear(_added);
        step.AddTo(_added.AsSpan(0, _shapes[step.Table].BinCount));
        var bins = _kept.Bins[step.Table];
        for (var i = 0; i < bins.Length; i++) _scores[i] += _added[bins[i]];
    }
}
