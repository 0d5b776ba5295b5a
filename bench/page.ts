import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { curves } from './curves.ts'
import type { Figure } from './figures/index.ts'
import { growthGoal, titles } from './goals.ts'
import { formatRatio } from './judge.ts'
import { formatNumber } from './numbers.ts'
import type { Of, Result } from './results.ts'
import { type Grid, gridOf } from './table.ts'
import { why } from './why.ts'

/** The results in a folder, by file name. */
export function readResults(folder: string): Result[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
}

/** The files in `docs/` about these results, by name. */
export function writePages(results: Result[]): Record<string, string> {
  const figures = ofKind(results, 'figures').sort((a, b) => order(a) - order(b) || b.leads - a.leads)
  const [growth] = ofKind(results, 'growth').sort((a, b) => (b.sizes.at(-1)?.leads ?? 0) - (a.sizes.at(-1)?.leads ?? 0))
  const peers = ofKind(results, 'peer').sort((a, b) => b.peer.localeCompare(a.peer) || order(a) - order(b))
  const parts = [
    introduction,
    ...(results.length === 0 ? ['No run is kept yet.'] : []),
    ...(figures.length > 0 ? [writeOverview(figures)] : []),
    ...(peers.length > 0 ? [aboutPeers, ...peers.map(writePeer)] : []),
    ...(growth ? [writeGrowth(growth)] : []),
    ...figures.map(writeFigures),
    ...(results.length > 0 ? [writeLosses([...figures, ...peers], growth), why] : []),
    method,
  ]
  const page = `${parts.join('\n\n')}\n`
  return { 'benchmarks.md': page, ...(growth && { 'benchmarks-growth.svg': curves(growth) }) }
}

const introduction = `# Benchmarks

How fast one server is when load, server and database share the cores of one machine and every write is on disk before it is answered. The main figures come first, then other
programs, growth, all figures, and [the goals that are missed](#goals-that-are-missed). \`npm run bench:report\` writes this page from \`bench/results/\`; do not edit it.`

/** The figures that most readers look for. */
const headlines: readonly Figure[] = [
  ...(['create-64', 'form-64', 'list-20', 'board-month', 'summary-month', 'search-all'] as const),
  ...(['export-csv', 'start-full', 'memory', 'file-size'] as const),
]

/** The main figures of each run side by side, and how many of its goals are met. */
function writeOverview(results: Of<'figures'>[]): string {
  const grids = results.map(gridOf)
  const oursOf = ({ rows }: Grid, figure: Figure) => rows.find(([name]) => name === titles[figure])?.[1] ?? ''
  const heldOf = ({ rows }: Grid) => {
    const [held, missed] = ['held', 'NOT held'].map((word) => rows.filter((row) => row.at(-1) === word).length)
    return `${held} of ${(held ?? 0) + (missed ?? 0)}`
  }
  const rows = headlines.map((figure) => [titles[figure], ...grids.map((grid) => oursOf(grid, figure))])
  const head = ['', ...results.map(({ version, leads }) => `${version}, ${leads.toLocaleString('en-US')} leads`)]
  const table = markdown({
    head,
    rows: [...rows.filter(([, ...cells]) => cells.some(Boolean)), ['goals held', ...grids.map(heldOf)]],
  })
  return `${table}\n\nMachines differ, so compare ratios, not numbers: [how it is measured](#how-it-is-measured).`
}

function writeFigures(result: Of<'figures'>): string {
  const { database, leads, rounds, seconds } = result
  const title = `## ${database === 'sqlite' ? 'SQLite' : 'PostgreSQL'}, ${leads.toLocaleString('en-US')} leads`
  const words = `${where(result)} ${rounds} rounds of ${seconds} s.`
  return [title, words, markdown(gridOf(result)), ...writeParts(result), ...writeLoad(result)].join('\n\n')
}

/** The parts of a figure that is the worst of several texts. */
function writeParts({ figures }: Of<'figures'>): string[] {
  const titles = { 'search-month': 'a month', 'search-all': 'all time', 'two-letters': 'all time' } as const
  const rows = (Object.keys(titles) as (keyof typeof titles)[]).flatMap((name) =>
    Object.entries(figures[name]?.parts ?? {}).map(([text, { ours, p99, naive, pool }]) => {
      const numbers = [ours, p99, naive, pool].map((value) => (value === undefined ? '' : formatNumber(value)))
      return [text, titles[name], ...numbers]
    }),
  )
  const head = ['text filter, milliseconds', 'period', 'ours', 'ours, p99', 'naive server', 'bare pg pool']
  const isShown = head.map((_, column) => rows.some((row) => row[column] !== ''))
  const only = (row: string[]) => row.filter((_, column) => isShown[column])
  return rows.length > 0 ? [markdown({ head: only(head), rows: rows.map(only) })] : []
}

function writeLoad({ figures }: Of<'figures'>): string[] {
  const bound = Object.entries(figures).flatMap(([name, { loadCpu = {} }]) => {
    const sides = Object.entries(loadCpu).filter(([, share]) => share > 0.9)
    return sides.length > 0 ? [`\`${name}\` (${sides.map(([side]) => side).join(', ')})`] : []
  })
  return bound.length > 0
    ? [`The load took over 90 % of a core, and so limited the faster side, in ${bound.join(', ')}.`]
    : []
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
  const used = `Resident memory after the run: ours ${formatNumber(memory.ours)} MB, theirs ${formatNumber(memory.theirs)} MB.`
  return [`### ${title}, ours on ${ours}`, words, markdown(gridOf(result)), used].join('\n\n')
}

const aboutPeers = `## Compared with other programs

The programs get the same leads and the same load in turns. Each is installed from npm in production mode with its defaults, but without telemetry and with an index on the
creation date, by which lists are filtered and sorted. Each client authenticates. The list is of a month, the text filter over all time. Other differences are in \`bench/peers/\`.`

const method = `## How it is measured

- **Each yardstick takes turns with the server in one run,** since even one machine varies by the hour. The ratio is the median of the
  rounds. For requests a second, and against another server, 2 means twice as fast; for our own times, sizes and memory it means twice as much.
- *Bare Fastify* is a route in another process that parses the same request and sends a prepared answer of the same size: the limit that HTTP sets.
- The *naive server* is Fastify over one plain table with the obvious indexes: \`COUNT(*)\`, \`LIKE '%…%'\`, a commit per request, \`synchronous=FULL\`. It has the same leads, but no
  events, roll-up, folded text or validation.
- The *bare pg pool* is a route that sends PostgreSQL only the statements that the server cannot do without. The *bare loop* reads the rows of an export and writes them as JSON.
- *Alone*, *first page* and *list of 20* are our own server: without the other work, at the start of the list, and on a cheaper read.
- \`zayavka demo\` makes the leads, evenly over three years; a month is 30 days in the middle. The built program runs as a user would start it.
- \`autocannon\` makes the load in its own process. A round begins with a warm-up that does not count; an error ends the benchmark. On SQLite a round waits until the server has written nothing for
  2.5 seconds, so that background work does not slow the yardstick.
- Searches, deep pages, boards, reports and the create during a scan use one connection, the others ten unless they say otherwise. The console runs in Chromium at 1440 × 900 with an
  empty profile and the leads of all time.
- The worst text filter is the slowest of six: a rare, an absent and a common text, three letters, digits of a phone, and a mail host.

## Repeat it

\`\`\`sh
npm run bench                                                     # a million leads on SQLite; takes a while
npm run bench -- --database postgres                              # on a PostgreSQL that the benchmark brings along
npm run bench -- --leads 100000 --only list-20,create-64          # some figures, with fewer leads
npm run bench -- --keep /tmp/leads --json result.json             # keep the leads for the next run, write the result
npm run bench -- --growth 10000000                                # how times grow with the number of leads
npm run bench -- --compare strapi                                 # another program, installed from npm
npm run bench -- --compare parse --database postgres              # Parse Server, both on one PostgreSQL
\`\`\``

/** The names of the figures that miss a goal, a line for each run. */
function writeLosses(results: Result[], growth?: Of<'growth'>): string {
  const lost = results.flatMap((result) => {
    let name = ''
    const names = gridOf(result).rows.flatMap((row) => {
      name = row[0] || name
      return row.at(-1) === 'NOT held' ? [name] : []
    })
    return names.length > 0 ? [`- ${placeOf(result)}: ${[...new Set(names)].join('; ')}.`] : []
  })
  const all = [...lost, ...(growth ? growthLosses(growth) : [])]
  const words =
    all.length > 0
      ? `The tables above show each goal and what was measured.\n\n${all.join('\n')}`
      : 'Every goal that these runs measure is reached.'
  return `## Goals that are missed\n\n${words}`
}

function growthLosses({ sizes }: Of<'growth'>): string[] {
  const { from, to, max } = growthGoal
  const name = 'list of 20, a month'
  const timeAt = (leads: number) => sizes.find((size) => size.leads === leads)?.times[name]
  const [before, after] = [timeAt(from), timeAt(to)]
  if (before === undefined || after === undefined || after / before <= max) return []
  return [
    `- Growth: ${name}. From 100 thousand leads to 10 million its time may grow ${max} ×, it grows ${formatRatio(after / before)} ×.`,
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
