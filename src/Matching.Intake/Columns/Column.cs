using Matching.Core.Words;
using Matching.Intake.Cells;

namespace Matching.Intake.Columns;

/// <summary>
/// One column of a file kind: the single source for reading it, for templates, for the documentation and for the
/// names in error files.
/// </summary>
public abstract class Column
{
    private protected Column(string code, string swedish) => (Code, Swedish) = (code, swedish);

    /// <summary>The name in files and protocols: the field's name in snake_case.</summary>
    public string Code { get; }

    /// <summary>The header in Swedish files and templates.</summary>
    public string Swedish { get; }

    /// <summary>Further headers that files use for it.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>The column must be there and its cells must not be blank.</summary>
    public bool Required { get; init; }

    /// <summary>What it means and what a blank cell means.</summary>
    public required Phrase Meaning { get; init; }

    /// <summary>A cell as people write it; always readable.</summary>
    public required string Example { get; init; }

    /// <summary>Fields of the noun's check that this column answers for, besides its own code.</summary>
    public IReadOnlyList<string> AnswersFor { get; init; } = [];

    /// <summary>
    /// Fields whose violations say nothing while this column's cell cannot be read, because they compare with it.
    /// </summary>
    public IReadOnlyList<string> Silences { get; init; } = [];

    /// <summary>
    /// What it states protects a participant and is never lost by a slip: a file whose header nearly names it is
    /// refused, and so is a row that ends before the column does.
    /// </summary>
    public bool Protects { get; init; }

    /// <summary>What its cells look like.</summary>
    public abstract Phrase Expected { get; }

    /// <summary>The header in a language.</summary>
    public string Header(Language language) => language == Language.Swedish ? Swedish : Code;

    /// <summary>Every header that means this column.</summary>
    public IEnumerable<string> Headers => [Code, Swedish, .. Synonyms];
}

/// <summary>A column whose cells hold values of one type.</summary>
/// <param name="code">The name in files and protocols.</param>
/// <param name="swedish">The header in Swedish files.</param>
/// <param name="form">How its cells are read.</param>
/// <param name="blank">What a blank cell, or a file without the column, stands for.</param>
public sealed class Column<T>(string code, string swedish, Form<T> form, T blank) : Column(code, swedish)
{
    /// <summary>How its cells are read.</summary>
    public Form<T> Form { get; } = form;

    /// <summary>What a blank cell, or a file without the column, stands for.</summary>
    public T Blank { get; } = blank;

    /// <inheritdoc/>
    public override Phrase Expected => Form.Expected;
}
