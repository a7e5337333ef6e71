using Matching.Grpc.Calls;
using Matching.Grpc.Deadlines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Matching.Grpc.Hosting;

/// <summary>
/// Notes when a call with a timeout came, before anything of the application: a client's deadline counts while the call
/// waits for its turn, too.
/// </summary>
internal sealed class ArrivalFilter(TimeProvider clock) : IStartupFilter
{
    /// <inheritdoc />
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, following) =>
        {
            if (http.Request.Headers.ContainsKey(GrpcTimeout.HeaderName))
                http.Features.Set(new Arrival(clock.GetTimestamp()));
            return following(http);
        });
        next(app);
    };
}
