using Matching.Core.Slots;
using Matching.Core.Words;
using Matching.Intake.Cells;
using Matching.Intake.Columns;

namespace Matching.Intake.Kinds;

/// <summary>The file of supervisors.</summary>
public static class SupervisorFile
{
    private static readonly Column<string> Municipality = CommonColumns.Municipality(
        Phrase.Of($"Kommunens kod.", $"Code of the municipality."));

    private static readonly Column<string> Id = new("id", "id", TextForms.Id, "")
    {
        Synonyms = ["handledare", "handledar-id", "supervisor", "supervisor_id"],
        Required = true,
        Meaning = Phrase.Of($"Ogenomskinligt id; inget namn.", $"Opaque id; no name."),
        Example = "h3",
    };

    private static readonly Column<int> SupportCapacity =
        new("support_capacity", "handledarkapacitet", NumberForms.Whole, 0)
        {
            Synonyms = ["stödkapacitet", "kapacitet", "capacity"],
            Required = true,
            Meaning = Phrase.Of(
                $"Hur mycket handledarbehov som ryms samtidigt, 0–1000.",
                $"How much support load fits at a time, 0 to 1000."),
            Example = "12",
        };

    /// <summary>The columns of the file and how a row becomes a supervisor.</summary>
    public static readonly FileShape Shape = new(
        FileKind.Supervisors,
        Phrase.Of($"Handledare", $"Supervisor"),
        [Municipality, Id, SupportCapacity],
        row =>
        {
            var draft = new SupervisorDraft
            {
                Municipality = row.Read(Municipality),
                Id = row.Read(Id),
                SupportCapacity = row.Read(SupportCapacity),
            };
            return row.Admit(Supervisor.Check(draft)) ? [new Supervisor(draft)] : [];
        });
}
