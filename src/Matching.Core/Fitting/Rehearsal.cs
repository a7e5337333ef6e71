using Matching.Core.Placements;
using Matching.Core.Words;
using Matching.Fit;
using Matching.Fit.Learning;

namespace Matching.Core.Fitting;

/// <summary>
/// Models held against each other on the newest rows, from which none of them learned: whoever is measured on what it
/// has seen looks better than it is.
/// </summary>
/// <param name="Models">
/// The prior, the champion where one was learned and can be measured, and the same learning as is ordered, from the
/// rows before; all on the same rows. Nothing below five rows.
/// </param>
/// <param name="LeftOut">Why the champion is not among them; empty where it is, or where nobody activated one.</param>
public sealed record Rehearsal(IReadOnlyList<RehearsedModel> Models, Phrase LeftOut)
{
    /// <summary>On fewer rows that it did not learn from a champion is not measured.</summary>
    public const int LeastRows = 30;

    /// <summary>
    /// Holds them against each other: on the newest fifth, or on what was decided after the champion's last row where
    /// that is less.
    /// </summary>
    /// <param name="rows">The past.</param>
    /// <param name="champion">The model that counts today.</param>
    /// <param name="learn">The learning that is rehearsed.</param>
    internal static Rehearsal Of(TrainingRows rows, PlacementModel champion, Func<TrainingRows, FitModel> learn)
    {
        var fifth = rows.Count - rows.Count / 5;
        if (fifth == rows.Count) return new Rehearsal([], Phrase.Empty);
        var unseen = champion.Learned ? FirstUnseen(rows, champion) : 0;
        var leftOut = !champion.Learned ? Phrase.Empty
            : champion.Rules != rows.Rules ? OtherLabel(champion.Rules, rows.Rules)
            : TooLittle(rows.Slice(unseen..));
        var cut = leftOut.IsEmpty ? Math.Max(fifth, unseen) : fifth;
        var newest = rows.Slice(cut..);
        List<RehearsedModel> models = [RehearsedModel.Of("prior", PlacementModel.Prior, newest)];
        if (champion.Learned && leftOut.IsEmpty) models.Add(RehearsedModel.Of("champion", champion, newest));
        models.Add(RehearsedModel.Of("challenger", new PlacementModel(learn(rows.Slice(..cut))), newest));
        return new Rehearsal(models, leftOut);
    }

    // Rows stand by the day of their decision. Where nobody knows how far a model learned, it may have seen them all.
    private static int FirstUnseen(TrainingRows rows, PlacementModel champion)
    {
        var row = rows.Count;
        if (champion.Good.Model.Training?.To is not { } last) return row;
        while (row > 0 && rows.DecidedOn(row - 1) > last) row--;
        return row;
    }

    private static Phrase OtherLabel(LabelRules champion, LabelRules challenger) => Phrase.Of(
        $"Den aktiva modellen är inte med: den lärde av etiketten {champion.Version}, den nya av {challenger.Version}, "
            + $"och sådana jämförs aldrig.",
        $"The active model is left out: it learned from the label {champion.Version}, the new one from "
            + $"{challenger.Version}, and such are never compared.");

    private static Phrase TooLittle(TrainingRows unseen)
    {
        var good = unseen.Outcomes.Count(isGood => isGood);
        var (bad, least) = (unseen.Count - good, FitLearner.LeastOfAnOutcome);
        return unseen.Count >= LeastRows && Math.Min(good, bad) >= least
            ? Phrase.Empty
            : Phrase.Of(
                $"Den aktiva modellen är inte med: {unseen.Count} placeringar beslutades efter dem som den lärde av "
                    + $"({good} gick bra), och det behövs minst {LeastRows} med minst {least} av varje utfall.",
                $"The active model is left out: {unseen.Count} placements were decided after those that it learned "
                    + $"from ({good} went well), and it takes at least {LeastRows} with at least {least} of each "
                    + $"outcome.");
    }
}
