using Grpc.Net.Client;
using Grpc.Testing;
using Matching.Testing;

namespace Matching.Grpc.Interop.Tests.Hostile;

/// <summary>
/// A server under attack, and a caller with a connection of its own who goes on calling it throughout and must notice
/// nothing.
/// </summary>
public sealed class BesiegedServer : IAsyncLifetime
{
    /// <summary>How much the server may grow, in bytes.</summary>
    public const long MostGrowth = 64 << 20;

    private const int WarmUpCalls = 2000;

    private InteropProcess? _process;
    private GrpcChannel? _channel;
    private Task _calling = Task.CompletedTask;
    private long _startBytes;
    private int _calls;
    private volatile bool _isOver;

    public Uri Address => _process!.Address;

    /// <summary>How much larger the process is than at its start, in bytes.</summary>
    public long Growth => _process!.ResidentBytes - _startBytes;

    public async Task InitializeAsync()
    {
        _process = await InteropProcess.StartAsync();
        _channel = GrpcChannel.ForAddress(Address);
        var client = new TestService.TestServiceClient(_channel);
        try
        {
            for (var call = 0; call < WarmUpCalls; call++)
                await CallAsync(client);
        }
        catch
        {
            // A fixture that does not start is not disposed.
            await DisposeAsync();
            throw;
        }
        _startBytes = _process.ResidentBytes;
        _calling = GoOnCallingAsync(client);
    }

    /// <summary>
    /// The server runs, has not grown, and the next two calls of the other caller succeed like all before.
    /// </summary>
    public async Task IsUnharmedAsync()
    {
        var before = Volatile.Read(ref _calls);
        while (Volatile.Read(ref _calls) < before + 2 && !_calling.IsCompleted)
            await Task.Delay(1);
        Assert.False(_process!.HasExited, "The server has exited.");
        var errors = _process.TakeErrors();
        Assert.True(errors.Length == 0, errors);
        if (_calling.IsCompleted)
            await _calling;
        Assert.True(Growth <= MostGrowth, $"The server grew by {Growth >> 20} MiB, expected at most 64 MiB.");
    }

    public async Task DisposeAsync()
    {
        _isOver = true;
        try
        {
            await _calling;
        }
        finally
        {
            _channel?.Dispose();
            _process?.Dispose();
        }
    }

    private async Task GoOnCallingAsync(TestService.TestServiceClient client)
    {
        while (!_isOver)
        {
            await CallAsync(client);
            Interlocked.Increment(ref _calls);
            await Task.Delay(2);
        }
    }

    private static async Task CallAsync(TestService.TestServiceClient client)
    {
        var answer = await client.UnaryCallAsync(new SimpleRequest { ResponseSize = 1000 },
            deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Patience.Limit);
        Assert.Equal(1000, answer.Payload.Body.Length);
    }
}
