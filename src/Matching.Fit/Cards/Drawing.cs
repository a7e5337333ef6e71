using System.Globalization;
using System.Text;

namespace Matching.Fit.Cards;

/// <summary>An SVG drawing that tells screen readers what it shows. Coordinates are in pixels.</summary>
internal sealed class Drawing
{
    private readonly StringBuilder _parts = new();
    private readonly double _width;
    private readonly double _height;

    /// <summary>Starts a drawing.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    public Drawing(double width, double height) => (_width, _height) = (width, height);

    /// <summary>A filled rectangle with a thin outline.</summary>
    public void Box(double x, double y, double width, double height, string fill) => Add(
        $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" fill=\"{fill}\"/>");

    /// <summary>A line through points.</summary>
    public void Line(IEnumerable<(double X, double Y)> points, string stroke, double width, string dash = "")
    {
        var path = string.Join(' ', points.Select(p => string.Create(
            CultureInfo.InvariantCulture, $"{p.X:0.#},{p.Y:0.#}")));
        var dashes = dash.Length == 0 ? "" : $" stroke-dasharray=\"{dash}\"";
        Add($"<polyline points=\"{path}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{width:0.#}\"{dashes}/>");
    }

    /// <summary>A filled shape without outline.</summary>
    public void Area(IEnumerable<(double X, double Y)> points, string fill)
    {
        var path = string.Join(' ', points.Select(p => string.Create(
            CultureInfo.InvariantCulture, $"{p.X:0.#},{p.Y:0.#}")));
        Add($"<polygon points=\"{path}\" fill=\"{fill}\"/>");
    }

    /// <summary>A text.</summary>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">The text.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    public void Text(double x, double y, string text, string anchor) => Add(
        $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{HtmlCard.Escaped(text)}</text>");

    /// <summary>The drawing with its title and description.</summary>
    public string Finish(string title, string description) => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {_width:0.#} {_height:0.#}\" ")
        + string.Create(CultureInfo.InvariantCulture, $"width=\"{_width:0.#}\" height=\"{_height:0.#}\" ")
        + $"font-family=\"system-ui,sans-serif\" font-size=\"12\" fill=\"#1b1b1b\">"
        + $"<title>{HtmlCard.Escaped(title)}</title><desc>{HtmlCard.Escaped(description)}</desc>{_parts}</svg>";

    private void Add(FormattableString part) => _parts.Append(part.ToString(CultureInfo.InvariantCulture));
}
