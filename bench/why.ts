/** What profiles say of the goals that are not reached. Written by hand, after looking; the figures are of the machine of the kept runs. */
export const why = `## What stands in the way

Microseconds of the processor, from profiles with a million leads.

**Creates on SQLite.** One costs about 245, 64 at a time, without HTTP: about a fifth is spent on making the row (folding texts, understanding the phone), a
sixth on the row and its indexes, a tenth on counters, roll-up and event, and over half on the texts and the commit. The commit is dear because a lead is 28 kB of
write-ahead log: 10 for the row, the event and what lies beside the last ones; 10 for indexes in which a lead falls anywhere (price, phone,
e-mail: three pages of 4 kB); 8 for the index of texts. Without the index of texts a create costs about 70 less, without the
indexes but that of the date about 110. Both are what lists and searches live on. Texts went in lead by lead until they were put off to the end
of the group: it was 465 then. What would help further: texts indexed in larger pieces behind the create, and the checkpoint (a stall of 160
ms each 64 MB of log) in a thread.

**Forms on SQLite.** One costs about 580 without HTTP, on a small desk, 64 at a time. About 220 are the lead itself, as above; 65 put the receipt on
disk; 80 read what came, whose charset nobody tells; some 130 are the statements that find the receipt again, look for its twin and end it, with
the four indexes that its end moves in. Both commits are shared by those who wait.

**Creates on PostgreSQL.** The bodies of a project share a commit, but run one after another on one connection, with a round trip for each of about eight
statements. Peers that number nothing and count nothing commit on ten connections at once, as the naive server does; the bare pg
pool, which numbers and counts like us, makes 870 a second.

**Lists on PostgreSQL.** Of the server's processor four tenths go into writing to the sockets of the database and of the clients, a tenth into reading
rows. When the run above was made a list took four journeys: the transaction with its bounds, the total, the page, the end. Total
and page are one statement since; measured alone, that is 1,188 lists of 20 a second instead of 977 (0.46 of the bare pg pool, 1.4 of the naive
server). What is left is the transaction: it bounds how long a statement may run, and lets the database notice that nobody waits.

**Texts and a list of 1,000 on PostgreSQL, a board of a month on SQLite** are not profiled yet. Known is that on PostgreSQL our rows, with their folded texts and
indexes, are five times as wide on disk as those of the naive server, and that a board is its counts and a page of each column.

**Memory on SQLite** is that of a process in which every figure above was measured, searches, exports and pages of the console among them: beside the server two
reader threads, each with its own heap and 8 MB of pages. An idle desk takes 113 MB.

**Statuses.** The largest single part of a profile is writing to the socket, a fourth; collecting garbage follows with a twentieth; the rest is spread thin over
key, project, log and hooks.

**Lists.** A thousand leads cost 5,500: about 2,600 until SQLite has handed over the rows, 750 for dates and numbers as the wire writes them, 630 for
JSON. A list of 20 costs 200.

**A common text in one month** is found by counting the leads of the month one by one; the naive server does the same over rows a sixth as wide.`
