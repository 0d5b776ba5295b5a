import Table from 'cli-table3'
import type { Delivery } from '../deliver/delivery.ts'
import type { Actor } from '../domain/access.ts'
import type { Letters } from '../letters/letters.ts'
import type { Pulls } from '../pull/pulls.ts'
import type { SpoolOptions, Store } from '../store/store.ts'

/** The context of a command. `now` is in seconds; `spool` is from the settings. */
export type Desk = { store: Store; now: number; by: Actor; spool: Partial<SpoolOptions> }

/** The context of a command about mailboxes. Their reader is loaded on first use. */
export type LettersDesk = Desk & { letters(): Promise<Letters> }

/** The context of a command about pulls, whose code is loaded on first use. */
export type PullDesk = Desk & { pulls(): Promise<Pulls> }

/** The context of a command that sends. The code for sending is loaded on first use. */
export type SendingDesk = Desk & { delivery(): Promise<Delivery> }

/**
 * The output of a command: an object for `--json`, a text for people. `failed` sets the exit code 1; `aside` prints to
 * stderr, since stdout has the data.
 */
export type Answer = { json: object; text: string; failed?: boolean; aside?: boolean }

/** A table for people; a missing value is a dash. */
export function table(head: string[], rows: (string | number | null)[][]): string {
  const rendered = new Table({ head, style: { head: [], border: [], compact: true }, chars: plain })
  rendered.push(...rows.map((row) => row.map((value) => value ?? '—')))
  return rendered.toString()
}

/** A time for people: `2027-01-01 00:00:00`, in UTC. */
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
