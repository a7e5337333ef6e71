using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Protocol.Names;
using Matching.Server.Errors;
using Matching.Server.Listing;
using Matching.Storage;
using Matching.Storage.Fitting;
using Matching.V1;

namespace Matching.Server.Fitting;

/// <summary>Answers the calls of <c>matching.v1.ModelService</c> from the registry as it is at the moment.</summary>
internal sealed class ModelCalls(MatchingDatabase database) : ModelService.ModelServiceBase
{
    /// <inheritdoc/>
    public override Task<ListModelsResponse> ListModels(ListModelsRequest request, ServerCallContext context) =>
        Answering.WithStatusAsync(async () =>
        {
            var check = NewCheck();
            var parent = ResourceName.ReadMunicipality(check, "parent", request.Parent);
            var size = Page.ReadSize(check, request.PageSize);
            // Numbers fall from page to page: a token is the last number of the page before.
            var before = Page.ReadToken(check, request.PageToken, first: int.MaxValue);
            check.ThrowIfAny();
            var models = await database.ModelsOfAsync(parent, context.CancellationToken);
            var active = await ActiveAsync(context.CancellationToken);
            StoredModel[] rest = [.. models.Where(model => model.Number < before)];
            var response = new ListModelsResponse
            {
                NextPageToken = rest.Length > size ? Page.Token(rest[size - 1].Number) : "",
            };
            response.Models.AddRange(rest.Take(size).Select(model => ToMessage(model, Counts(model, active))));
            return response;
        });

    /// <inheritdoc/>
    public override Task<ModelCard> GetModelCard(GetModelCardRequest request, ServerCallContext context) =>
        Answering.WithStatusAsync(async () =>
        {
            var check = NewCheck();
            var key = ResourceName.Read(check, "name", request.Name, ResourceName.Models);
            check.Defined("form", request.Form);
            check.ThrowIfAny();
            var models = await database.ModelsOfAsync(key.Municipality, context.CancellationToken);
            var stored = models.FirstOrDefault(model => Text(model.Number) == key.Id)
                ?? throw RpcErrors.NotFound("name");
            var active = await ActiveAsync(context.CancellationToken);
            var cards = new RegistryCards(stored, Counts(stored, active) ? active : null, request.Form);
            return new ModelCard { Name = request.Name, Good = cards.Good(), Started = cards.Started() };
        });

    private static Check NewCheck() => new(Phrase.Of($"Anropet", $"Request"), "");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Model ToMessage(StoredModel model, bool active)
    {
        var message = new Model
        {
            Name = ResourceName.Of(ResourceName.Models, new Key(model.Municipality, Text(model.Number))),
            Version = model.Version,
            Title = model.Name,
            CreateTime = Timestamp.FromDateTimeOffset(model.CreatedAt),
            LabelVersion = model.LabelVersion,
            FromOn = Day(model.From),
            ToOn = Day(model.To),
            Rows = model.Rows,
            Seed = model.Seed,
            Active = active,
        };
        foreach (var (name, figure) in model.Metrics) message.Figures[name] = figure;
        return message;
    }

    private static string Day(DateOnly? day) =>
        day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static bool Counts(StoredModel model, Activation? active) =>
        (model.Municipality, model.Version) == (active?.Municipality, active?.Version);

    // Plans and suggestions are made for every municipality of the database: one version counts in all of them.
    private Task<Activation?> ActiveAsync(CancellationToken cancellation) =>
        database.CountingActivationAsync(area: null, cancellation);
}
