using AuditOps.Core;
using AuditOps.Host.Cli;
using AuditOps.Host.Mcp;

return Application.Run(args, EngineFactory.Create, McpCommand.Create);
