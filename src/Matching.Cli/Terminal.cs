using Matching.Cli.Output;
using Matching.Core.Words;

namespace Matching.Cli;

/// <summary>What a command talks to: the writers, whether a person watches them, and the clock.</summary>
/// <param name="Out">Answers.</param>
/// <param name="Error">Progress and errors.</param>
/// <param name="Clock">The clock of everything that the command runs.</param>
/// <param name="OutRedirected">True when answers go to a file or a program.</param>
/// <param name="ErrorRedirected">True when progress goes to a file or a program.</param>
internal sealed record Terminal(
    TextWriter Out, TextWriter Error, TimeProvider Clock, bool OutRedirected, bool ErrorRedirected)
{
    /// <summary>Today in Sweden's calendar as the machine's clock has it.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetLocalNow().DateTime);

    /// <summary>A printer of answers.</summary>
    public Printer Printer(OutputForm form, Language language) => new(Out, form, language, OutRedirected);
}
