using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Matching.Optimizer;

namespace Matching.Core.Planning;

/// <summary>
/// SHA-256 of everything that the optimizer is asked, and of the days and scores behind the values. Canonical: columns
/// in the problem's order, each after its length, whole numbers with their lowest byte first, ids in UTF-8; so the hash
/// is the same on every machine.
/// </summary>
internal sealed class ProblemHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _bytes = new byte[1 << 14];
    private int _count;

    private ProblemHash()
    {
    }

    /// <summary>The hash in lower-case hexadecimal. O(problem).</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="options">The same options, by participant, with their days and scores.</param>
    public static string Of(Problem problem, IReadOnlyList<IReadOnlyList<PlanningOption>> options)
    {
        using var hash = new ProblemHash();
        hash.Add(problem.SessionCount);
        hash.Add(problem.Participants);
        hash.Add(problem.Slots);
        hash.Add(problem.Supervisors);
        hash.Add(problem.Options);
        hash.Add(problem.Conflicts);
        hash.Add(problem.Quotas);
        foreach (var own in options) hash.Add(own);
        hash.Flush();
        return Convert.ToHexStringLower(hash._hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void Add(ParticipantTable participants)
    {
        Add(participants.Ids.AsSpan());
        Add(participants.SessionsNeeded.AsSpan());
        foreach (var sessions in participants.AvailableSessions) Add((long)sessions);
        Add(participants.UnplacedValue.AsSpan());
        Add(participants.PinnedSlot.AsSpan());
    }

    // Open sessions are those with capacity.
    private void Add(SlotTable slots)
    {
        Add(slots.Ids.AsSpan());
        Add(slots.Capacity.AsSpan());
        Add(slots.MinimumCrew.AsSpan());
        Add(slots.SupervisorStart.AsSpan());
        Add(slots.Supervisor.AsSpan());
    }

    private void Add(SupervisorTable supervisors)
    {
        Add(supervisors.Ids.AsSpan());
        Add(supervisors.SupportCapacity.AsSpan());
    }

    private void Add(OptionTable options)
    {
        Add(options.Start.AsSpan());
        Add(options.Slot.AsSpan());
        Add(options.Value.AsSpan());
        Add(options.SupportLoad.AsSpan());
    }

    private void Add(ConflictTable conflicts)
    {
        Add(conflicts.Start.AsSpan());
        Add(conflicts.Other.AsSpan());
    }

    private void Add(QuotaTable quotas)
    {
        Add(quotas.Ids.AsSpan());
        Add(quotas.Minimum.AsSpan());
        Add(quotas.Maximum.AsSpan());
        Add(quotas.Start.AsSpan());
        Add(quotas.Quota.AsSpan());
        Add(quotas.Weight.AsSpan());
    }

    private void Add(IReadOnlyList<PlanningOption> options)
    {
        Add(options.Count);
        foreach (var option in options)
        {
            Add(option.Slot);
            Add(option.Days.StartOn.DayNumber);
            Add(option.Days.EndOn.DayNumber);
            Add(option.Score);
        }
    }

    private void Add(ReadOnlySpan<string> ids)
    {
        Add(ids.Length);
        foreach (var id in ids)
        {
            var bytes = Encoding.UTF8.GetBytes(id);
            Add(bytes.Length);
            Flush();
            _hash.AppendData(bytes);
        }
    }

    private void Add(ReadOnlySpan<int> column)
    {
        Add(column.Length);
        foreach (var number in column) Add(number);
    }

    private void Add(ReadOnlySpan<long> column)
    {
        Add(column.Length);
        foreach (var number in column) Add(number);
    }

    private void Add(int number) => BinaryPrimitives.WriteInt32LittleEndian(Next(sizeof(int)), number);

    private void Add(long number) => BinaryPrimitives.WriteInt64LittleEndian(Next(sizeof(long)), number);

    private Span<byte> Next(int size)
    {
        if (_count + size > _bytes.Length) Flush();
        _count += size;
        return _bytes.AsSpan(_count - size, size);
    }

    private void Flush()
    {
        _hash.AppendData(_bytes, 0, _count);
        _count = 0;
    }
}
