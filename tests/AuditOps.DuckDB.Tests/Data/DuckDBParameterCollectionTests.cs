namespace AuditOps.DuckDB.Tests.Data;

public sealed class DuckDBParameterCollectionTests
{
    [Fact]
    public void Items_AddedAndRemoved_AreFoundByNameAndPlace()
    {
        using var command = new DuckDBCommand();
        var parameters = command.Parameters;
        parameters.Add("@a", 1);
        parameters.Add(2);
        parameters.AddRange(new object[] { 3, new DuckDBParameter("c", 4) });
        parameters.Insert(0, new DuckDBParameter(0));
        Assert.Equal(5, parameters.Count);
        Assert.Equal(1, parameters.IndexOf("$A"));
        Assert.Equal([0, 1, 2, 3, 4], parameters.Cast<DuckDBParameter>().Select(p => (int)p.Value!));
        Assert.True(parameters.Contains("c"));
        parameters.RemoveAt("c");
        parameters.Remove(parameters[0]);
        parameters.RemoveAt(0);
        parameters[0] = new DuckDBParameter("b", 9);
        parameters["b"].Value = 10;
        Assert.Equal(10, parameters[0].Value);
        Assert.Throws<ArgumentException>(() => parameters["nope"]);
        parameters.Clear();
        Assert.Empty(parameters);
    }

    [Fact]
    public void Direction_Output_IsRefused() =>
        Assert.Throws<NotSupportedException>(() => new DuckDBParameter().Direction = System.Data.ParameterDirection.Output);
}
