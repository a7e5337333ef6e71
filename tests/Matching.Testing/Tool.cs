namespace Matching.Testing;

/// <summary>A program outside the SDK that some tests need.</summary>
public enum Tool
{
    /// <summary>Debian's python3-grpcio, for /usr/bin/python3.</summary>
    PythonGrpc,

    /// <summary>gRPC's official Python interoperability client, from Debian's source of grpc.</summary>
    PythonInterop,

    /// <summary>Debian's ruby-grpc with its interoperability client.</summary>
    RubyGrpc,

    /// <summary>@grpc/grpc-js on Node, from npm, by <c>npm install</c> in the folder of CI.</summary>
    NodeGrpc,

    /// <summary>buf, whose <c>curl</c> speaks gRPC: from npm, by <c>npm install</c> in the folder of CI.</summary>
    Buf,
}
