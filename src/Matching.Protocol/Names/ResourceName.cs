using Matching.Core;
using Matching.Core.Checks;

namespace Matching.Protocol.Names;

/// <summary>
/// Names of resources: <c>municipalities/{code}</c> is the root of every one, so that a tenant's things share a prefix.
/// </summary>
public static class ResourceName
{
    /// <summary>Collection of participants.</summary>
    public const string Participants = "participants";

    /// <summary>Collection of slots and activities.</summary>
    public const string Slots = "slots";

    /// <summary>Collection of plans.</summary>
    public const string Plans = "plans";

    /// <summary>Collection of fit model versions.</summary>
    public const string Models = "models";

    /// <summary>The name of a thing in a collection.</summary>
    public static string Of(string collection, Key key) => $"municipalities/{key.Municipality}/{collection}/{key.Id}";

    /// <summary>Reads <c>municipalities/{code}/{collection}/{id}</c>, or says what is wrong with the field.</summary>
    public static Key Read(Check check, string field, string name, string collection)
    {
        var parts = name.Split('/');
        if (parts is ["municipalities", var code, var kind, { Length: > 0 and <= 64 } id]
            && kind == collection && Key.IsMunicipality(code) && !Check.LooksPersonal(id))
            return new Key(code, id);
        check.Add(
            field,
            $"har {field} av en annan form, väntade municipalities/<fyra siffror>/{collection}/<id>.",
            $"has a {field} of another form, expected municipalities/<four digits>/{collection}/<id>.");
        return default;
    }

    /// <summary>Reads <c>municipalities/{code}</c>, or says what is wrong with the field.</summary>
    public static string ReadMunicipality(Check check, string field, string name)
    {
        if (name.Split('/') is ["municipalities", var code] && Key.IsMunicipality(code)) return code;
        check.Add(
            field,
            $"har {field} av en annan form, väntade municipalities/<fyra siffror>.",
            $"has a {field} of another form, expected municipalities/<four digits>.");
        return "";
    }
}
