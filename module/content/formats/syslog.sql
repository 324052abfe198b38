-- title: System log (RFC 3164, RFC 5424, ISO time stamps): sshd, sudo, su, PAM, cron, systemd, account tools
-- reader: lines
-- files: auth.log* secure* syslog* messages* cron* kern.log* daemon.log* user.log*
-- detect: avg(regexp_matches(raw, '^(<\d{1,3}>)?(1 (\d{4}-\d\d-\d\dT\S+|-) \S+ \S+ \S+ \S+ (-|\[)|[A-Z][a-z]{2} ( \d|\d{1,2}) \d\d:\d\d:\d\d(\.\d+)? \S|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S* \S+ [^ :]+: )')::INT)
-- about: RFC 3164, RFC 5424, RFC 3339; messages as written by OpenSSH up to 10, sudo 1.9, Linux-PAM 1.7, SSSD, shadow 4.17,
-- about: util-linux, cronie and Debian cron, anacron, systemd up to 257, polkit, D-Bus, Linux netfilter and AppArmor
-- about: docs/formats.md has the table of message kinds
WITH
-- Every line becomes `stamp host tag[pid]: message`, with an RFC 3164 stamp of 15 characters or an ISO one without blanks.
stripped AS (
    SELECT source, record, raw, year,
        CASE WHEN NOT starts_with(raw, '<') THEN raw
             WHEN substr(raw, strpos(raw, '>') + 1, 2) = '1 '
             THEN regexp_replace(raw, '^<\d{1,3}>1 (\S+) (\S+) (\S+) (\S+) \S+ (?:-|(?:\[(?:[^\]\\"]|\\.|"(?:[^"\\]|\\.)*")*\])+) ?\x{FEFF}?', '\1 \2 \3[\4]: ')
             ELSE substr(raw, strpos(raw, '>') + 1) END AS plain
    FROM input),
dated AS (
    SELECT *, strpos('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ', substr(plain, 1, 4)) AS month4, substr(plain, 5, 12) AS daytime
    FROM stripped),
aligned AS (
    SELECT *, month4 % 4 = 1 AND daytime LIKE '__ __:__:__ ' AS bsd FROM dated),
lines AS (
    SELECT *,
        CASE WHEN bsd THEN plain
             WHEN month4 % 4 = 1
             THEN regexp_replace(plain, '^... +(\d{1,2}) (\d\d:\d\d:\d\d(?:\.\d+)?) ', year::VARCHAR || '-' || (month4 // 4 + 1)::VARCHAR || '-\1T\2 ')
             WHEN substr(plain, 5, 1) = '-' AND substr(plain, 11, 1) = ' ' THEN substr(plain, 1, 10) || 'T' || substr(plain, 12)
             ELSE plain END AS line
    FROM aligned),
measured AS (
    SELECT *, strpos(line, ': ') AS colon,
        CASE WHEN bsd THEN 17 WHEN starts_with(line, '- ') OR line LIKE '____-%-%T%:% %' THEN strpos(line, ' ') + 1 END AS start
    FROM lines),
cut AS (
    SELECT source, record, raw, line, start, bsd,
        CASE WHEN bsd THEN make_date(year, month4 // 4 + 1, 1) + (TRY_CAST(substr(daytime, 1, 2) AS INTEGER) - 1) END AS day,
        CASE WHEN bsd THEN month4 // 4 + 1 END AS month,
        CASE WHEN bsd THEN TRY_CAST(substr(daytime, 4, 8) AS TIME) END AS clock,
        CASE WHEN NOT bsd THEN substr(line, 1, start - 2) END AS stamp,
        substr(line, start, CASE WHEN colon = 0 THEN 65536 ELSE colon - start END) AS head,
        CASE WHEN colon = 0 THEN '' ELSE substr(line, colon + 2) END AS rest
    FROM measured),
timed AS (
    SELECT source, record, raw, line, start, head, rest, strpos(head, ' ') AS blank,
        CASE WHEN bsd THEN CASE WHEN month(day) = month THEN to_utc(day + clock) END
             WHEN ends_with(stamp, 'Z') OR stamp LIKE '%T%+%' OR stamp LIKE '%T%-%' THEN make_timestamp(epoch_us(TRY_CAST(stamp AS TIMESTAMPTZ)))
             WHEN stamp <> '-' THEN to_utc(TRY_CAST(stamp AS TIMESTAMP)) END AS time
    FROM cut),
split AS (
    SELECT source, record, raw, time, line, start, rest, blank, substr(head, 1, blank - 1) AS host1, substr(head, blank + 1) AS tag, strpos(substr(head, blank + 1), '[') AS bracket
    FROM timed),
tagged AS (
    SELECT source, record, raw, time, line, start, rest, host1,
        substr(tag, 1, CASE WHEN bracket = 0 THEN 256 ELSE bracket - 1 END) AS process1,
        CASE WHEN bracket > 0 AND ends_with(tag, ']') THEN substr(tag, bracket + 1, strlen(tag) - bracket - 1) END AS pid1,
        blank = 0 OR contains(tag, ' ') OR CASE WHEN bracket = 0 THEN contains(tag, ':') ELSE NOT ends_with(tag, ']') END AS irregular
    FROM split),
-- Irregular: no tag, no host, no blank after the colon, or a relay's header before the origin's.
parsed AS (
    SELECT *, CASE WHEN irregular THEN regexp_extract(substr(line, start),
            '^(?:\S+ (?:<\d{1,3}>)?(?:1 )?(?:[A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d(?:\.\d+)?|\d{4}-\d\d-\d\dT\S+):? )?(?:(\S*[^\s:]) )?(?:([^\s:\[\]]+)\]?(?:\[(\d+)\])?: ?)?(.*)$',
            ['host', 'process', 'pid', 'message']) END AS other
    FROM tagged),
named AS (
    SELECT source, record, raw, time, start,
        CASE WHEN irregular THEN other.host ELSE host1 END AS host,
        CASE WHEN irregular THEN other.process WHEN ends_with(process1, ']') THEN substr(process1, 1, length(process1) - 1) ELSE process1 END AS process,
        TRY_CAST(CASE WHEN irregular THEN nullif(other.pid, '') ELSE pid1 END AS INTEGER) AS pid,
        CASE WHEN irregular THEN other.message ELSE rest END AS text, NULL AS extra
    FROM parsed),
-- include: _messages.sql
SELECT * EXCLUDE (extra) FROM events
