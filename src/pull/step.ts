import { advancePull } from '../actions/pulls.ts'
import type { Project } from '../domain/project.ts'
import { newRound, type Pull, type PullFault, pullLimits } from '../domain/pull.ts'
import type { Store, Transaction } from '../store/store.ts'
import type { Vendor } from './vendor.ts'

/** The context of one step of a pull, which makes one or two requests and stores the results. */
export type Step = {
  store: Store
  vendor: Vendor
  project: Project
  pull: Pull
  holder: string
  clock: () => number
}

/** Stores the results of a step in one transaction, with the time (seconds); see `advancePull`. */
export function advance(
  { store, project, pull, holder, clock }: Step,
  act: (tx: Transaction, held: Pull, now: number) => Promise<Partial<Pull>>,
): Promise<Pull | undefined> {
  const now = clock()
  return advancePull(store, { project, pull, holder, now }, (tx, held) => act(tx, held, now))
}

/** Stores faults, up to the limit of a pull. */
export async function noteFaults(
  tx: Transaction,
  { project, id }: Pull,
  faults: readonly Omit<PullFault, 'at'>[],
  now: number,
): Promise<void> {
  if (faults.length === 0) return
  const room = pullLimits.faults - (await tx.pullFaults.count(project, id))
  const kept = faults.slice(0, Math.max(0, room)).map((fault) => ({ ...fault, at: now }))
  await tx.pullFaults.put(project, id, kept)
}

/** The end of a round: a pull that watches rests, another one is done and forgets its key. */
export function roundOver(held: Pull, wait: number, now: number): Partial<Pull> {
  const place = { ...newRound(held.place.isFull), step: 'rest' as const }
  if (held.isWatching) return { place, nextAt: now + wait }
  return { place, state: 'done', secret: null, endedAt: now }
}
