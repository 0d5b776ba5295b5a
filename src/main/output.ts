import { CommanderError } from 'commander'
import type { Answer } from '../commands/command.ts'
import { WrongSettings } from '../config.ts'
import { Refusal } from '../domain/refusal.ts'
import { sentence } from '../texts/en.ts'

/** Prints an answer for a person, or as JSON. */
export function print({ json, text, failed, aside }: Answer, options: { json?: boolean }): void {
  const output = aside ? process.stderr : process.stdout
  output.write(`${options.json ? JSON.stringify(json) : text}\n`)
  if (failed) process.exitCode = 1
}

/** Exits with 2 for a wrong call and 1 for a failure, with one sentence on stderr. */
export function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2
    return
  }
  const isFault =
    error instanceof Refusal ? /^(store|port|backup)-/.test(error.code) : !(error instanceof WrongSettings)
  process.exitCode = isFault ? 1 : 2
  process.stderr.write(`zayavka: ${error instanceof Refusal ? sentence(error) : (error as Error).message}\n`)
}
