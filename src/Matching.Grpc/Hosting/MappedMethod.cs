using Grpc.Core;
using Matching.Grpc.Calls;

namespace Matching.Grpc.Hosting;

/// <summary>One method of a service, ready to become an endpoint.</summary>
/// <param name="Method">Name, kind and message types.</param>
/// <param name="Body">Reads, runs, writes.</param>
/// <param name="Attributes">The attributes of the method that answers, such as <c>[Authorize]</c>.</param>
internal sealed record MappedMethod(IMethod Method, CallBody Body, IReadOnlyList<object> Attributes);
