namespace Matching.Fit.ModelFiles;

/// <summary>A model file that can not be used; the message says why.</summary>
public sealed class InvalidModelFileException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, one violation a line.</param>
    /// <param name="innerException">What reading stumbled over; null = a check of ours.</param>
    public InvalidModelFileException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
