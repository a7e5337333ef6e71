using Matching.Core.Participants;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Slots;

public sealed class SlotDraftTests
{
    [Fact]
    public void ToString_OfATask_IsReadBack()
    {
        foreach (var name in new[] { "sort clothes", "kassa", "Vad? nu" })
        foreach (var level in Enum.GetValues<LanguageLevel>())
        foreach (var optional in new[] { false, true })
        {
            var task = new SlotTask(name, level, optional);
            Assert.True(SlotTask.TryParse(task.ToString(), out var read));
            Assert.Equal(task, read);
        }
        Assert.Equal("till=B1?", new SlotTask("till", LanguageLevel.B1, Optional: true).ToString());
    }

    [Theory]
    [InlineData("sweep", "sweep=none")]
    [InlineData("sweep?", "sweep=none?")]
    [InlineData(" till = sfi d ? ", "till=B1?")]
    public void TryParse_ShortForms_AreRead(string text, string form)
    {
        Assert.True(SlotTask.TryParse(text, out var task));
        Assert.Equal(form, task.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("=A1")]
    [InlineData("?")]
    [InlineData("till=")]
    [InlineData("till=D1")]
    public void TryParse_WithoutNameOrLevel_IsFalse(string text) => Assert.False(SlotTask.TryParse(text, out _));
}
