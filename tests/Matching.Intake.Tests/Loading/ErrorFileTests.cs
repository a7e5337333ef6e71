using System.Text;
using Matching.Core.Slots;
using Matching.Core.Words;
using Matching.Intake.Columns;
using Matching.Intake.Loading;

namespace Matching.Intake.Tests.Loading;

public sealed class ErrorFileTests : IDisposable
{
    private readonly LoadingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ErrorFile_OfRejectedRows_HasTheRowsAndEveryReason()
    {
        var text = "Kommun;Id;Handledarkapacitet;Anteckning\n2280;h1;5;\n22;h2;5000;\"a;b\"\n2280;h3;6;\n";
        await _folder.RunAsync(_folder.Write("h.csv", text));
        Assert.Equal(
            "Kommun;Id;Handledarkapacitet;Anteckning;Fel\r\n"
            + "22;h2;5000;\"a;b\";Kommun: Handledare 'h2' har municipality '22', väntade en fyrsiffrig kommunkod. "
            + "Handledarkapacitet: Handledare 'h2' har support_capacity 5000, väntade 0 till 1000.\r\n",
            _folder.Errors("h.csv"));
    }

    [Fact]
    public async Task ErrorFile_InEnglish_HasAnEnglishReasonColumn()
    {
        var file = _folder.Write("h.csv", "municipality,id,support_capacity\n2280,h1,-1\n");
        await _folder.RunAsync(LoadingFolder.Settings(language: Language.English), default, file);
        Assert.Equal(
            "municipality,id,support_capacity,Error\r\n"
            + "2280,h1,-1,\"support_capacity: Supervisor 'h1' has support_capacity -1, expected 0 to 1000.\"\r\n",
            _folder.Errors("h.csv"));
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task ErrorFile_OfEachEncoding_IsInTheSame(string name)
    {
        Encoding encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8-bom" => new UTF8Encoding(true),
            "utf-16" => Encoding.Unicode,
            _ => TextFiles.Windows1252,
        };
        var text = TextFiles.With(FileKind.Slots, ("title", "Åängsö"), ("session_capacity", "många"));
        await _folder.RunAsync(_folder.Write("s.csv", text, encoding));
        var bytes = File.ReadAllBytes(_folder.PathOf("s.errors.csv"));
        Assert.Equal(encoding.Preamble.ToArray(), bytes[..encoding.Preamble.Length]);
        var written = encoding.GetString(bytes);
        Assert.Contains("Åängsö", written);
        Assert.Contains("väntade ett heltal", written);
        Assert.Equal(name, Assert.Single((await _folder.RunAsync(_folder.At("s.errors.csv"))).Files).Encoding);
    }

    [Fact]
    public async Task ErrorFile_Mended_LoadsAsItIs()
    {
        var text = TextFiles.With(FileKind.Slots, ("title", "=1+1"), ("session_capacity", "många"), ("tasks", "a\nb"));
        await _folder.RunAsync(_folder.Write("s.csv", text));
        var mended = _folder.Errors("s.csv").Replace("många", "3");
        var report = await _folder.RunAsync(_folder.Write("lagad.csv", mended));
        Assert.Equal(new VerdictCounts(1, 0, 0, 0), Assert.Single(report.Files).Counts);
        Assert.Empty(report.Files[0].Warnings);
        var slot = Assert.Single(_folder.Store.Kept, pair => pair.Key.Kind == typeof(Slot));
        Assert.Contains("\"Title\":\"=1\\u002B1\"", slot.Value);
    }

    [Fact]
    public async Task ErrorFile_OfAnErrorFile_HasOneReasonColumn()
    {
        await _folder.RunAsync(_folder.Write("h.csv", "kommun;id;kapacitet\n2280;h1;fel\n"));
        await _folder.RunAsync(_folder.At("h.errors.csv"));
        Assert.Equal(_folder.Errors("h.csv"), _folder.Errors("h.errors.csv"));
    }

    [Fact]
    public async Task ErrorFile_OfAFileWithoutRejections_IsRemoved()
    {
        await _folder.RunAsync(_folder.Write("h.csv", "kommun;id;kapacitet\n2280;h1;fel\n"));
        Assert.Equal(["h.csv", "h.errors.csv", "h.errors.csv.sha256"], _folder.Names);
        var report = await _folder.RunAsync(_folder.Write("h.csv", "kommun;id;kapacitet\n2280;h1;1\n"));
        Assert.Equal(["h.csv"], _folder.Names);
        Assert.Null(report.Files[0].ErrorPath);
    }

    [Theory]
    [InlineData("fel")]
    [InlineData("1")]
    public async Task ErrorFile_MendedAndNotYetLoaded_WasOnceLost(string capacity)
    {
        await _folder.RunAsync(_folder.Write("h.csv", "kommun;id;kapacitet\n2280;h1;fel\n"));
        var mended = _folder.Errors("h.csv").Replace(";fel;", ";7;");
        foreach (var aside in new[] { "h.errors.1.csv", "h.errors.2.csv" })
        {
            _folder.Write("h.errors.csv", mended);
            var file = _folder.Write("h.csv", $"kommun;id;kapacitet\n2280;h1;{capacity}\n");
            var report = await _folder.RunAsync(file);
            Assert.Equal(mended, File.ReadAllText(_folder.PathOf(aside)));
            Assert.Equal(capacity == "fel", File.Exists(_folder.PathOf("h.errors.csv")));
            var warning = Assert.Single(Assert.Single(report.Files).Warnings);
            Assert.Equal(
                $"Felfilen 'h.errors.csv' var ändrad sedan den skrevs, väntade att få byta ut den. Den heter nu "
                    + $"'{aside}'. Kanske ska den läsas in.",
                warning.In(Language.Swedish));
            Assert.Equal(
                $"The error file 'h.errors.csv' was changed since it was written, expected to replace it. It is called "
                    + $"'{aside}' now. Maybe it is to be loaded.",
                warning.In(Language.English));
        }
    }

    [Fact]
    public async Task ErrorFile_AsItWasWritten_IsReplaced()
    {
        await _folder.RunAsync(_folder.Write("h.csv", "kommun;id;kapacitet\n2280;h1;fel\n"));
        var report = await _folder.RunAsync(_folder.Write("h.csv", "kommun;id;kapacitet\n2280;h1;fel2\n"));
        Assert.Empty(report.Files[0].Warnings);
        Assert.Contains("fel2", _folder.Errors("h.csv"));
        Assert.Equal(["h.csv", "h.errors.csv", "h.errors.csv.sha256"], _folder.Names);
    }

    [Fact]
    public async Task ErrorFile_OfRowsThatAreTooShortOrTooLong_KeepsEveryCell()
    {
        await _folder.RunAsync(_folder.Write("h.csv", "kommun;id;kapacitet;x\n2280;h1\n2280;h2;1;2;3;4\n"));
        Assert.Equal(
            "kommun;id;kapacitet;x;Fel\r\n"
            + "2280;h1;;;kapacitet: Handledare 'h1' saknar support_capacity, väntade ett heltal.\r\n"
            + "2280;h2;1;2;Handledare 'h2' har 6 celler, väntade högst 4. Kanske innehåller en cell avgränsaren och "
            + "saknar citattecken.;3;4\r\n",
            _folder.Errors("h.csv"));
    }

    [Theory]
    [InlineData("=kapacitet")]
    [InlineData("+kapacitet")]
    [InlineData("-kapacitet")]
    [InlineData("@kapacitet")]
    public async Task ErrorFile_WithAReasonThatLooksLikeAFormula_EscapesThatCellAlone(string header)
    {
        await _folder.RunAsync(_folder.Write("h.csv", $"kommun;id;{header}\n2280;h1;=1\n"));
        var row = _folder.Errors("h.csv").Split("\r\n")[1];
        Assert.StartsWith($"2280;h1;=1;'{header}: Handledare 'h1' har", row);
    }

    [Fact]
    public async Task ErrorFile_OnUnix_IsReadableForItsOwnerAlone()
    {
        if (OperatingSystem.IsWindows()) return;
        await _folder.RunAsync(_folder.Write("h.csv", "kommun;id;kapacitet\n2280;h1;fel\n"));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(_folder.PathOf("h.errors.csv")));
    }

    [Fact]
    public async Task ErrorFile_LeftByAKilledLoad_IsOverwritten()
    {
        File.WriteAllText(_folder.PathOf("h.errors.csv.partial"), "half a row");
        await _folder.RunAsync(_folder.Write("h.csv", "kommun;id;kapacitet\n2280;h1;1\n"));
        Assert.Equal(["h.csv"], _folder.Names);
    }
}
