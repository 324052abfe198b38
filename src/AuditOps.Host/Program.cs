using AuditOps.Core;
using AuditOps.Host.Cli;

return Application.Run(args, EngineFactory.Create);
