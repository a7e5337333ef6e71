using System.Text;

namespace Matching.Fit.Cards;

/// <summary>Writes a card as Markdown. Drawings become their tables, so that nothing depends on seeing them.</summary>
internal static class MarkdownCard
{
    /// <summary>The page, lines ended by LF.</summary>
    public static string Of(IEnumerable<CardBlock> blocks)
    {
        var page = new StringBuilder();
        foreach (var block in blocks)
        {
            if (page.Length > 0) page.Append('\n');
            Write(page, block);
        }
        return page.ToString();
    }

    private static void Write(StringBuilder page, CardBlock block)
    {
        switch (block)
        {
            case CardHeading heading:
                page.Append('#', heading.Level).Append(' ').Append(Escaped(heading.Text)).Append('\n');
                break;
            case CardParagraph paragraph:
                page.Append(Escaped(paragraph.Text)).Append('\n');
                break;
            case CardBullets bullets:
                foreach (var item in bullets.Items) page.Append("- ").Append(Escaped(item)).Append('\n');
                break;
            case CardTable table:
                WriteTable(page, table);
                break;
            case CardFigure figure:
                page.Append(Escaped(figure.Description)).Append("\n\n");
                WriteTable(page, figure.Numbers);
                break;
        }
    }

    private static void WriteTable(StringBuilder page, CardTable table)
    {
        WriteRow(page, table.Headers);
        WriteRow(page, table.Headers.Select(_ => "---"), isEscaped: true);
        foreach (var row in table.Rows) WriteRow(page, row);
    }

    private static void WriteRow(StringBuilder page, IEnumerable<string> cells, bool isEscaped = false)
    {
        page.Append('|');
        foreach (var cell in cells) page.Append(' ').Append(isEscaped ? cell : Escaped(cell)).Append(" |");
        page.Append('\n');
    }

    /// <summary>Names come from tables that anybody may have written: none of their characters is markup.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
            if (c is '\r' or '\n') escaped.Append(' ');
            else if (c is '<') escaped.Append("&lt;");
            else if (c is '&') escaped.Append("&amp;");
            else if (c is '|' or '*' or '_' or '`' or '[' or ']' or '\\' or '#') escaped.Append('\\').Append(c);
            else escaped.Append(c);
        return escaped.ToString();
    }
}
