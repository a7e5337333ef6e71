namespace Matching.Optimizer.Neighbourhoods;

/// <summary>Position of chosen slots among themselves; -1 elsewhere.</summary>
internal sealed class SlotIndex
{
    private readonly int[] _position;

    public SlotIndex(int slots)
    {
        _position = new int[slots];
        Array.Fill(_position, -1);
    }

    /// <summary>Positions of the slots in the order given, until <see cref="Clear"/>.</summary>
    public int[] Mark(int[] slots)
    {
        for (int n = 0; n < slots.Length; n++) _position[slots[n]] = n;
        return _position;
    }

    public void Clear(int[] slots)
    {
        foreach (int slot in slots) _position[slot] = -1;
    }
}
