import type { Door } from '../domain/access.ts'
import { chosenBy, nextInTurn, type Worker } from '../domain/assignment.ts'
import type { Lead } from '../domain/lead.ts'
import { matches } from '../domain/matches.ts'
import type { Project } from '../domain/project.ts'
import { readStoredFilter } from '../json/filter.ts'
import type { Transaction } from '../store/store.ts'

/** The doors whose new leads have no assignee yet. Leads of other doors belong to somebody already, or are old. */
const assignedDoors: readonly Door[] = ['api', 'capture', 'mcp', 'telegram', 'wire']

/**
 * Assigns new leads by the settings of the project. The caller holds the lock on the project's row, so no turn is given twice. Skips leads for which
 * `isFree` is false, and those of other doors than `assignedDoors`.
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
    const { worker, isTurn } = waits[index] ? choose(lead) : nobody
    if (!worker) return lead
    if (isTurn) {
      worker.lastLead = lead.id
      turns.set(worker.id, lead.id)
    }
    return { ...lead, assignee: worker.id }
  })
  await tx.duty.noteTurns(project.id, turns)
  return assigned
}

type Choice = ReturnType<typeof chosenBy>
const nobody: Choice = { worker: undefined, isTurn: false }

function chooserOf(project: Project, workers: Worker[], now: number): (lead: Lead) => Choice {
  const { mode, rules } = project.assignment
  if (mode === 'turn') return () => ({ worker: nextInTurn(workers), isTurn: true })
  // a filter that names something removed matches no lead
  const read = rules.map((rule) => ({ rule, filter: readStoredFilter(rule.filter, { project, now }) }))
  return (lead) => {
    for (const { rule, filter } of read) {
      const choice = filter && matches(filter, lead, project) ? chosenBy(rule, workers) : nobody
      if (choice.worker) return choice
    }
    return nobody
  }
}
