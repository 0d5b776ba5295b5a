import type { Answer, Desk } from '../commands/command.ts'
import type { ImportOptions } from '../commands/import.ts'
import { WrongSettings } from '../config.ts'

/** `zayavka import`. Refuses `--undo` with a file or with an option of loading, which it would ignore: `--undo 3 --dry-run` would undo. */
export async function importOf(desk: Desk, options: ImportOptions & { json?: boolean }): Promise<Answer> {
  const { args, project: _, json: __, undo, ...ofLoading } = options
  const idle = [...args.filter((file) => file !== undefined), ...Object.keys(ofLoading).map(flagOf)]
  if (undo !== undefined && idle.length > 0)
    throw new WrongSettings([`--undo takes an import back and loads nothing: leave out ${idle.join(', ')}`])
  const { importFile } = await import('../commands/import.ts')
  return importFile(desk, options)
}

/** `dryRun` as it is typed: `--dry-run`. */
function flagOf(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}
