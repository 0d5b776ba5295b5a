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
statements. Peers that number nothing and count nothing commit on ten connections at once.

**Start and memory.** Three quarters of a start are spent on loading the files of libraries, over a thousand, one by one: those that write queries and those that describe
the bodies of both APIs are the most. Those of sign-in and mail come when somebody needs them. One file made of all of them would shorten it. The memory is that
of a process in which every figure above was measured, searches, exports and pages of the console among them.

**Statuses.** The largest single part of a profile is writing to the socket, a fourth; collecting garbage follows with a twentieth; the rest is spread thin over
key, project, log and hooks.

**Lists.** A thousand leads cost 5,500: about 2,600 until SQLite has handed over the rows, 750 for dates and numbers as the wire writes them, 630 for
JSON. A list of 20 costs 200.

**A common text in one month** is found by counting the leads of the month one by one; the naive server does the same over rows a sixth as wide.`
