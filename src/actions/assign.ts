import type { Door } from '../domain/access.ts'
import { chosenBy, nextInTurn, type Worker } from '../domain/assignment.ts'
import type { Filter } from '../domain/filter.ts'
import type { Lead } from '../domain/lead.ts'
import { matches } from '../domain/matches.ts'
import type { Project } from '../domain/project.ts'
import { Refusal } from '../domain/refusal.ts'
import { readFilter } from '../json/filter.ts'
import type { Transaction } from '../store/store.ts'

/** Leads by other doors are somebody's already, or of the past. */
const assignedDoors: readonly Door[] = ['api', 'capture', 'telegram', 'wire']

/**
 * Gives new leads to members as the project wants it. The caller holds the project's row, so each turn is given once. `isFree` leads have nobody
 * yet. Leads of doors where somebody decided already, or of the past, are left alone.
 */
export async function assignNew(
  tx: Transaction,
  project: Project,
  leads: readonly Lead[],
  isFree: (index: number) => boolean,
  now: number,
): Promise<Lead[]> {
  const waits = leads.map((lead, index) => isFree(index) && assignedDoors.includes(lead.door))
  if (project.assignment.mode === 'nobody' || !waits.includes(true)) return [...leads]
  const workers = await tx.duty.workers(project.id)
  const choose = chooserOf(project, workers, now)
  const turns = new Map<number, number>()
  const assigned = leads.map((lead, index) => {
    const chosen = waits[index] ? choose(lead) : undefined
    if (!chosen) return lead
    chosen.lastLead = lead.id
    turns.set(chosen.id, lead.id)
    return { ...lead, assignee: chosen.id }
  })
  await tx.duty.noteTurns(project.id, turns)
  return assigned
}

function chooserOf(project: Project, workers: Worker[], now: number): (lead: Lead) => Worker | undefined {
  const { mode, rules } = project.assignment
  if (mode === 'turn') return () => nextInTurn(workers)
  const read = rules.map((rule) => ({ rule, filter: readable(rule.filter, project, now) }))
  return (lead) => {
    for (const { rule, filter } of read) {
      const chosen = filter && matches(filter, lead, project) ? chosenBy(rule, workers) : undefined
      if (chosen) return chosen
    }
    return undefined
  }
}

/** A rule whose filter names what was removed since matches nothing. */
function readable(filter: unknown, project: Project, now: number): Filter | undefined {
  try {
    return readFilter(filter, { project, now })
  } catch (error) {
    if (error instanceof Refusal) return
    throw error
  }
}
