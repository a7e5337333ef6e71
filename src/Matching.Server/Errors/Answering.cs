using Grpc.Core;
using Matching.Core.Checks;
using Matching.Storage;

namespace Matching.Server.Errors;

/// <summary>Runs the body of a call and turns the errors of the core and of storage into statuses.</summary>
internal static class Answering
{
    /// <summary>The answer, or the status that says why there is none.</summary>
    public static async Task<T> WithStatusAsync<T>(Func<Task<T>> answer)
    {
        try
        {
            return await answer();
        }
        catch (InvalidInputException exception)
        {
            throw RpcErrors.Invalid(exception.Violations);
        }
        catch (StorageException exception)
        {
            throw RpcErrors.Storage(exception);
        }
    }
}
