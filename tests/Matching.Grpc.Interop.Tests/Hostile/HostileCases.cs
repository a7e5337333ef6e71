namespace Matching.Grpc.Interop.Tests.Hostile;

/// <summary>Every case with one answer, in the order of the README's table.</summary>
internal static class HostileCases
{
    public static IReadOnlyList<HostileCase> All { get; } =
        [.. MessageCases.All, .. HeadCases.All, .. FrameCases.All];

    /// <summary>
    /// The cases that the official packages for .NET answer otherwise than the documents say: most with UNKNOWN, the
    /// bombs with OK, a path in lower case by running the method.
    /// </summary>
    public static IReadOnlySet<string> Ours { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "no message where one is due", "two messages where one is due", "one stray byte behind the message",
        "no message to a server stream", "two messages to a server stream", "flag 2", "flag 7", "flag 255",
        "length 0xFFFFFFFF, and no more", "length 0x80000000, and no more", "broken gzip", "gzip cut in the middle",
        "gzip with a wrong checksum", "zlib that says it is gzip", "broken deflate",
        "522 KB of gzip that inflate to 512 MiB", "gzip that inflates to one byte over 4 MiB",
        "bytes that are no message", "a field that is longer than its message", "a length of a field below zero",
        "groups a hundred thousand deep", "a path in lower case", "a path with a percent code", "a path with a query",
        "application/grpc+json", "-bin that is no base64",
        "-bin of one letter", "-bin with two values", "a name with a space, which is no metadata",
    };
}
