using Matching.Fit.Features;

namespace Matching.Fit.Learning;

/// <summary>
/// The main effects: one committee follows straight lines, one cuts, and what they say is blended by what the rows
/// kept back think of it. Both are tables of the same bins, so the blend is one too.
/// </summary>
internal sealed class MainEffects
{
    private readonly LearningRows _rows;
    private readonly StepShape[] _shapes;
    private readonly FitSettings _settings;
    private int _lineRounds;
    private int _cutRounds;

    internal MainEffects(LearningRows rows, IReadOnlyList<ModelFeature> features, FitSettings settings) =>
        (_rows, _shapes, _settings) = (rows, [.. features.Select(StepShape.Of)], settings);

    /// <summary>Share of the cuts in the blend, in [0, 1].</summary>
    internal double ShareOfCuts { get; private set; }

    /// <summary>Learns and blends.</summary>
    /// <param name="plan">Bags that keep rows back.</param>
    /// <param name="cancellation">Ends learning.</param>
    internal BagTables[] Learn(BagPlan plan, CancellationToken cancellation)
    {
        var (lines, cuts) = (Prepare(plan, BoostPath.Lines), Prepare(plan, BoostPath.Cuts));
        var (lineTables, cutTables) = (Stopped(lines, cancellation), Stopped(cuts, cancellation));
        (_lineRounds, _cutRounds) = (lines.MeanRound, cuts.MeanRound);
        ShareOfCuts = Blend.ShareOfCuts(
            _rows, plan.OutOfBag(_rows, cutTables), plan.OutOfBag(_rows, lineTables));
        return Mix(cutTables, lineTables);
    }

    /// <summary>Learns the same again from bags that keep nothing back, for as long as the first ones did.</summary>
    internal BagTables[] Repeat(BagPlan plan, CancellationToken cancellation) => Mix(
        Prepare(plan, BoostPath.Cuts).LearnFor(_cutRounds, cancellation),
        Prepare(plan, BoostPath.Lines).LearnFor(_lineRounds, cancellation));

    private BagTables[] Stopped(Committee committee, CancellationToken cancellation) => _settings.StopsTogether
        ? committee.LearnTogether(cancellation)
        : committee.LearnApart(cancellation);

    private Committee Prepare(BagPlan plan, BoostPath path) =>
        new(_rows, null, plan, new BoostCourse(_shapes, path, _settings));

    private BagTables[] Mix(BagTables[] cuts, BagTables[] lines) =>
        [.. cuts.Zip(lines, (cut, line) => BagTables.Mix(cut, line, ShareOfCuts))];
}
