import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Transaction } from '../store/nouns.ts'

/** Refuses an assignee who is no member of the project. While it has no members, any number may name one. */
export async function checkAssignee(
  tx: Transaction,
  project: Project,
  { assignee }: { assignee?: number | null },
): Promise<void> {
  if (assignee === undefined || assignee === null) return
  if (await tx.members.membership(project.id, assignee)) return
  if (await tx.members.hasAny(project.id)) throw refusal('unknown-assignee', { given: String(assignee) }, 'assignee')
}
