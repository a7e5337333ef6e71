using System.Text;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Tables;

public sealed class TableFileTests
{
    private static readonly TableSettings Small = new()
    {
        Name = "t.csv",
        Target = "y",
        Limits = new TableLimits { MinimumRows = 4 },
    };

    [Theory]
    [InlineData("y,age,word\n1,30,a\n0,31.5,b\n0,,a\n1,1e2,\n")]
    [InlineData("y;age;word\n1;30;a\n0;31,5;b\n0;NA;a\n1;100;?\n")]
    [InlineData("y\tage\tword\r\n1\t30\ta\r\n\r\n0\t31.5\tb\r\n0\tnull\ta\r\n1\t100\tn/a")]
    [InlineData("\n\"y\",\"age\",\"word\"\n\"1\",\"30\",\"a\"\n0,\"31,5\",b\n0,nan,a\n1,+100,NA\n")]
    public void Read_InEveryForm_GivesNumbersWordsAndMissingValues(string text)
    {
        var table = Read(text);
        Assert.Equal([1, 0, 0, 1], table.Target);
        Assert.Equal(("0", "1"), table.TargetWords);
        var age = Assert.IsType<NumericColumn>(table.Features.Columns[0]);
        Assert.Equal([30, 31.5, double.NaN, 100], age.Values.ToArray());
        var word = Assert.IsType<CategoricalColumn>(table.Features.Columns[1]);
        Assert.Equal(["a", "b"], word.Levels);
        Assert.Equal([0, 1, 0, -1], word.Codes.ToArray());
        Assert.Empty(table.Notes);
    }

    [Fact]
    public void Read_IgnoredByNameAndPattern_AreSetAside()
    {
        var table = Read(
            "y,s_sex,s_born,fold,who,age\n1,0,x,1,p,3\n0,1,y,2,q,4\n1,0,x,2,p,5\n0,1,y,1,r,6",
            Small with { Ignore = ["s_*"], Folds = "fold", Groups = "who" });
        Assert.Equal(["age"], table.Features.Columns.Select(c => c.Name));
        Assert.Equal(["s_sex", "s_born"], table.SetAside.Columns.Select(c => c.Name));
        Assert.Equal([0, 1, 0, 2], table.Groups!);
        Assert.Equal(2, table.Folds!.Number(1));
    }

    [Fact]
    public void Read_KindStated_OverridesWhatTheCellsLookLike()
    {
        var table = Read("y,code\n1,10\n0,9\n0,10\n1,9", Small with
        {
            Kinds = new Dictionary<string, ColumnKind> { ["code"] = ColumnKind.Categorical },
        });
        Assert.Equal(["10", "9"], Assert.IsType<CategoricalColumn>(table.Features.Columns[0]).Levels);
    }

    [Fact]
    public void Read_TextAmongNumbers_BecomesWordsWithANote()
    {
        var table = Read("y,edu\n1,10\n0,none\n0,9\n1,none");
        Assert.IsType<CategoricalColumn>(table.Features.Columns[0]);
        Assert.Equal(
            ["Column 'edu' has text among numbers in rows 2 and 4; it is read as words. Maybe it should be stated "
                + "numeric and the text left out."],
            table.Notes);
    }

    [Fact]
    public void Read_TextAmongNumbersStatedNumeric_IsRefused() => AssertRefused(
        "y,edu\n1,10\n0,none\n0,9\n1,none",
        Small with { Kinds = new Dictionary<string, ColumnKind> { ["edu"] = ColumnKind.Numeric } },
        "Column 'edu' has text in rows 2 and 4, expected numbers. Maybe the text means a missing value: leave those "
            + "cells empty.");

    [Fact]
    public void Read_ConstantAndEmptyColumns_AreSetAsideWithANote()
    {
        var table = Read("y,a,b,c\n1,5,,1\n0,5.0,,\n0,5,,1\n1,5,,1");
        Assert.Equal(["c"], table.Features.Columns.Select(c => c.Name));
        Assert.Equal(
            ["Column 'a' is the same in every row; nothing can be learned from it, and it is set aside.",
                "Column 'b' is empty in every row; nothing can be learned from it, and it is set aside."],
            table.Notes);
    }

    [Fact]
    public void Read_ColumnsOfSexAndOrigin_AreSetAsideWithANote()
    {
        var table = Read("y,kon,födelseland,resa\n1,f,x,10\n0,m,y,20\n1,f,x,30\n0,m,y,15", Small with
        {
            Kinds = new Dictionary<string, ColumnKind> { ["kon"] = ColumnKind.Categorical },
        });
        Assert.Equal(["resa"], table.Features.Columns.Select(c => c.Name));
        Assert.Equal(["kon", "födelseland"], table.SetAside.Columns.Select(c => c.Name));
        Assert.Equal(
            ["Column 'kon' is named after what no model is given (sex, origin, religion, identity, diagnoses); nothing "
                + "is learned from it, and it is set aside.",
                "Column 'födelseland' is named after what no model is given (sex, origin, religion, identity, "
                + "diagnoses); nothing is learned from it, and it is set aside."],
            table.Notes);
    }

    [Fact]
    public void Read_ColumnsOfSexWithoutATarget_StayWhereAModelMayAskForThem() =>
        Assert.Equal(["kon", "a"], Read("kon,a\nf,1\n", new TableSettings()).Features.Columns.Select(c => c.Name));

    [Fact]
    public void Read_NothingToLearnFrom_IsRefused() => AssertRefused(
        "y,a\n1,5\n0,5\n0,5\n1,5", Small,
        "Table 't.csv' has no column to learn from, expected at least one. Maybe too many are ignored, or all are "
            + "constant.");

    [Theory]
    [InlineData("1e300")]
    [InlineData("-1e300")]
    [InlineData("inf")]
    [InlineData("-Infinity")]
    [InlineData("1e999")]
    public void Read_NumberBeyondAllMeasure_IsRefused(string number) => AssertRefused(
        $"y,a\n1,5\n0,6\n0,{number}\n1,5", Small,
        "Column 'a' has a number beyond ±1e15 in row 3, expected smaller ones. Maybe it stands for a missing value: "
            + "leave those cells empty.");

    [Fact]
    public void Read_DecimalCommaAndPointInOneColumn_IsRefused() => AssertRefused(
        "y;a\n1;5,5\n0;6.5\n0;1\n1;5,1", Small,
        "Column 'a' has a decimal comma in rows 1 and 4 and a decimal point in row 2, expected one of them. Maybe one "
            + "separates thousands.");

    [Fact]
    public void Read_TooManyLevels_IsRefusedAsAnId()
    {
        var text = new StringBuilder("y,id\n");
        for (var i = 0; i < 10_000; i++) text.Append(i % 2).Append(",p").Append(i).Append('\n');
        AssertRefused(
            text.ToString(), Small,
            "Column 'id' has 10000 levels, expected at most 1000. Maybe it is an id: ignore it.");
        var table = Read(text.ToString(), Small with { Limits = new TableLimits { Levels = 10_000 } });
        Assert.Equal(10_000, ((CategoricalColumn)table.Features.Columns[0]).Levels.Count);
    }

    [Fact]
    public void Read_NumbersWithALittleText_SaysThatTextMayBeTheMistake()
    {
        var text = new StringBuilder("y,a\n");
        for (var i = 0; i < 1_001; i++) text.Append(i % 2).Append(',').Append(i == 7 ? "?!" : $"{i}").Append('\n');
        AssertRefused(
            text.ToString(), Small,
            "Column 'a' has 1001 levels, expected at most 1000. Maybe it holds numbers and text in row 8 by mistake.");
    }

    [Fact]
    public void Read_ThreeRows_IsRefused() => AssertRefused(
        "y,a\n1,5\n0,6\n0,7", Small,
        "Table 't.csv' has 3 rows, expected at least 4. Maybe more placements have to end before anything can be "
            + "learned.");

    [Fact]
    public void Read_EmptyText_IsRefused() => AssertRefused(
        " \n\n", Small, "Table 't.csv' is empty, expected a header and rows. Maybe it is the wrong file.");

    [Fact]
    public void Read_TooManyRows_IsRefused() => AssertRefused(
        "y,a\n1,5\n0,6\n0,7\n1,1\n1,2", Small with { Limits = new TableLimits { MinimumRows = 4, Rows = 4 } },
        "Table 't.csv' has more than 4 rows, expected at most so many. Maybe older rows can be left out.");

    [Fact]
    public void Read_TooManyColumns_IsRefused() => AssertRefused(
        "y,a,b\n1,5,1\n", Small with { Limits = new TableLimits { Columns = 2 } },
        "Table 't.csv' has 3 columns, expected at most 2.");

    [Fact]
    public void Read_EverythingWrong_IsNamedAtOnce() => AssertRefused(
        "y,a,a,,Sex\n1,5,1,x,f\n0,5\n,6,2,x,m\n1,\"7\"x,2,x,f\n0,1,1,1,1,1\n0,1e400,2,x,m",
        Small with { Ignore = ["sex", "t_*"], Folds = "fold" },
        "Table 't.csv' has no header above column 4, expected a name. Maybe a delimiter is too many.",
        "Table 't.csv' has header 'a' above columns 2 and 3, expected distinct names. Maybe one of them has another "
            + "meaning.",
        "Table 't.csv' has in rows 2 and 5 another number of cells than its header, expected 5. Maybe a cell holds "
            + "the delimiter and lacks quotes.",
        "Table 't.csv' has in row 4 text after a closing quote, expected a delimiter. Maybe a quote is missing.",
        "Column 'fold' is not in table 't.csv', expected a header of it. Maybe it is one of 'y', 'a', 'a', '', 'Sex'.",
        "Column 'sex' is not in table 't.csv', expected a header of it. Maybe 'Sex' is meant.",
        "Column 't_*' is not in table 't.csv', expected a header of it. Maybe it is one of 'y', 'a', 'a', '', 'Sex'.",
        "Target 'y' is missing in row 3, expected a value in each row. Maybe placements that have not ended should "
            + "stay out of the table.",
        "Column 'a' has a number beyond ±1e15 in row 6, expected smaller ones. Maybe it stands for a missing value: "
            + "leave those cells empty.");

    [Fact]
    public void Read_ColumnAskedForTwice_IsRefused() => AssertRefused(
        "y,a\n1,5\n0,6\n0,7\n1,1", Small with { Folds = "y" },
        "Column 'y' is asked for as two of target, folds and groups, expected one of them.");

    [Fact]
    public void Read_MissingFold_IsRefused() => AssertRefused(
        "y,a,f\n1,5,1\n0,6,\n0,7,2\n1,1,2", Small with { Folds = "f" },
        "Column 'f' is missing in row 2, expected a value in each row.");

    [Fact]
    public void Read_NamedFile_IsCalledByItsNameAlone()
    {
        var folder = Directory.CreateTempSubdirectory("matching-fit-");
        try
        {
            var path = Path.Combine(folder.FullName, "å.csv");
            File.WriteAllBytes(path, [.. "y,a\n1,"u8, 0xE5, (byte)'\n']);
            var thrown = Assert.Throws<InvalidTableException>(() => TableFile.Read(path, Small));
            Assert.Equal(
                ["Table 'å.csv' is not UTF-8, expected one encoding. Maybe save it as CSV UTF-8."], thrown.Violations);
            File.WriteAllText(path, "y,ä\n1,2\n0,3\n1,4\n0,5", Encoding.Unicode);
            Assert.Equal("ä", TableFile.Read(path, Small).Features.Columns[0].Name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Read_WithoutTarget_TakesOneRowAndKeepsConstants()
    {
        var table = Read("a,b\n5,x\n", new TableSettings());
        Assert.Equal((1, 2), (table.RowCount, table.Features.Columns.Count));
        Assert.Empty(table.Target);
    }

    private static LearningTable Read(string text, TableSettings? settings = null) =>
        TableFile.Read(new StringReader(text), settings ?? Small);

    private static void AssertRefused(string text, TableSettings settings, params string[] violations)
    {
        var thrown = Assert.Throws<InvalidTableException>(() => Read(text, settings));
        Assert.Equal(violations, thrown.Violations);
        Assert.Equal(string.Join(Environment.NewLine, violations), thrown.Message);
    }
}
