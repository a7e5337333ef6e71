namespace Matching.Fit.Cards;

/// <summary>A part of a card, whatever it is written in.</summary>
internal abstract record CardBlock;

/// <summary>A heading of level 1 to 3.</summary>
internal sealed record CardHeading(int Level, string Text) : CardBlock;

/// <summary>A paragraph.</summary>
internal sealed record CardParagraph(string Text) : CardBlock;

/// <summary>A list.</summary>
internal sealed record CardBullets(IReadOnlyList<string> Items) : CardBlock;

/// <summary>A table; the first cell of a row names it.</summary>
internal sealed record CardTable(IReadOnlyList<string> Headers, IReadOnlyList<string[]> Rows) : CardBlock;

/// <summary>A drawing with what it shows in words, and its numbers.</summary>
internal sealed record CardFigure(string Title, string Svg, string Description, CardTable Numbers) : CardBlock;
