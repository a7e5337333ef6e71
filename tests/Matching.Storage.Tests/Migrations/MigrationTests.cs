using Matching.Storage.Migrations;

namespace Matching.Storage.Tests.Migrations;

public sealed class MigrationTests
{
    [Fact]
    public void Embedded_Numbers_AreOneTwoThreeWithoutGaps() =>
        Assert.Equal(Enumerable.Range(1, Migration.Embedded.Count), Migration.Embedded.Select(m => m.Number));

    [Fact]
    public void Embedded_Published_AreNeverEdited() => Assert.Equal(
        [
            "nouns c5eab35976454fd34e7c63f29b5907cda0d99b6dfd3549b849731b581162c1c9",
            "plan 772cb0140a67f77688a3e90e4c4dc380f9e74133b09258b16095f05c58a29864",
            "agreed_days 8ea24fcf281625fb42614c29b7f469b5c7100e7a899e0c5478f5d887e49e7899",
            "fit a2f480f8b8559e2a1983a6570107f387510620012b23423e5457d0fbc20b1a8e",
        ],
        Migration.Embedded.Select(m => $"{m.Name} {m.Checksum}"));

    [Fact]
    public void Checksum_WindowsLineEnds_IsTheSame() =>
        Assert.Equal(new Migration(1, "a", "x;\ny;\n").Checksum, new Migration(1, "a", "x;\r\ny;\r\n").Checksum);

    [Fact]
    public void Checksum_KnownText_IsItsSha256() => Assert.Equal(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", new Migration(1, "a", "abc").Checksum);
}
