using Matching.Grpc.Interop.Tests.Http2;

namespace Matching.Grpc.Interop.Tests.Hostile;

/// <summary>Something that no good client sends.</summary>
/// <param name="Name">What is sent, in words.</param>
/// <param name="Answer">
/// How the server answers, as <see cref="RawStream.Outcome"/> or the end of the connection; "or" between alternatives.
/// </param>
/// <param name="PlayAsync">Sends it to the server at an address and gives back the answer.</param>
internal sealed record HostileCase(string Name, string Answer, Func<Uri, Task<string>> PlayAsync)
{
    /// <summary>One request on a connection of its own.</summary>
    public static HostileCase Request(string name, string answer, IEnumerable<(string, string)> head, byte[] body) =>
        OnConnection(name, answer, connection => connection.AskAsync(head, body));

    /// <summary>Something on an open connection.</summary>
    public static HostileCase OnConnection(string name, string answer, Func<RawConnection, Task<string>> play) =>
        new(name, answer, async address =>
        {
            await using var connection = await RawConnection.OpenAsync(address);
            return await play(connection);
        });

    /// <summary>Frames on an open connection that end it.</summary>
    public static HostileCase Frames(string name, string answer, params Frame[] frames) =>
        OnConnection(name, answer, async connection =>
        {
            await connection.SendAsync(frames);
            return await connection.EndAsync();
        });

    /// <summary>Bytes on a connection on which nothing was sent before.</summary>
    public static HostileCase Bytes(string name, string answer, byte[] bytes) => new(name, answer, async address =>
    {
        await using var connection = await RawConnection.OpenSilentAsync(address);
        await connection.SendAsync(bytes);
        connection.Shutdown();
        return await connection.EndAsync();
    });
}
