namespace Grpc.Core;

/// <summary>Adds the metadata that says who calls, such as a bearer token.</summary>
public delegate Task AsyncAuthInterceptor(AuthInterceptorContext context, Metadata metadata);

/// <summary>Which call credentials are wanted for.</summary>
/// <param name="serviceUrl">The address of the service.</param>
/// <param name="methodName">The method's name.</param>
/// <param name="cancellationToken">Fires when the call is given up.</param>
public class AuthInterceptorContext(string serviceUrl, string methodName, CancellationToken cancellationToken)
{
    /// <summary>The address of the service.</summary>
    public string ServiceUrl { get; } = serviceUrl;

    /// <summary>The method's name.</summary>
    public string MethodName { get; } = methodName;

    /// <summary>Fires when the call is given up.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}

/// <summary>Credentials of a call. They travel as metadata, so only over TLS.</summary>
public abstract class CallCredentials
{
    /// <summary>Credentials from a delegate that adds metadata.</summary>
    public static CallCredentials FromInterceptor(AsyncAuthInterceptor interceptor)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        return new Intercepted(interceptor);
    }

    /// <summary>All of the given credentials, in order.</summary>
    public static CallCredentials Compose(params CallCredentials[] credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return new Composed([.. credentials]);
    }

    internal abstract Task AddAsync(AuthInterceptorContext context, Metadata metadata);

    private sealed class Intercepted(AsyncAuthInterceptor interceptor) : CallCredentials
    {
        internal override Task AddAsync(AuthInterceptorContext context, Metadata metadata) =>
            interceptor(context, metadata);
    }

    private sealed class Composed(CallCredentials[] parts) : CallCredentials
    {
        internal override async Task AddAsync(AuthInterceptorContext context, Metadata metadata)
        {
            foreach (var part in parts)
                await part.AddAsync(context, metadata).ConfigureAwait(false);
        }
    }
}
