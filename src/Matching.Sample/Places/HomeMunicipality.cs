namespace Matching.Sample.Places;

/// <summary>A municipality of the sample region.</summary>
/// <param name="Code">Four-digit code.</param>
/// <param name="Name">Name without the word "kommun".</param>
/// <param name="Area">Neighbours that share slots have the same area.</param>
/// <param name="Weight">Its part of the participants: thousands of inhabitants (2024, rounded) plus eight, so that the
/// small ones are seen in a small demo.</param>
/// <param name="FromSize">Smallest region that it is part of.</param>
internal sealed record HomeMunicipality(string Code, string Name, string Area, int Weight, int FromSize)
{
    /// <summary>
    /// The eleven, in the order in which a growing region takes them in. The smallest region is one county held
    /// together by three roads: real bathing places and recycling parks, slots shared across the municipal borders, and
    /// both twenty minutes and three hours between two places.
    /// </summary>
    public static readonly IReadOnlyList<HomeMunicipality> All =
    [
        new("2380", "Östersund", "Jämtland", 72, 0),
        new("2309", "Krokom", "Jämtland", 23, 0),
        new("2321", "Åre", "Jämtland", 20, 0),
        new("2361", "Härjedalen", "Jämtland", 18, 0),
        new("2305", "Bräcke", "Jämtland", 14, 0),
        new("2280", "Härnösand", "Ådalen", 33, 150),
        new("2313", "Strömsund", "Jämtland", 19, 150),
        new("2303", "Ragunda", "Jämtland", 13, 150),
        new("1290", "Kristianstad", "Skåne", 94, 500),
        new("1293", "Hässleholm", "Skåne", 60, 500),
        new("2481", "Lycksele", "Lappland", 20, 500),
    ];

    /// <summary>Those that a region of this size consists of.</summary>
    public static IReadOnlyList<HomeMunicipality> Within(int size) => [.. All.Where(m => size >= m.FromSize)];
}
