using Matching.Cli.Loading;
using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Cli.Tests.Loading;

public sealed class LoadFilesTests : IDisposable
{
    private readonly LoadFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_APlainFile_GivesItAnErrorFileBesideIt()
    {
        var file = Assert.Single(LoadFiles.Of([_folder.Write("a.csv", "x")], null));
        Assert.Equal(("a.csv", 1), (file.File.Name, file.File.Size));
        Assert.Equal(_folder.PathOf("a.errors.csv"), file.ErrorPath);
    }

    [Fact]
    public void Of_AFolderForErrors_MakesIt()
    {
        var folder = Path.Combine(_folder.PathOf("ny"), "fel");
        var file = Assert.Single(LoadFiles.Of([_folder.Write("a.csv", "x")], folder));
        Assert.Equal(Path.Combine(folder, "a.errors.csv"), file.ErrorPath);
        Assert.True(Directory.Exists(folder));
    }

    [Fact]
    public void Of_SeveralWrongPaths_NamesAllOfThem()
    {
        var there = _folder.Write("a.csv", "x");
        Directory.CreateDirectory(_folder.PathOf("mapp.csv"));
        var problems = Problems([_folder.PathOf("borta.csv"), there, there, _folder.PathOf("mapp.csv")], null);
        Assert.Equal(
            [
                "Fil 'borta.csv' finns inte, väntade en fil att läsa. Kanske är sökvägen felskriven.",
                "Fil 'mapp.csv' finns inte, väntade en fil att läsa. Kanske är sökvägen felskriven.",
                "Fil 'a.csv' nämns 2 gånger, väntade en. Kanske menades en annan fil.",
            ],
            problems.Select(problem => problem.Message.In(Language.Swedish)));
        Assert.Equal(
            [
                "File 'borta.csv' does not exist, expected a file to read. Maybe its path is misspelt.",
                "File 'mapp.csv' does not exist, expected a file to read. Maybe its path is misspelt.",
                "File 'a.csv' is named 2 times, expected once. Maybe another file was meant.",
            ],
            problems.Select(problem => problem.Message.In(Language.English)));
    }

    [Fact]
    public void Of_AnErrorFileThatIsAlsoToBeLoaded_IsRefused()
    {
        var problems = Problems([_folder.Write("a.csv", "x"), _folder.Write("a.errors.csv", "x")], null);
        Assert.Equal(
            "Fil 'a.csv' får en felfil 'a.errors.csv' som skulle ersätta en annan fil i samma inläsning, väntade ett "
            + "eget namn. Kanske kan filerna läsas in var för sig.",
            Assert.Single(problems).Message.In(Language.Swedish));
        Assert.Equal(
            "File 'a.csv' gets an error file 'a.errors.csv' that would replace another file of the same load, expected "
            + "a name of its own. Maybe the files can be loaded one by one.",
            problems[0].Message.In(Language.English));
    }

    [Fact]
    public void Of_TwoFilesOfOneNameWithOneErrorFolder_IsRefused()
    {
        Directory.CreateDirectory(_folder.PathOf("x"));
        var one = _folder.Write("a.csv", "x");
        var two = _folder.Write(Path.Combine("x", "a.csv"), "x");
        Assert.Equal(2, LoadFiles.Of([one, two], null).Count);
        Assert.Single(Problems([one, two], _folder.PathOf("fel")));
    }

    [Fact]
    public void Of_AnErrorFolderThatIsAFile_IsRefused()
    {
        var file = _folder.Write("a.csv", "x");
        var problem = Assert.Single(Problems([file], _folder.Write("fel", "x")));
        Assert.Equal(
            "Fil 'fel' kan inte bli mapp för felfiler, väntade en mapp att skriva i. Kanske finns en fil med det "
                + "namnet.",
            problem.Message.In(Language.Swedish));
        Assert.Equal(
            "File 'fel' cannot become the folder for error files, expected a folder to write to. Maybe a file has that "
            + "name.",
            problem.Message.In(Language.English));
    }

    private static IReadOnlyList<Violation> Problems(string[] paths, string? folder) =>
        Assert.Throws<InvalidInputException>(() => LoadFiles.Of(paths, folder)).Violations;
}
