namespace AuditOps.Core.Tests.Formats.Golden;

/// <summary>What each type of audit record of the golden files becomes, in the words of the golden files: which of their fields are whose column.</summary>
/// <param name="Actor">Names of golden fields, of which the first that is set counts.</param>
internal sealed record GoldenType(string Category, string Action, string[] Actor, string[] Target, string[] Resource)
{
    private const string Table = """
        type              category        action                      actor          target    resource
        add_group         account         create_group                auid,uid       acct,id   -
        add_user          account         create_user                 auid,uid       acct,id   -
        grp_mgmt          account         modify_group                auid,uid       acct,id   -
        user_mgmt         account         modify_user                 auid,uid       acct,id   -
        user_login        authentication  login                       acct,id        acct,id   -
        user_logout       authentication  logout                      acct,id        acct,id   -
        user_auth         authentication  pam_authentication          acct           acct      -
        user_start        authentication  session_open                acct           acct      -
        user_end          authentication  session_close               acct,auid      acct      -
        user_err          authentication  authentication_error        acct,auid,uid  acct      -
        cred_acq          authentication  acquire_credentials         acct           acct      -
        cred_disp         authentication  dispose_credentials         acct           acct      -
        cred_refr         authentication  refresh_credentials         acct           acct      -
        login             authentication  set_login_id                new_auid,auid  new_auid,auid -
        user_acct         authentication  check_account               acct           acct      -
        user_cmd          authorization   sudo                        auid,uid       'root     -
        user_role_change  authorization   change_role                 auid,uid       -         -
        avc               authorization   selinux_access              auid,uid       -         name
        avc.apparmor      authorization   apparmor_access             auid,uid       -         name
        config_change     configuration   change_audit_configuration  auid           -         key,op
        daemon_config     configuration   change_audit_configuration  auid           -         -
        daemon_start      system          start_audit                 auid           -         -
        daemon_end        system          stop_audit                  auid           -         -
        netfilter_cfg     configuration   change_firewall             -              -         -
        usys_config       configuration   change_configuration        auid,uid       -         -
        service_start     system          start                       auid,uid       -         unit
        service_stop      system          stop                        auid,uid       -         unit
        system_boot       system          boot                        auid,uid       -         -
        system_runlevel   system          change_runlevel             auid,uid       -         -
        crypto_key_user   network         crypto_key                  auid,uid       -         fp
        crypto_session    network         negotiate                   auid,uid       -         -
        tty               process         terminal_input              auid,uid       -         -
        user_tty          process         terminal_input              auid,uid       -         -
        seccomp           process         seccomp                     auid,uid       -         exe
        execve            process         exec                        -              -         -
        cwd               file            folder                      -              -         -
        path              file            path                        -              -         name
        sockaddr          network         socket_address              -              -         path,addr:port
        proctitle         process         process_title               -              -         -
        bprm_fcaps        authorization   file_capabilities           -              -         -
        call              process         its_name                    auid,uid       -         exe
        call.connect      network         connect                     auid,uid       -         -
        call.sendto       network         send                        auid,uid       -         -
        call.open         file            open                        auid,uid       -         -
        call.execve       process         exec                        auid,uid       -         exe
        call.kill         process         signal                      auid,uid       -         exe
        call.finit_module system          load_module                 auid,uid       -         -
        """;

    /// <summary>The types, by their names.</summary>
    public static readonly IReadOnlyDictionary<string, GoldenType> All = Table.Split('\n').Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[0], cells => new GoldenType(cells[1], cells[2], Names(cells[3]), Names(cells[4]), Names(cells[5])));

    private static string[] Names(string cell) => cell == "-" ? [] : cell.Split(',');
}
