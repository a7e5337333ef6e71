namespace Matching.Core;

/// <summary>A checked thing with a key, as files load it and stores keep it.</summary>
public interface INoun
{
    /// <summary>Municipality and id.</summary>
    Key Key { get; }
}
