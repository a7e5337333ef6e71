using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Travel;
using Matching.Core.Words;
using Matching.Intake.Columns;
using Matching.Intake.Loading;
using Matching.Intake.Reading;
using Matching.Intake.Tests.Loading;
using Matching.Testing;

namespace Matching.Intake.Tests;

/// <summary>A file as somebody sends it, from a spreadsheet set to Swedish.</summary>
public sealed class MessyFileTests
{
    private static readonly string Sent =
        RepositoryRoot.Combine("tests", "data", "intake", "deltagare-ur-kalkylark.csv");

    [Fact]
    public async Task MessyFile_OfParticipants_GivesItsGoodRows()
    {
        var survey = await Survey.OfAsync(SourceFile.At(Sent), new ReadSettings(), default);
        Assert.Equal(("windows-1252", ';'), (survey.Text.Name, survey.Delimiter));
        Assert.Equal(FileKind.Participants, survey.Header.Shape.Kind);
        Assert.Equal(["Handläggare"], survey.Header.Unknown);

        var rows = await TextFiles.ReadAsync(SourceFile.At(Sent));
        Assert.Equal([1, 2, 4, 5, 6, 7, 8], rows.Select(row => row.Number));
        var people = rows.SelectMany(row => row.Nouns).Cast<Participant>().ToArray();
        Assert.Equal(["d-1001", "d-1002", "d-1003"], people.Select(person => person.Id));
        Assert.Equal((62.63, 17.94), (people[0].Latitude!.Value, people[0].Longitude!.Value));
        Assert.Equal([TravelMode.PublicTransport, TravelMode.Cycle], people[0].TravelModes);
        Assert.Equal(new DateOnly(2025, 10, 1), people[1].RegisteredOn);
        Assert.Equal(
            [AdaptationKind.QuietPlace, AdaptationKind.PictureInstructions], people[1].NeededAdaptations);
        Assert.Equal(Readiness.NotYet, people[1].Readiness);
        Assert.Equal(LanguageLevel.C1, people[2].Language);
        Assert.Equal(["site:skola-2", "field:kitchen"], people[2].Wishes.Select(wish => wish.ToString()));
    }

    [Fact]
    public async Task MessyFile_OfParticipants_SaysInSwedishWhatIsWrongWithoutNamingAnybody()
    {
        var rows = await TextFiles.ReadAsync(SourceFile.At(Sent));
        var said = rows.Where(row => row.Violations.Count > 0).SelectMany(row => row.Violations.Select(violation =>
            $"{row.Number} {violation.Field}: {violation.Message.In(Language.Swedish)}"));
        Assert.Equal(
            [
                "5 Inskriven den: Deltagare 'd-1004' har registered_on '2026-02-30', väntade ett datum som 2026-05-04.",
                "6 Deltagar-ID: Deltagare har id (11 tecken), väntade ett id med 1–64 bokstäver, siffror, '-', '_', "
                    + "'.' eller ':'. Kanske är det ett namn.",
                "7 Steg på trappan: Deltagare 'd-1006' har stage 'Egen aren', väntade ett av grund, förberedelse, egen "
                    + "arena, extern arbetsplats, arbete eller studier. Kanske 'egen arena'.",
                "7 Inskriven den: Deltagare 'd-1006' har registered_on '26-01-12', väntade ett datum som 2026-05-04. "
                    + "Kanske saknas århundradet, eller så är det oklart vad som är dag och månad.",
                "7 Antal halvdagar: Deltagare 'd-1006' har sessions_needed (4 tecken), väntade ett heltal.",
                "7 Månader utan arbete: Deltagare 'd-1006' har months_since_work '1 200', väntade ett heltal. Kanske "
                    + "står det blanksteg mellan tusental.",
                "8 Möjliga halvdagar: Deltagare 'd-1007' har 1 lediga halvdagar, väntade minst sessions_needed = 3. "
                    + "Kanske ska sessions_needed sänkas.",
                "8 Lat: Deltagare 'd-1007' har latitude 17.94, väntade 55 till 70 grader (WGS 84). Kanske är latitud "
                    + "och longitud omkastade.",
                "8 Long: Deltagare 'd-1007' har longitude 62.63, väntade 10 till 25 grader (WGS 84). Kanske är latitud "
                    + "och longitud omkastade.",
            ],
            said);
    }

    [Fact]
    public async Task MessyFile_LoadedAndItsErrorFileMended_EndsWithEverybodyIn()
    {
        using var folder = new LoadingFolder();
        File.Copy(Sent, folder.PathOf("d.csv"));
        var first = Assert.Single((await folder.RunAsync(folder.At("d.csv"))).Files);
        Assert.Equal(new VerdictCounts(3, 0, 0, 4), first.Counts);

        var mended = folder.Errors("d.csv", TextFiles.Windows1252)
            .Replace("2026-02-30", "2026-02-28").Replace("Karin Öberg", "d-1005").Replace("Egen aren;", "Egen arena;")
            .Replace("26-01-12", "2026-01-12").Replace("fyra", "4").Replace("1 200", "120")
            .Replace(";3;ons-fm;", ";1;ons-fm;").Replace("17,94;62,63", "62,63;17,94").Replace("202026", "2026");
        folder.Write("d.errors.csv", mended, TextFiles.Windows1252);
        var second = Assert.Single((await folder.RunAsync(folder.At("d.errors.csv"))).Files);
        Assert.Empty(second.Rejections.SelectMany(rejection => rejection.Violations).Select(v => v.ToString()));
        Assert.Equal(new VerdictCounts(4, 0, 0, 0), second.Counts);
        Assert.Equal(7, folder.Store.Count<Participant>());
    }
}
