using Matching.Fit.Features;

namespace Matching.Fit.Tests.Cards;

/// <summary>A small learned model with every kind of table.</summary>
internal static class CardModels
{
    /// <summary>A number with a direction, levels with a hostile name, and their pair.</summary>
    public static FitModel Small()
    {
        var travel = new NumericFeature("travel", [10, 30], Direction.Falling, "min");
        var field = new CategoricalFeature("field", ["<b>care</b>", "green|work"]);
        var axis = TermAxis.OfBins(0, 4);
        return new FitModel(new FitModelDraft
        {
            Name = "fit 7",
            Features = [travel, field],
            Intercept = -120,
            Terms =
            [
                new FitTerm(axis, null, new TermCells([0, 300, 100, -420]) { Counts = [0, 50, 40, 30] }),
                new FitTerm(TermAxis.OfBins(1, 4), null, new TermCells([0, 20, -80, 60]) { Counts = [5, 5, 50, 60] }),
                new FitTerm(
                    TermAxis.OfCells(0, [0, 1, 1, 2]), TermAxis.OfCells(1, [0, 0, 0, 1]),
                    new TermCells([0, 0, 10, -10, -160, 160]) { Counts = [0, 0, 40, 50, 10, 20] }),
            ],
            Stage = LearningStage.Full,
            Bags =
            [
                new FitBag(-100, [[0, 250, 100, -400], [0, 0, -60, 60], [0, 0, 0, 0, 0, 0]]),
                new FitBag(-140, [[0, 350, 100, -500], [0, 40, -90, 60], [0, 0, 20, -20, -30, 30]]),
            ],
            Training = new TrainingRecord
            {
                LabelVersion = "good 1",
                From = new DateOnly(2024, 1, 1),
                To = new DateOnly(2026, 3, 31),
                Rows = 120,
                Positives = 54,
                Groups = 100,
                Seed = 7,
                CodeVersion = "0.1.0",
            },
        });
    }
}
