using System.CommandLine;
using System.Globalization;
using Matching.Core.Planning;

namespace Matching.Cli.Planning;

/// <summary>The options that say what a plan makes of the fit.</summary>
internal sealed class Aiming
{
    private readonly Option<string> _objective = CommonOptions.OneOf(
        "--objective",
        "What to make of the fit: chance (default), lift over a person's own average slot, or chance with a floor for "
        + "everybody.",
        [.. FitObjectives.Words.Words.Select(word => word.Code)]);

    private readonly Option<double> _floorShare;

    public Aiming()
    {
        var byDefault = new PlanningOptions().FloorShare;
        _floorShare = CommonOptions.Parsed<double>(
            "--floor-share",
            "With --objective floor, the floor as a share of a person's own best chance. 0 to 1, default 0.5.",
            text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
                && share <= 1
                    ? share
                    : null,
            "0 to 1");
        _floorShare.DefaultValueFactory = _ => byDefault;
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_objective);
        command.Options.Add(_floorShare);
    }

    /// <summary>What was asked for.</summary>
    public PlanningOptions Options(ParseResult result)
    {
        FitObjectives.Words.TryFind(result.GetValue(_objective)!, out var objective);
        return new PlanningOptions { Objective = objective, FloorShare = result.GetValue(_floorShare) };
    }
}
