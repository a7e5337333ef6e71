using Matching.Core.Eligibility;
using Matching.Core.Suggestions;
using Matching.Protocol.Names;
using Matching.Protocol.Words;
using Matching.V1;

namespace Matching.Protocol.Suggestions;

/// <summary>Maps suggestions and explanations to messages.</summary>
public static class SuggestionMessages
{
    /// <summary>A suggestion.</summary>
    public static V1.Suggestion ToMessage(Core.Suggestions.Suggestion suggestion)
    {
        var message = new V1.Suggestion
        {
            Rank = suggestion.Rank,
            Participant = ResourceName.Of(ResourceName.Participants, suggestion.Who.Participant.Key),
            Slot = ResourceName.Of(ResourceName.Slots, suggestion.Where.Slot.Key),
            Title = suggestion.Where.Slot.Title,
            Site = suggestion.Where.Site.Name,
            StartOn = CommonMessages.ToMessage(suggestion.Days.StartOn),
            EndOn = CommonMessages.ToMessage(suggestion.Days.EndOn),
            Value = suggestion.Value,
            Fit = suggestion.Fit is { } fit ? CommonMessages.ToMessage(fit) : null,
        };
        message.Reasons.AddRange(suggestion.Reasons.Select(CommonMessages.ToMessage));
        message.Arrange.AddRange(suggestion.Arrange.Select(CommonMessages.ToMessage));
        message.Lacks.AddRange(suggestion.Lacks.Select(CommonMessages.ToMessage));
        return message;
    }

    /// <summary>The answer to "why not?".</summary>
    public static ExplainPairResponse ToMessage(WhyNot answer)
    {
        var message = new ExplainPairResponse
        {
            Answer = CommonMessages.ToMessage(answer.Say()),
            Suggestion = answer.Suggestion is { } suggestion ? ToMessage(suggestion) : null,
        };
        message.Findings.AddRange(answer.Judgement.Findings.Select(ToMessage));
        return message;
    }

    private static V1.RuleFinding ToMessage(Core.Eligibility.RuleFinding finding) => new()
    {
        Rule = finding.Rule.Name,
        Title = CommonMessages.ToMessage(finding.Rule.Title),
        Standing = finding.Finding.Standing switch
        {
            Standing.Passes => V1.RuleFinding.Types.Standing.Passes,
            Standing.Opens => V1.RuleFinding.Types.Standing.Opens,
            _ => V1.RuleFinding.Types.Standing.Fails,
        },
        OpensOn = finding.Finding.Standing == Standing.Opens ? CommonMessages.ToMessage(finding.Finding.OpensOn) : "",
        Why = CommonMessages.ToMessage(finding.Explanation.Why),
        Change = CommonMessages.ToMessage(finding.Explanation.Change),
    };
}
