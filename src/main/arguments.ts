import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { InvalidArgumentError } from 'commander'
import { keep } from '../config/types.ts'
import { readConfig } from '../config.ts'

/** A whole number. */
export function whole(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}

/** The address of a database, as the setting takes it. */
export function databaseUrl(text: string): string {
  try {
    return readConfig({ DATABASE_URL: text || 'nowhere' }).databaseUrl
  } catch {
    throw new InvalidArgumentError('It must be sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE.')
  }
}

/** Words with commas between them. */
export function list(text: string): string[] {
  return text.split(',')
}

/** A text that may be given several times. */
export function severalTexts(text: string, earlier: string[] = []): string[] {
  return [...earlier, text]
}

/** A number of hours, up to a month. */
export function hours(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) > 720)
    throw new InvalidArgumentError('It must be a whole number up to 720.')
  return Number(text)
}

/** A whole number that may be given several times. */
export function several(text: string, earlier: number[] = []): number[] {
  return [...earlier, whole(text)]
}

/** The name of a file that is written in the end, of which a command that runs long must know before. */
export function newFile(text: string): string {
  if (existsSync(text)) throw new InvalidArgumentError('The file already exists. Name a new one.')
  if (!statSync(dirname(text), { throwIfNoEntry: false })?.isDirectory())
    throw new InvalidArgumentError('The folder does not exist.')
  return text
}

/** Which backups are kept. */
export function keepRule(text: string): string {
  const type = keep()
  if (type.read(text) === undefined) throw new InvalidArgumentError(`It must be ${type.right}.`)
  return text
}
