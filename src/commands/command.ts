import Table from 'cli-table3'
import type { Actor } from '../domain/access.ts'
import type { SpoolOptions, Store } from '../store/store.ts'

/** What a command works with. `now` in seconds; `spool` is what the settings say of it. */
export type Desk = { store: Store; now: number; by: Actor; spool: Partial<SpoolOptions> }

/** What a command says: one object for `--json`, a text for people. `failed` ends the program with 1; `aside` of what is printed already. */
export type Answer = { json: object; text: string; failed?: boolean; aside?: boolean }

/** A table for people; a value that is not there is a dash. */
export function table(head: string[], rows: (string | number | null)[][]): string {
  const drawn = new Table({ head, style: { head: [], border: [], compact: true }, chars: plain })
  drawn.push(...rows.map((row) => row.map((value) => value ?? '—')))
  return drawn.toString()
}

/** A moment for people: `2027-01-01 00:00:00`, in UTC. */
export function moment(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
}

const plain = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
  ]
    .map((place) => [place, ''])
    .concat([['middle', '  ']]),
)
