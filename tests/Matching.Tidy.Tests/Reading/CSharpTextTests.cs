namespace Matching.Tidy.Tests.Reading;

public sealed class CSharpTextTests
{
    [Theory]
    [InlineData("a /* { */ b", "a         b")]
    [InlineData("a // {", "a     ")]
    [InlineData("a = \"{\\\"//\" + b", "a =         + b")]
    [InlineData("a = \"\" + b", "a =    + b")]
    [InlineData("a = @\"\\\" + b", "a =      + b")]
    [InlineData("a = @\"x\"\"{\" + b", "a =         + b")]
    [InlineData("a = '{' + '\\'' + b", "a =     +      + b")]
    [InlineData("a = $\"x{b}{{\" + c", "a =     b     + c")]
    [InlineData("a = $\"{f(\"{\")}\" + c", "a =    f(   )   + c")]
    [InlineData("a = $@\"\\{b}\" + c", "a =      b   + c")]
    [InlineData("a = \"\"\"x \"\" { \"\"\" + b", "a =               + b")]
    [InlineData("a = $$\"\"\"{ {{b}} \"\"\" + c", "a =          b       + c")]
    [InlineData("a\n#if {\nb", "a\n     \nb")]
    public void Code_OfText_IsWithoutStringsCommentsAndDirectives(string text, string code) =>
        Assert.Equal(code, CSharpText.Read(text).Code);

    [Fact]
    public void Comments_OfText_AreLinesWithNumbers()
    {
        var read = CSharpText.Read("a // one\nb = \"// no\";\n/* two\n   three */ c\n/// four");

        Assert.Equal([(1, "// one"), (3, "/* two"), (4, "three */"), (5, "/// four")], read.Comments);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("$\"{")]
    [InlineData("/*")]
    [InlineData("'")]
    [InlineData("\"\"\"\n{")]
    [InlineData("\"\\")]
    public void Read_TextThatEndsTooEarly_ReadsToTheEnd(string text) =>
        Assert.Equal(text.Length, CSharpText.Read(text).Code.Length);
}
