using System.Runtime.CompilerServices;
using Matching.Fit.Features;
using Matching.Fit.Tables;

namespace Matching.Fit;

/// <summary>
/// Estimates the probability of a good outcome as a sum of step tables in log-odds: logit p = intercept + Σ
/// term(feature) + Σ term(feature, feature). A generalised additive model whose tables anybody can read (Lou, Caruana
/// and Gehrke 2012; with pairs 2013). The rule-based prior and a learned model are both of this type. Immutable and
/// safe from many threads; scoring allocates nothing.
/// </summary>
public sealed partial class FitModel
{
    private readonly ModelFeature[] _features;
    private readonly FitTerm[] _terms;
    private readonly FitBag[] _bags;
    private readonly int[]?[] _similar;
    private readonly int[][] _bagPoints;

    /// <summary>Makes a model from its checked parts.</summary>
    /// <param name="draft">The parts.</param>
    /// <exception cref="ArgumentException">A number or shape is wrong; the message names all of them.</exception>
    public FitModel(FitModelDraft draft)
    {
        var violations = FitModelCheck.Violations(draft);
        if (violations.Count > 0) throw new ArgumentException(string.Join(Environment.NewLine, violations));
        (_features, _terms, _bags) = ([.. draft.Features], [.. draft.Terms], [.. draft.Bags]);
        (Name, Intercept, PriorIntercept) = (draft.Name, draft.Intercept, draft.PriorIntercept);
        (Stage, StandardError, Calibration, Training) =
            (draft.Stage, draft.StandardError, draft.Calibration, draft.Training);
        _bagPoints = [.. _terms.Select((term, t) => ByCell(term, _bags, t))];
        _similar = [.. _terms.Select(term => SimilarCounts.Of(term, _features))];
    }

    /// <summary>Most features of a model.</summary>
    public const int MaximumFeatures = FitTable.MaximumColumns;

    /// <summary>Most terms of a model.</summary>
    public const int MaximumTerms = 1_000;

    /// <summary>Most bootstrap bags of a model.</summary>
    public const int MaximumBags = 100;

    /// <summary>Below so many similar placements a learned model says that there are too few to say.</summary>
    public const int LeastSupport = 20;

    /// <summary>Name and version for people.</summary>
    public string Name { get; }

    /// <summary>The vector that is scored, place by place.</summary>
    public IReadOnlyList<ModelFeature> Features => _features;

    /// <summary>Score before any term, in 1/1000 logit.</summary>
    public int Intercept { get; }

    /// <summary>The part of the intercept that stood in the prior.</summary>
    public int PriorIntercept { get; }

    /// <summary>The tables, in the order in which explanations list them.</summary>
    public IReadOnlyList<FitTerm> Terms => _terms;

    /// <summary>How much was learned.</summary>
    public LearningStage Stage { get; }

    /// <summary>Standard error of every score in 1/1000 logit, beside what the bags say.</summary>
    public int StandardError { get; }

    /// <summary>The bootstrap bags that intervals are read from; empty for a stated model.</summary>
    public IReadOnlyList<FitBag> Bags => _bags;

    /// <summary>What calibration did.</summary>
    public Calibration Calibration { get; }

    /// <summary>What the model was learned from; null for one that was stated.</summary>
    public TrainingRecord? Training { get; }

    /// <summary>The 0-based place of a feature in the vector, or -1.</summary>
    /// <param name="name">The feature's name, compared ordinally.</param>
    public int IndexOf(string name) => Array.FindIndex(_features, f => string.Equals(f.Name, name));

    /// <summary>The bin of each feature of a vector. O(features × log bins).</summary>
    /// <param name="features">The vector in the order of <see cref="Features"/>; NaN = missing.</param>
    /// <param name="bins">At least as long as there are features.</param>
    public void Bin(ReadOnlySpan<double> features, Span<byte> bins)
    {
        for (var f = 0; f < _features.Length; f++) bins[f] = _features[f].Bin(features[f]);
    }

    /// <summary>
    /// The score of one option in 1/1000 logit: exactly the intercept plus every term's contribution.
    /// </summary>
    /// <param name="features">
    /// The vector in the order of <see cref="Features"/>; NaN = missing; a level as
    /// <see cref="CategoricalFeature.Value"/> says.
    /// </param>
    public int Score(ReadOnlySpan<double> features)
    {
        Span<byte> bins = stackalloc byte[_features.Length];
        Bin(features, bins);
        return ScoreBins(bins);
    }

    /// <summary>The score of bins that <see cref="Bin"/> found, in 1/1000 logit.</summary>
    /// <param name="bins">The bin of each feature.</param>
    public int ScoreBins(ReadOnlySpan<byte> bins)
    {
        var score = Intercept;
        foreach (var term in _terms) score += term.Points[term.Cell(bins)];
        return score;
    }

    /// <summary>The scores of all rows of a table in 1/1000 logit; columns are found by name.</summary>
    /// <param name="table">The table; see <see cref="FeatureVectors"/> for what is missing or not fitting.</param>
    public int[] Score(FitTable table)
    {
        var vectors = new FeatureVectors(_features, table);
        var (scores, vector) = (new int[table.RowCount], new double[_features.Length]);
        for (var row = 0; row < scores.Length; row++)
        {
            vectors.Fill(row, vector);
            scores[row] = Score(vector);
        }
        return scores;
    }

    /// <summary>The contribution of each term in 1/1000 logit, in the order of <see cref="Terms"/>.</summary>
    /// <param name="features">The vector in the order of <see cref="Features"/>; NaN = missing.</param>
    public int[] Explain(ReadOnlySpan<double> features)
    {
        var contributions = new int[_terms.Length];
        Explain(features, contributions);
        return contributions;
    }

    /// <summary>
    /// Fills in the contribution of each term in 1/1000 logit; with the intercept they add up to the score exactly.
    /// </summary>
    /// <param name="features">The vector in the order of <see cref="Features"/>; NaN = missing.</param>
    /// <param name="contributions">One a term, in the order of <see cref="Terms"/>.</param>
    public void Explain(ReadOnlySpan<double> features, Span<int> contributions)
    {
        Span<byte> bins = stackalloc byte[_features.Length];
        Bin(features, bins);
        for (var t = 0; t < _terms.Length; t++) contributions[t] = _terms[t].Points[_terms[t].Cell(bins)];
    }

    /// <summary>The probability of a score: 1 / (1 + e^-logit), in (0, 1).</summary>
    /// <param name="score">In 1/1000 logit; beyond ±36 000 it counts as that, since a double would say 0 or 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Probability(int score) => Chances.Of(score);
}
