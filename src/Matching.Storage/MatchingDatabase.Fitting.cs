using System.Diagnostics;
using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Fitting;
using Matching.Core.Suggestions;
using Matching.Core.Words;
using Matching.Storage.Fitting;
using Matching.Storage.Suggestions;

namespace Matching.Storage;

/// <summary>The registry of model versions, and the suggestions that they made.</summary>
public sealed partial class MatchingDatabase
{
    /// <summary>Keeps a model version; it counts for nothing until somebody activates it.</summary>
    /// <exception cref="InvalidInputException">The version is wrong; every violation is named.</exception>
    public Task<StoredModel> SaveModelAsync(NewModel model, CancellationToken cancellationToken)
    {
        model.Validate();
        return WriteAsync(
            transaction => ModelTable.InsertAsync(transaction, model, _clock.GetUtcNow(), cancellationToken),
            cancellationToken);
    }

    /// <summary>A municipality's model versions, the newest first.</summary>
    /// <exception cref="StorageException">A file was changed by something else.</exception>
    public Task<IReadOnlyList<StoredModel>> ModelsOfAsync(string municipality, CancellationToken cancellationToken) =>
        ReadAsync(
            transaction => ModelTable.OfAsync(transaction, municipality, cancellationToken), cancellationToken);

    /// <summary>The version with this SHA-256, or null.</summary>
    /// <exception cref="StorageException">A file was changed by something else.</exception>
    public Task<StoredModel?> FindModelAsync(
        string municipality, string version, CancellationToken cancellationToken) => ReadAsync(
            transaction => ModelTable.FindAsync(transaction, municipality, version, cancellationToken),
            cancellationToken);

    /// <summary>
    /// Makes a version count from now on, or the rule-based prior again, by the act of somebody. Every act is kept and
    /// any can be taken back by a further one.
    /// </summary>
    /// <param name="activation">Municipality, version (null = the prior), who and why; number and time are given
    /// here.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    /// <exception cref="InvalidInputException">No such version, nobody named, or no reason.</exception>
    public Task<Activation> ActivateAsync(Activation activation, CancellationToken cancellationToken)
    {
        var check = new Check(Phrase.Of($"Aktiveringen", $"Activation"), "");
        check.Id("by", activation.ActedBy);
        check.Text("reason", activation.Reason, 500);
        check.ThrowIfAny();
        return WriteAsync(
            async transaction =>
            {
                if (activation.Version is { } version && await ModelTable.FindAsync(
                        transaction, activation.Municipality, version, cancellationToken) is null)
                    ThrowNoVersion(check, version);
                return await ActivationTable.InsertAsync(
                    transaction, activation with { ActedAt = _clock.GetUtcNow() }, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>
    /// The municipality whose registry takes an area's next version and the rule-based prior: the one under which a
    /// version was kept first, whoever joins the area later; the area's first where none is kept.
    /// </summary>
    /// <param name="area">Codes of the area, at least one.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<string> RegistryOfAsync(IReadOnlyList<string> area, CancellationToken cancellationToken) =>
        await ReadAsync(
            transaction => ModelTable.FirstOfAsync(transaction, area, cancellationToken), cancellationToken)
        ?? area[0];

    /// <summary>A municipality's acts, the newest first.</summary>
    public Task<IReadOnlyList<Activation>> ActivationsOfAsync(
        string municipality, CancellationToken cancellationToken) => ReadAsync(
            transaction => ActivationTable.OfAsync(transaction, municipality, cancellationToken), cancellationToken);

    /// <summary>
    /// The act that counts in a planning area: the newest of the last acts of its municipalities; null where nobody
    /// acted.
    /// </summary>
    /// <param name="area">Codes of the area; null for every municipality of the database.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Activation?> CountingActivationAsync(
        IReadOnlyCollection<string>? area, CancellationToken cancellationToken) => (await ReadAsync(
            transaction => ActivationTable.LastOfEachAsync(transaction, area, cancellationToken),
            cancellationToken)) is [var newest, ..] ? newest : null;

    /// <summary>The model that counts in a planning area; the rule-based prior where nobody activated one.</summary>
    /// <param name="area">Codes of the area.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidInputException">This version of the program cannot use it.</exception>
    /// <exception cref="StorageException">A file was changed by something else.</exception>
    public async Task<PlacementModel> ActiveModelAsync(
        IReadOnlyCollection<string> area, CancellationToken cancellationToken)
    {
        var act = await CountingActivationAsync(area, cancellationToken);
        if (act?.Version is not { } version) return PlacementModel.Prior;
        var stored = await FindModelAsync(act.Municipality, version, cancellationToken)
            ?? throw new UnreachableException($"Version '{version}' was activated and is not there.");
        return stored.ToModel();
    }

    /// <summary>
    /// The model of a version of any registry of a planning area, that of an empty one being the rule-based prior; null
    /// for an unknown one.
    /// </summary>
    /// <param name="area">Codes of the area.</param>
    /// <param name="version">SHA-256 of the version, or empty.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidInputException">This version of the program cannot use it.</exception>
    /// <exception cref="StorageException">A file was changed by something else.</exception>
    public async Task<PlacementModel?> FindPlacementModelAsync(
        IReadOnlyCollection<string> area, string version, CancellationToken cancellationToken)
    {
        if (version.Length == 0) return PlacementModel.Prior;
        var stored = await ReadAsync(
            transaction => ModelTable.FindAsync(transaction, area, version, cancellationToken), cancellationToken);
        return stored?.ToModel();
    }

    /// <summary>Keeps a list of suggestions with what they were made of, and gives its key.</summary>
    /// <param name="about">The participant or the slot.</param>
    /// <param name="record">The suggestions.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public Task<Key> SaveSuggestionAsync(Key about, SuggestionRecord record, CancellationToken cancellationToken) =>
        WriteAsync(
            transaction => SuggestionTable.InsertAsync(
                transaction, (about, _clock.GetUtcNow()), record, cancellationToken),
            cancellationToken);

    /// <summary>A municipality's suggestions with a number; null when there are none.</summary>
    /// <exception cref="StorageException">They were changed by something else.</exception>
    public Task<StoredSuggestion?> FindSuggestionAsync(
        string municipality, int number, CancellationToken cancellationToken) => ReadAsync(
            transaction => SuggestionTable.FindAsync(transaction, municipality, number, cancellationToken),
            cancellationToken);

    /// <summary>The latest suggestions, the newest first; of the same moment the higher number.</summary>
    /// <param name="municipality">Whose; null = of every municipality.</param>
    /// <param name="count">Most that are given, 1 or more.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="StorageException">They were changed by something else.</exception>
    public Task<IReadOnlyList<StoredSuggestion>> NewestSuggestionsAsync(
        string? municipality, int count, CancellationToken cancellationToken) => ReadAsync(
            transaction => SuggestionTable.NewestAsync(transaction, municipality, count, cancellationToken),
            cancellationToken);

    private Task<T> WriteAsync<T>(Func<StorageTransaction, Task<T>> write, CancellationToken cancellationToken) =>
        Source.GuardAsync(async () =>
        {
            using var turn = await Source.TurnToWriteAsync(cancellationToken);
            await using var connection = await Source.OpenConnectionAsync(cancellationToken);
            await using var transaction = new StorageTransaction(Sqlite.SqliteSource.Begin(connection, writing: true));
            var written = await write(transaction);
            await transaction.CommitAsync(cancellationToken);
            return written;
        });

    private static void ThrowNoVersion(Check check, string version)
    {
        check.Add(
            "version",
            $"har version {version.Shown()}, väntade en som finns i registret. Kanske visar 'matching fit models' "
                + $"dem.",
            $"has version {version.Shown()}, expected one of the registry. Maybe 'matching fit models' shows them.");
        check.ThrowIfAny();
    }
}
