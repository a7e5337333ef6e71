namespace Matching.Sample.Tests;

/// <summary>A folder of one test's own, removed with everything in it.</summary>
internal sealed class Folder : IDisposable
{
    public Folder() => Path = Directory.CreateTempSubdirectory("matching-sample-").FullName;

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
