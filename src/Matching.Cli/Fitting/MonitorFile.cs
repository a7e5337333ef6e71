using Matching.Fit.Monitoring;

namespace Matching.Cli.Fitting;

/// <summary>What <c>fit monitor</c> writes to a file, and <c>fit card</c> reads.</summary>
internal sealed record MonitorFile(
    int Rows, int Resolved, SpiegelhalterZ? Calibration, IReadOnlyList<GroupFigures> Groups,
    IReadOnlyList<MonitorFile.Proxy> Proxies, IReadOnlyList<PopulationStability> Stability,
    IReadOnlyList<OfficeCusum> Offices, IReadOnlyList<RaisedAlert> Alerts)
{
    /// <summary>How well a group can be told from the features.</summary>
    public sealed record Proxy(string Group, double Auc, IReadOnlyList<ProxyFeature> Features);

    /// <summary>How well it can be told from one feature.</summary>
    public sealed record ProxyFeature(string Feature, double Auc);

    /// <summary>The file of a report.</summary>
    public static MonitorFile Of(int rows, MonitorReport report, MonitorSettings settings) => new(
        rows, report.Resolved, report.Calibration, report.Groups,
        [
            .. report.Proxies.Select(p => new Proxy(
                p.Group, p.Proxy.All, [.. p.Proxy.ByFeature.Select(f => new ProxyFeature(f.Feature, f.Auc))])),
        ],
        report.Stability, report.Offices, report.Alerts(settings));
}
