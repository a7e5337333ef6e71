using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Slots;

namespace Matching.Sample.Offers;

/// <summary>
/// The preparatory steps. They take no Swedish, offer every adaptation and have room for everybody who is not ready, so
/// that nobody is left without a next step.
/// </summary>
internal static class ActivityRecipes
{
    /// <summary>For those on the foundation stage.</summary>
    public static readonly IReadOnlyList<Recipe> Foundation =
    [
        new()
        {
            Slug = "stodgrupp", Title = "Stödgrupp", Activity = Activity.SupportGroup, Stage = Stage.Foundation,
            SiteKind = SiteKind.MeetingPlace, Field = WorkField.Preparatory, Demands = new(0, 0, 0), Weight = 10,
            Tasks = ["träffa andra i lugn takt=none"],
        },
        new()
        {
            Slug = "halsogrupp", Title = "Hälsogrupp", Activity = Activity.HealthGroup, Stage = Stage.Foundation,
            SiteKind = SiteKind.MeetingPlace, Field = WorkField.Preparatory, Demands = new(1, 0, 0), Weight = 8,
            Tasks = ["promenad, mat och sömn=none"],
        },
    ];

    /// <summary>For those on the preparation stage.</summary>
    public static readonly IReadOnlyList<Recipe> Preparation =
    [
        new()
        {
            Slug = "orientering", Title = "Orienteringskurs", Activity = Activity.OrientationCourse,
            Stage = Stage.Preparation, SiteKind = SiteKind.MeetingPlace, Field = WorkField.Preparatory,
            Demands = new(0, 1, 1), Weight = 10,
            Tasks = ["pröva yrken i grupp=none"],
        },
        new()
        {
            Slug = "sprakkafe", Title = "Språkkafé", Activity = Activity.LanguageCafe, Stage = Stage.Preparation,
            SiteKind = SiteKind.MeetingPlace, Field = WorkField.Preparatory, Demands = new(0, 1, 0), Weight = 8,
            Tasks = ["prata svenska=none"],
        },
        new()
        {
            Slug = "studiebesok", Title = "Studiebesök", Activity = Activity.StudyVisits, Stage = Stage.Preparation,
            SiteKind = SiteKind.MeetingPlace, Field = WorkField.Preparatory, Demands = new(1, 1, 0), Weight = 6,
            Tasks = ["besöka arbetsplatser=none"],
        },
    ];
}
