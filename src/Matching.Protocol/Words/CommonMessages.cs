using System.Globalization;
using Matching.Core.Checks;
using Matching.Core.Eligibility;
using Matching.Core.Fitting;
using Matching.Core.Planning;
using Matching.Core.Words;
using Matching.V1;

namespace Matching.Protocol.Words;

/// <summary>Maps what every message shares: texts, dates, days, fits.</summary>
public static class CommonMessages
{
    private static readonly DateOnly AnyDay = new(2026, 1, 1);

    /// <summary>A phrase in both languages.</summary>
    public static Text ToMessage(Phrase phrase) =>
        new() { Sv = phrase.In(Language.Swedish), En = phrase.In(Language.English) };

    /// <summary>An ISO 8601 date.</summary>
    public static string ToMessage(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// The days of a request; everything that is wrong goes into the check, and then the answer is null.
    /// </summary>
    public static PlanPeriod? Read(Check check, Period? period)
    {
        if (period is null)
        {
            check.Add("period", $"har ingen period, väntade en med start_on.", $"has no period, expected one with "
                + $"start_on.");
            return null;
        }
        var start = ReadDate(check, "period.start_on", period.StartOn);
        var asOf = period.AsOf.Length == 0 ? start : ReadDate(check, "period.as_of", period.AsOf);
        // A date that cannot be read is stood in for, so that every other field is checked all the same.
        var known = start ?? asOf ?? AnyDay;
        try
        {
            var horizon = period.HorizonDays == 0 ? 182 : period.HorizonDays;
            var startWithin = period.HasStartWithinDays ? period.StartWithinDays : 56;
            var days = new PlanPeriod(asOf ?? known, start ?? known, horizon, startWithin);
            return start is null || asOf is null ? null : days;
        }
        catch (InvalidInputException exception)
        {
            foreach (var violation in exception.Violations)
                if (!(violation.Field == "start_on" && start is null) && !(violation.Field == "as_of" && asOf is null))
                    check.Add($"period.{violation.Field}", $"{violation.Message}", $"{violation.Message}");
            return null;
        }
    }

    /// <summary>A fit with what adds up to it.</summary>
    public static V1.Fit ToMessage(FitEstimate estimate)
    {
        var message = new V1.Fit
        {
            Probability = estimate.Probability,
            Low = estimate.Low,
            High = estimate.High,
            Score = estimate.Good.Score,
            Intercept = estimate.Good.Intercept,
            Model = estimate.Model,
        };
        foreach (var reason in estimate.Reasons)
            message.Contributions.Add(new Contribution
            {
                Feature = SnakeCase(reason.Feature.ToString()),
                Points = reason.Points,
                Text = ToMessage(reason.Text),
            });
        return message;
    }

    /// <summary>A fit as a plan keeps it.</summary>
    public static V1.Fit ToMessage(PlannedFit fit, string model) =>
        new() { Probability = fit.Probability, Low = fit.Low, High = fit.High, Model = model };

    private static DateOnly? ReadDate(Check check, string field, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var day)) return day;
        check.Add(
            field,
            $"har {field} av en annan form, väntade en dag som 2026-05-04.",
            $"has a {field} of another form, expected a day such as 2026-05-04.");
        return null;
    }

    private static string SnakeCase(string name) => string.Concat(
        name.Select((c, i) => (i > 0 && char.IsUpper(c) ? "_" : "") + char.ToLowerInvariant(c)));
}
