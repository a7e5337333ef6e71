using System.Text;
using Matching.Fit.Features;
using Matching.Fit.Learning;
using Matching.Fit.ModelFiles;
using Matching.Fit.Tests.Learning;

namespace Matching.Fit.Tests.ModelFiles;

public sealed class ModelFileTests
{
    [Fact]
    public void Read_OfAWrittenModel_WritesTheSameBytes()
    {
        var task = Planted.Draw(800, 1, Planted.Mixed) with
        {
            LabelVersion = "good 2", From = new DateOnly(2025, 1, 1), To = new DateOnly(2026, 6, 30),
            Directions = new Dictionary<string, Direction> { ["b"] = Direction.Rising },
            Units = new Dictionary<string, string> { ["a"] = "min" },
        };
        var model = FitLearner.Train(task, new FitSettings { IntervalBags = 3, Seed = ulong.MaxValue });
        var file = ModelFile.Write(model);
        var read = ModelFile.Read(file);
        Assert.Equal(file, ModelFile.Write(read));
        Assert.Equal(model.Score(task.Features), read.Score(task.Features));
        Assert.Equal(model.Interval([0.1, 0.2, 1, 2]), read.Interval([0.1, 0.2, 1, 2]));
        Assert.Equal(model.Support([0.1, 0.2, 1, 2]), read.Support([0.1, 0.2, 1, 2]));
        Assert.Equal((ulong.MaxValue, "good 2", new DateOnly(2026, 6, 30)),
            (read.Training!.Seed, read.Training.LabelVersion, read.Training.To));
        Assert.Equal(ModelFile.Fingerprint(model), Encoding.UTF8.GetString(file)[11..75]);
        Assert.InRange(file.Length, 1_000, 300_000);
    }

    [Fact]
    public void Read_OfRandomModels_WritesTheSameBytes()
    {
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var file = ModelFile.Write(RandomModels.Draw(random));
            Assert.Equal(file, ModelFile.Write(ModelFile.Read(file)));
        }
    }

    [Fact]
    public void Read_WithAnyByteChanged_IsRefused()
    {
        var file = ModelFile.Write(RandomModels.Draw(new Random(2)));
        for (var at = 0; at < file.Length - 1; at++)
        {
            var damaged = (byte[])file.Clone();
            damaged[at] ^= 1;
            Assert.Throws<InvalidModelFileException>(() => ModelFile.Read(damaged));
        }
    }

    [Fact]
    public void Read_CutShort_IsRefused()
    {
        var file = ModelFile.Write(RandomModels.Draw(new Random(3)));
        for (var length = 0; length < file.Length - 2; length++)
            Assert.Equal(
                "Model file is damaged, expected the JSON of a model. Maybe it was cut short or edited.",
                Assert.Throws<InvalidModelFileException>(() => ModelFile.Read(file.AsMemory(0, length))).Message);
    }

    [Fact]
    public void Read_EditedByHand_NamesTheHash()
    {
        var text = Encoding.UTF8.GetString(ModelFile.Write(Small(40)));
        var edited = text.Replace("\"intercept\":7,", "\"intercept\":8,", StringComparison.Ordinal);
        var thrown = Assert.Throws<InvalidModelFileException>(() => ModelFile.Read(Encoding.UTF8.GetBytes(edited)));
        Assert.Matches(
            "^Model file has SHA-256 [0-9a-f]{64}, expected [0-9a-f]{64} as it states. Maybe it was edited by hand.$",
            thrown.Message);
    }

    [Fact]
    public void Read_Newer_SaysSo() => Assert.Equal(
        "Model file has schema version 2, expected at most 1. Maybe a newer version of the program wrote it.",
        Refused("\"schema_version\":1", "\"schema_version\":2"));

    [Fact]
    public void Read_AgainstItsDirection_SaysWhere() => Assert.Equal(
        "Feature 'a' goes 1 points against its direction at bin 2, expected 0.",
        Refused("\"points\":[0,0,40]", "\"points\":[0,1,0]"));

    [Fact]
    public void Read_NotCentred_SaysSo() => Assert.Equal(
        "Feature 'a' has learned points of mean 22.5, expected -1 to 1.",
        Refused("\"counts\":[8,8,0]", "\"counts\":[0,7,9]"));

    [Fact]
    public void Read_ShapesThatDoNotFit_NamesThem() => Assert.Equal(
        "Term 0 has 2 points, expected 3, one a cell.",
        Refused("\"points\":[0,0,40]", "\"points\":[0,40]"));

    [Theory]
    [InlineData("\"cell_count\":3", "\"cell_count\":2147483647")]
    [InlineData("\"cells\":[0,1,2]", "\"cells\":[0,1,256]")]
    [InlineData("\"edges\":[1]", "\"edges\":[1e999]")]
    [InlineData("\"stage\":\"full\"", "\"stage\":\"half\"")]
    [InlineData("\"intercept\":7,", "\"intercept\":null,")]
    [InlineData("\"name\":\"small\",", "")]
    public void Read_OtherNonsenseWithARightHash_IsRefused(string right, string wrong) => Refused(right, wrong);

    [Fact]
    public void Read_AHugeFile_IsRefusedBeforeItIsParsed() => Assert.Equal(
        "Model file has 16777217 bytes, expected at most 16777216.",
        Assert.Throws<InvalidModelFileException>(() => ModelFile.Read(new byte[ModelFile.MaximumSize + 1])).Message);

    private static string Refused(string right, string wrong)
    {
        var text = Encoding.UTF8.GetString(ModelFile.Write(Small(40)));
        var content = text[text.IndexOf("{\"schema", StringComparison.Ordinal)..^2];
        Assert.Contains(right, content, StringComparison.Ordinal);
        content = content.Replace(right, wrong, StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        var file = Encoding.UTF8.GetBytes($"{{\"sha256\":\"{hash}\",\"model\":{content}}}\n");
        return Assert.Throws<InvalidModelFileException>(() => ModelFile.Read(file)).Message;
    }

    private static FitModel Small(int points) => new(new FitModelDraft
    {
        Name = "small",
        Intercept = 7,
        Stage = LearningStage.Full,
        Features = [new NumericFeature("a", [1], Direction.Rising)],
        Terms =
        [
            new FitTerm(TermAxis.OfBins(0, 3), null, new TermCells([0, 0, points]) { Counts = [8, 8, 0] }),
        ],
        Training = new TrainingRecord { Rows = 16 },
    });
}
