using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Intake.Reading;

/// <summary>Why a file as a whole cannot be loaded, in the form of every message: the file is the subject.</summary>
internal static class FileProblem
{
    /// <summary>A violation whose field is the file's name.</summary>
    public static Violation Of(SourceFile file, Wording swedish, Wording english)
    {
        var check = new Check(Phrase.Of($"Fil '{file.Name}'", $"File '{file.Name}'"), "");
        check.Add(file.Name, swedish, english);
        return check.Violations[0];
    }

    /// <summary>The same as something to throw.</summary>
    public static InvalidInputException Thrown(SourceFile file, Wording swedish, Wording english) =>
        new([Of(file, swedish, english)]);
}
