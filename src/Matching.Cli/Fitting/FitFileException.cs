namespace Matching.Cli.Fitting;

/// <summary>A file of the <c>fit</c> commands cannot be read or written; the message says why.</summary>
internal sealed class FitFileException(string message, Exception? inner = null) : Exception(message, inner);
