using Matching.Core.Checks;
using Matching.Core.Employers;
using Matching.Core.Words;
using Matching.Intake.Cells;
using Matching.Intake.Columns;

namespace Matching.Intake.Kinds;

/// <summary>The file of sites: an employer and its site per row; an employer may occur on many rows.</summary>
public static class SiteFile
{
    private static readonly Column<string> Municipality = CommonColumns.Municipality(
        Phrase.Of($"Kod för kommunen som arbetsstället hör till.", $"Code of the municipality that the site is in."));

    private static readonly Column<string> Employer = new("employer", "arbetsgivare", TextForms.Id, "")
    {
        Synonyms = ["arbetsgivare-id", "arbetsgivarnummer", "employer_id"],
        Required = true,
        Meaning = Phrase.Of($"Arbetsgivarens id.", $"The employer's id."),
        Example = "fritid",
    };

    private static readonly Column<string> EmployerName =
        new("employer_name", "arbetsgivarens_namn", TextForms.Text, "")
        {
            Synonyms = ["arbetsgivarnamn", "organisation", "företag", "företagsnamn"],
            Required = true,
            Meaning = Phrase.Of($"Organisationens namn.", $"Name of the organisation."),
            Example = "Fritidsenheten",
        };

    private static readonly Column<Sector> Sector = new("sector", "sektor", WordForms.Of(Sectors.Words), default)
    {
        Required = true,
        Meaning = Phrase.Of($"Vem som driver arbetsgivaren.", $"Who runs the employer."),
        Example = "kommunal",
    };

    private static readonly Column<string> Id = new("id", "id", TextForms.Id, "")
    {
        Synonyms = ["arbetsställe", "arbetsställe-id", "site", "site_id"],
        Required = true,
        Meaning = Phrase.Of($"Arbetsställets id.", $"The site's id."),
        Example = "badplats-1",
    };

    private static readonly Column<string> Name = new("name", "namn", TextForms.Text, "")
    {
        Synonyms = ["arbetsställets namn", "benämning", "site_name"],
        Required = true,
        Meaning = Phrase.Of($"Arbetsställets namn.", $"Name of the site."),
        Example = "Smitingens havsbad",
    };

    private static readonly Column<SiteKind> Kind = new("kind", "typ", WordForms.Of(SiteKinds.Words), default)
    {
        Synonyms = ["slag", "sort", "typ av arbetsställe", "type"],
        Required = true,
        Meaning = Phrase.Of(
            $"Vad för slags ställe; avgör registerutdrag och säsong.",
            $"What kind of place; decides clearance and season."),
        Example = "badplats",
    };

    private static readonly Column<int?> TraineeCap =
        new("trainee_cap", "högst_antal", NumberForms.Whole.OrNothing<int?>(cap => cap), null)
        {
            Synonyms = ["tak", "max antal", "högst antal deltagare"],
            Meaning = Phrase.Of(
                $"Flest deltagare på en gång, så att ingen anställd trängs undan, 0–10 000. Tomt = inget tak.",
                $"Most participants at once, so that no staff is displaced, 0 to 10 000. Blank = no cap."),
            Example = "6",
        };

    /// <summary>The columns of the file and how a row becomes an employer and its site.</summary>
    public static readonly FileShape Shape = new(
        FileKind.Sites,
        Phrase.Of($"Arbetsställe", $"Site"),
        [
            Municipality, Employer, EmployerName, Sector, Id, Name, Kind, CommonColumns.Latitude,
            CommonColumns.Longitude, TraineeCap,
        ],
        row =>
        {
            var employer = EmployerDraft(row);
            var site = SiteDraft(row, employer);
            return row.Admit(Check(employer, site)) ? [new Employer(employer), new Site(site)] : [];
        });

    private static EmployerDraft EmployerDraft(RowCells row) => new()
    {
        Municipality = row.Read(Municipality),
        Id = row.Read(Employer),
        Name = row.Read(EmployerName),
        Sector = row.Read(Sector),
    };

    private static SiteDraft SiteDraft(RowCells row, EmployerDraft employer) => new()
    {
        Municipality = employer.Municipality,
        Id = row.Read(Id),
        Employer = employer.Id,
        Name = row.Read(Name),
        Kind = row.Read(Kind),
        Latitude = row.Read(CommonColumns.Latitude),
        Longitude = row.Read(CommonColumns.Longitude),
        TraineeCap = row.Read(TraineeCap),
    };

    private static IEnumerable<Violation> Check(EmployerDraft employer, SiteDraft site)
    {
        var found = Core.Employers.Site.Check(site);
        var columns = found.Select(violation => violation.Field).ToHashSet(StringComparer.Ordinal);
        var ofEmployer = Core.Employers.Employer.Check(employer).Select(violation => violation.Field switch
        {
            "id" => violation with { Field = Employer.Code },
            "name" => violation with { Field = EmployerName.Code },
            _ => violation,
        });
        return [.. found, .. ofEmployer.Where(violation => !columns.Contains(violation.Field))];
    }
}
