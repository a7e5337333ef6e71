using System.Text;
using Matching.Fit.Cards;
using Matching.Fit.ModelFiles;
using Matching.Storage.Fitting;
using Matching.V1;

namespace Matching.Server.Fitting;

/// <summary>The cards of a version of the registry, a head each.</summary>
/// <param name="stored">The version.</param>
/// <param name="approval">The act that made it count; null when it does not.</param>
/// <param name="form">In which form they are written.</param>
internal sealed class RegistryCards(StoredModel stored, Activation? approval, GetModelCardRequest.Types.Form form)
{
    /// <summary>Of the head for good outcomes.</summary>
    public Text Good() => Written(stored.GoodFile);

    /// <summary>Of the head for starts; null when the version says nothing of starts.</summary>
    public Text? Started() => stored.StartedFile is { } file ? Written(file) : null;

    private Text Written(string file)
    {
        var model = ModelFile.Read(Encoding.UTF8.GetBytes(file));
        var card = new Matching.Fit.Cards.ModelCard(model)
        {
            Sha256 = ModelFile.Fingerprint(model),
            Label = stored.LabelVersion,
            Approver = approval?.ActedBy,
            ApprovedOn = approval is { ActedAt: var at } ? DateOnly.FromDateTime(at.UtcDateTime) : null,
        };
        return new Text { Sv = In(card, CardLanguage.Swedish), En = In(card, CardLanguage.English) };
    }

    private string In(Matching.Fit.Cards.ModelCard card, CardLanguage language) =>
        form == GetModelCardRequest.Types.Form.Html ? card.ToHtml(language) : card.ToMarkdown(language);
}
