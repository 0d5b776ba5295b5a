import { randomBytes } from 'node:crypto'
import type { Lead } from '../domain/lead.ts'
import type { Change, Changed } from './lead-changes.ts'

/** A lead after an act, and the token that undoes the act; none when nothing was changed. */
export type Done = { lead: Lead; undo: string | null }

/** Makes what was just done undoable; `event` is the last number of the events that it made, one after another. */
export async function undoable(change: Change, { lead, event }: Changed, events = 1): Promise<Done> {
  if (event === undefined) return { lead, undo: null }
  const undo = newToken()
  await offerUndo(change, undo, { first: event - events + 1, last: event })
  return { lead, undo }
}

/** Adds a run of events, all made by one act, to what a token undoes. Several runs may have one token. */
export function offerUndo({ tx, by, project, now }: Change, token: string, run: { first: number; last: number }) {
  return tx.undos.insert(project.id, { ...run, token, at: now, by: by.name })
}

/** A name for an act that nobody can guess. */
export function newToken(): string {
  return randomBytes(16).toString('base64url')
}
