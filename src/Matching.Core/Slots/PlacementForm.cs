using Matching.Core.Words;

namespace Matching.Core.Slots;

/// <summary>The legal form of a placement; it decides the maximum length.</summary>
public enum PlacementForm
{
    /// <summary>The municipality's own training: no statutory maximum.</summary>
    Municipal,

    /// <summary>A placement under the state programme: at most six months.</summary>
    StateProgramme,
}

/// <summary>The words and maximum lengths of placement forms.</summary>
public static class PlacementForms
{
    /// <summary>Words of <see cref="PlacementForm"/>.</summary>
    public static readonly Vocabulary<PlacementForm> Words = new(
        new(PlacementForm.Municipal, "municipal", "kommunal arbetsträning", "municipal training", "kommunal"),
        new(PlacementForm.StateProgramme, "state_programme", "statligt program", "state programme", "statlig"));

    /// <summary>Months that a placement of this form may last; null when nothing limits it.</summary>
    public static int? MaximumMonths(PlacementForm form) => form == PlacementForm.StateProgramme ? 6 : null;
}
