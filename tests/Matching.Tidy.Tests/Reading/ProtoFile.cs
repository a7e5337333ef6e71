using System.Text.RegularExpressions;

namespace Matching.Tidy.Tests.Reading;

/// <summary>
/// What a .proto file declares, in order, with the comment of each: on the line before, or behind it on its last line.
/// It reads proto3 that protoc accepts; what is wrong in it is protoc's to say.
/// </summary>
public sealed partial class ProtoFile
{
    private readonly TextFile _file;
    private readonly string _code;
    private readonly string[] _codeLines;
    private readonly HashSet<int> _commentLines;
    private readonly List<Declaration> _declarations = [];

    /// <summary>Reads a file.</summary>
    public ProtoFile(TextFile file)
    {
        _file = file;
        var text = CSharpText.Read(file.Text);
        _code = text.Code;
        _codeLines = _code.Split('\n');
        _commentLines = [.. text.Comments.Select(c => c.Line)];
        ReadBlock(0, "", "file");
    }

    /// <summary>Every declaration: of kind package, message, enum, value, field, oneof, service or rpc.</summary>
    public IReadOnlyList<Declaration> Declarations => _declarations;

    /// <summary>Reads statements up to the block's end; gives the position after it.</summary>
    private int ReadBlock(int at, string path, string kind)
    {
        while (true)
        {
            while (at < _code.Length && (char.IsWhiteSpace(_code[at]) || _code[at] == ';')) at++;
            if (at >= _code.Length) return at;
            if (_code[at] == '}') return at + 1;
            var end = _code.AsSpan(at).IndexOfAny(';', '{') is var found and >= 0 ? at + found : _code.Length;
            // A field's options stand in brackets, whose braces are no block.
            if (end < _code.Length && _code[end] == '{' && _code.AsSpan(at, end - at).Contains('['))
                end = _code.IndexOf(';', end) is var close and >= 0 ? close : _code.Length;
            at = ReadStatement(at, end, path, kind);
        }
    }

    private int ReadStatement(int at, int end, string path, string kind)
    {
        var opens = end < _code.Length && _code[end] == '{';
        var (declared, name) = Declared(_code[at..end], kind);
        var full = path == "" ? name : $"{path}.{name}";
        if (declared != "") _declarations.Add(new Declaration(declared, full, _file.LineAt(at), IsCommented(at, end)));
        if (!opens) return Math.Min(end + 1, _code.Length);
        var inner = declared is "message" or "enum" or "service" or "oneof" ? declared : "options";
        return ReadBlock(end + 1, declared == "oneof" ? path : full, inner);
    }

    private static (string Kind, string Name) Declared(string statement, string kind)
    {
        var words = Word().Matches(statement).Select(m => m.Value).ToList();
        return (kind, words) switch
        {
            (_, ["option" or "reserved" or "extensions" or "import" or "syntax", ..]) or ("options", _) => ("", ""),
            (_, [var word and ("package" or "message" or "service" or "rpc" or "oneof"), var name, ..])
                when !statement.Contains('=') => (word, name),
            (_, ["enum", var name]) => ("enum", name),
            ("enum", [var name, ..]) => ("value", name),
            ("message" or "oneof", _) => ("field", FieldName().Match(statement).Groups[1].Value),
            _ => ("", ""),
        };
    }

    private bool IsCommented(int at, int end)
    {
        var (first, last) = (_file.LineAt(at), _file.LineAt(Math.Min(end, _code.Length - 1)));
        var isBefore = _commentLines.Contains(first - 1) && _codeLines[first - 2].Trim() == "";
        // Behind the declaration stands nothing but the comment: "message A { int32 b = 1; // b" documents b.
        var rest = _code.AsSpan(Math.Min(end + 1, _code.Length));
        var restOfLine = rest.IndexOf('\n') is var lineEnd and >= 0 ? rest[..lineEnd] : rest;
        return isBefore || (_commentLines.Contains(last) && restOfLine.IsWhiteSpace());
    }

    [GeneratedRegex(@"[\w.]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(\w+)\s*=\s*\d+")]
    private static partial Regex FieldName();
}

/// <summary>Something that a .proto file declares.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name with those it stands in, such as "Plan.State".</param>
/// <param name="Line">1-based.</param>
/// <param name="IsCommented">True when a comment stands before or behind it.</param>
public sealed record Declaration(string Kind, string Name, int Line, bool IsCommented);
