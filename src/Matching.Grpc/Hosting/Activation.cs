namespace Matching.Grpc.Hosting;

/// <summary>
/// An object that works for one call. When it was made for the call it is disposed after it; one that is registered as
/// a service lives as its registration says.
/// </summary>
internal readonly struct Activation<T>(T instance, bool isOwned) : IAsyncDisposable
    where T : class
{
    public T Instance => instance;

    public async ValueTask DisposeAsync()
    {
        if (!isOwned)
            return;
        if (instance is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync().ConfigureAwait(false);
        else
            (instance as IDisposable)?.Dispose();
    }
}
