namespace Matching.Core.Words;

/// <summary>A language that people read the product in. Swedish is the default everywhere.</summary>
public enum Language
{
    /// <summary>Swedish, the default.</summary>
    Swedish,

    /// <summary>English.</summary>
    English,
}
