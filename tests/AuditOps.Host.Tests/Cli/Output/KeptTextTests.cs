using AuditOps.Host.Cli.Output;

namespace AuditOps.Host.Tests.Cli.Output;

/// <summary>What PowerShell 7.6 writes for values of each kind.</summary>
public sealed class KeptTextTests
{
    [Theory]
    [InlineData("<S>a_x000A_b_x005F_x0041__x0000_&lt;</S>", "a\nb_x0041_\0<")]
    [InlineData("<S></S>", "")]
    [InlineData("", "")]
    [InlineData("<Nil />", "null")]
    [InlineData("<Db>1.5</Db>", "1.5")]
    [InlineData("<Db>1E+300</Db>", "1E+300")]
    [InlineData("<Db>NaN</Db>", "NaN")]
    [InlineData("<B>true</B>", "true")]
    [InlineData("<C>65</C>", "A")]
    [InlineData("<DT>2026-01-01T00:00:00+00:00</DT>", "2026-01-01T00:00:00+00:00")]
    [InlineData("<I32>1</I32><S>\u00fc</S><Nil />", "[1,\"\u00fc\",null]")]
    [InlineData("<SS>780079</SS>", "(secret)")]
    [InlineData("<Obj RefId=\"1\"><TN RefId=\"1\"><T>System.DayOfWeek</T></TN><ToString>Monday</ToString><I32>1</I32></Obj>", "Monday")]
    [InlineData("<Obj RefId=\"1\"><TN RefId=\"1\"><T>X</T></TN><DCT><En><S N=\"Key\">b</S><Obj N=\"Value\" RefId=\"2\"><TNRef RefId=\"1\" /><DCT><En><I32 N=\"Key\">1</I32><B N=\"Value\">true</B></En></DCT></Obj></En></DCT></Obj>", "{\"b\":{\"1\":true}}")]
    [InlineData("<Obj RefId=\"1\"><MS><S N=\"n_x0020_m\">o</S><Obj N=\"l\" RefId=\"2\"><LST><I32>1</I32></LST></Obj><Ref N=\"self\" RefId=\"1\" /></MS></Obj>", "{\"n m\":\"o\",\"l\":[1],\"self\":\"\u2026\"}")]
    [InlineData("<Obj RefId=\"1\"><ToString>System.Diagnostics.Process (pwsh)</ToString><Props><I32 N=\"Id\">7</I32></Props></Obj>", "{\"Id\":7}")]
    public void ToString_Values_AreTextOrJson(string values, string expected) => Assert.Equal(expected, new KeptText(
        $"<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\"><Obj RefId=\"0\"><TN RefId=\"0\"><T>System.Object[]</T></TN><LST>{values}</LST></Obj></Objs>").ToString());

    [Theory, InlineData("no XML"), InlineData("<a>"), InlineData("<!DOCTYPE x [<!ENTITY y 'z'>]><x>&y;</x>")]
    public void ToString_AnythingElse_IsShownAsItIs(string text) => Assert.Equal(text, new KeptText(text).ToString());
}
