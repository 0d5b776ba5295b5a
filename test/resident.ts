import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Ran } from './program.ts'

type Call = { args: string[]; env: Record<string, string>; input?: string }

let resident: { child: ChildProcess; ended: Promise<never> } | undefined
let last: Promise<unknown> = Promise.resolve()

/**
 * Runs a command of the built program to its end, in one process for all the commands of a test file, one after another: a start takes
 * longer than what most of them do. It ends with who began it.
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
  child.stderr?.pipe(process.stderr, { end: false }) // of its own end; what a command says comes with its answer
  child.unref()
  child.channel?.unref()
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The commands ended with ${code}`)))
  return { child, ended }
}
