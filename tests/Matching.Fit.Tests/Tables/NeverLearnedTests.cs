using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Tables;

public sealed class NeverLearnedTests
{
    [Theory]
    [InlineData("kön")]
    [InlineData("KON")]
    [InlineData("ko\u0308n")]
    [InlineData("Deltagarens kön")]
    [InlineData("kön_kod")]
    [InlineData("s_sex")]
    [InlineData("isFemale")]
    [InlineData("fodelseland")]
    [InlineData("Födelse-land")]
    [InlineData("country_of_birth")]
    [InlineData("CountryOfBirth")]
    [InlineData("Ursprung")]
    [InlineData("ethnic group")]
    [InlineData("nationalitet")]
    [InlineData("medborgarskap")]
    [InlineData("black")]
    [InlineData("Personnummer")]
    [InlineData("post code")]
    public void Fits_NamesOfWhatNoModelIsGiven_InAnySpelling(string name) => Assert.True(NeverLearned.Fits(name));

    [Theory]
    [InlineData("resa")]
    [InlineData("kontor")]
    [InlineData("sex_månader")]
    [InlineData("sessions")]
    [InlineData("white1")]
    [InlineData("manual")]
    [InlineData("group")]
    [InlineData("site_name_length")]
    [InlineData("english")]
    [InlineData("age")]
    [InlineData("_")]
    public void Fits_OtherNames_DoesNot(string name) => Assert.False(NeverLearned.Fits(name));
}
