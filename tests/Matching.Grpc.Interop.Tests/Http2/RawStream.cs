namespace Matching.Grpc.Interop.Tests.Http2;

/// <summary>What the server has sent on one stream so far.</summary>
internal sealed class RawStream
{
    private readonly TaskCompletionSource<string> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<byte> _body = [];
    private List<(string Name, string Value)> _headers = [];
    private List<(string Name, string Value)> _trailers = [];

    /// <summary>
    /// How it ended: <c>200 status 12</c> (HTTP, then gRPC), <c>404</c>, <c>reset Cancel</c>, or what ended the
    /// connection.
    /// </summary>
    public Task<string> Outcome => _outcome.Task;

    public byte[] Body
    {
        get
        {
            lock (_body)
                return _body.ToArray();
        }
    }

    /// <summary>The values of a header or trailer.</summary>
    public string[] Values(string name) =>
        [.. _headers.Concat(_trailers).Where(field => field.Name == name).Select(field => field.Value)];

    public void AddHeaders(List<(string Name, string Value)> fields)
    {
        if (_headers.Count == 0)
            _headers = fields;
        else
            _trailers = fields;
    }

    public void AddBody(byte[] bytes)
    {
        lock (_body)
            _body.AddRange(bytes);
    }

    public void End()
    {
        var http = Values(":status").FirstOrDefault() ?? "no headers";
        var status = Values("grpc-status");
        _outcome.TrySetResult(status.Length == 0 ? http : $"{http} status {string.Join(" and ", status)}");
    }

    public void Break(string how) => _outcome.TrySetResult(how);
}
