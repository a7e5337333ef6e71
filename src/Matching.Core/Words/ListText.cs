namespace Matching.Core.Words;

/// <summary>Reads one element of a list in a file's cell.</summary>
public delegate bool TryParse<T>(string text, out T value);

/// <summary>A short list in one cell of a file or one column of a table: elements with '|' between.</summary>
public static class ListText
{
    /// <summary>The elements in their own text forms.</summary>
    public static string Of<T>(IEnumerable<T> elements) => string.Join('|', elements);

    /// <summary>Reads every element; an empty text is the empty list.</summary>
    /// <returns>False with the element that cannot be read in <paramref name="wrong"/>.</returns>
    public static bool TryParse<T>(string text, TryParse<T> tryParse, out IReadOnlyList<T> elements, out string wrong)
    {
        var list = new List<T>();
        (elements, wrong) = (list, "");
        foreach (var part in text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!tryParse(part, out var element))
            {
                wrong = part;
                return false;
            }
            list.Add(element);
        }
        return true;
    }
}
