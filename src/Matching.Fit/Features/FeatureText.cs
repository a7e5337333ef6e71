namespace Matching.Fit.Features;

/// <summary>Checks the texts of a feature.</summary>
internal static class FeatureText
{
    /// <summary>Adds what is wrong with a name and the texts beside it.</summary>
    internal static void Check(List<string> violations, string name, params ReadOnlySpan<string> texts)
    {
        if (string.IsNullOrEmpty(name)) violations.Add("Feature has no name, expected one.");
        else if (name.Length > ModelFeature.LongestText)
            violations.Add(
                $"Feature '{name[..20]}…' has a name of {name.Length} characters, expected at most "
                + $"{ModelFeature.LongestText}.");
        foreach (var text in texts)
            if (text.Length > ModelFeature.LongestText)
                violations.Add(
                    $"Feature '{name}' has a text of {text.Length} characters, expected at most "
                    + $"{ModelFeature.LongestText}. Maybe the column holds free text.");
    }
}
