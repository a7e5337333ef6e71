using System.Text.RegularExpressions;

namespace Matching.Storage.Tests;

/// <summary>Every statement outside the folder Sqlite is one that PostgreSQL takes too.</summary>
public sealed class PortableSqlTests
{
    private static readonly string[] SqliteOnly =
    [
        "AUTOINCREMENT", "STRICT", "WITHOUT ROWID", "ROWID", "INSERT OR", "UPDATE OR", "REPLACE INTO", "PRAGMA",
        "ATTACH", "VACUUM INTO", "GLOB", "IFNULL", "IIF", "TYPEOF", "UNIXEPOCH", "STRFTIME", "JULIANDAY", "DATETIME",
        "GROUP_CONCAT", "TOTAL", "LAST_INSERT_ROWID", "CHANGES", "RANDOMBLOB", "HEX", "JSON_EXTRACT", "JSON_EACH",
        "JSON_GROUP_ARRAY", "SQLITE_MASTER", "SQLITE_SCHEMA", "BLOB", "NUMERIC AFFINITY", "INDEXED BY", "NOT INDEXED",
        "BEGIN IMMEDIATE", "BEGIN DEFERRED", "COLLATE NOCASE", "ISNULL", "NOTNULL",
    ];

    private static readonly string Root = FindRoot();

    public static TheoryData<string> Statements => [.. StatementFiles()];

    [Theory]
    [MemberData(nameof(Statements))]
    public void Statements_OfAFile_HaveNoWordThatOnlySqliteKnows(string file) =>
        Assert.Empty(WordsIn(File.ReadAllText(Path.Combine(Root, file))));

    [Theory]
    [InlineData("\"INSERT OR IGNORE INTO slot\"", "INSERT OR")]
    [InlineData("$\"SELECT IFNULL(x, 0) FROM slot\"", "IFNULL")]
    [InlineData("\"SELECT sqlite_version() FROM sqlite_master\"", "SQLITE_MASTER")]
    public void Statements_OneOfTheWords_IsFound(string source, string word) => Assert.Equal([word], WordsIn(source));

    [Fact]
    public void Statements_OfTheProject_AreFound()
    {
        Assert.Contains(StatementFiles(), file => file.EndsWith("0001_nouns.sql", StringComparison.Ordinal));
        Assert.Contains(StatementFiles(), file => file.EndsWith("SnapshotReader.cs", StringComparison.Ordinal));
    }

    private static IEnumerable<string> WordsIn(string text) =>
        SqliteOnly.Where(word => Regex.IsMatch(text, $@"\b{word}\b", RegexOptions.IgnoreCase));

    private static IEnumerable<string> StatementFiles()
    {
        var folder = Path.Combine(Root, "src", "Matching.Storage");
        var sqlite = Path.Combine(folder, "Sqlite") + Path.DirectorySeparatorChar;
        return Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".sql")
            .Where(file => !file.StartsWith(sqlite, StringComparison.Ordinal))
            .Where(file => Regex.IsMatch(
                File.ReadAllText(file), @"\b(SELECT|INSERT INTO|DELETE FROM|UPDATE|CREATE TABLE|WHERE)\b"))
            .Select(file => Path.GetRelativePath(Root, file))
            .Order(StringComparer.Ordinal);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Matching.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
