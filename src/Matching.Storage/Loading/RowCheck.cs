using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Loading;
using Matching.Core.Municipalities;
using Matching.Core.Participants;
using Matching.Core.Words;
using Matching.Storage.Tables;

namespace Matching.Storage.Loading;

/// <summary>One noun of an accepted row, and the stored row before it; null when it is new.</summary>
internal sealed record Change(NounTable Table, INoun Noun, NounRow Row, NounRow? Before)
{
    /// <summary>True when nothing has to be written.</summary>
    public bool Nothing => Row == Before;
}

/// <summary>
/// Judges one row of a load before anything of it is written: municipality, owner, a protection that would be lifted
/// in silence, repetition within the load, and every reference. A row's last noun is its subject; those before it, such
/// as a site's employer, may stand in several rows as long as all say the same.
/// </summary>
internal sealed class RowCheck(KnownRows known, SeenRows seen, LoadSettings settings)
{
    private readonly HashSet<(NounTable, Key)> _earlierInRow = [];
    private readonly List<Violation> _violations = [];
    private readonly List<Change> _changes = [];

    /// <summary>Everything that is wrong with the row.</summary>
    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>What the row writes when nothing is wrong with it.</summary>
    public IReadOnlyList<Change> Changes => _changes;

    /// <summary>Follows every noun of the row.</summary>
    public void Follow(LoadRow row)
    {
        foreach (var noun in row.Nouns) Follow(row, noun);
    }

    private void Follow(LoadRow row, INoun noun)
    {
        var table = NounTables.Of(noun);
        var change = new Change(table, noun, table.RowOf(noun, settings.Source), known.Find(table, noun.Key));
        var check = new Check(table.Kind, noun.Key.Id);
        CheckMunicipality(check, noun.Key.Municipality);
        CheckOwner(check, change);
        CheckProtection(check, change, row);
        CheckRepetition(check, change, row);
        foreach (var reference in table.References(noun)) CheckReference(check, reference);
        _earlierInRow.Add((table, noun.Key));
        _violations.AddRange(check.Violations);
        _changes.Add(change);
    }

    private static void CheckMunicipality(Check check, string code) => check.That(
        MunicipalityRegister.TryFind(code, out _), "municipality",
        $"har kommun '{code}', väntade en av Sveriges {MunicipalityRegister.All.Count} kommuner. Kanske är det en "
            + $"länskod eller en kommun som har slagits ihop.",
        $"has municipality '{code}', expected one of Sweden's {MunicipalityRegister.All.Count} municipalities. Maybe "
            + $"it is the code of a county or of a municipality that was merged.");

    private void CheckOwner(Check check, Change change) => check.That(
        change.Before is null || change.Before.Source == settings.Source, "id",
        $"tillhör källan '{change.Before?.Source}', väntade '{settings.Source}'. Kanske använder två system samma id.",
        $"belongs to source '{change.Before?.Source}', expected '{settings.Source}'. Maybe two systems use the same "
            + $"id.");

    private static void CheckProtection(Check check, Change change, LoadRow row)
    {
        var lifts = change is
        {
            Before: ParticipantRow { ProtectedIdentity: true }, Noun: Participant { ProtectedIdentity: false },
        };
        check.That(
            row.StatesProtection || !lifts, "protected_identity",
            $"har skyddad identitet och raden säger inget om det, väntade ja eller nej i protected_identity. Kanske "
                + $"saknar filen kolumnen, eller så är raden avbruten.",
            $"has a protected identity and the row says nothing of it, expected yes or no in protected_identity. "
                + $"Maybe the file lacks the column, or the row was cut off.");
    }

    private void CheckRepetition(Check check, Change change, LoadRow row)
    {
        if (seen.Find(change.Table, change.Noun.Key) is not { } first) return;
        var file = first.File == row.File ? Phrase.Empty : Phrase.Of($" i '{first.File}'", $" of '{first.File}'");
        if (!first.AsSubject || !ReferenceEquals(change.Noun, row.Nouns[^1]))
            check.That(
                change.Nothing, "id",
                $"säger annat än på rad {first.Number}{file}, väntade samma uppgifter på varje rad. Kanske har två "
                    + $"fått samma id.",
                $"says other than in row {first.Number}{file}, expected the same in each row. Maybe two were given "
                    + $"the same id.");
        else if (file.IsEmpty)
            check.Add(
                "id",
                $"stod redan på rad {first.Number}, väntade varje id en gång. Kanske är filen två uttag efter "
                    + $"varandra.",
                $"stood already in row {first.Number}, expected each id once. Maybe the file is two extracts in a "
                    + $"row.");
        else
            check.Add(
                "id",
                $"stod redan på rad {first.Number}{file}, väntade varje id en gång. Kanske är filerna två uttag av "
                    + $"samma sak.",
                $"stood already in row {first.Number}{file}, expected each id once. Maybe the files are two extracts "
                    + $"of the same.");
    }

    private void CheckReference(Check check, Reference reference)
    {
        var (field, table, key) = reference;
        check.That(
            known.Find(table, key) is not null || _earlierInRow.Contains((table, key)), field,
            $"har {field} '{key.Id}' i kommun {key.Municipality}, väntade en rad i {table.Name} med det id:t. Kanske "
                + $"ska den filen läsas in först.",
            $"has {field} '{key.Id}' in municipality {key.Municipality}, expected a row in {table.Name} with that id. "
                + $"Maybe its file is to be loaded first.");
    }
}
