using System.Net;
using System.Text;

namespace Matching.Fit.Cards;

/// <summary>
/// Writes a card as one HTML page that loads nothing. Drawings carry a title and a description for screen readers and
/// stand beside their numbers; no finding is told by colour alone; the page prints and narrows.
/// </summary>
internal static class HtmlCard
{
    private const string Style = """
        :root{color-scheme:light;--ink:#1b1b1b;--soft:#555;--line:#c8c8c8;--paper:#fff}
        body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:54rem;
        margin:2rem auto;padding:0 1rem}
        h1{font-size:1.7rem;line-height:1.2}h2{margin-top:2.2rem;border-bottom:1px solid var(--line)}
        h3{margin-bottom:.3rem}
        .scroll{overflow-x:auto}table{border-collapse:collapse;margin:.6rem 0}
        th,td{padding:.25rem .7rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
        td{font-variant-numeric:tabular-nums}
        figure{margin:.5rem 0 1.2rem}figcaption{color:var(--soft)}svg{max-width:100%;height:auto}
        summary{cursor:pointer}:focus-visible{outline:3px solid #0b57a4;outline-offset:2px}
        @media print{details{display:none}h3,figure{break-inside:avoid}}
        """;

    /// <summary>The page, lines ended by LF.</summary>
    public static string Of(IEnumerable<CardBlock> blocks, CardLanguage language)
    {
        CardBlock[] all = [.. blocks];
        var (code, numbers) = language == CardLanguage.Swedish ? ("sv", "Siffrorna") : ("en", "The numbers");
        var title = all.OfType<CardHeading>().First().Text;
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"").Append(code).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
            .Append(Escaped(title)).Append("</title>\n<style>\n").Append(Style.ReplaceLineEndings("\n"))
            .Append("\n</style>\n</head>\n<body>\n<main>\n");
        foreach (var block in all) Write(page, block, numbers);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>Text that is no markup.</summary>
    internal static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private static void Write(StringBuilder page, CardBlock block, string numbers)
    {
        switch (block)
        {
            case CardHeading heading:
                page.Append("<h").Append(heading.Level).Append('>').Append(Escaped(heading.Text))
                    .Append("</h").Append(heading.Level).Append(">\n");
                break;
            case CardParagraph paragraph:
                page.Append("<p>").Append(Escaped(paragraph.Text)).Append("</p>\n");
                break;
            case CardBullets bullets:
                page.Append("<ul>\n");
                foreach (var item in bullets.Items) page.Append("<li>").Append(Escaped(item)).Append("</li>\n");
                page.Append("</ul>\n");
                break;
            case CardTable table:
                WriteTable(page, table);
                break;
            case CardFigure figure:
                page.Append("<figure>\n").Append(figure.Svg).Append("\n<figcaption>")
                    .Append(Escaped(figure.Description)).Append("</figcaption>\n<details>\n<summary>").Append(numbers)
                    .Append(": ").Append(Escaped(figure.Title)).Append("</summary>\n");
                WriteTable(page, figure.Numbers);
                page.Append("</details>\n</figure>\n");
                break;
        }
    }

    private static void WriteTable(StringBuilder page, CardTable table)
    {
        page.Append("<div class=\"scroll\" tabindex=\"0\">\n<table>\n<thead><tr>");
        foreach (var header in table.Headers)
            page.Append("<th scope=\"col\">").Append(Escaped(header)).Append("</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            page.Append("<tr><th scope=\"row\">").Append(Escaped(row[0])).Append("</th>");
            foreach (var cell in row.Skip(1)) page.Append("<td>").Append(Escaped(cell)).Append("</td>");
            page.Append("</tr>\n");
        }
        page.Append("</tbody>\n</table>\n</div>\n");
    }
}
