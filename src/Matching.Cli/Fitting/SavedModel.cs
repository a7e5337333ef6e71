using Matching.Fit;
using Matching.Fit.ModelFiles;

namespace Matching.Cli.Fitting;

/// <summary>A model file on disk.</summary>
internal static class SavedModel
{
    /// <summary>Writes a model; an older file is replaced at once, never half.</summary>
    /// <returns>The model's SHA-256.</returns>
    /// <exception cref="FitFileException">It cannot be written.</exception>
    public static string Write(string path, FitModel model)
    {
        FitFiles.Write(path, ModelFile.Write(model));
        return ModelFile.Fingerprint(model);
    }

    /// <summary>Reads a model with its SHA-256.</summary>
    /// <exception cref="FitFileException">It cannot be read, or what it says does not hold.</exception>
    public static (FitModel Model, string Sha256) Read(string path)
    {
        try
        {
            var model = ModelFile.Read(FitFiles.Tried(
                path, "cannot be read, expected a model file", () => File.ReadAllBytes(path)));
            return (model, ModelFile.Fingerprint(model));
        }
        catch (InvalidModelFileException bad)
        {
            throw new FitFileException($"File '{Path.GetFileName(path)}': {bad.Message}", bad);
        }
    }
}
