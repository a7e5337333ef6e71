using Matching.Testing;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace Matching.Grpc.Interop.Tests.Http2;

/// <summary>
/// An HTTP/2 client that does what it is told, right or wrong. It reads in the background, acknowledges settings and
/// gives the server back the window that its answers have used, unless it is told not to.
/// </summary>
internal sealed class RawConnection : IAsyncDisposable
{
    public static readonly byte[] Preface = Encoding.ASCII.GetBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

    private readonly TcpClient _tcp;
    private readonly NetworkStream _network;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<int, RawStream> _streams = new();
    private readonly TaskCompletionSource<string> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<byte> _block = [];
    private readonly Task _reading;
    private int _pongs;

    private RawConnection(TcpClient tcp)
    {
        _tcp = tcp;
        _network = tcp.GetStream();
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Whether the window that answers use is given back.</summary>
    public bool IsReplenishing { get; set; } = true;

    /// <summary>How many pings have been answered.</summary>
    public int Pongs => Volatile.Read(ref _pongs);

    /// <summary>How the server ended the connection: <c>goaway ProtocolError</c> or <c>closed</c>.</summary>
    public Task<string> EndAsync() => _end.Task.WaitAsync(Patience.Limit);

    /// <summary>A connection on which nothing has been sent.</summary>
    public static async Task<RawConnection> OpenSilentAsync(Uri address)
    {
        var tcp = new TcpClient { NoDelay = true };
        await tcp.ConnectAsync(address.Host, address.Port);
        return new RawConnection(tcp);
    }

    /// <summary>A connection with preface and settings.</summary>
    public static async Task<RawConnection> OpenAsync(Uri address, params (Setting, uint)[] settings)
    {
        var connection = await OpenSilentAsync(address);
        var all = Frame.Settings([(Setting.HeaderTableSize, 0), .. settings]);
        await connection.SendAsync([.. Preface, .. all.ToBytes()]);
        return connection;
    }

    public RawStream Stream(int number) => _streams.GetOrAdd(number, _ => new RawStream());

    /// <summary>How a stream ended, or what ended the connection before.</summary>
    public async Task<string> OutcomeAsync(int stream)
    {
        var outcome = Stream(stream).Outcome;
        await Task.WhenAny(outcome, _closed.Task).WaitAsync(Patience.Limit);
        return outcome.IsCompleted ? await outcome : await _end.Task;
    }

    public Task SendAsync(params Frame[] frames) => SendAsync(frames.SelectMany(frame => frame.ToBytes()).ToArray());

    /// <summary>Sends bytes; a connection that the server has closed meanwhile is no error here.</summary>
    public async Task SendAsync(byte[] bytes)
    {
        await _sending.WaitAsync();
        try
        {
            await _network.WriteAsync(bytes).AsTask().WaitAsync(Patience.Limit);
        }
        catch (IOException)
        {
            // What the server said before it closed is still to be read.
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Ends the sending half of the connection.</summary>
    public void Shutdown() => _tcp.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Drops the connection with a TCP reset.</summary>
    public void Abort() => _tcp.Client.Close(0);

    public async ValueTask DisposeAsync()
    {
        _tcp.Dispose();
        await _reading;
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await ReadFrameAsync() is { } frame)
                await TakeAsync(frame);
            Close();
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            Close();
        }
    }

    private async Task<Frame?> ReadFrameAsync()
    {
        var head = new byte[Frame.HeaderSize];
        if (await _network.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false) < head.Length)
            return null;
        var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(head) >>> 8];
        await _network.ReadExactlyAsync(payload);
        return new Frame((FrameType)head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)), payload);
    }

    private async Task TakeAsync(Frame frame)
    {
        switch (frame.Type)
        {
            case FrameType.Settings when !frame.Has(Frame.Ack):
                await SendAsync(new Frame(FrameType.Settings, Frame.Ack, 0, []));
                break;
            case FrameType.Ping when frame.Has(Frame.Ack):
                Interlocked.Increment(ref _pongs);
                break;
            case FrameType.Data:
                await TakeDataAsync(frame);
                break;
            case FrameType.Headers or FrameType.Continuation:
                TakeHeaders(frame);
                break;
            case FrameType.ResetStream:
                Stream(frame.Stream).Break($"reset {Code(frame.Payload)}");
                break;
            case FrameType.GoAway:
                _end.TrySetResult($"goaway {Code(frame.Payload.AsSpan(4))}");
                break;
        }
    }

    private async Task TakeDataAsync(Frame frame)
    {
        var stream = Stream(frame.Stream);
        stream.AddBody(frame.Payload);
        if (frame.Has(Frame.EndStream))
            stream.End();
        if (!IsReplenishing || frame.Payload.Length == 0)
            return;
        var update = Frame.WindowUpdate(0, frame.Payload.Length);
        await (frame.Has(Frame.EndStream)
            ? SendAsync(update)
            : SendAsync(update, Frame.WindowUpdate(frame.Stream, frame.Payload.Length)));
    }

    private void TakeHeaders(Frame frame)
    {
        _block.AddRange(frame.Payload);
        if (!frame.Has(Frame.EndHeaders))
            return;
        var stream = Stream(frame.Stream);
        stream.AddHeaders(HeaderBlock.Decode(_block.ToArray()));
        _block.Clear();
        // A block of headers goes on over several frames only above 16 KiB, and no answer here has so many.
        if (frame.Has(Frame.EndStream))
            stream.End();
    }

    private void Close()
    {
        _end.TrySetResult("closed");
        _closed.TrySetResult();
    }

    private static ErrorCode Code(ReadOnlySpan<byte> payload) =>
        (ErrorCode)BinaryPrimitives.ReadInt32BigEndian(payload);
}
