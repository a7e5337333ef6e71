using Matching.Core.Words;

namespace Matching.Core.Participants;

/// <summary>The stage ladder: what a participant works on now. Moving down is as ordinary as moving up.</summary>
public enum Stage
{
    /// <summary>Life first: support groups, health, routines.</summary>
    Foundation = 1,

    /// <summary>Orientation courses, language café, study visits.</summary>
    Preparation = 2,

    /// <summary>Training at the municipality's own arenas.</summary>
    OwnArena = 3,

    /// <summary>Training at an external workplace.</summary>
    ExternalWorkplace = 4,

    /// <summary>Adapted job, studies or job.</summary>
    WorkOrStudies = 5,
}

/// <summary>The readiness gate: set by the matcher together with the participant, never by a computation.</summary>
public enum Readiness
{
    /// <summary>Nobody has talked it through yet.</summary>
    NotAssessed,

    /// <summary>Not a placement now; an activity is the next step.</summary>
    NotYet,

    /// <summary>Ready for a placement.</summary>
    Ready,
}

/// <summary>The words of stages and readiness.</summary>
public static class StageWords
{
    /// <summary>Words of <see cref="Stage"/>.</summary>
    public static readonly Vocabulary<Stage> Stages = new(
        new(Stage.Foundation, "foundation", "grund", "foundation", "1"),
        new(Stage.Preparation, "preparation", "förberedelse", "preparation", "2"),
        new(Stage.OwnArena, "own_arena", "egen arena", "own arena", "3"),
        new(Stage.ExternalWorkplace, "external_workplace", "extern arbetsplats", "external workplace", "extern", "4"),
        new(Stage.WorkOrStudies, "work_or_studies", "arbete eller studier", "work or studies", "5"));

    /// <summary>Words of <see cref="Readiness"/>.</summary>
    public static readonly Vocabulary<Readiness> Readinesses = new(
        new(Readiness.NotAssessed, "not_assessed", "inte bedömd", "not assessed", "okänd", "unknown"),
        new(Readiness.NotYet, "not_yet", "inte ännu", "not yet", "nej", "no"),
        new(Readiness.Ready, "ready", "redo", "ready", "ja", "yes"));
}
