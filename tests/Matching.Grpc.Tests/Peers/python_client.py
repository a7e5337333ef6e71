"""Calls the probe with Debian's python3-grpcio: python_client.py PORT CASE. Exit code 0 means that the case held.

Messages are bytes made by hand, so that nothing of the server under test is shared with this client.
"""
import sys

import grpc

SERVICE = "/matching.grpc.tests.Probe/"

# Seconds, far above what a busy machine needs: it only ends what hangs.
PATIENCE = 120


def note(text="", number=0):
    encoded = text.encode()
    result = b""
    if encoded:
        result += b"\x0a" + varint(len(encoded)) + encoded
    if number:
        result += b"\x18" + varint(number)
    return result


def varint(value):
    result = bytearray()
    while value > 127:
        result.append(value & 127 | 128)
        value >>= 7
    result.append(value)
    return bytes(result)


def expect(actual, expected):
    if actual != expected:
        raise AssertionError(f"got {actual!r}, expected {expected!r}")


def failure(call):
    try:
        call()
    except grpc.RpcError as error:
        return error
    raise AssertionError("the call succeeded, expected it to fail")


def error_status(channel):
    error = failure(lambda: channel.unary_unary(SERVICE + "Ask")(note("x"), timeout=PATIENCE))
    expect(error.code(), grpc.StatusCode.FAILED_PRECONDITION)
    expect(error.details(), "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈 % å")
    expect(dict(error.trailing_metadata())["x-why-bin"], b"\x01\x02")


def deadline(channel):
    # A busy machine may need longer than any short deadline to begin the call, so the deadline grows.
    seconds = 0.3
    begun = False
    while not begun and seconds < PATIENCE:
        error = failure(lambda: channel.unary_unary(SERVICE + "Ask")(note("x"), timeout=seconds))
        expect(error.code(), grpc.StatusCode.DEADLINE_EXCEEDED)
        begun = "x-begun" in dict(error.initial_metadata() or ())
        seconds *= 2
    expect(begun, True)


def cancel(channel):
    call = channel.unary_stream(SERVICE + "Watch")(note(number=1_000_000), timeout=PATIENCE)
    expect(next(call), b"")
    expect(next(call), note(number=1))
    call.cancel()
    expect(failure(lambda: list(call)).code(), grpc.StatusCode.CANCELLED)


def stream_error(channel):
    call = channel.unary_stream(SERVICE + "Watch")(note(number=2), timeout=PATIENCE)
    received = []

    def read_all():
        for message in call:
            received.append(message)

    error = failure(read_all)
    expect(received, [b"", note(number=1)])
    expect(error.code(), grpc.StatusCode.ABORTED)
    expect(error.details(), "after two")


def gzip(channel):
    ask = channel.unary_unary(SERVICE + "Ask")
    large = note("a" * 100_000)
    expect(ask(large, timeout=PATIENCE, compression=grpc.Compression.Gzip), large)
    expect(ask(large, timeout=PATIENCE, compression=grpc.Compression.Deflate), large)


def too_large(channel):
    error = failure(lambda: channel.unary_unary(SERVICE + "Ask")(note("a" * 5_000_000), timeout=PATIENCE))
    expect(error.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)


def main():
    port, case = sys.argv[1:]
    options = [("grpc.max_receive_message_length", 16 << 20)]
    with grpc.insecure_channel(f"127.0.0.1:{port}", options=options) as channel:
        globals()[case](channel)


main()
