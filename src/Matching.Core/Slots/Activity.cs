using Matching.Core.Words;

namespace Matching.Core.Slots;

/// <summary>
/// A preparatory step with capacity, planned like a slot: what a participant does who is not ready for a placement. Its
/// <see cref="SlotDraft.Stage"/> says whom it is for.
/// </summary>
public enum Activity
{
    /// <summary>Support group: life before the job.</summary>
    SupportGroup,

    /// <summary>Health and routines.</summary>
    HealthGroup,

    /// <summary>Orientation course.</summary>
    OrientationCourse,

    /// <summary>Language café.</summary>
    LanguageCafe,

    /// <summary>Study visits at arenas and workplaces.</summary>
    StudyVisits,
}

/// <summary>The words of activities.</summary>
public static class Activities
{
    /// <summary>Words of <see cref="Activity"/>.</summary>
    public static readonly Vocabulary<Activity> Words = new(
        new(Activity.SupportGroup, "support_group", "stödgrupp", "support group"),
        new(Activity.HealthGroup, "health_group", "hälsogrupp", "health group"),
        new(Activity.OrientationCourse, "orientation_course", "orienteringskurs", "orientation course"),
        new(Activity.LanguageCafe, "language_cafe", "språkkafé", "language café"),
        new(Activity.StudyVisits, "study_visits", "studiebesök", "study visits"));
}
