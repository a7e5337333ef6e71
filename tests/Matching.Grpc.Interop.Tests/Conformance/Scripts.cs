using Google.Protobuf;
using Grpc.Core;
using Matching.Grpc.Interop.Tests.Conformance.Protos;

namespace Matching.Grpc.Interop.Tests.Conformance;

/// <summary>Parts of scripts that several suites use.</summary>
internal static class Scripts
{
    public static readonly Field[] OnceEach =
        [Fields.Text("x-custom-one", "foo"), Fields.Binary("x-custom-two-bin", 0, 1, 254, 255)];

    public static readonly Field[] TwiceEach =
    [
        Fields.Text("x-custom-twice", "bing"), Fields.Text("x-custom-twice", "quuz"), Fields.Text("x-custom-once", "a"),
        Fields.Binary("x-custom-twice-bin", 1, 2, 3), Fields.Binary("x-custom-twice-bin", 4, 5),
    ];

    public static Script Responses(params string[] bodies) =>
        new() { Responses = { bodies.Select(ByteString.CopyFromUtf8) } };

    public static Script Failing(this Script script, StatusCode code, string message)
    {
        script.Failure = new Failure { Code = (int)code, Message = message };
        return script;
    }

    public static Script With(this Script script, params Field[] fields)
    {
        script.Headers.AddRange(fields);
        script.Trailers.AddRange(fields);
        return script;
    }

    /// <summary>
    /// The requests of a kind of call: the script alone where one is due, else three with the script in front.
    /// </summary>
    public static Script[] Requests(string name, Script script)
    {
        if (name.StartsWith("unary", StringComparison.Ordinal) || name.StartsWith("server", StringComparison.Ordinal))
            return [script];
        script.IsFullDuplex = name.Contains("full-duplex", StringComparison.Ordinal);
        var more = new Script { Body = ByteString.CopyFromUtf8("more") };
        return [script, more, more];
    }
}
