import type { Actor, Viewer } from '../domain/access.ts'
import type { Event, EventFields, Topic } from '../domain/event.ts'
import { commentLimit, type Lead } from '../domain/lead.ts'
import { checkComment } from '../domain/mask.ts'
import { actorOf } from '../domain/member.ts'
import { mentionedIn } from '../domain/mention.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Mention, Store } from '../store/store.ts'
import { assignable } from './assignee.ts'
import { beginChange, type Change, lockLiveLead, writeDifference } from './lead-changes.ts'
import type { ChangeResult } from './undoable.ts'

/**
 * Adds a comment to the timeline of a lead; returns the lead and the number of the event. Refuses a blank or too long
 * comment. Members whom it mentions are told until they have seen it.
 */
export function commentLead(
  store: Store,
  by: Actor,
  project: Project,
  { id, comment, viewer }: { id: number; comment: string; viewer?: Viewer },
  now: number,
): Promise<Commented> {
  checkLength(comment)
  return store.transaction(
    async (tx) => writeComment(await beginChange(tx, by, project, now), { id, comment, viewer }),
    project.id,
  )
}

/** The same within an open transaction. */
export async function writeComment(
  change: Change,
  { id, comment, viewer }: { id: number; comment: string; viewer?: Viewer | undefined },
): Promise<Commented> {
  const target = await lockLiveLead(change, id, { viewer })
  const members = await mentionedMembers(change, comment)
  const after = { comment, ...(members.length > 0 && { mentions: members }) }
  const details = { topics: ['lead.commented' as const], before: { comment: null }, after }
  const { lead, event } = await writeDifference(change, target, {}, details)
  await mention(change, { event: event as number, lead: id, members })
  return { lead, event: event as number }
}

/** A lead after a comment was added, changed or deleted, and the number of the event. */
type Commented = Pick<ChangeResult, 'lead'> & { event: number }

/** Which comment: the lead, and the number of the event that made it. */
type CommentRef = { id: number; number: number; viewer?: Viewer }

/**
 * Changes the text of an own comment: its event shows the new text, and another event says what it was. Refuses the
 * comment of somebody else, and a deleted one.
 */
export function changeComment(
  store: Store,
  by: Actor,
  project: Project,
  { comment, ...ref }: CommentRef & { comment: string },
  now: number,
): Promise<Commented> {
  checkLength(comment)
  return store.transaction(async (tx) => {
    const change = await beginChange(tx, by, project, now)
    const { target, event, text } = await lockComment(change, ref)
    if (event.by.name !== by.name) throw refusal('not-your-comment', {}, 'number')
    if (ref.viewer) checkComment(ref.viewer, text, comment)
    if (comment === text) return { lead: target, event: event.number }
    const { mentions: _, firstMentions = mentionedIn(text), ...rest } = event.after
    const members = await mentionedMembers(change, comment)
    const named = members.length > 0 ? { mentions: members } : {}
    const after = { ...rest, comment, ...named, firstMentions, editedAt: now }
    await tx.events.rewriteAfter(project.id, event.number, after)
    await mention(change, { event: event.number, lead: ref.id, members })
    return record(change, target, 'lead.comment_changed', {
      before: { comment: text, commentOf: event.number },
      after: { comment, commentOf: event.number, ...named },
    })
  }, project.id)
}

/** Deletes a comment and its text in all events and in the log of deliveries. Refuses the comment of somebody else, unless `isAdmin`. A deleted comment stays deleted. */
export function deleteComment(
  store: Store,
  by: Actor,
  project: Project,
  { isAdmin, ...ref }: CommentRef & { isAdmin: boolean },
  now: number,
): Promise<Commented> {
  return store.transaction(async (tx) => {
    const change = await beginChange(tx, by, project, now)
    const { target, event } = await lockComment(change, ref)
    if (event.by.name !== by.name && !isAdmin) throw refusal('not-your-comment', {}, 'number')
    const { mentions: _, firstMentions: __, ...rest } = event.after
    await tx.events.rewriteAfter(project.id, event.number, { ...rest, comment: null, editedAt: now })
    const edits = await tx.events.rewrite(project.id, ref.id, (told) =>
      told.commentOf === event.number ? silent(told) : told,
    )
    await tx.attempts.forgetEvents(project.id, [event.number, ...edits])
    await mention(change, { event: event.number, lead: ref.id, members: [] })
    const told = { comment: null, commentOf: event.number }
    return record(change, target, 'lead.comment_deleted', { before: told, after: told })
  }, project.id)
}

/** An event of a changed comment without its text. */
function silent({ mentions, ...told }: EventFields): EventFields {
  return { ...told, comment: null }
}

/** Reads and locks a lead with a comment of it that was not deleted. */
async function lockComment(change: Change, { id, number, viewer }: CommentRef) {
  const target = await lockLiveLead(change, id, { viewer })
  const event = await change.tx.events.find(change.project.id, number)
  const text = event?.after.comment
  if (!event?.topics.includes('lead.commented') || event.leadId !== id || typeof text !== 'string')
    throw refusal('no-such-comment', { number: String(number) }, 'number')
  return { target, event, text }
}

async function record(
  change: Change,
  target: Lead,
  topic: Topic,
  told: Pick<Event, 'before' | 'after'>,
): Promise<Commented> {
  const { lead, event } = await writeDifference(change, target, {}, { topics: [topic], ...told })
  return { lead, event: event as number }
}

/** The current members whom a text mentions. */
async function mentionedMembers({ tx, project }: Change, text: string): Promise<number[]> {
  const named = mentionedIn(text)
  if (named.length === 0) return []
  const here = await assignable(tx, project)
  return named.filter((id) => here?.has(id))
}

/** Stores which members a comment mentions, without its author, so that they are told. */
function mention({ tx, project, by }: Change, { members, ...comment }: Mention): Promise<void> {
  return tx.mentions.replace(project.id, { ...comment, members: members.filter((id) => actorOf(id) !== by.name) })
}

function checkLength(comment: string): void {
  if (comment.trim() === '') throw refusal('required', {}, 'comment')
  const length = [...comment].length
  if (length > commentLimit) throw refusal('too-long', { length, limit: commentLimit }, 'comment')
}

/**
 * Records that somebody opened a lead. The first time is its first response; later ones write no event. A contractor's
 * opening changes nothing: the staff has not seen the lead yet.
 */
export function openLead(
  store: Store,
  by: Actor,
  project: Project,
  { id, viewer }: { id: number; viewer?: Viewer },
  now: number,
): Promise<Pick<ChangeResult, 'lead'>> {
  return store.transaction(
    async (tx) => writeOpening(await beginChange(tx, by, project, now), { id, viewer }),
    project.id,
  )
}

/** The same within an open transaction. */
export async function writeOpening(
  change: Change,
  { id, viewer }: { id: number; viewer?: Viewer | undefined },
): Promise<Pick<ChangeResult, 'lead'>> {
  const lead = await lockLiveLead(change, id, { viewer })
  if (lead.respondedAt !== null || viewer?.mask) return { lead }
  const details = { topics: ['lead.opened' as const], before: {}, after: {} }
  return writeDifference(change, lead, { respondedAt: change.now }, details)
}

/** Marks the mentions of a member in a lead as seen. */
export function seeMentions(
  store: Store,
  project: Project,
  { member, lead }: { member: number; lead: number },
  now: number,
): Promise<void> {
  return store.transaction((tx) => tx.mentions.seen(project.id, { member, lead, now }), project.id)
}
