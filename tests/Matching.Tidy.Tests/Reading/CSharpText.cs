namespace Matching.Tidy.Tests.Reading;

/// <summary>
/// C# (or protobuf) text with its code and its comments apart. One pass, O(n). It knows line and block comments,
/// character literals, plain, verbatim, interpolated and raw strings with their holes, and directives; it does not
/// know grammar.
/// </summary>
public sealed class CSharpText
{
    private readonly string _text;
    private readonly char[] _code;
    private readonly List<(int Start, int End)> _comments = [];

    private CSharpText(string text) => (_text, _code) = (text, text.ToCharArray());

    /// <summary>The code: as long as the text; strings, characters, comments and directives are blanks.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Comments in order, one entry per line: its 1-based number, and the text with its marks.</summary>
    public IReadOnlyList<(int Line, string Text)> Comments { get; private set; } = [];

    /// <summary>Takes a text apart.</summary>
    public static CSharpText Read(string text)
    {
        var read = new CSharpText(text);
        read.ScanCode(0, inHole: false);
        read.Code = new string(read._code);
        read.Comments = [.. read.CommentLines()];
        return read;
    }

    /// <summary>Reads code up to the end of the text or, inside a hole, up to the brace that ends it.</summary>
    private int ScanCode(int at, bool inHole)
    {
        var depth = 0;
        while (at < _text.Length)
        {
            if (Starts(at, "//")) at = Comment(at, LineEnd(at));
            else if (Starts(at, "/*")) at = Comment(at, EndOf("*/", at + 2));
            else if (_text[at] == '#' && IsFirstOfLine(at)) at = Blank(at, LineEnd(at));
            else if (_text[at] == '\'') at = Blank(at, CharacterEnd(at));
            else if (StringAt(at) is { } opening) at = ScanString(at, opening);
            else if (inHole && depth == 0 && _text[at] == '}') return at;
            else
            {
                depth += _text[at] switch { '{' => 1, '}' => -1, _ => 0 };
                at++;
            }
        }
        return at;
    }

    private int ScanString(int at, Opening opening)
    {
        at = Blank(at, at + opening.Length);
        while (at < _text.Length)
        {
            var step = StepInString(at, opening);
            if (step.Ends) return Blank(at, at + step.Length);
            at = step.Hole ? Hole(at, step.Length) : Blank(at, at + step.Length);
        }
        return at;
    }

    private Step StepInString(int at, Opening opening)
    {
        var quotes = Run(at, '"');
        if (opening.IsRaw)
        {
            if (quotes >= opening.Quotes) return new Step(quotes, Ends: true);
            var braces = opening.Dollars > 0 ? Run(at, '{') : 0;
            return braces >= opening.Dollars && braces > 0
                ? new Step(braces, Hole: true) : new Step(Math.Max(1, Math.Max(quotes, braces)));
        }
        if (quotes > 0) return opening.IsVerbatim && quotes >= 2 ? new Step(2) : new Step(1, Ends: true);
        if (_text[at] == '\\' && !opening.IsVerbatim) return new Step(2);
        if (opening.Dollars == 0 || _text[at] != '{') return new Step(1);
        return Starts(at, "{{") ? new Step(2) : new Step(1, Hole: true);
    }

    /// <summary>Keeps the code of a hole; its braces belong to the string.</summary>
    private int Hole(int at, int braces)
    {
        var end = ScanCode(Blank(at, at + braces), inHole: true);
        return end < _text.Length ? Blank(end, end + 1) : end;
    }

    private Opening? StringAt(int at)
    {
        var (end, dollars, isVerbatim) = (at, 0, false);
        for (; end < _text.Length && _text[end] is '$' or '@'; end++)
        {
            if (_text[end] == '$') dollars++;
            else isVerbatim = true;
        }
        var quotes = Run(end, '"');
        if (quotes == 0) return null;
        // Two quotes are an empty string, or a verbatim one; three or more open a raw one.
        var used = quotes >= 3 && !isVerbatim ? quotes : 1;
        return new Opening(end - at + used, used, dollars, isVerbatim);
    }

    private int CharacterEnd(int at)
    {
        var end = _text.IndexOf('\'', Math.Min(_text.Length, at + (Starts(at + 1, "\\") ? 3 : 2)));
        return end < 0 || end - at > 11 ? at + 1 : end + 1;
    }

    private int Comment(int from, int to)
    {
        _comments.Add((from, to));
        return Blank(from, to);
    }

    private int Blank(int from, int to)
    {
        to = Math.Min(to, _text.Length);
        for (var i = from; i < to; i++)
            if (_code[i] != '\n') _code[i] = ' ';
        return to;
    }

    private IEnumerable<(int, string)> CommentLines()
    {
        foreach (var (start, end) in _comments)
        {
            var line = _text.AsSpan(0, start).Count('\n') + 1;
            foreach (var text in _text[start..end].Split('\n')) yield return (line++, text.Trim());
        }
    }

    private bool Starts(int at, string what) => string.CompareOrdinal(_text, at, what, 0, what.Length) == 0;

    private bool IsFirstOfLine(int at)
    {
        var lineStart = _text.LastIndexOf('\n', at) + 1;
        return _text.AsSpan(lineStart, at - lineStart).IsWhiteSpace();
    }

    private int LineEnd(int at) => _text.IndexOf('\n', at) is var end and >= 0 ? end : _text.Length;

    private int EndOf(string mark, int from) =>
        _text.IndexOf(mark, Math.Min(from, _text.Length), StringComparison.Ordinal) is var end and >= 0
            ? end + mark.Length : _text.Length;

    private int Run(int at, char of)
    {
        var end = at;
        while (end < _text.Length && _text[end] == of) end++;
        return end - at;
    }

    private readonly record struct Opening(int Length, int Quotes, int Dollars, bool IsVerbatim)
    {
        public bool IsRaw => Quotes >= 3;
    }

    private readonly record struct Step(int Length, bool Ends = false, bool Hole = false);
}
