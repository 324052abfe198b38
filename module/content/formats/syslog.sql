-- title: System log (RFC 3164, RFC 5424, ISO time stamps): sshd, sudo, su, PAM, cron, systemd, account tools
-- reader: syslog
-- files: auth.log* secure* syslog* messages* cron* kern.log* daemon.log* user.log*
-- detect: avg(regexp_matches(raw, '^(<\d{1,3}>)?(1 (\d{4}-\d\d-\d\dT\S+|-) \S+ \S+ \S+ \S+ (-|\[)|[A-Z][a-z]{2} ( \d|\d{1,2})( \d{4})? \d\d:\d\d:\d\d(\.\d+)? \S|[A-Z][a-z]{2} \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S* [A-Z+-]\S* \S+ [^ :]+: |\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*( [+-]\d\d:?\d\d)? \S+ [^ :]+: )')::INT)
-- about: RFC 3164, RFC 5424, RFC 3339; messages as written by OpenSSH up to 10, sudo 1.9, Linux-PAM 1.7, SSSD, shadow 4.17,
-- about: util-linux, cronie and Debian cron, anacron, systemd up to 257, polkit, D-Bus, Linux netfilter and AppArmor
-- about: docs/formats.md has the table of message kinds
WITH
named AS (
    SELECT source, record, raw, CASE WHEN utc THEN stamp ELSE to_utc(stamp) END AS time, host, process, pid, text, fields AS extra
    FROM input),
-- include: _messages.sql
SELECT * EXCLUDE (extra) REPLACE (
    CASE WHEN extra IS NOT NULL AND action = 'log' THEN coalesce([6, 5, 5, 4, 3, 2, 1, 1][json_extract(extra, '$.pri')::INTEGER % 8 + 1], 1) ELSE severity END AS severity,
    coalesce(data, extra) AS data)
FROM events
