using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Matching.Core;
using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Core.Travel;
using Matching.Core.Words;
using Matching.Intake.Columns;
using Matching.Intake.Kinds;
using Outcome = Matching.Core.Placements.Outcome;

namespace Matching.Intake.Tests;

/// <summary>What is written into a file under the columns' codes is read back as it was.</summary>
public sealed class RoundTripTests
{
    private static readonly Gen<string> Ids =
        from first in Gen.Elements("abcåäöABC0123".ToCharArray())
        from rest in Gen.ArrayOf(Gen.Elements("abcåäö019-_.:".ToCharArray()), 5)
        let id = first + new string(rest)
        where !Core.Checks.Check.LooksPersonal(id)
        select id;

    private static readonly Gen<string> Texts =
        from letters in Gen.NonEmptyListOf(Gen.Elements("aåäöÅ;,|\"' =+-@x(".ToCharArray()))
        select "t" + new string([.. letters.Take(60)]) + "t";

    private static readonly Gen<DateOnly> Days =
        Gen.Choose(0, 20_000).Select(day => new DateOnly(2020, 1, 1).AddDays(day));

    private static readonly Gen<bool> Flags = Gen.Elements(true, false);

    private static readonly Gen<Preference> Preferences = Gen.OneOf(
        Gen.Elements(Enum.GetValues<WorkField>())
            .Select(field => new Preference(PreferenceTarget.Field, WorkFields.Words.Code(field))),
        from target in Gen.Elements(PreferenceTarget.Employer, PreferenceTarget.Site, PreferenceTarget.Slot)
        from id in Ids
        select new Preference(target, id));

    private static readonly Gen<ParticipantDraft> Participants =
        from id in Ids
        from stage in Gen.Elements(Enum.GetValues<Stage>())
        from readiness in Gen.Elements(Enum.GetValues<Readiness>())
        from day in Days
        from flags in Gen.ArrayOf(Flags, 6)
        from levels in Gen.ArrayOf(Gen.Choose(0, 4), 3)
        from needed in Gen.Choose(1, 10)
        from numbers in Gen.ArrayOf(Gen.Choose(5, 100), 3)
        from adaptations in Gen.SubListOf(Enum.GetValues<AdaptationKind>())
        from modes in Gen.SubListOf(Enum.GetValues<TravelMode>())
        from wishes in Gen.ListOf(Preferences, 3)
        from bands in Gen.ListOf(Ids.Select(site => new TravelBand(site, 30)), 2)
        from sex in Gen.Elements(Enum.GetValues<Sex>())
        from language in Gen.Elements(Enum.GetValues<LanguageLevel>())
        select new ParticipantDraft
        {
            Municipality = "2280",
            Id = id,
            ProtectedIdentity = flags[0],
            Stage = stage,
            Readiness = readiness,
            ReadyFrom = readiness == Readiness.NotYet && flags[1] ? day : null,
            RegisteredOn = day,
            SessionsNeeded = needed,
            WorkAbilityPercent = flags[2] ? numbers[0] : null,
            WorkAbilityContested = flags[2],
            Language = language,
            Ability = new Levels(levels[0], levels[1], levels[2]),
            SupportNeed = 1 + numbers[1] % 10,
            NeededAdaptations = [.. adaptations],
            DrivingLicence = flags[3],
            MonthsSinceWork = flags[4] ? null : numbers[2],
            NeverWorked = flags[4],
            Latitude = flags[0] || flags[5] ? null : 60 + numbers[0] / 100.0,
            Longitude = flags[0] || flags[5] ? null : 15 + numbers[1] / 100.0,
            TravelModes = modes.Count > 0 ? [.. modes] : [TravelMode.Walk],
            MaximumTravelMinutes = numbers[2],
            TravelBands = [.. bands, new TravelBand("*", 60)],
            Wishes = [.. wishes],
            Vetoes = [.. wishes.Take(1)],
            Clearances = flags[5] ? [new Clearance(ClearanceKind.School, day, id)] : [],
            Sex = sex,
        };

    private static readonly Gen<SlotDraft> Slots =
        from id in Ids
        from title in Texts
        from activity in Gen.Elements<Activity?>([null, .. Enum.GetValues<Activity>().Cast<Activity?>()])
        from day in Days
        from bits in Gen.Choose(1, 1023)
        from capacity in Gen.ArrayOf(Gen.Choose(1, 30), 10)
        from flags in Gen.ArrayOf(Flags, 3)
        from field in Gen.Elements(Enum.GetValues<WorkField>())
        from task in Texts.Where(text => text.AsSpan().IndexOfAny('|', '=', '?') < 0)
        from kinds in Gen.SubListOf(Enum.GetValues<AdaptationKind>())
        from supervisors in Gen.ListOf(Ids, 3)
        select new SlotDraft
        {
            Municipality = "0114",
            Id = id,
            Site = id,
            Title = title,
            Activity = activity,
            Stage = activity is null ? Stage.ExternalWorkplace : Stage.Preparation,
            Field = field,
            Form = flags[0] ? PlacementForm.StateProgramme : PlacementForm.Municipal,
            StartOn = day,
            EndOn = day.AddDays(100),
            Season = flags[1] ? Season.Bathing : null,
            OpenSessions = new SessionMask((ushort)bits),
            SessionCapacity = flags[2] ? [capacity[0]] : capacity,
            Supervisors = [.. supervisors.Distinct()],
            Tasks = [new SlotTask(task, LanguageLevel.A2, flags[0]), new SlotTask("b", LanguageLevel.None)],
            Adaptations = [.. kinds.Select((kind, days) => new Adaptation(kind, days * 7))],
            DrivingLicenceRequired = flags[1],
            Shared = flags[2],
        };

    private static readonly Gen<PlacementDraft> Placements =
        from id in Ids
        from state in Gen.Elements(Enum.GetValues<PlacementState>())
        from bits in Gen.Choose(1, 1023)
        from day in Days
        from result in Gen.Elements(Enum.GetValues<OutcomeResult>())
        from reason in Gen.Elements(Enum.GetValues<OutcomeReason>())
        from progress in Flags
        select new PlacementDraft
        {
            Municipality = "2280",
            Id = id,
            Participant = id,
            SlotMunicipality = progress ? "2281" : "2280",
            Slot = id,
            State = state,
            Sessions = new SessionMask((ushort)bits),
            StartOn = day,
            EndOn = day.AddDays(7),
            DecidedOn = progress ? day.AddDays(-3) : null,
            AgreedStartOn = progress ? day.AddDays(-1) : null,
            AgreedEndOn = progress ? day.AddDays(9) : null,
            Outcome = state == PlacementState.Ended ? new Outcome(result, reason, progress) : null,
        };

    private static readonly Gen<(EmployerDraft Employer, SiteDraft Site)> Sites =
        from id in Ids
        from names in Gen.ArrayOf(Texts, 2)
        from sector in Gen.Elements(Enum.GetValues<Sector>())
        from kind in Gen.Elements(Enum.GetValues<SiteKind>())
        from numbers in Gen.ArrayOf(Gen.Choose(0, 100_000), 2)
        from placed in Flags
        select (
            new EmployerDraft { Municipality = "2280", Id = id, Name = names[0], Sector = sector },
            new SiteDraft
            {
                Municipality = "2280",
                Id = id,
                Employer = id,
                Name = names[1],
                Kind = kind,
                Latitude = placed ? 60 + numbers[0] / 100_000.0 : null,
                Longitude = placed ? 15 + numbers[1] / 100_000.0 : null,
                TraineeCap = placed ? numbers[0] % 10_000 : null,
            });

    [Fact]
    public void Participant_WrittenAndRead_IsTheSame() =>
        Holds(Participants, ParticipantFile.Shape, draft => [new Participant(draft)], Cell);

    [Fact]
    public void Slot_WrittenAndRead_IsTheSame() => Holds(Slots, SlotFile.Shape, draft => [new Slot(draft)], Cell);

    [Fact]
    public void Placement_WrittenAndRead_IsTheSame() =>
        Holds(Placements, PlacementFile.Shape, draft => [new Placement(draft)], Cell);

    [Fact]
    public void Site_WrittenAndRead_IsTheSame() => Holds(
        Sites, SiteFile.Shape, drafts => [new Employer(drafts.Employer), new Site(drafts.Site)],
        (drafts, code) => code switch
        {
            "employer" => drafts.Employer.Id,
            "employer_name" => drafts.Employer.Name,
            "sector" => Sectors.Words.Code(drafts.Employer.Sector),
            _ => Cell(drafts.Site, code),
        });

    private static void Holds<TDraft>(
        Gen<TDraft> drafts, FileShape shape, Func<TDraft, INoun[]> nouns, Func<TDraft, string, string> cell) =>
        Prop.ForAll(drafts.ArrayOf(5).ToArbitrary(), many =>
        {
            var lines = many.Select(draft => shape.Columns.Select(column => Quoted(cell(draft, column.Code))))
                .Prepend(shape.Columns.Select(column => column.Code))
                .Select(cells => string.Join(';', cells) + "\r\n");
            var rows = TextFiles.ReadAsync(string.Concat(lines)).GetAwaiter().GetResult();
            Assert.Empty(rows.SelectMany(row => row.Violations).Select(violation => violation.ToString()));
            Assert.Equal(many.SelectMany(nouns).Select(Told), rows.SelectMany(row => row.Nouns).Select(Told));
        }).QuickCheckThrowOnFailure();

    private static string Told(INoun noun) => System.Text.Json.JsonSerializer.Serialize<object>(noun);

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(";\"\r\n") < 0 && cell == cell.Trim() ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";

    /// <summary>The cell of a field that has the column's code in snake_case.</summary>
    private static string Cell(object draft, string code)
    {
        var name = string.Concat(code.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return (draft, code) switch
        {
            (ParticipantDraft p, "physical_ability") => Text(p.Ability.Physical),
            (ParticipantDraft p, "social_ability") => Text(p.Ability.Social),
            (ParticipantDraft p, "cognitive_ability") => Text(p.Ability.Cognitive),
            (SlotDraft s, "physical_demand") => Text(s.Demands.Physical),
            (SlotDraft s, "social_demand") => Text(s.Demands.Social),
            (SlotDraft s, "cognitive_demand") => Text(s.Demands.Cognitive),
            (PlacementDraft p, "outcome") => p.Outcome is { } o ? Outcomes.Results.Code(o.Result) : "",
            (PlacementDraft p, "outcome_reason") => p.Outcome is { } o ? Outcomes.Reasons.Code(o.Reason) : "",
            (PlacementDraft p, "progress") => p.Outcome?.Progress == true ? "x" : "",
            _ => Text(draft.GetType().GetProperty(name)!.GetValue(draft)),
        };
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "ja" : "",
        SessionMask mask => mask.Text(Language.Swedish),
        Stage stage => StageWords.Stages.Code(stage),
        Readiness readiness => StageWords.Readinesses.Code(readiness),
        LanguageLevel level => LanguageWords.Levels.Code(level),
        Sex sex => SexWords.Sexes.Code(sex),
        Activity activity => Activities.Words.Code(activity),
        WorkField field => WorkFields.Words.Code(field),
        PlacementForm form => PlacementForms.Words.Code(form),
        PlacementState state => PlacementStates.Words.Code(state),
        SiteKind kind => SiteKinds.Words.Code(kind),
        AdaptationKind kind => Adaptations.Words.Code(kind),
        TravelMode mode => TravelWords.Modes.Code(mode),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => number.ToString(CultureInfo.InvariantCulture).Replace('.', ','),
        System.Collections.IEnumerable list => string.Join('|', list.Cast<object>().Select(Text)),
        _ => value.ToString()!,
    };
}
