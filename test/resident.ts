import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Ran } from './ran.ts'

type Call = { args: string[]; env: Record<string, string>; input?: string }

let resident: { child: ChildProcess; ended: Promise<never> } | undefined
let last: Promise<unknown> = Promise.resolve()

/**
 * Runs a command of the built program to its end. All commands of a test file share one process, one after another, since starting a process takes
 * longer than most commands. The process ends with its parent.
 */
export function runResident(call: Call): Promise<Ran> {
  const ran = last.then(() => ask(call))
  last = ran.catch(() => {})
  return ran
}

async function ask(call: Call): Promise<Ran> {
  resident ??= begin()
  const answer = once(resident.child, 'message')
  resident.child.send(call)
  const [ran] = await Promise.race([answer, resident.ended])
  return ran
}

function begin() {
  const child = fork('test/resident.mjs', { env: {}, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  child.stderr?.pipe(process.stderr, { end: false }) // output about the process itself; a command's output comes with its answer
  child.unref()
  child.channel?.unref()
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The commands ended with ${code}`)))
  return { child, ended }
}
