using System.Text;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Tables;

public sealed class CsvRecordsTests
{
    [Theory]
    [InlineData("a,b\nc,d", "a|b/c|d")]
    [InlineData("a,b\r\nc,d\r\n", "a|b/c|d")]
    [InlineData("a,b\rc,d", "a|b/c|d")]
    [InlineData("\"a,1\",\"b\n2\",\"c\"\"3\"\"\"", "a,1|b\n2|c\"3\"")]
    [InlineData(" a , \"b \" ,c\t\n", "a|b |c")]
    [InlineData("a,,\n,,b", "a||/||b")]
    [InlineData("5\" pipe,x", "5\" pipe|x")]
    [InlineData("a\n\nb", "a//b")]
    [InlineData("", "")]
    public void Read_Text_SplitsAsRfc4180Does(string text, string expected) =>
        Assert.Equal(expected, string.Join('/', Read(text).Select(r => string.Join('|', r.Cells))));

    [Fact]
    public void Read_TabsBetweenCells_AreNoBlanks()
    {
        using var records = new CsvRecords(new StringReader("a\t\tb\t"), '\t', 10);
        Assert.True(records.Read());
        Assert.Equal(["a", "", "b", ""], records.Cells);
    }

    [Theory]
    [InlineData("a\n\"b", 2, "a quote that is never closed, expected another. Maybe the file was cut off.")]
    [InlineData("\"a\"b,c", 1, "text after a closing quote, expected a delimiter. Maybe a quote is missing.")]
    [InlineData("ok\n12345678901\n", 2,
        "a cell of more than 10 characters, expected at most so many. Maybe a quote is missing.")]
    public void Fault_OfABrokenRecord_IsNamedOnceAtItsRecord(string text, int number, string fault)
    {
        var broken = Assert.Single(Read(text), r => r.Fault is not null);
        Assert.Equal((number, fault), (broken.Number, broken.Fault));
    }

    [Fact]
    public void Read_WhatRandomCellsWereWrittenAs_GivesTheCellsBack()
    {
        var random = new Random(11);
        const string letters = "ab,;\"\n\r\t 1é";
        for (var i = 0; i < 400; i++)
        {
            var rows = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Enumerable.Range(0, 3).Select(_ =>
                new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => letters[random.Next(letters.Length)])]))
                .ToArray()).ToArray();
            var text = new StringBuilder();
            foreach (var row in rows)
                text.Append(string.Join(',', row.Select(c => $"\"{c.Replace("\"", "\"\"")}\""))).Append("\r\n");
            Assert.Equal(rows, Read(text.ToString()).Select(r => r.Cells));
        }
    }

    [Fact]
    public void Read_RandomText_NeverThrowsAndEnds()
    {
        var random = new Random(12);
        const string letters = "a,\"\n\r ";
        for (var i = 0; i < 2_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, 30).Select(_ => letters[random.Next(letters.Length)])]);
            Assert.InRange(Read(text).Count, 1, 31);
        }
    }

    private static List<(string[] Cells, int Number, string? Fault)> Read(string text)
    {
        var (records, read) = (new CsvRecords(new StringReader(text), ',', 10), new List<(string[], int, string?)>());
        while (records.Read()) read.Add(([.. records.Cells], records.Number, records.Fault));
        return read;
    }
}
