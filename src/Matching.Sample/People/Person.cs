using Matching.Core.Participants;
using Matching.Sample.Places;

namespace Matching.Sample.People;

/// <summary>An invented participant before it is checked: what is stated, and what only the model knows.</summary>
/// <param name="Index">0-based index in the region.</param>
/// <param name="Draft">What is stated.</param>
/// <param name="Traits">What it was made from.</param>
/// <param name="Home">Where the person lives, also where the draft keeps it back.</param>
internal sealed record Person(int Index, ParticipantDraft Draft, Traits Traits, Point Home)
{
    /// <summary>True when a placement can be the next step at once.</summary>
    public bool Ready => Draft.Readiness == Readiness.Ready;

    /// <summary>True when an activity is the next step.</summary>
    public bool InPreparation => Draft.Stage < Stage.OwnArena;
}
