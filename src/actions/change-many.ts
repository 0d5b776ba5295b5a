import type { Actor } from '../domain/access.ts'
import type { Event } from '../domain/event.ts'
import type { Lead, LeadChange } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { statusOf } from '../domain/status.ts'
import { pipelined } from '../store/sql/pipeline.ts'
import type { BatchOperation, Transaction } from '../store/store.ts'
import { live, outcomeOf } from './lead-changes.ts'

/** Who changes which lead how, and when (seconds). */
export type AskedChange = { by: Actor; id: number; change: LeadChange; now: number }

/**
 * Changes leads one after another, with an event for each lead that differs. Where a statement is a round trip, the whole batch takes two. Also runs
 * in the writer thread.
 */
export const changeMany: BatchOperation<AskedChange, null> = { name: 'changeMany', make: changeEach }

async function changeEach(tx: Transaction, project: Project, asked: AskedChange[]): Promise<null[]> {
  const [statuses, found, last] = await pipelined([
    tx.statuses.of(project.id),
    tx.leads.findMany(project, [...new Set(asked.map(({ id }) => id))]),
    tx.projects.lastEvent(project.id),
  ])
  const leads = new Map(found.map((lead) => [lead.id, lead]))
  const happened: Event[] = []
  const changes: Changed[] = []
  for (const { by, id, change, now } of asked) {
    if (change.status !== undefined) statusOf(change.status, statuses)
    const outcome = outcomeOf({ tx, by, project, statuses, now }, live(known(leads, id)), change)
    if (!outcome) continue
    happened.push(outcome.event)
    leads.set(id, outcome.after)
    changes.push(outcome)
  }
  if (happened.length > 0) {
    await tx.leads.changeMany(project, changes)
    await tx.projects.raiseEvents(project.id, happened.length)
    await tx.events.append(project.id, last + happened.length, happened)
  }
  return asked.map(() => null)
}

type Changed = Parameters<Transaction['leads']['changeMany']>[1][number]

function known(leads: ReadonlyMap<number, Lead>, id: number): Lead {
  const lead = leads.get(id)
  if (!lead) throw refusal('no-such-lead', { id: String(id) }, 'id')
  return lead
}
