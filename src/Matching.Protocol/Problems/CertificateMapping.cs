using Matching.Optimizer;

namespace Matching.Protocol.Problems;

/// <summary>
/// Maps certificates of branching between messages and the optimizer's type, field by field; nothing is checked here.
/// </summary>
public static class CertificateMapping
{
    /// <summary>The message of a certificate.</summary>
    public static V1.BranchingCertificate ToMessage(BranchingCertificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var message = new V1.BranchingCertificate { Bound = certificate.Bound };
        message.Prices.AddRange(certificate.Prices.Select(SolutionMapping.ToMessage));
        message.Nodes.AddRange(certificate.Nodes.Select(ToMessage));
        return message;
    }

    /// <summary>The certificate of a message.</summary>
    public static BranchingCertificate ToCertificate(V1.BranchingCertificate message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new BranchingCertificate
        {
            Bound = message.Bound,
            Prices = [.. message.Prices.Select(SolutionMapping.ToPrices)],
            Nodes = [.. message.Nodes.Select(ToNode)],
        };
    }

    private static V1.BranchingNode ToMessage(BranchingNode node)
    {
        var message = new V1.BranchingNode
        {
            Kind = (V1.BranchingNode.Types.Kind)node.Kind,
            Depth = node.Depth,
            Slot = node.Slot,
            Participant = node.Participant,
        };
        if (node.Prices is { } prices) message.Prices = prices;
        message.Closed.AddRange(node.Closed.Select(
            choice => new V1.BranchingChoice { Participant = choice.Participant, Slot = choice.Slot }));
        return message;
    }

    private static BranchingNode ToNode(V1.BranchingNode message) => new()
    {
        Kind = (BranchingKind)message.Kind,
        Depth = message.Depth,
        Slot = message.Slot,
        Participant = message.Participant,
        Prices = message.HasPrices ? message.Prices : null,
        Closed = [.. message.Closed.Select(choice => new BranchingChoice(choice.Participant, choice.Slot))],
    };
}
