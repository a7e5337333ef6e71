using System.CommandLine;
using System.Globalization;
using System.Net;
using Matching.Server.Limits;

namespace Matching.Server.Hosting;

/// <summary>What the server is told on its command line.</summary>
/// <param name="Database">The database file.</param>
/// <param name="Address">Where to listen; always a loopback address.</param>
internal sealed record ServerArguments(string Database, IPEndPoint Address)
{
    private const int LongestSettle = 60;

    /// <summary>Whether anybody who reaches the server may read the contract from it. Default false.</summary>
    public bool Reflection { get; init; }

    /// <summary>How long the server says NOT_SERVING before it takes no more calls, 0 to 60 s. Default 1 s.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many calls run and wait at a time.</summary>
    public CallLimits Limits { get; init; } = new();

    /// <summary>Runs the server with the arguments, or prints help or what is wrong.</summary>
    /// <returns>0 after an orderly stop, 2 for bad arguments.</returns>
    public static async Task<int> ReadAsync(string[] args, Func<ServerArguments, CancellationToken, Task<int>> run)
    {
        var database = new Option<string>("--database")
        {
            Description = "The embedded database's file; it has to exist.",
            DefaultValueFactory = _ => Path.Combine(".", ".matching", "demo.db"),
        };
        var listen = new Option<IPEndPoint>("--listen")
        {
            Description = "Loopback address and port for gRPC over plain HTTP/2 (h2c). Other addresses are refused "
                + "until callers are authenticated.",
            DefaultValueFactory = _ => new IPEndPoint(IPAddress.Loopback, 5080),
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (Loopback(text) is { } address) return address;
                result.AddError(
                    $"Option '--listen' has '{text}', expected a loopback address and a port such as 127.0.0.1:5080. "
                    + "Maybe a proxy that authenticates callers should stand in front.");
                return null;
            },
        };
        var reflection = new Option<bool>("--reflection")
        {
            Description = "Lets clients read the contract from the server (gRPC reflection). Off unless asked for.",
        };
        var settle = new Option<int>("--settle")
        {
            Description = "Seconds between NOT_SERVING in health calls and the end of new calls, 0 to 60.",
            DefaultValueFactory = _ => 1,
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                    && seconds <= LongestSettle)
                    return seconds;
                result.AddError($"Option '--settle' has '{text}', expected whole seconds, 0 to {LongestSettle}.");
                return 0;
            },
        };
        var root = new RootCommand("Serves suggestions and plans by gRPC.") { database, listen, reflection, settle };
        root.SetAction((result, cancellation) =>
            run(new ServerArguments(result.GetValue(database)!, result.GetValue(listen)!)
            {
                Reflection = result.GetValue(reflection),
                Settle = TimeSpan.FromSeconds(result.GetValue(settle)),
            }, cancellation));
        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
        return parsed.Errors.Count > 0 ? 2 : code;
    }

    private static IPEndPoint? Loopback(string text)
    {
        var address = text.Replace("localhost", "127.0.0.1", StringComparison.OrdinalIgnoreCase);
        return address.Contains(':', StringComparison.Ordinal)
            && IPEndPoint.TryParse(address, out var endpoint)
            && IPAddress.IsLoopback(endpoint.Address)
                ? endpoint
                : null;
    }
}
