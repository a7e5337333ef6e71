using System.CommandLine;
using Matching.Benchmarks.Families;
using Matching.Optimizer;
using Matching.Protocol.Problems;

namespace Matching.Benchmarks.Verbs;

/// <summary><c>generate region|gap|assign|file … OUT</c>: writes an instance in the exchange format.</summary>
internal static class GenerateVerb
{
    public static Command Create() => new("generate", "Write an instance as a problem file.")
    {
        Region(), Gap(), Assign(), Public(),
    };

    private static Command Region()
    {
        var participants = Count("PARTICIPANTS");
        var slots = Count("SLOTS");
        var options = Count("OPTIONS");
        var seed = Seed();
        var target = Target();
        var plain = new Option<bool>("--plain") { Description = "Only seats bind." };
        var command = new Command("region", "A region.") { participants, slots, options, seed, target, plain };
        command.SetAction(result =>
        {
            var shape = new RegionShape(
                result.GetRequiredValue(participants), result.GetRequiredValue(slots),
                result.GetRequiredValue(options), result.GetRequiredValue(seed));
            Write(result, target, result.GetValue(plain)
                ? TransportRegion.Generate(shape)
                : FullRegion.Generate(shape));
        });
        return command;
    }

    private static Command Gap()
    {
        var kind = new Argument<GapClass>("CLASS") { Description = "c, d or e." };
        var hosts = Count("HOSTS");
        var jobs = Count("JOBS");
        var seed = Seed();
        var target = Target();
        var command = new Command("gap", "Generalised assignment.") { kind, hosts, jobs, seed, target };
        command.SetAction(result => Write(result, target, GeneralisedAssignment.Generate(
            result.GetRequiredValue(kind), result.GetRequiredValue(hosts),
            result.GetRequiredValue(jobs), result.GetRequiredValue(seed))));
        return command;
    }

    private static Command Assign()
    {
        var family = new Argument<AssignmentFamily>("FAMILY");
        var size = Count("SIZE");
        var seed = Seed();
        var target = Target();
        var command = new Command("assign", "Linear assignment.") { family, size, seed, target };
        command.SetAction(result => Write(result, target, LinearAssignment.Generate(
            result.GetRequiredValue(family), result.GetRequiredValue(size), result.GetRequiredValue(seed))));
        return command;
    }

    private static Command Public()
    {
        var source = new Argument<string>("FILE") { Description = "An instance in a public format." };
        var target = Target();
        var command = new Command("file", "A public file of either assignment problem.") { source, target };
        command.SetAction(result => Write(result, target, PublicFile.Read(result.GetRequiredValue(source))));
        return command;
    }

    private static Argument<int> Count(string name)
    {
        var count = new Argument<int>(name);
        count.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out int value) && value < 1)
                result.AddError($"{name} is {value}, expected 1 or more.");
        });
        return count;
    }

    private static Argument<int> Seed() => new("SEED");

    private static Argument<string> Target() => new("OUT") { Description = "Problem file; binary when named .binpb." };

    private static void Write(ParseResult result, Argument<string> target, ProblemDraft draft) =>
        ProblemFiles.Write(result.GetRequiredValue(target), draft);
}
