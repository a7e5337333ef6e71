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
    [InlineData(60, "06cee068def5842086110ca5f942a8a5c658862bc51135707bbe51c98dd3d654")]
    [InlineData(500, "abdb27f7c07f859cdbf58e8b9bbb786bdad1c379eb49a9aeb1b2ff4f5edebc55")]
    [InlineData(10_000, "072e8325464d80b83eb379671776f2b67ce1c866a9c118035ae6e059f36df602")]
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
