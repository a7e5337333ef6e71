using System.Globalization;
using System.Text;

namespace Matching.Cli.Tests.Fitting;

/// <summary>A folder with a table of invented placements, whose truth is known.</summary>
internal sealed class FitFolder : IDisposable
{
    private static readonly Lazy<Task<byte[]>> Learned = new(async () =>
    {
        using var folder = new FitFolder();
        await folder.TrainAsync("m.json");
        return await File.ReadAllBytesAsync(folder.At("m.json"));
    });

    private readonly string _path = Directory.CreateTempSubdirectory("matching-fit-").FullName;

    /// <summary>Writes the table.</summary>
    public FitFolder() => File.WriteAllText(Table, Text(600, 1));

    /// <summary>
    /// 600 rows: the outcome hangs on <c>x</c> and on the office; <c>kind</c> helps where it agrees with the sign of
    /// <c>x</c>; <c>noise</c>, <c>s_sex</c> and <c>s_born</c> tell nothing, and 12 rows have s_born "far".
    /// </summary>
    public string Table => At("placements.csv");

    /// <summary>A file of the folder.</summary>
    public string At(string name) => Path.Combine(_path, name);

    /// <summary>Writes another file.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    /// <summary>Learns a small model of x, noise, office and kind into a file of the folder.</summary>
    public Task<CommandRun> TrainAsync(string name, params string[] options) => CommandRun.OfAsync(
    [
        "fit", "train", Table, "--target", "y", "--ignore", "s_*,nearest,day,who,fold", "--pairs", "1", "--bags", "2",
        "--interval-bags", "4", "--out", At(name), .. options,
    ]);

    /// <summary>A model of the same table as m.json, learned once for all tests.</summary>
    public async Task LearnedAsync() => await File.WriteAllBytesAsync(At("m.json"), await Learned.Value);

    public void Dispose() => Directory.Delete(_path, recursive: true);

    /// <summary>The table's text.</summary>
    public static string Text(int rows, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder("y,fold,who,day,x,noise,office,kind,nearest,s_sex,s_born\n");
        for (var i = 0; i < rows; i++)
        {
            var x = Math.Round(random.NextDouble() * 4 - 2, 3);
            var office = "ABC"[random.Next(3)];
            var kind = random.Next(2) == 0 ? "arena" : "firm";
            var logit = 1.2 * x + (office == 'A' ? .8 : 0) + (kind == "arena" == x > 0 ? .4 : -.4);
            var y = random.NextDouble() < 1 / (1 + Math.Exp(-logit)) ? 1 : 0;
            text.Append(CultureInfo.InvariantCulture, $"{y},{i % 5},p{i / 2},")
                .Append(new DateOnly(2024, 1, 1).AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                .Append(CultureInfo.InvariantCulture, $",{x},{random.Next(100)},{office},{kind},")
                .Append(random.Next(2) == 0 ? "arena" : "firm").Append(random.Next(2) == 0 ? ",f" : ",m")
                .Append(i % 50 == 0 ? ",far\n" : ",near\n");
        }
        return text.ToString();
    }
}
