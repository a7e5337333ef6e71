"""Calls one method with the gRPC library of somebody else; requests and responses travel as hexadecimal text.

client.py TARGET METHOD unary|stream|cancel SECONDS REQUEST
Prints one line per response, then "STATUS details". "cancel" takes one response of a stream and then cancels.
"""
import sys

import grpc

target, method, kind, seconds, request = sys.argv[1:6]
raw = bytes.fromhex(request)
same = {"request_serializer": lambda b: b, "response_deserializer": lambda b: b}
with grpc.insecure_channel(target) as channel:
    try:
        if kind == "unary":
            print(channel.unary_unary(method, **same)(raw, timeout=float(seconds)).hex())
        else:
            call = channel.unary_stream(method, **same)(raw, timeout=float(seconds))
            for response in call:
                print(response.hex())
                if kind == "cancel":
                    call.cancel()
        print("OK")
    except grpc.RpcError as error:
        print(error.code().name, error.details())
