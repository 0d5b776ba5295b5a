/**
 * What profiles show about the missed goals. Written by hand; the figures are from the machine of the stored results.
 */
export const why = `## Why they are missed

Two causes recur: load, server and database share two cores, and our rows are five to six times as wide as those of the naive server. The times
below are processor time per request in microseconds, from profiles with a million leads, unless they say otherwise.

**Creates on SQLite.** A create costs the writer thread about 50, in batches of about 30, and the main thread (HTTP, checks, answer) 40. Both threads share two cores with
the load, so neither has a core of its own. Runs vary between 8,500 and 15,300 creates a second. With ten connections fewer leads share the fsync and the pages of a commit. The
ratio varies too: bare Fastify reached 30,431 to 60,339 requests a second with ten connections, while creates, which wait for the disk, stayed at 5,090 to 5,383.

**Forms on SQLite.** A form costs the writer thread 110, the main thread 40, garbage collection 10, and the load 40. The writer thread is the bottleneck: 40 % commits, 25 % statements,
10 % parsing. The duplicate check takes 15, mostly for an index with random writes. The ratio varies between 0.14 and 0.24, because bare Fastify needs one core beside the load, and our
two threads share both cores with it.

**Creates and updates on PostgreSQL.** With ten connections a group has five creates and costs the database 1,450. The insert of each lead takes 200, half of it for its trigrams; the
look-up of its person 18; its event 15; commit mark, roll-up, statuses, lock and counter 43 together. An insert of the naive server takes 70, and ten of them run at once. Our groups of a
project run one after another, because numbers have no gaps ([decision 78](decisions/0078-writes-on-postgresql.md)).

**Lists.** On PostgreSQL a list of 20 takes the database 90 and the server three times as much: half of that is socket writes, a tenth reading rows. On SQLite it costs 290: SQLite 70, sockets
60, dates, numbers and JSON 35, parsing and checking the body 30, the rest HTTP. A list of 1,000 costs 5,800 on SQLite: SQLite 700, passing the rows on as lists 1,700, naming and writing the
values 400, JSON 700, bytes and socket 1,000. On PostgreSQL it takes the database 0.7 ms and the server 7.5 ms, mostly the driver, which reads rows as text.

**Statuses** cost 48. Nearly half is Node's sockets and HTTP. The log line takes 3, hashing and looking up the key 2, JSON 2.

**Boards and reports** are compared with a list of 20, so a faster list makes their ratio worse. A report of a month adds up stored counts: 60 slices in memory, and the roll-up for what is
paid ([decision 63](decisions/0063-reports.md)). Hours write 94 kB of JSON, mostly the filters behind each of 168 numbers. People and hours of all time read the leads of the newest day.
On PostgreSQL a report sends five to ten queries. Summaries there became slower: from 2.23 to 3.53 ms for a month, from 3.11 to 5.84 ms for all time. Since these figures were taken,
summary, sources and people keep their query plans, which halves their time in the database; series, channels and hours are still planned anew each time.

**Texts on PostgreSQL.** In a month the worst text is a mail host that half of all leads have. The planner takes the trigram index for cheap, and scanning its 154,458 entries takes 32 of 37 ms;
scanning the month's 28,291 leads would take 15 to 20 ms. Over all time the same text takes 349 ms, nearly all of it to fetch leads from 56,500 pages. Two letters make no trigram, so
all leads are read, in 334 to 345 ms. Our rows are wider because they hold folded texts. A create during such a scan waits three times as long.

**Texts on SQLite.** In a month a common text is counted lead by lead; the naive server does the same over rows a sixth as wide. The rare text is the full name of one person and costs 8,000. The
index takes 2,300 to find that over a thousand leads have its first ten letters, and 3,800 to count these 1,858 leads; reading rows takes the rest. Thirty letters at once would cost
17,400, since each trigram is a scan of its posting list.

**Imports** write pages all over the indexes. Among a million leads they load 9,141 rows a second with 456 MB, among a thousand leads 16,950 with 298 MB
([decision 72](decisions/0072-import.md)). On PostgreSQL a file of a million rows loads among a million leads at 5,026 rows a second with 261 MB, and
is forecast at 23,051.

**Other programs.** Parse Server does not number leads, has no full-text index and commits on many connections at once. The text in the comparison is a first name of 9,000 of the 100,000 leads: the index
takes 2,700 to count them and 400 to see that they are common; the rest goes through reader threads that share two cores with the load.

**Figures of other runs.** On SQLite reports, the board of a month and updates are from a later run, in rounds of 3 s. On PostgreSQL exports and the backup are from an earlier one,
imports and the creates beside them from a later one, of 2026-12-03, when the machine did half of its usual work.
The backup on SQLite and the creates beside it are of 2026-12-03, when the same machine was slower.`
