using System.Security.Cryptography;
using Matching.Core.Checks;
using Matching.Core.Snapshots;

namespace Matching.Sample.Tests;

public sealed class SampleRegionTests
{
    [Theory]
    [InlineData(60, 1)]
    [InlineData(60, 2)]
    [InlineData(61, 3)]
    [InlineData(149, 4)]
    [InlineData(150, 5)]
    [InlineData(500, 6)]
    [InlineData(2_000, 7)]
    [InlineData(10_000, 2)]
    public void Generate_AnySizeAndSeed_EveryRowIsValidAndEveryReferenceLeadsToARow(int size, ulong seed)
    {
        var snapshot = Regions.SnapshotOf(size, seed);

        Assert.Equal(size, snapshot.Participants.Count);
        Assert.Equal(24 + size / 5, snapshot.Slots.Count);
    }

    [Theory]
    [InlineData("2004-01-01")]
    [InlineData("2026-07-15")]
    [InlineData("2026-11-30")]
    [InlineData("2028-02-29")]
    [InlineData("2097-12-31")]
    public void Generate_AnyDate_EveryRowIsValid(string date)
    {
        var settings = new SampleSettings { Size = 300, Date = DateOnly.Parse(date, null) };

        Assert.Equal(300, new Snapshot(SampleRegion.Generate(settings).Rows).Participants.Count);
    }

    [Fact]
    public void Generate_SettingsOutOfRange_NamesEveryViolation()
    {
        var settings = new SampleSettings { Size = 59, Date = new DateOnly(2003, 12, 31) };

        var exception = Assert.Throws<InvalidInputException>(() => SampleRegion.Generate(settings));

        Assert.Equal(["size", "date"], exception.Violations.Select(v => v.Field));
    }

    [Fact]
    public void Generate_CancelledToken_Throws() =>
        Assert.Throws<OperationCanceledException>(
            () => SampleRegion.Generate(new SampleSettings(), new CancellationToken(canceled: true)));

    [Theory]
    [InlineData(60, "53bf40a4b034300b263896a6d80be94006e319fc559c5fbaac7aa98913bbec57")]
    [InlineData(500, "171a6ca07b607b6cbad6f8706dd7befbb964df7006f7aec1b029f4b5107b26bf")]
    [InlineData(10_000, "c1c16ee33dab351b3ac0636462e186beb78c32db24efb6a5b842977f7373b059")]
    public async Task WriteAsync_SameSettings_SameBytesAsEver(int size, string sha256)
    {
        using var folder = new Folder();
        await Regions.Of(size).WriteAsync(folder.Path);

        Assert.Equal(sha256, Convert.ToHexStringLower(HashOf(folder.Path)));
    }

    [Fact]
    public async Task WriteAsync_AnotherSeed_OtherBytes()
    {
        using var one = new Folder();
        using var two = new Folder();

        await SampleRegion.Generate(new SampleSettings { Seed = 1 }).WriteAsync(one.Path);
        await SampleRegion.Generate(new SampleSettings { Seed = 2 }).WriteAsync(two.Path);

        Assert.NotEqual(HashOf(one.Path), HashOf(two.Path));
    }

    private static byte[] HashOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return hash.GetHashAndReset();
    }
}
