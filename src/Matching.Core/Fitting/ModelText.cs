using System.Text;
using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Fit;
using Matching.Fit.ModelFiles;

namespace Matching.Core.Fitting;

/// <summary>Heads as the texts in which a registry keeps them.</summary>
public static class ModelText
{
    /// <summary>A head as text: the file of <see cref="ModelFile"/>.</summary>
    public static string Of(FitModel head) => Encoding.UTF8.GetString(ModelFile.Write(head));

    /// <summary>The model of two texts, checked as a file from anywhere is.</summary>
    /// <param name="good">The head for good outcomes.</param>
    /// <param name="started">The head for starts; null = not modelled.</param>
    /// <param name="version">The version's name among all.</param>
    /// <exception cref="InvalidInputException">
    /// A text is damaged or newer, or looks at what this version of the program does not know.
    /// </exception>
    public static PlacementModel Read(string good, string? started, string version) =>
        new(Read(good), started is null ? null : Read(started)) { Version = version };

    private static FitModel Read(string text)
    {
        try
        {
            return ModelFile.Read(Encoding.UTF8.GetBytes(text));
        }
        catch (InvalidModelFileException error)
        {
            var check = new Check(Phrase.Of($"Modellen", $"Model"), "");
            check.Add(
                "file",
                $"kan inte användas: {error.Message} Kanske tar 'matching fit activate prior' reglerna tillbaka.",
                $"cannot be used: {error.Message} Maybe 'matching fit activate prior' takes the rules back.");
            throw new InvalidInputException(check.Violations);
        }
    }
}
