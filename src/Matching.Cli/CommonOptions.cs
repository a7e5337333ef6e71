using System.CommandLine;
using System.Globalization;
using Matching.Cli.Output;
using Matching.Core.Words;

namespace Matching.Cli;

/// <summary>Options that several commands share, with their ranges and defaults.</summary>
internal static class CommonOptions
{
    /// <summary>Where the embedded database lies when nothing else is said.</summary>
    public static readonly string DefaultDatabase = Path.Combine(".", ".matching", "demo.db");

    /// <summary>The database file.</summary>
    public static Option<string> Database() => new("--database")
    {
        Description = "The embedded database's file.",
        DefaultValueFactory = _ => DefaultDatabase,
    };

    /// <summary>The language of texts for people.</summary>
    public static Option<string> Language()
    {
        var option = new Option<string>("--language")
        {
            Description = "Language of texts for people: sv (default) or en.",
            DefaultValueFactory = _ => "sv",
        };
        option.AcceptOnlyFromAmong("sv", "en");
        return option;
    }

    /// <summary>How the answer is printed.</summary>
    public static Option<string> Output()
    {
        var option = new Option<string>("--output")
        {
            Description = "table (default) for people, json or csv for programs.",
            DefaultValueFactory = _ => "table",
        };
        option.AcceptOnlyFromAmong("table", "json", "csv");
        return option;
    }

    /// <summary>The first day of the plan, in ISO form; today by the clock when nothing is said.</summary>
    public static Option<DateOnly> Date(Func<DateOnly> byDefault) => new("--date")
    {
        Description = "First day of the plan, such as 2026-05-04.",
        DefaultValueFactory = _ => byDefault(),
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var day))
                return day;
            result.AddError($"Option '--date' has '{text}', expected a day such as 2026-05-04.");
            return default;
        },
    };

    /// <summary>A whole number within a closed range.</summary>
    public static Option<int> Number(string name, string description, (int Default, int Minimum, int Maximum) range)
    {
        var option = new Option<int>(name)
        {
            Description = $"{description} {range.Minimum} to {range.Maximum}, default {range.Default}.",
            DefaultValueFactory = _ => range.Default,
            HelpName = "number",
        };
        option.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.Tokens.Count == 0) return;
            if (int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value)
                && (value < range.Minimum || value > range.Maximum))
                result.AddError($"Option '{name}' has {value}, expected {range.Minimum} to {range.Maximum}.");
        });
        return option;
    }

    /// <summary>The language that a word of the option means.</summary>
    public static Language ToLanguage(string word) =>
        word == "en" ? Core.Words.Language.English : Core.Words.Language.Swedish;

    /// <summary>The form that a word of the option means.</summary>
    public static OutputForm ToForm(string word) =>
        word switch { "json" => OutputForm.Json, "csv" => OutputForm.Csv, _ => OutputForm.Table };
}
