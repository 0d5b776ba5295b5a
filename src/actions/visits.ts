import { createHmac } from 'node:crypto'
import type { Project } from '../domain/project.ts'
import type { Touch } from '../domain/touch.ts'
import { visitNumber } from '../domain/visit.ts'
import type { BatchOperation, Store, Transaction } from '../store/store.ts'
import { signingSecret } from './capture.ts'

/** A visitor of a site: the number and token of an earlier visit, and the touches of the first visit and of this one. */
export type SeenVisit = { number: string | null; token: string | null; first: Touch; last: Touch }

/** The number of a visit, and the token that only this visitor's browser has. */
export type NumberedVisit = { number: number; token: string }

/**
 * Numbers a visit, or records that a known one was seen again with another last touch. The token keeps others from changing it. Concurrent visits
 * share one commit; they make no event.
 */
export async function noteVisit(store: Store, project: Project, seen: SeenVisit, now: number): Promise<NumberedVisit> {
  const secret = await signingSecret(store)
  const tokenOf = (number: number) =>
    createHmac('sha256', secret).update(`visit ${project.id} ${number}`).digest('base64url').slice(0, 16)
  const given = visitNumber(seen.number)
  const item = {
    number: given !== undefined && tokenOf(given) === seen.token ? given : null,
    first: JSON.stringify(seen.first),
    last: JSON.stringify(seen.last),
    now,
  }
  const number = await store.batch(noteVisits, project, item)
  return { number, token: tokenOf(number) }
}

type NotedVisit = { number: number | null; first: string; last: string; now: number }

/** Stores visits and returns the number of each. Also runs in the writer thread. */
export const noteVisits: BatchOperation<NotedVisit, number> = { name: 'noteVisits', make: noteEach }

/** Stores visits. One that was pruned gets another number, so that no number stands for two visitors. */
async function noteEach(tx: Transaction, project: Project, visits: NotedVisit[]): Promise<number[]> {
  const known = await tx.visits.known(
    project.id,
    visits.flatMap(({ number }) => number ?? []),
  )
  const isKnown = ({ number }: NotedVisit) => number !== null && known.has(number)
  const added = visits.filter((visit) => !isKnown(visit))
  const last = added.length === 0 ? 0 : await tx.counters.allocate(project.id, 'visit', added.length)
  const numbers = new Map(added.map((visit, index) => [visit, last - added.length + 1 + index]))
  const rows = [...numbers].map(([{ first, last, now }, number]) => {
    const touches = { first_touch: first, last_touch: last }
    return { project_id: project.id, number, ...touches, first_seen: now, last_seen: now }
  })
  if (rows.length > 0) await tx.visits.insert(rows)
  const again = new Map(visits.filter(isKnown).map((visit) => [visit.number as number, visit])) // the last of each
  const seen = [...again].map(([number, { last, now }]) => {
    return { project_id: project.id, number, last_touch: last, last_seen: now }
  })
  if (seen.length > 0) await tx.visits.see(seen)
  return visits.map((visit) => numbers.get(visit) ?? (visit.number as number))
}
