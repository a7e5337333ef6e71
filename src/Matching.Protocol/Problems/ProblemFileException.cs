namespace Matching.Protocol.Problems;

/// <summary>
/// A problem or solution file cannot be read: the message names the file, the place and what was expected.
/// </summary>
public sealed class ProblemFileException(string message, Exception? cause = null) : Exception(message, cause);
