using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Employers;

/// <summary>What kind of place a site is; it decides clearance and season for all roles there.</summary>
public enum SiteKind
{
    /// <summary>Another kind.</summary>
    Other,

    /// <summary>Bathing place: open at most 21 June to 20 August.</summary>
    BathingPlace,

    /// <summary>Recycling park with staff.</summary>
    RecyclingPark,

    /// <summary>Second-hand house.</summary>
    SecondHandHouse,

    /// <summary>Workshop.</summary>
    Workshop,

    /// <summary>Parks and green areas.</summary>
    Park,

    /// <summary>Kitchen or café outside schools.</summary>
    Kitchen,

    /// <summary>School: clearance for every role, also kitchen and caretaker.</summary>
    School,

    /// <summary>Preschool: clearance for every role.</summary>
    Preschool,

    /// <summary>After-school centre: clearance for every role.</summary>
    AfterSchoolCentre,

    /// <summary>Home for children: clearance at most six months old.</summary>
    ChildrensHome,

    /// <summary>Care of older people.</summary>
    ElderlyCare,

    /// <summary>Office.</summary>
    Office,

    /// <summary>Shop.</summary>
    Shop,

    /// <summary>Warehouse.</summary>
    Warehouse,

    /// <summary>Library or other culture.</summary>
    Library,

    /// <summary>Meeting place for activities.</summary>
    MeetingPlace,
}

/// <summary>The words of site kinds, and what a kind implies.</summary>
public static class SiteKinds
{
    /// <summary>Words of <see cref="SiteKind"/>.</summary>
    public static readonly Vocabulary<SiteKind> Words = new(
        new(SiteKind.Other, "other", "annat", "other"),
        new(SiteKind.BathingPlace, "bathing_place", "badplats", "bathing place"),
        new(SiteKind.RecyclingPark, "recycling_park", "återvinningscentral", "recycling park", "återbrukspark"),
        new(SiteKind.SecondHandHouse, "second_hand_house", "återbrukshus", "second-hand house", "second hand"),
        new(SiteKind.Workshop, "workshop", "verkstad", "workshop"),
        new(SiteKind.Park, "park", "park", "park", "grönområde"),
        new(SiteKind.Kitchen, "kitchen", "kök", "kitchen", "café"),
        new(SiteKind.School, "school", "skola", "school"),
        new(SiteKind.Preschool, "preschool", "förskola", "preschool"),
        new(SiteKind.AfterSchoolCentre, "after_school_centre", "fritidshem", "after-school centre"),
        new(SiteKind.ChildrensHome, "childrens_home", "HVB-hem", "home for children", "hvb"),
        new(SiteKind.ElderlyCare, "elderly_care", "äldreomsorg", "care of older people", "äldreboende"),
        new(SiteKind.Office, "office", "kontor", "office"),
        new(SiteKind.Shop, "shop", "butik", "shop"),
        new(SiteKind.Warehouse, "warehouse", "lager", "warehouse"),
        new(SiteKind.Library, "library", "bibliotek", "library"),
        new(SiteKind.MeetingPlace, "meeting_place", "mötesplats", "meeting place"));

    /// <summary>The clearance that a kind of site takes; null for most.</summary>
    public static ClearanceKind? Clearance(SiteKind kind) => kind switch
    {
        SiteKind.School or SiteKind.Preschool or SiteKind.AfterSchoolCentre => ClearanceKind.School,
        SiteKind.ChildrensHome => ClearanceKind.ChildrensHome,
        _ => null,
    };

    /// <summary>The longest season in which a kind of site is open; null when it is open all year.</summary>
    public static Season? LongestSeason(SiteKind kind) => kind == SiteKind.BathingPlace ? Season.Bathing : null;
}
