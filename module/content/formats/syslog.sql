-- title: System log (RFC 3164, RFC 5424, ISO time stamps): sshd, sudo, su, PAM, cron, systemd, account tools
-- reader: lines
-- files: auth.log* secure* syslog* messages* cron* kern.log* daemon.log* user.log*
-- detect: avg(regexp_matches(raw, '^(<\d{1,3}>)?(1 (\d{4}-\d\d-\d\dT\S+|-) \S+ \S+ \S+ \S+ (-|\[)|[A-Z][a-z]{2} ( \d|\d{1,2}) \d\d:\d\d:\d\d(\.\d+)? \S|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S* \S+ [^ :]+: )')::INT)
-- about: RFC 3164, RFC 5424, RFC 3339; messages as written by OpenSSH up to 10, sudo 1.9, Linux-PAM 1.7, SSSD, shadow 4.17,
-- about: util-linux, cronie and Debian cron, anacron, systemd up to 257, polkit, D-Bus, Linux netfilter and AppArmor
-- about: docs/formats.md has the table of message kinds
WITH
-- Words, not characters, are counted: splitting a line once costs as much as five substrings of it.
stripped AS (
    SELECT source, record, raw, year, starts_with(raw, '<') AS pri,
        CASE WHEN NOT starts_with(raw, '<') THEN raw
             WHEN substr(raw, strpos(raw, '>') + 1, 2) = '1 '
             -- RFC 5424 becomes `stamp host app[procid]: message`.
             THEN regexp_replace(raw, '^<\d{1,3}>1 (\S+) (\S+) (\S+) (\S+) \S+ (?:-|(?:\[(?:[^\]\\"]|\\.|"(?:[^"\\]|\\.)*")*\])+) ?\x{FEFF}?', '\1 \2 \3[\4]: ')
             ELSE substr(raw, strpos(raw, '>') + 1) END AS line
    FROM input),
parted AS (
    SELECT *, string_split(line, ' ') AS part FROM stripped),
dated AS (
    SELECT *, CASE part[1] WHEN 'Jan' THEN 1 WHEN 'Feb' THEN 2 WHEN 'Mar' THEN 3 WHEN 'Apr' THEN 4 WHEN 'May' THEN 5 WHEN 'Jun' THEN 6
                           WHEN 'Jul' THEN 7 WHEN 'Aug' THEN 8 WHEN 'Sep' THEN 9 WHEN 'Oct' THEN 10 WHEN 'Nov' THEN 11 WHEN 'Dec' THEN 12 END AS month
    FROM parted),
-- Where the time of day stands: after a month and a day, which may have a blank before it, or at the end of an ISO stamp of one or two parts.
placed AS (
    SELECT *, CASE WHEN month IS NOT NULL THEN CASE WHEN part[2] = '' THEN 4 ELSE 3 END
                   WHEN part[1] LIKE '____-__-__T%:%' OR (pri AND part[1] = '-') THEN 1
                   WHEN part[1] LIKE '____-__-__' AND part[2] LIKE '%:%:%' THEN 2 END AS spot
    FROM dated),
picked AS (
    SELECT *, part[spot - 1] AS day, part[spot] AS clock, part[spot + 1] AS host1, part[spot + 2] AS tag FROM placed),
timed AS (
    SELECT source, record, raw, pri, line, part, spot, host1, tag,
        CASE WHEN month IS NOT NULL THEN make_date(year, month, 1) + (TRY_CAST(day AS INTEGER) - 1) END AS date, month,
        CASE WHEN month IS NOT NULL THEN TRY_CAST(clock AS TIME) END AS moment,
        CASE WHEN spot = 1 THEN clock WHEN spot = 2 THEN day || ' ' || clock END AS stamp,
        -- Characters before the host.
        length(clock) + CASE spot WHEN 1 THEN 1 WHEN 2 THEN 12 WHEN 3 THEN length(day) + 6 ELSE length(day) + 7 END AS before,
        string_split(tag, '[') AS label
    FROM picked),
tagged AS (
    SELECT source, record, raw, pri, line, part, spot, host1, tag, before, label,
        CASE WHEN moment IS NOT NULL THEN CASE WHEN month(date) = month THEN to_utc(date + moment) END
             WHEN ends_with(stamp, 'Z') OR stamp LIKE '%:%+%' OR stamp LIKE '%:%-%' THEN make_timestamp(epoch_us(TRY_CAST(stamp AS TIMESTAMPTZ)))
             WHEN stamp <> '-' THEN to_utc(TRY_CAST(stamp AS TIMESTAMP)) END AS time,
        CASE WHEN moment IS NOT NULL OR stamp IS NOT NULL THEN spot END AS start,
        CASE WHEN ends_with(tag, ']:') THEN TRY_CAST(substr(label[2], 1, length(label[2]) - 2) AS INTEGER) END AS pid1,
        CASE WHEN len(label) = 1 THEN substr(tag, 1, length(tag) - 1) ELSE label[1] END AS process1
    FROM timed),
-- Irregular: no tag, no host, no blank after the colon, or a relay's header before the origin's.
parsed AS (
    SELECT *, coalesce(NOT ends_with(tag, ':') OR ends_with(host1, ':') OR (len(label) > 1 AND NOT ends_with(tag, ']:')), true) AS irregular
    FROM tagged),
irregular AS (
    SELECT *, CASE WHEN irregular AND start IS NOT NULL THEN regexp_extract(substr(line, before + 1),
            '^(?:\S+ (?:<\d{1,3}>)?(?:1 )?(?:[A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d(?:\.\d+)?|\d{4}-\d\d-\d\dT\S+):? )?(?:(\S*[^\s:]) )?(?:([^\s:\[\]]+)\]?(?:\[(\d+)\])?: ?)?(.*)$',
            ['host', 'process', 'pid', 'message']) END AS other
    FROM parsed),
named AS (
    SELECT source, record, raw, time, start,
        CASE WHEN irregular THEN other.host ELSE host1 END AS host,
        CASE WHEN irregular THEN other.process WHEN ends_with(process1, ']') THEN substr(process1, 1, length(process1) - 1) ELSE process1 END AS process,
        CASE WHEN irregular THEN TRY_CAST(nullif(other.pid, '') AS INTEGER) ELSE pid1 END AS pid,
        CASE WHEN irregular THEN other.message ELSE substr(line, before + length(host1) + length(tag) + 3) END AS text,
        CASE WHEN NOT irregular THEN part END AS words, spot + 3 AS first, pri AS extra
    FROM irregular),
-- include: _messages.sql
SELECT * EXCLUDE (extra) REPLACE (
    CASE WHEN extra AND action = 'log' THEN coalesce([6, 5, 5, 4, 3, 2, 1, 1][TRY_CAST(regexp_extract(raw, '^<(\d{1,3})>', 1) AS INTEGER) % 8 + 1], 1) ELSE severity END AS severity,
    CASE WHEN extra AND data IS NULL THEN '{"pri":' || coalesce(TRY_CAST(regexp_extract(raw, '^<(\d{1,3})>', 1) AS INTEGER), 0) ||
            CASE WHEN substr(raw, strpos(raw, '>') + 1, 2) <> '1 ' THEN '' ELSE ',"msgid":' || to_json(regexp_extract(raw, '^<\d{1,3}>1 \S+ \S+ \S+ \S+ (\S+) ', 1)) ||
                ',"structured":{' || array_to_string(list_transform(
                    regexp_extract_all(regexp_extract(raw, '^<\d{1,3}>1 \S+ \S+ \S+ \S+ \S+ ((?:\[(?:[^\]\\"]|\\.|"(?:[^"\\]|\\.)*")*\])+)', 1), '\[(?:[^\]\\"]|\\.|"(?:[^"\\]|\\.)*")*\]'),
                    lambda e: to_json(regexp_extract(e, '^\[([^ \]]*)', 1)) || ':{' || array_to_string(list_transform(
                        regexp_extract_all(e, '[^ =\]"\[]+="(?:[^"\\]|\\.)*"'),
                        lambda p: to_json(split_part(p, '=', 1)) || ':' || to_json(regexp_replace(substr(p, strpos(p, '=') + 2, length(p) - strpos(p, '=') - 2), '\\(["\\\]])', '\1', 'g'))), ',') || '}'), ',') || '}' END || '}'
         ELSE data END AS data)
FROM events
