using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Matching.Grpc.Reflection;

/// <summary>Answers one question about the services here (grpc/grpc, doc/server-reflection.md).</summary>
internal static class ReflectionAnswer
{
    public static ServerReflectionResponse To(ServerReflectionRequest request, ServiceDirectory services)
    {
        var response = new ServerReflectionResponse { ValidHost = request.Host, OriginalRequest = request };
        switch (request.MessageRequestCase)
        {
            case ServerReflectionRequest.MessageRequestOneofCase.ListServices:
                response.ListServicesResponse = new ListServiceResponse
                {
                    Service = { services.Names.Select(name => new ServiceResponse { Name = name }) },
                };
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileByFilename:
                Give(response, services.Files.FindByName(request.FileByFilename), "File is not here.");
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol:
                Give(response, services.Files.FindBySymbol(request.FileContainingSymbol), "Symbol is not here.");
                break;
            default:
                response.ErrorResponse = Error(StatusCode.Unimplemented,
                    "Question is not answered here, expected list_services, file_by_filename or "
                    + "file_containing_symbol.");
                break;
        }
        return response;
    }

    private static void Give(ServerReflectionResponse response, FileDescriptor? file, string missing)
    {
        if (file is null)
            response.ErrorResponse = Error(StatusCode.NotFound, missing);
        else
            response.FileDescriptorResponse = new FileDescriptorResponse
            {
                FileDescriptorProto = { FileIndex.WithImports(file).Select(each => each.SerializedData) },
            };
    }

    private static ErrorResponse Error(StatusCode code, string message) =>
        new() { ErrorCode = (int)code, ErrorMessage = message };
}
