using Matching.Optimizer;

namespace Matching.Protocol.Problems;

/// <summary>
/// Maps problems between messages and the optimizer's drafts, field by field; nothing is checked here.
/// </summary>
public static class ProblemMapping
{
    /// <summary>The draft of a message; <see cref="Problem.From"/> checks it.</summary>
    public static ProblemDraft ToDraft(V1.Problem message)
    {
        ArgumentNullException.ThrowIfNull(message);
        V1.ProblemOptions options = message.Options ?? new();
        return new ProblemDraft
        {
            SessionCount = message.SessionCount,
            Participants = [.. message.Participants.Select(ToDraft)],
            Slots = [.. message.Slots.Select(
                s => new DraftSlot(s.Id, s.SessionCapacity, s.MinimumCrew, s.Supervisors))],
            Supervisors = [.. message.Supervisors.Select(s => new DraftSupervisor(s.Id, s.SupportCapacity))],
            Options = new DraftOptions
            {
                Participant = [.. options.Participant],
                Slot = [.. options.Slot],
                Value = [.. options.Value],
                SupportLoad = [.. options.SupportLoad],
            },
            Conflicts = [.. message.Conflicts.Select(c => new DraftConflict(c.A, c.B))],
            Quotas = [.. message.Quotas.Select(q => new DraftQuota(q.Id, q.Minimum, q.Maximum, q.Option, q.Weight))],
        };
    }

    /// <summary>The message of a draft.</summary>
    public static V1.Problem ToMessage(ProblemDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var message = new V1.Problem { SessionCount = draft.SessionCount, Options = new V1.ProblemOptions() };
        message.Participants.AddRange(draft.Participants.Select(ToMessage));
        foreach (DraftSlot slot in draft.Slots)
        {
            var mapped = new V1.ProblemSlot { Id = slot.Id, MinimumCrew = slot.MinimumCrew };
            mapped.SessionCapacity.AddRange(slot.SessionCapacity);
            mapped.Supervisors.AddRange(slot.Supervisors ?? []);
            message.Slots.Add(mapped);
        }

        message.Supervisors.AddRange(draft.Supervisors.Select(
            s => new V1.ProblemSupervisor { Id = s.Id, SupportCapacity = s.SupportCapacity }));
        message.Options.Participant.AddRange(draft.Options.Participant);
        message.Options.Slot.AddRange(draft.Options.Slot);
        message.Options.Value.AddRange(draft.Options.Value);
        message.Options.SupportLoad.AddRange(draft.Options.SupportLoad);
        message.Conflicts.AddRange(draft.Conflicts.Select(c => new V1.ProblemConflict { A = c.A, B = c.B }));
        foreach (DraftQuota quota in draft.Quotas)
        {
            var mapped = new V1.ProblemQuota { Id = quota.Id, Minimum = quota.Minimum, Maximum = quota.Maximum };
            mapped.Option.AddRange(quota.Option);
            mapped.Weight.AddRange(quota.Weight);
            message.Quotas.Add(mapped);
        }

        return message;
    }

    private static DraftParticipant ToDraft(V1.ProblemParticipant participant) => new(
        participant.Id,
        participant.SessionsNeeded,
        participant.AvailableSessions,
        participant.UnplacedValue,
        participant.HasPinnedSlot ? participant.PinnedSlot : null);

    private static V1.ProblemParticipant ToMessage(DraftParticipant participant)
    {
        var message = new V1.ProblemParticipant
        {
            Id = participant.Id,
            SessionsNeeded = participant.SessionsNeeded,
            AvailableSessions = participant.AvailableSessions,
            UnplacedValue = participant.UnplacedValue,
        };
        if (participant.PinnedSlot is { } slot) message.PinnedSlot = slot;
        return message;
    }
}
