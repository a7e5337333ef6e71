using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Matching.Cli.Output;
using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Cli;

/// <summary>Options that several commands share, with their ranges and defaults.</summary>
internal static class CommonOptions
{
    /// <summary>Where the embedded database lies when nothing else is said.</summary>
    public static readonly string DefaultDatabase = Path.Combine(".", ".matching", "demo.db");

    /// <summary>The database file.</summary>
    public static Option<string> Database() => new Option<string>("--database")
    {
        Description = "The embedded database's file.",
        DefaultValueFactory = _ => DefaultDatabase,
    }.NamingFiles();

    /// <summary>An option that names files or folders: an empty name is refused.</summary>
    public static Option<T> NamingFiles<T>(this Option<T> option)
    {
        option.Validators.Add(result => CheckNames(result, $"Option '{option.Name}'"));
        return option;
    }

    /// <summary>An argument that names files: an empty name is refused.</summary>
    public static Argument<T> NamingFiles<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result => CheckNames(result, $"Argument '{argument.Name}'"));
        return argument;
    }

    private static void CheckNames(SymbolResult result, string subject)
    {
        foreach (var name in result.Tokens.Select(token => token.Value))
            if (string.IsNullOrWhiteSpace(name) || name.Contains('\0'))
                result.AddError(
                    $"{subject} has an empty name, expected a path. Maybe a variable of the shell is empty.");
    }

    /// <summary>The language of texts for people.</summary>
    public static Option<string> Language() =>
        OneOf("--language", "Language of texts for people: sv (default) or en.", "sv", "en");

    /// <summary>How the answer is printed.</summary>
    public static Option<string> Output() =>
        OneOf("--output", "table (default) for people, json or csv for programs.", "table", "json", "csv");

    /// <summary>One of some words; the first is the default.</summary>
    public static Option<string> OneOf(string name, string description, params string[] words)
    {
        var option = Parsed(
            name, description, text => words.Contains(text, StringComparer.Ordinal) ? text : null,
            string.Join(" or ", words));
        option.DefaultValueFactory = _ => words[0];
        option.CompletionSources.Add(words);
        return option!;
    }

    /// <summary>The first day of the plan, in ISO form; today by the clock when nothing is said.</summary>
    public static Option<DateOnly> Date(Func<DateOnly> byDefault)
    {
        var option = Parsed<DateOnly>(
            "--date", "First day of the plan, such as 2026-05-04.",
            text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var day)
                ? day
                : null,
            "a day such as 2026-05-04");
        option.DefaultValueFactory = _ => byDefault();
        return option;
    }

    /// <summary>A whole number within a closed range.</summary>
    public static Option<int> Number(string name, string description, (int Default, int Minimum, int Maximum) range)
    {
        var option = Parsed<int>(
            name, $"{description} {range.Minimum} to {range.Maximum}, default {range.Default}.",
            text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= range.Minimum && number <= range.Maximum
                    ? number
                    : null,
            $"{range.Minimum} to {range.Maximum}");
        option.DefaultValueFactory = _ => range.Default;
        return option;
    }

    /// <summary>The seed of a search, any whole number from 0; default 1.</summary>
    public static Option<ulong> Seed()
    {
        var option = Parsed<ulong>(
            "--seed", "Seed of every random choice, default 1.",
            text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null,
            $"0 to {ulong.MaxValue}");
        option.DefaultValueFactory = _ => 1;
        return option;
    }

    /// <summary>A work budget, 1 or more; <see cref="Given{T}"/> says whether somebody stated one.</summary>
    public static Option<long> Ticks() => Parsed<long>(
        "--ticks", "Work budget, about one option looked at per tick. Repeats byte for byte, unlike --seconds.",
        text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks > 0
            ? ticks
            : null,
        "1 or more");

    /// <summary>Reads a number with a decimal point; with a comma it is none, for that would part thousands.</summary>
    public static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    /// <summary>A value that a function reads; what it does not read is refused in the same words everywhere.</summary>
    public static Option<T> Parsed<T>(string name, string description, Func<string, T?> read, string expected)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = "value",
            CustomParser = result => read(result.Tokens[0].Value) ?? Refused<T>(result, name, expected),
        };

    private static Option<string> Parsed(
        string name, string description, Func<string, string?> read, string expected) => new(name)
        {
            Description = description,
            CustomParser = result => read(result.Tokens[0].Value) ?? Refused<string>(result, name, expected)!,
        };

    private static T? Refused<T>(ArgumentResult result, string name, string expected)
    {
        result.AddError($"Option '{name}' has {result.Tokens[0].Value.Shown()}, expected {expected}.");
        return default;
    }

    /// <summary>The value of an option that somebody stated; null when nobody did.</summary>
    public static T? Given<T>(ParseResult result, Option<T> option) where T : struct =>
        result.GetResult(option) is { Implicit: false } ? result.GetValue(option) : null;

    /// <summary>The language that a word of the option means.</summary>
    public static Language ToLanguage(string word) =>
        word == "en" ? Core.Words.Language.English : Core.Words.Language.Swedish;

    /// <summary>The form that a word of the option means.</summary>
    public static OutputForm ToForm(string word) =>
        word switch { "json" => OutputForm.Json, "csv" => OutputForm.Csv, _ => OutputForm.Table };
}
