// Benchmarks the built program: `npm run bench`. `npm run bench -- --help` lists the options.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { DataOptions } from './data-options.ts'
import { figures } from './figures/index.ts'
import type { GroundOptions } from './ground.ts'
import { growthSizes, runGrowth } from './growth.ts'
import { compare, peerNames } from './peers.ts'
import type { Result } from './results.ts'
import { runFigures } from './run.ts'
import { gridOf, renderTable } from './table.ts'

type Options = Omit<DataOptions, 'leads'> & {
  leads?: number
  only?: string[]
  json?: string
  seconds: number
  rounds: number
  smoke?: true
  growth?: number | true
  compare?: string
}

const options = new Command('bench')
  .description('Measures the built program against baselines, and checks its goals.')
  .option('--leads <number>', 'the number of leads (default: a million; with --compare 100,000)', whole)
  .addOption(
    new Option('--database <name>', 'the database of the leads').choices(['sqlite', 'postgres']).default('sqlite'),
  )
  .option('--only <figures>', `some of: ${Object.keys(figures).join(', ')}`, some)
  .option('--json <file>', 'write everything to this file')
  .option('--seconds <number>', 'the length of a round', Number, 5)
  .option('--rounds <number>', 'the number of rounds', whole, 3)
  .option('--keep <folder>', 'keep the leads, and the packages of a peer, in this folder, and use those that it has')
  .option('--server <url>', 'an existing PostgreSQL server; by default the benchmark starts one')
  .option('--program <file>', 'the program that is measured', 'dist/main.js')
  .option('--smoke', 'very short rounds, only to check that everything runs')
  .option('--growth [leads]', 'measure how times grow up to this number of leads (default: a million)', whole)
  .addOption(new Option('--compare <peer>', 'measure a peer on the same work').choices(peerNames()))
  .parse()
  .opts<Options>()

const result = await measure({
  ...options,
  leads: options.leads ?? (options.compare ? 100_000 : 1_000_000),
  program: resolve(options.program),
  keep: options.keep && resolve(options.keep),
  say: (text: string) => void process.stderr.write(`${text}\n`),
  ...(options.smoke && { seconds: 0.2, rounds: 1 }),
})
process.stdout.write(`${renderTable(gridOf(result))}\n`)
if (options.json) writeFileSync(options.json, `${JSON.stringify(result, rounded, 2)}\n`)

function measure(options: Options & GroundOptions): Promise<Result> {
  if (options.compare) return compare(options.compare, options)
  if (options.growth) return runGrowth(options, growthSizes(options.growth === true ? 1_000_000 : options.growth))
  return runFigures(options, options.only)
}

/** Six digits are more than a run reproduces. */
function rounded(_name: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(6)) : value
}

function whole(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}

function some(text: string): string[] {
  const names = text.split(',')
  const wrong = names.find((name) => !(name in figures))
  if (wrong !== undefined) throw new InvalidArgumentError(`There is no figure ${wrong}.`)
  return names
}
