import { CommanderError } from 'commander'
import type { Answer } from '../commands/command.ts'
import { Refusal } from '../domain/refusal.ts'
import { sentence } from '../texts/en.ts'
import { exitCodeOf } from './exit-code.ts'

/** Prints an answer for a person, or as JSON. */
export function print({ json, text, failed, aside }: Answer, options: { json?: boolean }): void {
  const output = aside ? process.stderr : process.stdout
  output.write(`${options.json ? JSON.stringify(json) : text}\n`)
  if (failed) process.exitCode = 1
}

/** Exits with 2 for a wrong call and 1 for a failure, with one sentence on stderr; Commander has written its own. */
export function fail(error: unknown): void {
  process.exitCode = exitCodeOf(error)
  if (error instanceof CommanderError) return
  process.stderr.write(`zayavka: ${error instanceof Refusal ? sentence(error) : (error as Error).message}\n`)
}

/** An error of Commander as our own: by the name of the program, and without an address of a database, which may hold a password. */
export function ownSentence(text: string): string {
  return text.replace(/^error: /, 'zayavka: ').replace(/(<database-url>' argument) '.*' (is invalid)/s, '$1 $2')
}
