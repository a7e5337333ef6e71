using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Matching.Grpc.Tests.Probing;

/// <summary>Keeps what a server under test logs about gRPC.</summary>
internal sealed class RecordedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IReadOnlyCollection<(LogLevel Level, string Text)> Lines => _lines;

    public ILogger CreateLogger(string categoryName) =>
        new Recorder(categoryName.StartsWith("Grpc", StringComparison.Ordinal) ? _lines : null);

    public void Dispose()
    {
    }

    private sealed class Recorder(ConcurrentQueue<(LogLevel, string)>? lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => lines is not null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => lines?.Enqueue((logLevel, formatter(state, exception)));
    }
}
