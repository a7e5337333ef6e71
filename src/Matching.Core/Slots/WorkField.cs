using Matching.Core.Words;

namespace Matching.Core.Slots;

/// <summary>A field of work that a slot belongs to and that wishes name.</summary>
public enum WorkField
{
    /// <summary>Bathing places, parks, grounds.</summary>
    Outdoor,

    /// <summary>Recycling and re-use.</summary>
    Recycling,

    /// <summary>Textile and sewing.</summary>
    Textile,

    /// <summary>Kitchen and café.</summary>
    Kitchen,

    /// <summary>Cleaning and laundry.</summary>
    Cleaning,

    /// <summary>Care of older people.</summary>
    Care,

    /// <summary>School and preschool.</summary>
    Education,

    /// <summary>Shop.</summary>
    Retail,

    /// <summary>Warehouse and transport.</summary>
    Warehouse,

    /// <summary>Office and administration.</summary>
    Office,

    /// <summary>Workshop: wood, metal, bicycles.</summary>
    Workshop,

    /// <summary>Caretaking of buildings.</summary>
    Caretaking,

    /// <summary>Library and culture.</summary>
    Culture,

    /// <summary>Preparatory steps, before a field is chosen.</summary>
    Preparatory,
}

/// <summary>The words of fields of work.</summary>
public static class WorkFields
{
    /// <summary>Words of <see cref="WorkField"/>.</summary>
    public static readonly Vocabulary<WorkField> Words = new(
        new(WorkField.Outdoor, "outdoor", "utomhus", "outdoor", "park"),
        new(WorkField.Recycling, "recycling", "återbruk", "recycling", "återvinning"),
        new(WorkField.Textile, "textile", "textil", "textile"),
        new(WorkField.Kitchen, "kitchen", "kök", "kitchen", "café"),
        new(WorkField.Cleaning, "cleaning", "städ", "cleaning", "lokalvård"),
        new(WorkField.Care, "care", "omsorg", "care", "vård"),
        new(WorkField.Education, "education", "skola", "education", "förskola"),
        new(WorkField.Retail, "retail", "butik", "retail", "handel"),
        new(WorkField.Warehouse, "warehouse", "lager", "warehouse"),
        new(WorkField.Office, "office", "kontor", "office", "administration"),
        new(WorkField.Workshop, "workshop", "verkstad", "workshop"),
        new(WorkField.Caretaking, "caretaking", "fastighetsskötsel", "caretaking", "vaktmästeri"),
        new(WorkField.Culture, "culture", "kultur", "culture", "bibliotek"),
        new(WorkField.Preparatory, "preparatory", "förberedande", "preparatory"));
}
