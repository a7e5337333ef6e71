using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Grpc.Tests.Probing;

/// <summary>A clock whose timers fire at once and are written down.</summary>
internal sealed class SkippingClock : TimeProvider
{
    private readonly List<TimeSpan> _waits = [];

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_waits)
                return [.. _waits];
        }
    }

    public GrpcChannelOptions Options() => new()
    {
        ServiceProvider = new ServiceCollection().AddSingleton<TimeProvider>(this).BuildServiceProvider(),
    };

    public override long GetTimestamp() => 42;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_waits)
            _waits.Add(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
