/**
 * What profiles show about the missed goals. Written by hand; the figures are from the machine of the stored results.
 */
export const why = `## Why they are missed

From profiles with a million leads. Times are processor time per request in microseconds, unless they say otherwise.

**Creates on SQLite.** A create costs the writer thread about 50, in batches of some 30, and the main thread (HTTP, checks, answer) 40; on one thread it was 230. Load, main thread and writer thread
share two cores, so no thread is full. Runs vary between 8,500 and 15,300 creates a second with the hour of the machine. With ten connections fewer leads share the fsync and the
pages of a commit.

The hour matters: when bare Fastify answered 60,339 requests a second with ten connections instead of 30,431, creates, which wait for the disk, were at 5,383 instead of 5,090.

**Forms on SQLite** vary between 0.14 and 0.24 of bare Fastify, because bare Fastify needs one core beside the load and our two threads share both with it. A form costs the writer thread 110, the main
thread 40, garbage collection 10, and the load 40. The writer thread is the bottleneck: 40 % commits, 25 % statements, 10 % parsing. The duplicate check takes 15, mostly for an index that is
written at random places.

**Creates and updates on PostgreSQL.** With ten connections a group has five creates and costs the database 1,450: the insert of each lead 200, half of it for its trigrams, the look-up of its person 18, its
event 15, and mark, roll-up, statuses, lock and counter 43 together. An insert of the naive server takes 70, and ten of them run at once; our groups of a project run one after another, because numbers have no
gaps ([decision 78](decisions/0078-writes-on-postgresql.md)).

**Lists on PostgreSQL.** A list of 20 takes the database 90, since it keeps one plan; before, 400 to plan it and 150 to run it. The server takes three times as much, half of it socket writes and a tenth reading
rows. Load, server and database share two cores, and all are busy. Boards and reports are measured by it, so they are further from their goals than before, though a board of a month takes as long
as it did. Summaries take longer too: 3.53 ms instead of 2.23 for a month, 5.84 instead of 3.11 for all time.

**Reports on PostgreSQL** ask five to ten queries. Summary, sources and people keep their plans since these figures were taken, which halves their time in the database; series, channels and hours are planned anew.

**Not of one run.** On PostgreSQL exports and the backup were measured on the same day, before the changes that the other figures show.

**Texts on PostgreSQL.** In a month the worst is a mail host that half of all leads have. The trigram index takes 32 of 37 ms to scan 154,458 entries, because the planner takes it for cheap; scanning
the month's 28,291 leads would take 15 to 20 ms. Over all time the same text takes 349 ms, nearly all of them to fetch leads from 56,500 pages. Two letters make no trigram, so every lead is read,
in 334 to 345 ms; our rows, with their folded texts, are five times as wide as the naive server's. For the same reason a create during such a scan waits three times as long.

**Statuses** cost 48. Nearly half is Node's own work: sockets and HTTP. The log line takes 3, hashing and looking up the key 2, JSON 2.

**Lists on SQLite.** A list of 20 costs 290: SQLite 70, sockets 60, dates, numbers and JSON 35, parsing and checking the body 30, the rest HTTP. A list of 1,000 costs 5,800: SQLite 700, handing the rows over
as lists 1,700, naming and writing the values 400, JSON 700, bytes and socket 1,000. On PostgreSQL it takes 0.7 ms of the database and 7.5 ms of the server, mostly the driver, which reads rows as text.

**Reports.** A report of a month adds up what was counted before: 60 slices in memory, the cells of the roll-up for what is paid, and the answer. A summary took 4.6 ms in the
run before its mend, when it went to a reader thread ([decision 63](decisions/0063-reports.md)); reports, the board of a month and updates were measured again that day, in rounds of 3 s. Hours write
94 kB of JSON, most of it lists behind each of 168 numbers. People and hours of all time read the newest day by its leads.

**Imports** among a million leads write pages all over the indexes: 9,141 rows a second and 456 MB, into a thousand leads 16,950 and 298 MB ([decision 72](decisions/0072-import.md)). **A backup** compresses on
the two cores that the load and the server share, so creates meanwhile are at half.

**A common text in one month** is counted lead by lead; the naive server does the same over rows a sixth as wide.

**A rare text** is the full name of one person and costs 8,000. The index takes 2,300 to find that its first ten letters are in over a thousand leads, and 3,800 to count these 1,858; the rows take the rest.
Thirty letters at once would cost 17,400, since each trigram is a scan of its posting list.

**Compared with other programs.** Parse Server numbers nothing, has no full-text index and commits on many connections at once. The text there is a first name that 9,000 of 100,000 leads have: 2,700 to
count them by the index, 400 to see that they are common; the rest goes through reader threads that share two cores with the load.`
