namespace Grpc.Core;

/// <summary>
/// The outcome of a call: the 17 codes of the gRPC documents. The number is what travels as <c>grpc-status</c>.
/// </summary>
public enum StatusCode
{
    /// <summary>The call succeeded.</summary>
    OK = 0,
    /// <summary>The caller (or its connection) gave the call up.</summary>
    Cancelled = 1,
    /// <summary>An error that nobody mapped, such as an exception in the service.</summary>
    Unknown = 2,
    /// <summary>An argument is wrong in any state of the system.</summary>
    InvalidArgument = 3,
    /// <summary>The deadline passed before the call ended.</summary>
    DeadlineExceeded = 4,
    /// <summary>The thing asked for does not exist.</summary>
    NotFound = 5,
    /// <summary>The thing to be created exists.</summary>
    AlreadyExists = 6,
    /// <summary>The caller is known and may not do this.</summary>
    PermissionDenied = 7,
    /// <summary>A quota or a size limit is used up.</summary>
    ResourceExhausted = 8,
    /// <summary>The state of the system forbids the call; retrying does not help before the state changes.</summary>
    FailedPrecondition = 9,
    /// <summary>Another caller was faster; start again from reading.</summary>
    Aborted = 10,
    /// <summary>An argument points outside the valid range in the present state.</summary>
    OutOfRange = 11,
    /// <summary>The method, its encoding or its number of messages is not supported here.</summary>
    Unimplemented = 12,
    /// <summary>Something that must hold does not; also every broken frame.</summary>
    Internal = 13,
    /// <summary>The server cannot answer now; the only code that may be retried blindly.</summary>
    Unavailable = 14,
    /// <summary>Stored content is lost or corrupt.</summary>
    DataLoss = 15,
    /// <summary>The caller has not said who it is.</summary>
    Unauthenticated = 16,
}
