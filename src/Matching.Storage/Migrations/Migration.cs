using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Storage.Migrations;

/// <summary>
/// One step forward of the schema, from the embedded file <c>0001_nouns.sql</c>. A published one is never edited:
/// its checksum stands in every database that it has reached.
/// </summary>
/// <param name="Number">1-based place in the sequence.</param>
/// <param name="Name">What it brings.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>The migrations of this version in order.</summary>
    public static IReadOnlyList<Migration> Embedded { get; } =
        [.. typeof(Migration).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read)];

    /// <summary>SHA-256 of the statements in lower-case hexadecimal; line ends count as LF.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Sql.Replace("\r\n", "\n", StringComparison.Ordinal))));

    private static Migration Read(string resource)
    {
        using var reader = new StreamReader(typeof(Migration).Assembly.GetManifestResourceStream(resource)!);
        var parts = Path.GetFileNameWithoutExtension(resource).Split('_', 2);
        return new Migration(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], reader.ReadToEnd());
    }
}
