using System.Globalization;
using Matching.Core.Loading;
using Matching.Core.Participants;
using Matching.Storage;
using Matching.Storage.Migrations;

const int Lead = 3;

// Works on the database named by the second argument until it is killed; says on a line of its own what is done.
var settings = new DatabaseSettings { Path = args[1], Clock = TimeProvider.System };
switch (args)
{
    case ["load", _, var onError, var batches, var size]:
        await LoadAsync(Enum.Parse<OnError>(onError), Number(batches), Number(size));
        break;
    case ["migrate", _]:
        await MigrateAsync();
        break;
    default:
        throw new ArgumentException($"Arguments are '{string.Join(' ', args)}', expected load or migrate.");
}

// Every batch holds participants b0-0, b0-1 … of one number; "batch 0" is said when its verdicts are given. It runs at
// most three batches ahead of a reader who answers every line, so that whoever kills it is never too late.
async Task LoadAsync(OnError onError, int batches, int size)
{
    await using var database = await MatchingDatabase.OpenAsync(settings, default);
    var load = new LoadSettings { Source = "test", OnError = onError, Today = new DateOnly(2026, 5, 4) };
    await using var underway = await database.BeginAsync(load, default);
    for (var batch = 0; batch < batches; batch++)
    {
        var rows = Enumerable.Range(0, size).Select(i => Row(batch, i, size)).ToList();
        await underway.ApplyAsync(rows, default);
        Console.WriteLine($"batch {batch}");
        if (batch >= Lead) Console.ReadLine();
    }
    await underway.CompleteAsync(default);
    Console.WriteLine("complete");
}

// The last migration writes more than fits in memory caches, so that its pages reach the disk, and then never ends, so
// that whoever kills it is never too late. It goes with its parent, whose end of the input closes.
async Task MigrateAsync()
{
    _ = Task.Run(() =>
    {
        while (Console.ReadLine() is not null)
        {
        }
        Environment.Exit(1);
    });
    var endless = new Migration(
        Migration.Embedded.Count + 1,
        "endless",
        "CREATE TABLE filler (n INTEGER NOT NULL, text TEXT NOT NULL); INSERT INTO filler "
        + "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 300000) "
        + "SELECT n, 'a row that takes some room in the file, number ' || n FROM r; "
        + "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT COUNT(*) FROM r");
    Console.WriteLine("migrating");
    await using var database = await MatchingDatabase.OpenAsync(settings, [.. Migration.Embedded, endless], default);
    Console.WriteLine("complete");
}

static LoadRow Row(int batch, int index, int size) => new(
    batch * size + index + 1,
    [
        new Participant(new ParticipantDraft
        {
            Municipality = "2280",
            Id = $"b{batch}-{index}",
            RegisteredOn = new DateOnly(2026, 2, 3),
        }),
    ]);

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
