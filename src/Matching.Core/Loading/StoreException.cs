using Matching.Core.Words;

namespace Matching.Core.Loading;

/// <summary>
/// A store could not do what was asked, for a reason outside the program. What was not acknowledged is not kept.
/// </summary>
public abstract class StoreException(Phrase words, Exception? cause) : Exception(words.ToString(), cause)
{
    /// <summary>The message in both languages: subject, expectation, advice; no folder and no personal data.</summary>
    public Phrase Words { get; } = words;
}
