import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Transaction } from '../store/store.ts'

/** Refuses an assignee who is not a member of the project. A project without members accepts any number. */
export async function checkAssignee(
  tx: Transaction,
  project: Project,
  { assignee }: { assignee?: number | null },
): Promise<void> {
  if (assignee === undefined || assignee === null) return
  if (await tx.memberships.find(project.id, assignee)) return
  if (await tx.memberships.hasAny(project.id))
    throw refusal('unknown-assignee', { given: String(assignee) }, 'assignee')
}

/** The possible assignees of a project: its members. Undefined while it has none and any number is accepted. */
export async function assignable(tx: Transaction, project: Project): Promise<ReadonlySet<number> | undefined> {
  const here = (await tx.memberships.of(project.id)).filter(({ leftAt }) => leftAt === null)
  return here.length > 0 ? new Set(here.map(({ id }) => id)) : undefined
}
