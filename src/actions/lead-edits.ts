import type { BulkEdit, BulkTarget } from '../domain/job.ts'
import { type Lead, type LeadDifference, patched, removal, restoration } from '../domain/lead.ts'
import { checkLostReason } from '../domain/lost-reason.ts'
import { matches } from '../domain/matches.ts'
import type { Project } from '../domain/project.ts'
import { statusOf } from '../domain/status.ts'
import { checkAssignee } from './assignee.ts'
import { type Change, differenceOf, writeDifferences } from './lead-changes.ts'
import { recordUndo } from './undoable.ts'

/**
 * Applies a bulk edit to those of the leads that still match its target, and returns the number of changed leads. Refuses a status or an assignee
 * that was removed since the job began.
 */
export async function editLeads(
  change: Change,
  { target, edit, token }: { target: BulkTarget; edit: BulkEdit; token: string },
  ids: number[],
): Promise<number> {
  await checkEdit(change, edit)
  const leads = (await change.tx.leads.findMany(change.project, ids)).filter(
    (lead) => isMeant(target, lead, change.project) && isEditable(edit, lead),
  )
  const range = await writeDifferences(
    change,
    leads.map((lead) => ({ lead, difference: differences[edit.do](change, lead, edit) })),
  )
  if (!range) return 0
  await recordUndo(change, token, range)
  return range.last - range.first + 1
}

/** Refuses a bulk edit that would be refused for a single lead. */
export async function checkEdit({ tx, project, statuses }: Change, edit: BulkEdit): Promise<void> {
  if (edit.do !== 'set') return
  if (edit.patch.status !== undefined) statusOf(edit.patch.status, statuses)
  await checkAssignee(tx, project, edit.patch)
  if (edit.patch.lostReason != null) checkLostReason(edit.patch.lostReason, await tx.lostReasons.of(project.id))
}

function isMeant({ period, filter }: BulkTarget, lead: Lead, project: Project): boolean {
  return lead.creationDate >= period.from && lead.creationDate <= period.to && matches(filter, lead, project)
}

/** Leads in the bin are skipped when values are set, since a single change of such a lead is refused. */
function isEditable(edit: BulkEdit, lead: Lead): boolean {
  return edit.do !== 'set' || lead.deletedAt === null
}

const differences = {
  set: (change, lead, edit) => (edit.do === 'set' ? differenceOf(change, lead, patched(lead, edit.patch)) : {}),
  remove: ({ now }, lead) => removal(lead, now),
  restore: (_, lead) => restoration(lead),
} satisfies Record<BulkEdit['do'], (change: Change, lead: Lead, edit: BulkEdit) => LeadDifference>
