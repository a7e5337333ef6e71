using Matching.Core.Employers;

namespace Matching.Sample.Offers;

/// <summary>A site on its way into the region, with what its slots are named after.</summary>
internal sealed class Host(SiteDraft draft, string shortName)
{
    /// <summary>What is stated, still without a trainee cap.</summary>
    public SiteDraft Draft { get; } = draft;

    /// <summary>Its name without form and mark, such as <c>Jamtli Brygga</c>.</summary>
    public string ShortName { get; } = shortName;

    /// <summary>How many slots it has so far.</summary>
    public int SlotCount { get; set; }
}
