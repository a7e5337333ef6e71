using System.Collections.Frozen;
using System.Diagnostics;

namespace Matching.Core.Municipalities;

/// <summary>
/// Sweden's municipalities, by code. The embedded file municipalities.csv names its origin and licence.
/// </summary>
public static class MunicipalityRegister
{
    private static readonly FrozenDictionary<string, Municipality> ByCode =
        Read().ToFrozenDictionary(m => m.Code, StringComparer.Ordinal);

    /// <summary>All 290 in ordinal order of their codes.</summary>
    public static IReadOnlyList<Municipality> All { get; } =
        [.. ByCode.Values.OrderBy(m => m.Code, StringComparer.Ordinal)];

    /// <summary>The municipality with this code; false when there is none, such as for one that was merged.</summary>
    public static bool TryFind(string code, out Municipality municipality) =>
        ByCode.TryGetValue(code, out municipality!);

    private static IEnumerable<Municipality> Read()
    {
        const string name = "municipalities.csv";
        using var stream = typeof(MunicipalityRegister).Assembly.GetManifestResourceStream(name)
            ?? throw new UnreachableException($"Resource '{name}' is not embedded.");
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
        {
            var columns = line.Split(',');
            if (columns is [var code, var municipality] && Key.IsMunicipality(code))
                yield return new Municipality(new MunicipalityDraft { Code = code, Name = municipality });
        }
    }
}
