using System.Globalization;
using Matching.Core.Words;
using Matching.Fit;

namespace Matching.Core.Fitting;

/// <summary>What sets a slot apart from the person's own average slot.</summary>
/// <param name="Reason">The reason, with the model's own points.</param>
/// <param name="Points">Its points less those of the average slot, in 1/1000 logit.</param>
/// <param name="PerCent">
/// Its share of the difference in probability, in percentage points: the difference is split in proportion to the
/// points.
/// </param>
public sealed record FitEffect(FitReason Reason, int Points, double PerCent)
{
    /// <summary>Text and whole percentage points with a sign, such as <c>about 18 min of travel (+6)</c>.</summary>
    public Phrase Say()
    {
        var points = Math.Round(PerCent).ToString("+0;-0;0", CultureInfo.InvariantCulture);
        return Phrase.Of($"{Reason.Text} ({points})", $"{Reason.Text} ({points})");
    }
}

/// <summary>
/// A fit told against the person's own average slot: what raises it, what lowers it, what would raise it, and how many
/// placements it stands on.
/// </summary>
public sealed record FitComparison
{
    /// <summary>Below 0.05 logit, in 1/1000, an effect is not clear.</summary>
    public const int NoClearEffect = 50;

    private FitComparison()
    {
    }

    /// <summary>The fit.</summary>
    public required FitEstimate Fit { get; init; }

    /// <summary>The person's own average slot.</summary>
    public required OwnAverage Average { get; init; }

    /// <summary>The probabilities at the person's other possible slots; empty where there is none.</summary>
    public required IReadOnlyList<double> Others { get; init; }

    /// <summary>Every effect, the strongest first; those of no clear effect at the end.</summary>
    public required IReadOnlyList<FitEffect> Effects { get; init; }

    /// <summary>What could be arranged; null when nothing would make a clear difference.</summary>
    public required WhatIf? WhatIf { get; init; }

    /// <summary>What clearly raises the fit, the strongest first.</summary>
    public IEnumerable<FitEffect> Raises => Effects.Where(e => e.Points >= NoClearEffect);

    /// <summary>What clearly lowers the fit, the strongest first.</summary>
    public IEnumerable<FitEffect> Lowers => Effects.Where(e => e.Points <= -NoClearEffect);

    /// <summary>The probability less that of the person's own average slot.</summary>
    public double Lift => Average.Lift(Fit.Probability);

    /// <summary>Compares a decision with the person's own average slot.</summary>
    public static FitComparison Of(PlacementModel model, in Decision decision, OwnAverage average)
    {
        var ground = new ReasonGround(decision);
        var fit = FitEstimate.Of(model, ground);
        var points = new int[fit.Good.Terms.Count];
        for (var i = 0; i < points.Length; i++) points[i] = fit.Good.Terms[i].Points - average.Points[i];
        var perPoint = PerPoint(fit, points.Sum());
        return new FitComparison
        {
            Fit = fit,
            Average = average,
            Others = [.. average.Others(decision.Pair.Where.Slot.Key)],
            Effects =
            [
                .. ByStrength(fit.Good.Terms, points)
                    .Select(i => new FitEffect(fit.Good.Terms[i], points[i], 100 * perPoint * points[i])),
            ],
            WhatIf = WhatIf.Of(model, ground.Features),
        };
    }

    /// <summary>The whole in sentences, for a matcher.</summary>
    public Phrase Say() => Phrase.Join(" ", [Headline(), Listed(Raises, up: true), Listed(Lowers, up: false), Then()]);

    // Places by falling size of the points, then by feature, then in the model's order: packed into one number each.
    private static IEnumerable<int> ByStrength(IReadOnlyList<FitReason> terms, int[] points)
    {
        var keys = new long[points.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = (long)-Math.Abs(points[i]) << 32 | (long)terms[i].Feature << 16 | (long)i;
        Array.Sort(keys);
        return keys.Select(key => (int)(key & 0xFFFF));
    }

    // The slope of the chord from the average slot's score to this one's; at the same score that of the tangent.
    private static double PerPoint(FitEstimate fit, int difference)
    {
        var p = fit.Good.Probability;
        var slope = difference == 0
            ? p * (1 - p) / 1000
            : (p - FitModel.Probability(fit.Good.Score - difference)) / difference;
        return slope * (fit.Started?.Probability ?? 1);
    }

    private Phrase Headline()
    {
        if (Fit.Abstains)
            return Phrase.Of(
                $"För få liknande placeringar för att säga något säkert ({Fit.Support}).",
                $"Too few similar placements to say anything firm ({Fit.Support}).");
        var (p, low, high) =
            (Math.Round(100 * Fit.Probability), Math.Round(100 * Fit.Low), Math.Round(100 * Fit.High));
        var ground = Fit.Support is { } count
            ? Phrase.Of($"bygger på {count} liknande placeringar", $"based on {count} similar placements")
            : Phrase.Of($"enligt reglerna, inte lärt av placeringar", $"by the rules, not learned from placements");
        return Phrase.Of(
            $"Passning {p} av 100 (mellan {low} och {high}; {ground}).",
            $"Fit {p} of 100 (between {low} and {high}; {ground}).");
    }

    private static Phrase Listed(IEnumerable<FitEffect> effects, bool up)
    {
        var list = Phrase.Join(", ", effects.Select(e => e.Say()));
        if (list.IsEmpty) return list;
        return up
            ? Phrase.Of($"Höjer den: {list}.", $"Raises it: {list}.")
            : Phrase.Of($"Sänker den: {list}.", $"Lowers it: {list}.");
    }

    private Phrase Then() => WhatIf is not { } then || Fit.Abstains
        ? Phrase.Empty
        : Phrase.Of(
            $"Med {then.Change} skulle den vara {Math.Round(100 * then.Probability)}.",
            $"With {then.Change} it would be {Math.Round(100 * then.Probability)}.");
}
