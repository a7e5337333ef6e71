using Matching.Sample;
using Matching.Tidy.Tests.Reading;

namespace Matching.Tidy.Tests;

/// <summary>
/// Nobody may take the sample for real: each file that it writes says, in Swedish or English, that people are
/// invented, and the file of participants says so in every row.
/// </summary>
public sealed class InventedPeopleTests
{
    [Fact]
    public async Task EveryFile_OfTheSample_SaysThatPeopleAreInvented()
    {
        var folder = Directory.CreateTempSubdirectory("matching-sample-");
        try
        {
            await SampleRegion.Generate(new SampleSettings()).WriteAsync(folder.FullName);
            var files = folder.GetFiles().Select(f => new TextFile(f.Name, File.ReadAllText(f.FullName))).ToList();

            Assert.Equal(6, files.Count);
            Assert.Empty(files.SelectMany(Check));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("README.txt", "Sample.\n", "README.txt:1: File says nothing of invented people, expected it to. "
        + "Maybe the note was lost.")]
    [InlineData("slots.csv", "id;note\ns1;\n", "slots.csv:1: File says nothing of invented people, expected it to. "
        + "Maybe the note was lost.")]
    [InlineData("participants.csv", "id;note\np1;påhittad\np2;\n", "participants.csv:3: Row says nothing of invented "
        + "people, expected every row to. Maybe the note was lost.")]
    public void Check_FileThatDoesNotSayIt_IsNamed(string path, string text, string complaint) =>
        Assert.Equal([complaint], Check(new TextFile(path, text)).Select(c => c.ToString()));

    [Theory]
    [InlineData("README.txt", "Every person here is INVENTED.\n")]
    [InlineData("slots.csv", "id;note\ns1;\ns2;påhittad plats\n")]
    [InlineData("participants.csv", "id;note\np1;påhittad\np2;invented\n")]
    public void Check_FileThatSaysIt_IsFine(string path, string text) => Assert.Empty(Check(new TextFile(path, text)));

    internal static IEnumerable<Complaint> Check(TextFile file)
    {
        if (!SaysIt(file.Text))
        {
            yield return new Complaint(
                file.Path, 1, "File says nothing of invented people, expected it to. Maybe the note was lost.");
        }
        else if (file.Path == "participants.csv")
        {
            foreach (var (index, row) in file.Lines.Index().Skip(1).Where(l => l.Item != "" && !SaysIt(l.Item)))
            {
                yield return new Complaint(file.Path, index + 1,
                    "Row says nothing of invented people, expected every row to. Maybe the note was lost.");
            }
        }
    }

    private static bool SaysIt(string text) =>
        text.Contains("invented", StringComparison.OrdinalIgnoreCase)
        || text.Contains("påhitta", StringComparison.OrdinalIgnoreCase);
}
