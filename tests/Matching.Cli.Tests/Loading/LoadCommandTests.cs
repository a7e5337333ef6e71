using System.Text.Json;
using Matching.Intake.Columns;
using Matching.Sample;

namespace Matching.Cli.Tests.Loading;

public sealed class LoadCommandTests : IDisposable
{
    private readonly LoadFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Load_OfTheSampleRegion_TakesEveryRowAndChangesNothingTheSecondTime()
    {
        var region = SampleRegion.Generate(new SampleSettings());
        var files = await region.WriteAsync(_folder.PathOf("region"));

        var first = await _folder.LoadAsync([.. files.Reverse(), "--output", "csv"]);
        Assert.Equal("", first.Errors);
        Assert.Equal(ExitCode.Done, first.Code);
        var counts = await _folder.CountAsync();
        Assert.Equal(region.Rows.Participants.Count, counts.Participants);
        Assert.Equal(region.Rows.Slots.Count, counts.Slots);
        Assert.Equal(region.Rows.Placements.Count, counts.Placements);
        Assert.Equal(region.Rows.Employers.Count, counts.Employers);

        var second = await _folder.LoadAsync([.. files, "--output", "json", "--on-error", "abort"]);
        Assert.Equal(ExitCode.Done, second.Code);
        foreach (var file in JsonDocument.Parse(second.Output).RootElement.GetProperty("files").EnumerateArray())
            Assert.Equal(file.GetProperty("rows").GetInt64(), file.GetProperty("unchanged").GetInt64());
    }

    [Fact]
    public async Task Load_WithRejectedRows_KeepsTheOthersAndSaysWhyInSwedish()
    {
        var file = _folder.Write("h.csv", LoadFolder.Supervisors + "2280;h3;många\n");
        var run = await _folder.LoadAsync(file);
        Assert.Equal(ExitCode.No, run.Code);
        Assert.Contains("Godtagna rader: 2. Avvisade: 1.", run.Output);
        Assert.Contains("Ändrade", run.Output);
        Assert.Equal(
            "h.csv rad 3, handledarkapacitet: Handledare 'h3' har support_capacity (5 tecken), väntade ett heltal.\n"
            + $"h.csv: de avvisade raderna (1) står med skäl i {_folder.PathOf("h.errors.csv")}\n",
            run.Errors.ReplaceLineEndings("\n"));
        Assert.Equal(2, (await _folder.CountAsync()).Supervisors);
    }

    [Fact]
    public async Task Load_WithRejectedRowsInEnglish_WritesEverythingInEnglish()
    {
        var file = _folder.Write("h.csv", LoadFolder.Supervisors + "2280;h3;många\n");
        var run = await _folder.LoadAsync(file, "--language", "en", "--errors", _folder.PathOf("fel"));
        Assert.Contains("Rows accepted: 2. Rejected: 1.", run.Output);
        Assert.Contains("Supervisor 'h3' has support_capacity (5 characters), expected a whole number.", run.Errors);
        Assert.Contains(";Error", File.ReadAllText(Path.Combine(_folder.PathOf("fel"), "h.errors.csv")));
    }

    [Fact]
    public async Task Load_WithAbort_KeepsNothing()
    {
        var file = _folder.Write("h.csv", LoadFolder.Supervisors + "2280;h3;många\n");
        var run = await _folder.LoadAsync(file, "--on-error", "abort");
        Assert.Equal(ExitCode.No, run.Code);
        Assert.Contains(
            "Inget är sparat, eftersom rader avvisades: 1. Kanske går det med --on-error skip.", run.Output);
        Assert.Equal(0, (await _folder.CountAsync()).Supervisors);
    }

    [Fact]
    public async Task Load_OfARowThatSaysNothingOfAStoredProtection_OnceLiftedItInSilence()
    {
        const string columns = "kommun;id;steg;inskriven;halvdagar";
        const string row = "2280;p1;egen arena;2026-02-02;4";
        await _folder.LoadAsync(_folder.Write("a.csv", $"{columns};skyddad\n{row};ja\n"));
        var silent = _folder.Write("b.csv", $"{columns};lat;long\n{row};62.63;17.94\n");
        var blank = _folder.Write("c.csv", $"{columns};lat;long;skyddad\n{row};62.63;17.94;\n");
        foreach (var file in new[] { silent, blank })
        {
            var run = await _folder.LoadAsync(file);
            Assert.Equal(ExitCode.No, run.Code);
            Assert.Contains("Deltagare 'p1' har skyddad identitet och raden säger inget om det", run.Errors);
        }
        var stated = _folder.Write("d.csv", $"{columns};lat;long;skyddad\n{row};62.63;17.94;nej\n");
        Assert.Equal(ExitCode.Done, (await _folder.LoadAsync(stated)).Code);
    }

    [Fact]
    public async Task Load_OfTheSameIdInTwoFiles_OncePointedAtTheWrongFile()
    {
        const string one = "kommun;id;kapacitet\n2280;h1;5\n";
        var run = await _folder.LoadAsync(_folder.Write("k1.csv", one), _folder.Write("k2.csv", one));
        Assert.Contains("k2.csv rad 1, id: Handledare 'h1' stod redan på rad 1 i 'k1.csv', väntade", run.Errors);
    }

    [Fact]
    public async Task Load_Dry_KeepsNothing()
    {
        var run = await _folder.LoadAsync(_folder.Write("h.csv", LoadFolder.Supervisors), "--dry-run");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("Torrkörning, inget är sparat. Godtagna rader: 2. Avvisade: 0.", run.Output);
        Assert.Equal(0, (await _folder.CountAsync()).Supervisors);
    }

    [Theory]
    [InlineData("fel")]
    [InlineData("1")]
    public async Task Load_Dry_OnceDestroyedAMendedErrorFile(string capacity)
    {
        var file = _folder.Write("h.csv", $"kommun;id;kapacitet\n2280;h1;{capacity}\n");
        _folder.Write("h.errors.csv", "mended");
        var run = await _folder.LoadAsync(file, "--dry-run");
        Assert.Equal("mended", File.ReadAllText(_folder.PathOf("h.errors.csv")));
        Assert.Equal(capacity == "fel", File.Exists(_folder.PathOf("h.dry-run.errors.csv")));
        Assert.Equal(capacity == "fel", run.Errors.Contains("h.dry-run.errors.csv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Load_DryOnADatabaseThatDoesNotExist_OnceLeftOneBehind()
    {
        var file = _folder.Write("h.csv", LoadFolder.Supervisors);
        var database = Path.Combine(_folder.PathOf("ny"), "n.db");
        var run = await LoadFolder.RunAsync("load", file, "--dry-run", "--database", database);
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("Torrkörning, inget är sparat. Godtagna rader: 2. Avvisade: 0.", run.Output);
        Assert.False(Directory.Exists(_folder.PathOf("ny")));
    }

    [Fact]
    public async Task Load_AsJson_GivesCountsAndRejections()
    {
        var file = _folder.Write("h.csv", LoadFolder.Supervisors + "2280;h3;-1\n");
        var run = await _folder.LoadAsync(file, "--output", "json");
        var root = JsonDocument.Parse(run.Output).RootElement;
        var loaded = root.GetProperty("files")[0];
        Assert.Equal("supervisors", loaded.GetProperty("kind").GetString());
        Assert.Equal("kept", loaded.GetProperty("ending").GetString());
        Assert.Equal(2, loaded.GetProperty("inserted").GetInt64());
        Assert.Equal(_folder.PathOf("h.errors.csv"), loaded.GetProperty("error_file").GetString());
        var rejection = root.GetProperty("rejections")[0];
        Assert.Equal(3, rejection.GetProperty("row").GetInt64());
        Assert.Equal("handledarkapacitet", rejection.GetProperty("column").GetString());
        Assert.Equal(
            "Handledare 'h3' har support_capacity -1, väntade 0 till 1000.",
            rejection.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Load_AsCsv_GivesALinePerFile()
    {
        var run = await _folder.LoadAsync(_folder.Write("h.csv", LoadFolder.Supervisors), "--output", "csv");
        Assert.Equal(
            "file,kind,encoding,rows,inserted,updated,unchanged,rejected,ending,error_file\r\n"
            + "h.csv,supervisors,utf-8,2,2,0,0,0,kept,\r\n",
            run.Output);
    }

    [Fact]
    public async Task Load_OfRowsOfAnotherSource_RejectsThem()
    {
        var file = _folder.Write("h.csv", LoadFolder.Supervisors);
        await _folder.LoadAsync(file, "--source", "ett");
        var run = await _folder.LoadAsync(file, "--source", "två");
        Assert.Equal(ExitCode.No, run.Code);
        Assert.Contains("tillhör källan 'ett', väntade 'två'", run.Errors);
    }

    [Fact]
    public async Task Load_OfAFileThatCannotBeRead_IsBadInputAndKeepsNothing()
    {
        var run = await _folder.LoadAsync(
            _folder.Write("god.csv", LoadFolder.Supervisors), _folder.Write("fel.csv", "a;b\n1;2\n"),
            _folder.Write("bok.csv", "PK\0\0"), "--language", "en");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Equal("", run.Output);
        Assert.Equal(
            "File 'fel.csv' has 0 known columns of 2, expected a header row. Maybe the header row is missing, or "
            + "something else than semicolon, comma or tab is between columns.\n"
            + "File 'bok.csv' holds zero bytes, expected text. Maybe it is a workbook: save it as CSV UTF-8.\n",
            run.Errors.ReplaceLineEndings("\n"));
        Assert.Equal(0, (await _folder.CountAsync()).Supervisors);
    }

    [Theory]
    [InlineData("No file is given, expected at least one. Maybe start with --template participants.")]
    [InlineData("Option '--kind' has 'cats', expected one of", "x.csv", "--kind", "cats")]
    [InlineData("Files are given with --template or --columns, expected none.", "x.csv", "--template", "slots")]
    [InlineData("--template and --columns are both given, expected one.", "--template", "slots", "--columns", "slots")]
    [InlineData("--out is given without --template, expected both.", "x.csv", "--out", "y.csv")]
    [InlineData("'maybe'", "x.csv", "--on-error", "maybe")]
    [InlineData("'--nonsense'", "x.csv", "--nonsense")]
    public async Task Load_WithBadArguments_IsBadInputAndSaysWhy(string expected, params string[] arguments)
    {
        var run = await LoadFolder.RunAsync(["load", .. arguments]);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(expected, run.Errors);
    }

    [Fact]
    public async Task Load_WithABadSource_IsBadInput()
    {
        var run = await _folder.LoadAsync(_folder.Write("h.csv", LoadFolder.Supervisors), "--source", "a b");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("source", run.Errors);
    }

    [Theory]
    [InlineData("participants")]
    [InlineData("deltagare")]
    public async Task Load_WithTemplate_WritesTheHeaderRow(string kind)
    {
        var run = await LoadFolder.RunAsync("load", "--template", kind);
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.StartsWith("kommun;id;skyddad_identitet;steg;", run.Output);
    }

    [Fact]
    public async Task Load_WithTemplateAndOut_WritesANewFileThatSpreadsheetsRead()
    {
        var path = _folder.PathOf("mall.csv");
        var run = await LoadFolder.RunAsync("load", "--template", "slots", "--out", path, "--language", "en");
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Output));
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(path)[..3]);
        Assert.StartsWith("municipality,id,site,title,", File.ReadAllText(path));

        var again = await LoadFolder.RunAsync("load", "--template", "slots", "--out", path);
        Assert.Equal(ExitCode.BadInput, again.Code);
        Assert.Equal(
            "Mallen 'mall.csv' kan inte skrivas, väntade ett nytt filnamn i en mapp att skriva i. Kanske finns filen "
            + "redan.\n",
            again.Errors.ReplaceLineEndings("\n"));
        Assert.StartsWith("municipality,id,site,title,", File.ReadAllText(path));
    }

    [Fact]
    public async Task Load_WithColumns_PrintsTheTableOfTheDocumentation()
    {
        foreach (var kind in FileKinds.Words.Words)
        {
            var run = await LoadFolder.RunAsync("load", "--columns", kind.Code, "--language", "en");
            Assert.Equal(ExitCode.Done, run.Code);
            Assert.StartsWith("| Column | Swedish header | Required | Meaning | Example |\n|---|", run.Output);
        }
    }

    [Fact]
    public async Task Help_OfTheCommand_NamesTheExitCodes()
    {
        var run = await LoadFolder.RunAsync("load", "--help");
        Assert.Equal(ExitCode.Done, run.Code);
        var help = string.Join(' ', run.Output.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Exit codes: 0 every row is in, 1 rows were rejected", help);
        Assert.Contains("4 broken off by a fault of a file, the disk or the database, 130 cancelled", help);
    }
}
