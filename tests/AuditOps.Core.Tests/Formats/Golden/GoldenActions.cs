namespace AuditOps.Core.Tests.Formats.Golden;

/// <summary>What go-libaudit calls an action, and what we do.</summary>
internal static class GoldenActions
{
    private const string Table = """
        accepted-connection-from             network         accept
        acquired-credentials                 authentication  acquire_credentials
        authenticated                        authentication  pam_authentication
        changed-audit-configuration          configuration   change_audit_configuration
        changed-login-id-to                  authentication  set_login_id
        changed-password                     account         change_password
        changed-promiscuous-mode-on-device   alert           anom_promiscuous
        changed-system-time                  configuration   set_time
        connected-to                         network         connect
        crashed-program                      alert           anom_abend
        deleted                              file            delete
        disposed-credentials                 authentication  dispose_credentials
        ended-session                        authentication  session_close
        error                                authentication  authentication_error
        executed                             process         exec
        linked                               file            link
        listen-for-connections               network         listen
        loaded-firewall-rule-to              configuration   change_firewall
        logged-in                            authentication  login
        logged-out                           authentication  logout
        make-device                          file            create
        mounted                              system          mount
        negotiated-crypto-key                network         crypto_key
        ran-command                          authorization   sudo
        renamed                              file            rename
        started-crypto-session               network         negotiate
        started-service                      system          start
        started-session                      authentication  session_open
        violated-apparmor-policy             authorization   apparmor_access
        was-authorized                       authentication  check_account
        """;

    /// <summary>Category and action, by go-libaudit's action.</summary>
    public static readonly IReadOnlyDictionary<string, (string Category, string Action)> All = Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[0], cells => (cells[1], cells[2]));
}
