using Google.Protobuf.WellKnownTypes;
using Matching.Grpc.Reflection;

namespace Matching.Grpc.Tests.Reflection;

public sealed class FileIndexTests
{
    [Fact]
    public void WithImports_OfAFileThatImports_GivesItselfFirstAndEachOnce()
    {
        var file = TypeReflection.Descriptor;
        var names = FileIndex.WithImports(file).Select(each => each.Name).ToList();
        Assert.Equal("google/protobuf/type.proto", names[0]);
        Assert.Equal(["google/protobuf/any.proto", "google/protobuf/source_context.proto",
            "google/protobuf/type.proto"], names.Order(StringComparer.Ordinal));
    }
}
