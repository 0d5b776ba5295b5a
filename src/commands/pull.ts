import { text as readAll } from 'node:stream/consumers'
import { SingleBar } from 'cli-progress'
import { findProject } from '../actions/projects.ts'
import { resumePull, startPull } from '../actions/pulls.ts'
import { type Pull, type PullFault, type PullReport, pullLimits } from '../domain/pull.ts'
import { refusal } from '../domain/refusal.ts'
import { writePull, writePullFault, writePullReport } from '../json/pull.ts'
import { type Answer, type PullDesk, table } from './command.ts'

type Options = {
  project: number
  from: string
  key?: string
  outside?: number
  watch?: boolean
  missingStatus?: number
}

/** The number of faults that are printed. */
const shown = 50

/**
 * Pulls from the vendor, and reports the differences between both sides. An interrupted pull resumes at its place, with the new options. A
 * running server continues it too.
 */
export async function pull({ store, by, now, pulls }: PullDesk, options: Options): Promise<Answer> {
  const project = await findProject(store, options.project)
  const key = options.key ?? (await readAll(process.stdin)).trim()
  if (key === '' || key.length > pullLimits.key) throw refusal('required', {}, 'key')
  const { prepare, follow } = await pulls()
  const { from: url, outside = project.id, watch: isWatching, missingStatus } = options
  const given = { url, outside, key, isWatching: isWatching ?? false, missingStatus: missingStatus ?? null }
  const draft = await prepare(project, given)
  const [latest] = await store.pulls.of(project.id, 1)
  const goesOn = latest?.state === 'running' && latest.url === url && latest.outside === outside
  const begun = goesOn
    ? await resumePull(store, project, latest.id, { secret: draft.secret as string, isWatching, missingStatus }, now)
    : await startPull(store, by, project, draft, now)
  const ended = await withSteps((onProgress) => follow(begun, interrupted(), onProgress))
  const { id } = begun
  const [faults, [report], count] = await Promise.all([
    store.pullFaults.page(project.id, id, undefined, shown),
    store.pulls.reports(project.id, id, 1),
    store.pullFaults.count(project.id, id),
  ])
  return answer(ended ?? begun, faults, count, report)
}

function answer(pull: Pull, faults: PullFault[], count: number, report: PullReport | undefined): Answer {
  const written = writePull(pull, count, report)
  const { created, changed, unchanged, refused, receipts } = pull.tally
  const lines = [
    `${created} created, ${changed} changed, ${unchanged} unchanged, ${refused} refused, ${receipts} receipts`,
  ]
  const months = report ? writePullReport(report).months : []
  if (months.length > 0)
    lines.push(
      table(
        ['Month', 'There', 'Here'],
        months.map(({ month, there, here }) => [month, there, here]),
      ),
    )
  const listed = faults.map(writePullFault).map(({ kind, id, detail }) => `${kind} ${id}: ${detail}`)
  lines.push(...listed, ...(count > faults.length ? [`… and ${count - faults.length} more`] : []))
  if (pull.state === 'running') lines.push('Interrupted. The server continues it; the same command does too')
  if (pull.state === 'stopped') lines.push('Stopped. Start it again to go on')
  if (written.problem) lines.push(written.problem.detail)
  return {
    json: { ...written, listed: faults.map(writePullFault) },
    text: lines.join('\n'),
    failed: pull.state === 'failed' || (pull.state === 'stopped' && !pull.isWatching),
  }
}

/** Runs a pull with a progress bar on a terminal, which also shows failures. */
async function withSteps<T>(run: (onProgress: (pull: Pull) => void) => Promise<T>): Promise<T> {
  const bar = new SingleBar({ format: '{bar} {value} of {total} leads  {step}', noTTYOutput: false })
  let isDrawn = false
  try {
    return await run(({ tally, place, failure }) => {
      const step = failure ? `waits: ${failure.code}` : place.step
      if (!isDrawn && process.stderr.isTTY) bar.start(tally.total, tally.read, { step })
      isDrawn = true
      bar.setTotal(Math.max(tally.total, tally.read))
      bar.update(tally.read, { step })
    })
  } finally {
    bar.stop()
  }
}

function interrupted(): AbortSignal {
  const stop = new AbortController()
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stop.abort())
  return stop.signal
}
