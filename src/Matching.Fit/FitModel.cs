namespace Matching.Fit;

/// <summary>
/// Estimates the probability of a good outcome as a sum of step tables in log-odds: logit p = intercept + Σ
/// term(feature). A generalised additive model whose tables anybody can read (Lou, Caruana and Gehrke 2012, section
/// 3). The rule-based prior and a learned model are both of this type. Immutable and safe from many threads.
/// </summary>
public sealed class FitModel
{
    private readonly FitTerm[] _terms;

    /// <summary>Makes a model.</summary>
    /// <param name="name">Name and version for people, such as <c>rule prior 1</c>.</param>
    /// <param name="intercept">Score before any term, in 1/1000 logit, within ±20 000.</param>
    /// <param name="terms">At most 1,000 step tables, in the order in which explanations list them.</param>
    /// <param name="standardError">
    /// Standard error of a score in 1/1000 logit, 0 to 20 000; for a prior a stated judgement, for a learned model
    /// measured.
    /// </param>
    /// <exception cref="ArgumentException">A number is out of range; the message names all of them.</exception>
    public FitModel(string name, int intercept, IEnumerable<FitTerm> terms, int standardError)
    {
        _terms = [.. terms];
        var violations = new List<string>();
        if (_terms.Length > 1_000)
            violations.Add($"Model '{name}' has {_terms.Length} terms, expected at most 1 000.");
        if (Math.Abs((long)intercept) > FitTerm.MaximumPoints)
            violations.Add($"Model '{name}' has intercept {intercept}, expected within ±{FitTerm.MaximumPoints}.");
        if (standardError is < 0 or > FitTerm.MaximumPoints)
            violations.Add(
                $"Model '{name}' has standard error {standardError}, expected 0 to {FitTerm.MaximumPoints}.");
        if (violations.Count > 0) throw new ArgumentException(string.Join(Environment.NewLine, violations));
        (Name, Intercept, StandardError) = (name, intercept, standardError);
    }

    /// <summary>Name and version for people.</summary>
    public string Name { get; }

    /// <summary>Score before any term, in 1/1000 logit.</summary>
    public int Intercept { get; }

    /// <summary>Standard error of a score, in 1/1000 logit.</summary>
    public int StandardError { get; }

    /// <summary>The step tables.</summary>
    public IReadOnlyList<FitTerm> Terms => _terms;

    /// <summary>
    /// The score of one option in 1/1000 logit: exactly the intercept plus every term's contribution.
    /// </summary>
    /// <param name="features">The feature vector; NaN = missing.</param>
    public int Score(ReadOnlySpan<double> features)
    {
        var score = Intercept;
        foreach (var term in _terms) score += term.Points(features[term.Feature]);
        return score;
    }

    /// <summary>The contribution of each term in 1/1000 logit, in the order of <see cref="Terms"/>.</summary>
    /// <param name="features">The feature vector; NaN = missing.</param>
    public int[] Explain(ReadOnlySpan<double> features)
    {
        var contributions = new int[_terms.Length];
        for (var i = 0; i < _terms.Length; i++) contributions[i] = _terms[i].Points(features[_terms[i].Feature]);
        return contributions;
    }

    /// <summary>The probability of a score: 1 / (1 + e^-logit), in (0, 1).</summary>
    /// <param name="score">In 1/1000 logit; beyond ±36 000 it counts as that, since a double would say 0 or 1.</param>
    public static double Probability(int score) => 1 / (1 + Math.Exp(-Math.Clamp(score, -36_000, 36_000) / 1000.0));
}
