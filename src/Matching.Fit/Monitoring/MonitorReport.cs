namespace Matching.Fit.Monitoring;

/// <summary>What a monitor found out of order.</summary>
public enum MonitorAlert
{
    /// <summary>The score promises a group too much or too little.</summary>
    Gap,

    /// <summary>A group is exposed less than others.</summary>
    Exposure,

    /// <summary>A group accepts slots of lower quality than others.</summary>
    Quality,

    /// <summary>A column or the score has moved.</summary>
    Stability,

    /// <summary>A column has levels that the model has never seen.</summary>
    NewLevels,

    /// <summary>A column is missing more often.</summary>
    Missing,

    /// <summary>An office does lastingly better or worse than predicted.</summary>
    Office,

    /// <summary>Probabilities are not true as a whole.</summary>
    Calibration,
}

/// <summary>An alert and what it is about.</summary>
/// <param name="Alert">What is out of order.</param>
/// <param name="Subject">The column, office, or <c>attribute: group</c>.</param>
/// <param name="Value">The figure that raised it.</param>
public sealed record RaisedAlert(MonitorAlert Alert, string Subject, double Value);

/// <summary>The state of a model in use. Nothing of it is fed back into the model; a person decides.</summary>
public sealed record MonitorReport
{
    /// <summary>Rows with an outcome.</summary>
    public int Resolved { get; init; }

    /// <summary>Spiegelhalter's test with the Brier score; null where undefined.</summary>
    public SpiegelhalterZ? Calibration { get; init; }

    /// <summary>By group.</summary>
    public IReadOnlyList<GroupFigures> Groups { get; init; } = [];

    /// <summary>How well each group can be told from the features, by <c>attribute: group</c>.</summary>
    public IReadOnlyList<(string Group, ProxyAuc Proxy)> Proxies { get; init; } = [];

    /// <summary>Which tables make a group's mean score differ, by <c>attribute: group</c>.</summary>
    public IReadOnlyList<(string Group, ScoreGap Gap)> ScoreGaps { get; init; } = [];

    /// <summary>By column, and the score itself.</summary>
    public IReadOnlyList<PopulationStability> Stability { get; init; } = [];

    /// <summary>By office.</summary>
    public IReadOnlyList<OfficeCusum> Offices { get; init; } = [];

    /// <summary>What is out of order, by the thresholds of the settings.</summary>
    public IReadOnlyList<RaisedAlert> Alerts(MonitorSettings settings)
    {
        var alerts = new List<RaisedAlert>();
        void Raise(bool holds, MonitorAlert alert, string subject, double value)
        {
            if (holds) alerts.Add(new RaisedAlert(alert, subject, value));
        }
        if (Calibration is { } whole) Raise(Math.Abs(whole.Z) > settings.Z, MonitorAlert.Calibration, "", whole.Z);
        foreach (var group in Groups)
        {
            var subject = $"{group.Attribute}: {group.Name}";
            if (group.Gap is { } gap)
                Raise(Math.Abs(gap.Value) > settings.Gap && gap.ExcludesZero, MonitorAlert.Gap, subject, gap.Value);
            if (group.Exposure is { } exposure)
                Raise(IsLow(exposure, settings), MonitorAlert.Exposure, subject, exposure.Value);
            if (group.Quality is { } quality)
                Raise(IsLow(quality, settings), MonitorAlert.Quality, subject, quality.Value);
        }
        foreach (var column in Stability)
        {
            Raise(
                column.Index > settings.Stability && column.Index > 2 * column.NoiseFloor, MonitorAlert.Stability,
                column.Name, column.Index);
            Raise(column.NewLevels.Count > 0, MonitorAlert.NewLevels, column.Name, column.NewLevels.Count);
            Raise(
                column.MissingNow - column.MissingThen > settings.MissingRise, MonitorAlert.Missing, column.Name,
                column.MissingNow);
        }
        foreach (var office in Offices)
            Raise(Math.Max(office.Better, office.Worse) > settings.Cusum, MonitorAlert.Office, office.Office, office.Z);
        return alerts;
    }

    private static bool IsLow(Ratio ratio, MonitorSettings settings) => ratio.Value < settings.Ratio && ratio.High < 1;
}
