using System.Text;
using System.Text.Json.Nodes;
using AuditOps.Core.Readers;
using AuditOps.Core.Readers.Input;
using AuditOps.Core.Readers.Xml;
using FsCheck;
using FsCheck.Fluent;

namespace AuditOps.Core.Tests.Readers.Xml;

public sealed class XmlReaderTests
{
    private const string Login = """
        <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="Microsoft-Windows-Security-Auditing" Guid="{5}"/><EventID>4625</EventID>
        <TimeCreated SystemTime='2022-04-28T16:09:28.9443547Z'/><EventRecordID>2524</EventRecordID><Correlation/><Execution ProcessID="712" ThreadID="1"/><Computer>dc1</Computer></System>
        <EventData><Data Name="TargetUserName">ann &amp; bob &#x20AC;</Data><Data Name="IpAddress">192.0.2.7</Data><Data Name='Empty'></Data><Data Name='None'/></EventData></Event>
        """;
    private const string LoginFields = """
        {"Event":{"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Security-Auditing","Guid":"{5}"}},"EventID":"4625",
        "TimeCreated":{"#attributes":{"SystemTime":"2022-04-28T16:09:28.9443547Z"}},"EventRecordID":"2524","Correlation":null,
        "Execution":{"#attributes":{"ProcessID":"712","ThreadID":"1"}},"Computer":"dc1"},
        "EventData":{"TargetUserName":"ann & bob €","IpAddress":"192.0.2.7","Empty":null,"None":null}}}
        """;
    private static readonly XmlReader Reader = new();

    [Fact]
    public void Parse_WindowsEvent_HasTheShapeOfJsonExports() => AssertFields(LoginFields, Assert.Single(Reading.Read(Reader, Login).Fields));

    [Theory]
    [InlineData("<Event><System><EventID Qualifiers='16384'>7036</EventID></System></Event>", """{"Event":{"System":{"EventID":{"#attributes":{"Qualifiers":"16384"},"#text":"7036"}}}}""")]
    [InlineData("<Event><EventData><Data>a</Data><Data>b</Data><Binary>00</Binary></EventData></Event>", """{"Event":{"EventData":{"Data":["a","b"],"Binary":"00"}}}""")]
    [InlineData("<Event><EventData><Data>a</Data></EventData></Event>", """{"Event":{"EventData":{"Data":"a"}}}""")]
    [InlineData("<Event><UserData><LogFileCleared xmlns='x'><SubjectUserName>ann</SubjectUserName></LogFileCleared></UserData></Event>", """{"Event":{"UserData":{"LogFileCleared":{"SubjectUserName":"ann"}}}}""")]
    [InlineData("<Event><RenderingInfo Culture='en-US'><Message>x\ny</Message><Keywords><Keyword>A</Keyword><Keyword>B</Keyword></Keywords></RenderingInfo></Event>",
        """{"Event":{"RenderingInfo":{"#attributes":{"Culture":"en-US"},"Message":"x\ny","Keywords":{"Keyword":["A","B"]}}}}""")]
    [InlineData("<e:Event xmlns:e='x'><e:System><e:EventID>1</e:EventID></e:System></e:Event>", """{"Event":{"System":{"EventID":"1"}}}""")]
    [InlineData("<Event><!-- c --><EventData><Data Name='x'><![CDATA[<a> & b]]></Data></EventData></Event>", """{"Event":{"EventData":{"x":"<a> & b"}}}""")]
    [InlineData("<Event>- <System> <EventID>1</EventID> </System></Event>", """{"Event":{"System":{"EventID":"1"}}}""")]
    [InlineData("<Event><EventData><Data Name='x\"'>&lt;b&gt;&quot;&apos;&#10;</Data></EventData></Event>", """{"Event":{"EventData":{"x\"":"<b>\"'\n"}}}""")]
    [InlineData("<Event/>", """{"Event":null}""")]
    public void Parse_Element_IsUnderstood(string text, string expected) => AssertFields(expected, Assert.Single(Reading.Read(Reader, text).Fields));

    [Theory]
    [InlineData("<?xml version='1.0'?>\n<Events>\n", "\n</Events>\n")]
    [InlineData("<Events xmlns='x'\n count='2'>", "</Events>")]
    [InlineData("- ", "\n")]
    [InlineData("<!-- <Event> in a comment -->\r\n", "\0\0")]
    public void Parse_TextAroundEvents_IsPassed(string before, string after)
    {
        var text = before + Login + "\n- " + Login + after;
        var read = Reading.Read(Reader, text);

        Assert.Equal(2, read.Records.Count);
        Assert.Empty(read.Problems);
        Assert.All(read.Raw, r => Assert.Equal(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Login)), r));
        Reading.AssertSameInPieces(Reader, Encoding.UTF8.GetBytes(text), [1, 100, 777]);
    }

    [Theory]
    [InlineData("a line of text\nand another")]
    [InlineData("<Event><System>\n<EventID>1</EventID>")]
    [InlineData("<Event><System></Wrong></Event>")]
    [InlineData("<Event>&lol;</Event>")]
    [InlineData("<!DOCTYPE lolz [<!ENTITY lol \"lol\">]>")]
    [InlineData("<Other>x</Other>")]
    public void Parse_WhatIsNoEvent_IsKeptAndReported(string broken)
    {
        var read = Reading.Read(Reader, Login + "\n" + broken + "\n" + Login + "\n");

        AssertFields(LoginFields, read.Records[0].Fields);
        AssertFields(LoginFields, read.Records[^1].Fields);
        var others = read.Records[1..^1];
        Assert.Equal(broken, string.Join('\n', others.Select(r => r.Raw)));
        Assert.All(others, r => Assert.Equal("", r.Fields));
        Assert.Equal(others.Select(r => (r.Record, "BrokenXml")), read.Problems.Select(p => (p.Record, p.Code)));
    }

    [Fact]
    public void Parse_EventCutOff_IsKeptAndReported()
    {
        var read = Reading.Read(Reader, Login + Login[..200]);

        Assert.Equal(2, read.Records.Count);
        Assert.Equal([(2L, "BrokenXml")], read.Problems.Select(p => (p.Record, p.Code)));
    }

    [Fact]
    public void Parse_DeepNesting_IsBroken()
    {
        var text = $"<Event>{string.Concat(Enumerable.Repeat("<a>", 100_000))}{string.Concat(Enumerable.Repeat("</a>", 100_000))}</Event>";

        Assert.Equal(["BrokenXml"], Reading.Read(Reader, text).Problems.Select(p => p.Code));
    }

    [Fact]
    public void Parse_Utf16Export_IsTheSame()
    {
        var bytes = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<?xml version='1.0' encoding='utf-16'?><Events>" + Login + "</Events>")).ToArray();
        using var stream = InputFile.FromStream(new MemoryStream(bytes), "events.xml").Open();

        AssertFields(LoginFields, Assert.Single(Reading.Read(Reader, stream, Position.Zero, 1 << 16, StreamEnd.Final).Records.Fields));
    }

    [Fact]
    public void Parse_RealExport_GivesEveryEvent()
    {
        var read = Reading.Read(Reader, File.ReadAllBytes(SharedData.Path("crowdsec", "windows-logs", "windows-logs.log")));
        var fields = JsonNode.Parse(read.Records[0].Fields)!["Event"]!;

        Assert.Empty(read.Problems);
        Assert.Equal(("4625", "exchange-1.mydomain.test"), ((string)fields["System"]!["EventID"]!, (string)fields["System"]!["Computer"]!));
        Assert.Equal("testuser@mydomain.test", (string)fields["EventData"]!["TargetUserName"]!);
    }

    [Fact]
    public void Cut_AnyTextAnyBuffer_GivesTheSameEventsAndLosesNothing()
    {
        var pieces = Pieces.Of("<Event>", "</Event>", "<Event a='1'/>", "<e:Event>", "</e:Event>", "<Events>", "</Events>", "<?xml?>", "<!--", "-->", "<Data Name='x'>", "</Data>", "text",
            "\n", " ", "- ", "<", ">", "&amp;", "&", "<![CDATA[", "]]>", "\xFF", "\0", "Event", "<Event");
        Prop.ForAll(pieces, list =>
        {
            var text = string.Concat(list);
            var bytes = Encoding.Latin1.GetBytes(text);
            Reading.AssertSameInPieces(Reader, bytes, [1, 3, 11, 40]);
            var read = Reading.Read(Reader, bytes);
            Assert.All(read.Fields.Where(f => f.Length > 0), f => JsonNode.Parse(f)!.AsObject().Count());
            var at = 0;
            foreach (var record in read.Records)
            {
                Assert.Equal(record.Raw, text.Substring((int)record.Offset, record.Raw.Length));
                Assert.Matches(Decoration, text[at..(int)record.Offset]);
                at = (int)record.Offset + record.Raw.Length;
            }
            Assert.Matches(Decoration, text[at..]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private const string Decoration = @"(?s)^([\s\0-]|<\?xml[^>]*>|</?Events[^>]*>|<!--.*?-->)*$";

    private static void AssertFields(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);
}
