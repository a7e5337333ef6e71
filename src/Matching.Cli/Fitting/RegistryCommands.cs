using System.CommandLine;
using Matching.Cli.Output;
using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Storage;
using Matching.Storage.Fitting;

namespace Matching.Cli.Fitting;

/// <summary><c>matching fit models</c> and <c>matching fit activate</c>: the registry of model versions.</summary>
internal static class RegistryCommands
{
    /// <summary>Lists the versions, and who made which of them count.</summary>
    public static Command Models(Terminal terminal)
    {
        var command = new Command(
            "models", "List the model versions of the registry and every activation. Exit codes: 0 done, 2 bad input.");
        var asking = new Asking(terminal);
        asking.AddTo(command, withPeriod: false);
        command.SetAction(async (result, cancellation) =>
        {
            await using var database = await asking.OpenAsync(result, cancellation);
            var area = await AreaAsync(database, cancellation);
            var acts = new List<Activation>();
            foreach (var municipality in area)
                acts.AddRange(await database.ActivationsOfAsync(municipality, cancellation));
            asking.Printer(result).Print(
                Versions(
                    await ModelVersions.OfAsync(database, area, cancellation),
                    await database.CountingActivationAsync(area, cancellation)),
                Acts(acts));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Makes a version count.</summary>
    public static Command Activate(Terminal terminal)
    {
        var version = new Argument<string>("VERSION")
        {
            Description =
                "The version's number, such as 1 or 2380/1, or SHA-256 (its first 8 characters are enough), or 'prior' "
                + "for the rules.",
        };
        var by = new Option<string>("--by") { Description = "Opaque id of who decides; required.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why; required.", Required = true };
        var command = new Command(
            "activate",
            "Make a model version count in suggestions and plans, by somebody's decision, which is kept. Activate "
            + "another one, or 'prior', to take it back. Exit codes: 0 done, 2 bad input or no such version.")
        { version, by, reason };
        var asking = new Asking(terminal);
        asking.AddTo(command, withPeriod: false);
        command.SetAction(async (result, cancellation) =>
        {
            await using var database = await asking.OpenAsync(result, cancellation);
            var area = await AreaAsync(database, cancellation);
            var typed = result.GetRequiredValue(version);
            var found = typed == ModelVersions.Prior
                ? null
                : await ModelVersions.FindStoredAsync(
                    database, area, (typed, Phrase.Of($"Aktiveringen", $"Activation")), cancellation);
            // A version that cannot be used is refused here and not in the middle of the next plan.
            found?.ToModel();
            var act = await database.ActivateAsync(
                new Activation
                {
                    Municipality = found?.Municipality ?? await database.RegistryOfAsync(area, cancellation),
                    Version = found?.Version,
                    ActedBy = result.GetRequiredValue(by),
                    Reason = result.GetRequiredValue(reason),
                },
                cancellation);
            asking.Printer(result).Print(Acts([act]));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<string>> AreaAsync(
        MatchingDatabase database, CancellationToken cancellation)
    {
        var snapshot = await database.LoadSnapshotAsync(null, cancellation);
        if (snapshot.Area is { Count: > 0 } area) return area;
        var check = new Check(Phrase.Of($"Databasen", $"Database"), "");
        check.Add(
            "database",
            $"är tom, väntade minst en kommun. Kanske 'matching load' först.",
            $"is empty, expected at least one municipality. Maybe 'matching load' first.");
        throw new InvalidInputException(check.Violations);
    }

    private static Sheet Versions(IReadOnlyList<StoredModel> models, Activation? active)
    {
        var sheet = new Sheet("models", Phrase.Of($"Versioner", $"Versions"),
        [
            Column.Of("key", "Nr", "No", Readers.People),
            Column.ForPrograms("municipality"),
            Column.ForPrograms("number"),
            Column.Of("version_shown", "Version", "Version", Readers.People),
            Column.ForPrograms("version"),
            Column.Of("name", "Namn", "Name"),
            Column.Of("created_at", "När (UTC)", "When (UTC)"),
            Column.Of("rows", "Placeringar", "Placements"),
            Column.Of("label_version", "Etikett", "Label"),
            Column.ForPrograms("from"),
            Column.ForPrograms("to"),
            Column.ForPrograms("seed"),
            Column.Of("metrics", "Mått", "Figures"),
            Column.Of("active", "Gäller", "Active"),
        ]);
        foreach (var m in models)
            sheet.Add(
                $"{m.Municipality}/{m.Number}", m.Municipality, m.Number, m.Version[..8], m.Version, m.Name,
                $"{m.CreatedAt:yyyy-MM-dd HH:mm}", m.Rows, m.LabelVersion, m.From, m.To, $"{m.Seed}",
                m.Metrics.OrderBy(f => f.Key, StringComparer.Ordinal)
                    .Select(f => Phrase.Of($"{f.Key} {f.Value:0.0000}", $"{f.Key} {f.Value:0.0000}")),
                (m.Municipality, m.Version) == (active?.Municipality, active?.Version));
        return sheet;
    }

    private static Sheet Acts(IReadOnlyList<Activation> acts)
    {
        var sheet = new Sheet("activations", Phrase.Of($"Aktiveringar", $"Activations"),
        [
            Column.Of("key", "Nr", "No", Readers.People),
            Column.ForPrograms("municipality"),
            Column.ForPrograms("number"),
            Column.Of("version_shown", "Version", "Version", Readers.People),
            Column.ForPrograms("version"),
            Column.Of("by", "Av", "By"),
            Column.Of("at", "När (UTC)", "When (UTC)"),
            Column.Of("reason", "Därför", "Reason"),
        ]);
        foreach (var act in acts)
            sheet.Add(
                $"{act.Municipality}/{act.Number}", act.Municipality, act.Number,
                act.Version?[..8] ?? ModelVersions.Prior, act.Version, act.ActedBy,
                $"{act.ActedAt:yyyy-MM-dd HH:mm}", act.Reason);
        return sheet;
    }
}
