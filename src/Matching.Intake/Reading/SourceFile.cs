namespace Matching.Intake.Reading;

/// <summary>
/// A file to load. It is opened several times, because it is looked through before anything is stored.
/// </summary>
/// <param name="Name">What messages call it: the file name without its folder.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Open">Opens it at its start; the caller disposes. Its <c>Position</c> tells the progress.</param>
public sealed record SourceFile(string Name, long Size, Func<Stream> Open)
{
    /// <summary>A file on disk.</summary>
    public static SourceFile At(string path) => new(
        Path.GetFileName(path), new FileInfo(path).Length,
        () => new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024,
            FileOptions.Asynchronous | FileOptions.SequentialScan));
}
