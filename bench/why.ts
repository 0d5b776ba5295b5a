/** What profiles say of the goals that are not reached. Written by hand, after looking; the figures are of the machine of the kept runs. */
export const why = `## What stands in the way

Microseconds of the processor, from profiles with a million leads.

**Creates on SQLite.** A thread of its own writes them, some 30 at a time: one costs it about 50 and the main thread, which reads HTTP, checks and answers, 40. All of it was
230 on one thread before. The load, the main thread and the writing one share two cores, and 64 clients wait in one place or the other, so neither thread is full. They are 8,500 to 15,300 a second, by the hour of the machine;
before pieces of the index of texts were joined while nobody writes, they were a third fewer. With ten connections fewer leads share what a group costs: its fsync, and the pages that each commit writes anew.

**Forms on SQLite** are 0.14 to 0.24 of bare Fastify from run to run, since theirs needs one core and the load, and ours both: an hour in which the machine is slow takes more from one or the other. One takes some 110 of the processor on the writing thread, 40 on the main one, 10 for their garbage and 40 for the
load. The writing thread is what is full: of its time two fifths are commits, a quarter statements, and a tenth is to understand what came. Were it not compared whether the same was sent already, it would take 15 less, most of them for an index that is written at another place each time.

**Creates and changes on PostgreSQL.** Those of a project share a commit and, as far as they are alike, their statements: a group of creates is five journeys,
however many are in it, and a test counts them. But groups come one after another, since numbers have no gaps; the naive server numbers nothing, counts nothing and commits
on ten connections at once. While a group is written those who sent it wait, and while they send the next one the database does: of both cores a fifth is idle. Changes are not alike, so each still
takes its own statements. The bare pg pool, which numbers and counts like us, makes a quarter of our creates.

**Forms on PostgreSQL** take two groups each, one that keeps and one that works them. They were 560 a second when the database did not know how many receipts there are by now.

**Lists on PostgreSQL.** A list of 20 takes 0.53 ms of the database, more than half of it to plan the statement unless that is kept, and 0.42 ms of the
server's processor: half of that is writing to sockets, which wakes whoever reads on the other core, a tenth is reading rows. Load, server and database share two cores, and all three are busy. The naive server
counts the month's 28,000 leads for each list; walking its index over so many takes this database 1 ms.

**Texts on PostgreSQL.** In a month the worst is a mail host that half of all leads have: of 37 ms the trigram index takes 32 to walk along its 154,458 leads,
because the planner thinks it cheap; walking the month's 28,291 leads and reading each would take 15 to 20. Of all time the same text takes 270 ms, 250 of
them to fetch those leads from 56,500 pages. Two letters make no trigram, so all leads are read, by three processes on two cores: 450 ms, and our
rows, with their folded texts, are five times as wide as those of the naive server. That also is why a create beside such a scan waits
three times as long as alone.

**Statuses.** Of 48 nearly half is Node's own: reading and writing sockets, parsing HTTP. The line of the log takes 3, the key's hash and its search 2, writing JSON 2; the rest
is spread thin over hooks, project and headers.

**Lists on SQLite.** A list of 20 costs about 290. SQLite takes 70 until it has handed over total and rows, their dates, numbers and JSON take 35, sockets 60, reading the
body and checking it 30; the rest is HTTP, as for statuses.

**Beside Parse Server** our creates and changes are those of above: it numbers nothing, has no index of texts and lets the database commit on many connections at once.

**The text that is sought beside peers** is a first name that 9,000 of 100,000 leads have: 2,700 to count them by the index, 400 to see that they are more than a handful; the
rest goes by way of a reader thread, of which two share two cores with the load.

**A common text in one month** is found by counting the leads of the month one by one; the naive server does the same over rows a sixth as wide.

**A rare text** is the full name of one person. Of 8,000 the index of texts takes 2,300 to tell that its first ten letters are in more than a thousand leads, and
3,800 to count the 1,858; the rest reads those. Thirty letters at once would take 17,400, since each trigram costs a walk along all leads that have it.

**A list of 1,000 on SQLite** costs 5,800: 700 in SQLite, 1,700 until it has handed over the rows as lists of values, 400 to name those and write them as the wire
does, 700 for JSON, 1,000 to make bytes of the text and send them. On PostgreSQL it takes 0.7 ms of the database and 7.5 of the server, most of
it in the driver, which reads rows as text.
`
