using System.Collections.ObjectModel;
using Grpc.Core.Interceptors;

namespace Grpc.AspNetCore.Server;

/// <summary>The interceptors of a server or of one service, outermost first.</summary>
public class InterceptorCollection : Collection<InterceptorRegistration>
{
    /// <summary>
    /// Adds an interceptor type. It is registered as a service, or made for each call from services and
    /// <paramref name="args"/> and disposed after it.
    /// </summary>
    public void Add<TInterceptor>(params object[] args)
        where TInterceptor : Interceptor => Add(typeof(TInterceptor), args);

    /// <summary>Adds an interceptor type.</summary>
    public void Add(Type interceptorType, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(interceptorType);
        ArgumentNullException.ThrowIfNull(args);
        if (!interceptorType.IsSubclassOf(typeof(Interceptor)))
            throw new ArgumentException($"Type '{interceptorType}' is not an interceptor, expected one that derives "
                + $"from {typeof(Interceptor)}.", nameof(interceptorType));
        Add(new InterceptorRegistration(interceptorType, args));
    }
}

/// <summary>An interceptor type and the arguments of its constructor that do not come from services.</summary>
public class InterceptorRegistration
{
    internal InterceptorRegistration(Type type, object[] arguments)
    {
        Type = type;
        Arguments = arguments;
    }

    /// <summary>The type, which derives from <see cref="Interceptor"/>.</summary>
    public Type Type { get; }

    /// <summary>Arguments of its constructor.</summary>
    public IReadOnlyList<object> Arguments { get; }
}
