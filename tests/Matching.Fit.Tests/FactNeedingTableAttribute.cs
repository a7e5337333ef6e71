using Matching.Testing;

namespace Matching.Fit.Tests;

/// <summary>A fact about a public table that lies beside the repository; skipped where it does not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactNeedingTableAttribute : FactAttribute
{
    public FactNeedingTableAttribute(string name) =>
        Skip = File.Exists(PathOf(name)) ? null : $"shared/data/fit/{name} is not beside the repository";

    /// <summary>Where the table lies.</summary>
    public static string PathOf(string name) =>
        Path.Combine(Path.GetDirectoryName(RepositoryRoot.Path)!, "shared", "data", "fit", name);
}
