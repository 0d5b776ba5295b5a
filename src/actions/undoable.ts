import { randomBytes } from 'node:crypto'
import type { Lead } from '../domain/lead.ts'
import type { Change, Changed } from './lead-changes.ts'

/** A lead after a change, and the token that undoes it; the token is null if nothing changed. */
export type ChangeResult = { lead: Lead; undo: string | null }

/** Makes a change undoable. `event` is the last number of its consecutive events. */
export async function undoable(change: Change, { lead, event }: Changed, events = 1): Promise<ChangeResult> {
  if (event === undefined) return { lead, undo: null }
  const undo = newToken()
  await recordUndo(change, undo, { first: event - events + 1, last: event })
  return { lead, undo }
}

/** Adds a range of events to a token. A token may have several ranges. */
export function recordUndo({ tx, by, project, now }: Change, token: string, range: { first: number; last: number }) {
  return tx.undos.insert(project.id, { ...range, token, at: now, by: by.name })
}

/** An undo token that cannot be guessed. */
export function newToken(): string {
  return randomBytes(16).toString('base64url')
}
