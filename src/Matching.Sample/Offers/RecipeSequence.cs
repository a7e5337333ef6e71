using Matching.Core.Employers;
using Matching.Sample.Drawing;

namespace Matching.Sample.Offers;

/// <summary>Chooses which slots a municipality has.</summary>
internal static class RecipeSequence
{
    /// <summary>
    /// So many recipes, each as often as its weight says and evenly spread, so that the first few already differ: every
    /// choice goes to the recipe furthest behind its share (the method of Webster and Sainte-Laguë). A random start
    /// makes small municipalities differ. A kind of site that has a limit, a real one, comes early and occurs at most
    /// so often. O(count × recipes).
    /// </summary>
    /// <returns>Fewer than <paramref name="count"/> only when every recipe has met its limit.</returns>
    public static List<Recipe> Take(
        IReadOnlyList<Recipe> recipes, int count, Dice dice, IReadOnlyDictionary<SiteKind, int> limits)
    {
        var offsets = recipes.Select(r => 0.5 + dice.Unit() * (limits.ContainsKey(r.SiteKind) ? 0.4 : 1)).ToArray();
        var taken = new int[recipes.Count];
        var left = limits.ToDictionary();
        var chosen = new List<Recipe>(count);
        while (chosen.Count < count)
        {
            var next = -1;
            for (var i = 0; i < recipes.Count; i++)
                if (left.GetValueOrDefault(recipes[i].SiteKind, 1) > 0 && (next < 0 || Claim(i) > Claim(next)))
                    next = i;
            if (next < 0) break;
            taken[next]++;
            if (left.TryGetValue(recipes[next].SiteKind, out var rest)) left[recipes[next].SiteKind] = rest - 1;
            chosen.Add(recipes[next]);
        }
        return chosen;

        double Claim(int i) => recipes[i].Weight / (taken[i] + offsets[i]);
    }
}
