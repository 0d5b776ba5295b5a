import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { curves } from './curves.ts'
import { growthGoal } from './goals.ts'
import { sayRatio } from './judge.ts'
import { spoken } from './numbers.ts'
import type { Of, Result } from './results.ts'
import { type Grid, gridOf } from './table.ts'
import { why } from './why.ts'

/** The runs that are kept in a folder, by the name of their file. */
export function readResults(folder: string): Result[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
}

/** The files in `docs/` that tell of these runs, by name. */
export function writePages(results: Result[]): Record<string, string> {
  const figures = ofKind(results, 'figures').sort((a, b) => order(a) - order(b) || b.leads - a.leads)
  const [growth] = ofKind(results, 'growth').sort((a, b) => (b.sizes.at(-1)?.leads ?? 0) - (a.sizes.at(-1)?.leads ?? 0))
  const peers = ofKind(results, 'peer').sort((a, b) => b.peer.localeCompare(a.peer) || order(a) - order(b))
  const parts = [
    introduction,
    ...(results.length === 0 ? ['No run is kept yet.'] : []),
    ...figures.map(writeFigures),
    ...(growth ? [writeGrowth(growth)] : []),
    ...(peers.length > 0 ? [aboutPeers, ...peers.map(writePeer)] : []),
    ...(results.length > 0 ? [writeLosses([...figures, ...peers], growth), why] : []),
  ]
  const page = `${parts.join('\n\n')}\n`
  return { 'benchmarks.md': page, ...(growth && { 'benchmarks-growth.svg': curves(growth) }) }
}

const introduction = `# Benchmarks

How fast the desk is, what that is held against, and where it is not fast enough. This page is made of the files in \`bench/results/\` by
\`npm run bench:report\`; do not edit it by hand.

## Repeat it

\`\`\`sh
npm run bench                                                     # a million leads on SQLite; takes a while
npm run bench -- --database postgres                              # on a PostgreSQL that the benchmark brings along
npm run bench -- --leads 100000 --only list-20,create-64          # some figures, with fewer leads
npm run bench -- --keep /tmp/leads --json result.json             # keep the leads for the next run, write everything down
npm run bench -- --growth 10000000                                # how things grow
npm run bench -- --compare strapi                                 # another program, installed from npm, on the same work
npm run bench -- --compare parse --database postgres              # the same with Parse Server, both on one PostgreSQL
\`\`\`

## How it is measured

- The leads are made by \`zayavka demo\`, evenly over three years, and the built program is started as a user would start it.
- The load comes from \`autocannon\` in a process of its own. A round begins with some warming up that does not count, and a refused call ends the benchmark.
  On SQLite it begins once the desk has written nothing for two seconds and a half: what it does while nobody writes would otherwise be measured as the yardstick's.
- **Machines differ, and one machine differs from hour to hour, so what counts is a ratio**: each yardstick runs in the same run, in turns with the desk,
  and the ratio is the median of the rounds. Where ours is in requests a second or the yardstick is another server, a ratio of 2 means
  twice as fast; of times of our own, sizes and memory it means twice as much.
- *Bare Fastify* is a route in another process that parses the same request and sends a ready answer of the same size: what HTTP alone allows.
- The *naive server* is Fastify over one plain table with the obvious indexes, as anyone writes it: \`COUNT(*)\`, \`LIKE '%…%'\`, one commit for each
  request, \`synchronous=FULL\`. It holds the same leads. It keeps no events, no roll-up and no folded text, and checks nothing.
- The *bare pg pool* is a route that sends PostgreSQL the statements that a desk cannot do without, and does nothing else.
- A month is 30 days in the middle of the three years. Creates come in as of today. Searches, deep pages, boards, reports and the create beside a scan are on one
  connection; the other figures are on ten unless they say otherwise. Those of the console are of a real Chromium at 1440 × 900 with the leads of all
  time, whose profile is empty at each round. The worst of a text filter is over a rare text, an absent one, a common one,
  three letters, digits of a phone, and a host of mail.
- Load, desk and database share the cores of the machine. Where the load itself took most of a core, the faster side was held back by it;
  the tables name those lines.`

function writeFigures(result: Of<'figures'>): string {
  const { database, leads, rounds, seconds } = result
  const title = `## ${database === 'sqlite' ? 'SQLite' : 'PostgreSQL'}, ${leads.toLocaleString('en-US')} leads`
  const words = `${where(result)} ${rounds} rounds of ${seconds} s.`
  return [title, words, markdown(gridOf(result)), ...writeParts(result), ...writeLoad(result)].join('\n\n')
}

/** What the worst of several texts was, text by text. */
function writeParts({ figures }: Of<'figures'>): string[] {
  const titles = { 'search-month': 'a month', 'search-all': 'all time', 'two-letters': 'all time' } as const
  const rows = (Object.keys(titles) as (keyof typeof titles)[]).flatMap((name) =>
    Object.entries(figures[name]?.parts ?? {}).map(([text, { ours, p99, naive, pool }]) => {
      const numbers = [ours, p99, naive, pool].map((value) => (value === undefined ? '' : spoken(value)))
      return [text, titles[name], ...numbers]
    }),
  )
  const head = ['text filter, milliseconds', 'period', 'ours', 'ours, p99', 'naive server', 'bare pg pool']
  const kept = head.map((_, column) => rows.some((row) => row[column] !== ''))
  const only = (row: string[]) => row.filter((_, column) => kept[column])
  return rows.length > 0 ? [markdown({ head: only(head), rows: rows.map(only) })] : []
}

function writeLoad({ figures }: Of<'figures'>): string[] {
  const bound = Object.entries(figures).flatMap(([name, { loadCpu = {} }]) => {
    const sides = Object.entries(loadCpu).filter(([, share]) => share > 0.9)
    return sides.length > 0 ? [`\`${name}\` (${sides.map(([side]) => side).join(', ')})`] : []
  })
  return bound.length > 0 ? [`The load took more than nine tenths of a core in ${bound.join(', ')}.`] : []
}

function writeGrowth(result: Of<'growth'>): string {
  return [
    `## Growth`,
    `Milliseconds a call on one connection. ${where(result)} ${result.rounds} rounds of ${result.seconds} s.`,
    '![Milliseconds of each call by the number of leads](benchmarks-growth.svg)',
    markdown(gridOf(result)),
  ].join('\n\n')
}

function writePeer(result: Of<'peer'>): string {
  const { title, database, leads, memory, rounds, seconds } = result
  const ours = database === 'sqlite' ? 'SQLite' : 'PostgreSQL'
  const words = `${where(result)} ${leads.toLocaleString('en-US')} leads, ten connections, ${rounds} rounds of ${seconds} s.`
  const used = `Resident memory after the run: ours ${spoken(memory.ours)} MB, theirs ${spoken(memory.theirs)} MB.`
  return [`### ${title}, ours on ${ours}`, words, markdown(gridOf(result)), used].join('\n\n')
}

const aboutPeers = `## Beside what people pick instead

The same leads, the same load, in turns. Each peer is installed from npm in production mode, with its own defaults but for telemetry, which is off, and an
index on the date of creation, which is what lists are filtered and ordered by. Each caller shows a key. The list is of a month, the
text filter is over all time. What else differs is said in the script of each peer, in \`bench/peers/\`.`

/** Every line whose goal is not reached, in words. */
function writeLosses(results: Result[], growth?: Of<'growth'>): string {
  const lost = results.flatMap((result) => {
    let name = ''
    return gridOf(result).rows.flatMap((row) => {
      name = row[0] || name
      if (row.at(-1) !== 'NOT held') return []
      const [, ours, yardstick, ratio, goal] = row
      const found = result.kind === 'peer' || ratio !== '' ? `${ratio} (${yardstick})` : ours
      return [`- ${placeOf(result)}: ${name}. The goal is ${goal}, it is ${found}.`]
    })
  })
  const all = [...lost, ...(growth ? growthLosses(growth) : [])]
  const words = all.length > 0 ? all.join('\n') : 'Every goal that these runs measure is reached.'
  return `## What we lose at\n\n${words}`
}

function growthLosses({ sizes }: Of<'growth'>): string[] {
  const { from, to, most } = growthGoal
  const name = 'list of 20, a month'
  const timeAt = (leads: number) => sizes.find((size) => size.leads === leads)?.times[name]
  const [before, after] = [timeAt(from), timeAt(to)]
  if (before === undefined || after === undefined || after / before <= most) return []
  return [
    `- Growth: ${name}. From 100 thousand leads to 10 million its time may be ${most} ×, it is ${sayRatio(after / before)} ×.`,
  ]
}

function placeOf(result: Result): string {
  return result.kind === 'peer' ? `${result.title}, ours on ${result.version}` : result.version
}

function where({ machine, version, date }: Result): string {
  const { cpu, cores, memory, system, node } = machine
  return `${version}, Node ${node.slice(1)}, ${cores} × ${cpu}, ${memory}, ${system}; ${date}.`
}

function markdown({ head, rows }: Grid): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => (cell === 'NOT held' ? '**not held**' : cell)).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function ofKind<Kind extends Result['kind']>(results: Result[], kind: Kind): Of<Kind>[] {
  return results.filter((result): result is Of<Kind> => result.kind === kind)
}

function order({ database }: Result): number {
  return database === 'sqlite' ? 0 : 1
}
