using System.Buffers;
using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>
    /// One key with one value. The key is lower case; a key ending in <c>-bin</c> carries bytes, any other text.
    /// </summary>
    public sealed class Entry
    {
        private static readonly SearchValues<char> KeyCharacters =
            SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz_-.");

        private readonly byte[]? _bytes;
        private readonly string? _text;

        /// <summary>A binary entry. The key must end in <c>-bin</c>. The bytes are copied.</summary>
        public Entry(string key, byte[] valueBytes)
        {
            Key = Normalize(key);
            ArgumentNullException.ThrowIfNull(valueBytes);
            if (!IsBinary)
                throw new ArgumentException($"Metadata key '{Key}' has bytes as its value, expected a key ending "
                    + $"in '{BinaryHeaderSuffix}'.", nameof(key));
            _bytes = [.. valueBytes];
        }

        /// <summary>A text entry. The key must not end in <c>-bin</c>.</summary>
        public Entry(string key, string value)
        {
            Key = Normalize(key);
            ArgumentNullException.ThrowIfNull(value);
            if (IsBinary)
                throw new ArgumentException($"Metadata key '{Key}' has text as its value, expected bytes. "
                    + $"Maybe drop '{BinaryHeaderSuffix}' from the key.", nameof(key));
            _text = value;
        }

        /// <summary>The key in lower case.</summary>
        public string Key { get; }

        /// <summary>The text. Throws for a binary entry.</summary>
        public string Value => _text
            ?? throw new InvalidOperationException($"Metadata key '{Key}' is binary, expected ValueBytes to be read.");

        /// <summary>A copy of the bytes; of a text entry its ASCII bytes.</summary>
        public byte[] ValueBytes => _bytes is null ? Encoding.ASCII.GetBytes(_text!) : [.. _bytes];

        /// <summary>Whether the key ends in <c>-bin</c>.</summary>
        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        internal ReadOnlySpan<byte> Bytes => _bytes;

        /// <summary>Whether a header of that name, in any case, can be metadata.</summary>
        internal static bool IsKey(string name) =>
            name.Length > 0 && !name.ToLowerInvariant().AsSpan().ContainsAnyExcept(KeyCharacters);

        /// <inheritdoc />
        public override string ToString() => IsBinary
            ? $"[Entry: key={Key}, valueBytes={_bytes!.Length} bytes]"
            : $"[Entry: key={Key}, value={_text}]";

        private static string Normalize(string key)
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            var lower = key.ToLowerInvariant();
            if (lower.AsSpan().ContainsAnyExcept(KeyCharacters))
                throw new ArgumentException(
                    "Metadata key has a character that HTTP/2 does not carry, expected a-z, 0-9, '_', '-' and '.'.",
                    nameof(key));
            return lower;
        }
    }
}
