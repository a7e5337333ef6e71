using System.Text;
using Matching.Core.Loading;
using Matching.Core.Words;
using Matching.Intake.Loading;
using Matching.Intake.Reading;

namespace Matching.Intake.Tests.Loading;

/// <summary>A folder with files to load, removed afterwards.</summary>
internal sealed class LoadingFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("matching-intake-").FullName;

    public MemoryStore Store { get; } = new();

    public List<LoadProgress> Told { get; } = [];

    public string PathOf(string name) => Path.Combine(_path, name);

    public IEnumerable<string> Names => Directory.EnumerateFiles(_path).Select(path => Path.GetFileName(path)).Order();

    public FileToLoad Write(string name, string text, Encoding? encoding = null)
    {
        File.WriteAllText(PathOf(name), text, encoding ?? new UTF8Encoding(false));
        return At(name);
    }

    public FileToLoad At(string name) => new(SourceFile.At(PathOf(name)), PathOf(ErrorNameOf(name)));

    public static string ErrorNameOf(string name) => Path.GetFileNameWithoutExtension(name) + ".errors.csv";

    public string Errors(string name, Encoding? encoding = null) =>
        File.ReadAllText(PathOf(ErrorNameOf(name)), encoding ?? new UTF8Encoding(false));

    public static FileLoadSettings Settings(
        OnError onError = OnError.Skip, bool dryRun = false, Language language = Language.Swedish) => new()
    {
        Load = new LoadSettings
        {
            Source = "fil", OnError = onError, DryRun = dryRun, Today = new DateOnly(2026, 5, 4),
        },
        Language = language,
    };

    public Task<LoadReport> RunAsync(params FileToLoad[] files) => RunAsync(Settings(), default, files);

    public Task<LoadReport> RunAsync(
        FileLoadSettings settings, CancellationToken cancellationToken, params FileToLoad[] files) =>
        new FileLoad(Store, settings, Told.Add).RunAsync(files, cancellationToken);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
