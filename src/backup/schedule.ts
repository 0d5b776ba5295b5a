import { type ChildProcess, execFile } from 'node:child_process'
import { once } from 'node:events'
import { setInterval, setTimeout } from 'node:timers/promises'
import { notifyBackupFailed } from '../actions/notices/backups.ts'
import { parseJsonObject } from '../domain/parse-json.ts'
import type { Store } from '../store/store.ts'
import {
  type BackupState,
  changeBackupState,
  findBackupState,
  isNoteOld,
  isRunning,
  noteSchedule,
  unnoteSchedule,
} from './state.ts'

/** The time (seconds) until a failed or interrupted backup is retried. */
const retry = 7_200

/** How often (seconds) the newest backup is restored to a temporary store and checked. After a failed test each backup is tested until one passes. */
const testEvery = 30 * 86_400

/** How long (ms) a stopped command may take to remove its files, since copying a large file cannot be interrupted. */
const cleanUp = 5_000

/** How often (ms) a server records that it still makes a backup. */
const usualHeartbeat = 60_000

/** A schedule: `every` is in seconds; `command` starts this program, which gets the target of backups from its settings. */
export type Schedule = {
  every: number | undefined
  keep: string
  encrypt: boolean
  command: readonly [string, ...string[]]
}

/** `heartbeatEvery` (ms) is how often a server records that it still makes a backup; a test makes it short. */
type Options = { onFailure: (why: string) => void; onWarning?: (why: string) => void; heartbeatEvery?: number }

/**
 * Makes the backups of a schedule. `tick` makes one if it is due; if several server processes call it, one of them makes it. The work is done
 * in a child process, so that it uses neither the memory nor the time of the server. However long it takes, no other server starts one beside it.
 */
export function scheduleBackups(
  store: Store,
  schedule: Schedule,
  clock: () => number,
  { onFailure, onWarning = onFailure, heartbeatEvery = usualHeartbeat }: Options,
) {
  const { every } = schedule
  return { begin: () => noteSchedule(store, every, clock()), tick, end }

  /** Records that this server makes no more backups. Another server with the schedule records itself within a minute. */
  async function end(): Promise<void> {
    if (every !== undefined) await unnoteSchedule(store)
  }

  async function tick(stop?: AbortSignal): Promise<void> {
    if (every === undefined) return
    let known = await findBackupState(store)
    if (isNoteOld(known?.state, clock())) {
      await noteSchedule(store, every, clock())
      known = await findBackupState(store)
    }
    if (!known || !isDue(known.state, clock())) return
    const begun = { ...known.state, tried_at: clock(), heartbeat_at: clock() }
    if (!(await changeBackupState(store, known.text, begun))) return
    const ended = new AbortController()
    const recording = sendHeartbeats(ended.signal)
    try {
      await make(known.state, stop)
    } finally {
      ended.abort()
      await recording
      await settle({ heartbeat_at: null })
    }
  }

  /** Records again and again that this server is busy, until `ended`. A record that fails is made up for by the next. */
  async function sendHeartbeats(ended: AbortSignal): Promise<void> {
    try {
      for await (const _ of setInterval(heartbeatEvery, undefined, { signal: ended, ref: false })) {
        const known = await findBackupState(store).catch(() => undefined)
        if (known)
          await changeBackupState(store, known.text, { ...known.state, heartbeat_at: clock() }).catch(() => false)
      }
    } catch (error) {
      if (!ended.aborted) throw error
    }
  }

  async function make({ tested_at, test_error }: BackupState, stop: AbortSignal | undefined): Promise<void> {
    const made = await run<{ file: string; bytes: number; warning?: string | null }>(
      ['backup', '--keep', schedule.keep, ...(schedule.encrypt ? ['--encrypt'] : [])],
      stop,
    )
    if (stop?.aborted) return
    if ('error' in made) return settle({ error: made.error })
    if (made.warning) onWarning(made.warning)
    await settle({ error: null, made_at: clock(), bytes: made.bytes, place: made.file })
    if (tested_at !== null && test_error === null && Math.abs(clock() - tested_at) < testEvery) return
    const tested = await run<object>(['restore', made.file, '--test'], stop)
    if (!stop?.aborted) await settle({ tested_at: clock(), test_error: 'error' in tested ? tested.error : null })
  }

  async function settle(change: Partial<BackupState>): Promise<void> {
    const why = change.error ?? change.test_error
    if (why) onFailure(why)
    let known = await findBackupState(store)
    while (known && !(await changeBackupState(store, known.text, { ...known.state, ...change })))
      known = await findBackupState(store) // another server changed the state meanwhile
    if (!known) return
    const isNew = (change.error && !known.state.error) || (change.test_error && !known.state.test_error)
    if (why && isNew) await notifyBackupFailed(store, why, clock())
  }

  /** Runs a command of this program with its settings, and waits for its end even after an abort. The last line of stderr is the error. */
  function run<T>(args: string[], signal?: AbortSignal): Promise<T | { error: string }> {
    const [program, ...before] = schedule.command
    return new Promise((done, fail) => {
      const child = execFile(
        program,
        [...before, ...args, '--json'],
        { ...(signal && { signal }), maxBuffer: 1e6 },
        (error, stdout, stderr) => {
          const answer = () => (error ? { error: reasonOf(error, stdout, stderr) } : (JSON.parse(stdout) as T))
          hasEnded(child).then(answer).then(done, fail)
        },
      )
    })
  }
}

/** Waits for a stopped process to exit. If that takes too long, the next backup removes its files. */
async function hasEnded(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  await Promise.race([once(child, 'exit'), setTimeout(cleanUp, undefined, { ref: false })])
}

function reasonOf(error: Error, stdout: string, stderr: string): string {
  const last = stderr.trim().split('\n').at(-1)
  const { faults } = (parseJsonObject(stdout) ?? {}) as { faults?: string[] }
  const said = faults?.join('; ') || last?.replace(/^zayavka: /, '')
  return (said || error.message).slice(0, 1_000)
}

function isDue(state: BackupState, now: number): boolean {
  const { every, tried_at, made_at, error } = state
  if (isRunning(state, now)) return false
  if (tried_at === null || tried_at > now + retry) return true // a time so far in the future comes from a wrong clock
  const isCutOff = made_at === null || made_at < tried_at
  return now >= tried_at + (error !== null || isCutOff ? Math.min(retry, every) : every)
}
