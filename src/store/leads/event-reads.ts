import { type Kysely, sql } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import type { StoredEvent, Topic } from '../../domain/event.ts'
import { everything } from '../../domain/filter.ts'
import { numbersOf, toEvent } from '../nouns/events.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { filterSql } from './filter-sql.ts'
import { applyViewer, maskEvents, unmaskedRows } from './viewer.ts'

/** Which events to follow: those after a number, optionally of some topics or of one lead. */
export type EventSelection = { after: number; limit: number; topics?: readonly Topic[]; lead?: number }

/** A page of a feed; `next` is the number up to which all were read, `last` the number of the newest event. */
export type EventPage = { events: StoredEvent[]; next: number; last: number }

/** A part of a lead's timeline: the events after `beyond` in this order. */
export type TimeLine = { lead: number; order: 'asc' | 'desc'; beyond?: number | undefined; limit: number }

/** The limit of all values of a page together (characters), and the number of events that are read first to estimate their length. */
const [maxText, first] = [2_000_000, 25]

/** How many events a filtered page reads at most, so that a rare topic does not scan all events. */
const maxScannedEvents = 5_000

/** The events of leads, as a viewer may see them. */
export function eventReads(db: Kysely<Tables>, dialect: Dialect) {
  /** The number without its index, for queries whose access path is the lead. */
  const beside = dialect.withoutIndex(sql.ref('events.number'))
  return { last, lastOf, page, ofLead, removals, mentioning }

  /** The number of the newest event. */
  async function last({ project }: Viewer): Promise<number> {
    return (await lastOf([project.id])).get(project.id) ?? 0
  }

  /** The number of the newest event of each project. */
  async function lastOf(projects: number[]): Promise<Map<number, number>> {
    if (projects.length === 0) return new Map()
    const rows = await db.selectFrom('projects').select(['id', 'last_event']).where('id', 'in', projects).execute()
    return new Map(rows.map((row) => [row.id, row.last_event]))
  }

  /** Numbers commit in order, so the reads that follow see every event up to `last`. A page of very long values ends early. */
  async function page(viewer: Viewer, { after, limit, topics, lead }: EventSelection): Promise<EventPage> {
    const newest = await last(viewer)
    const isSparse = lead === undefined && (topics !== undefined || viewer.mask !== undefined)
    const end = isSparse ? Math.min(newest, after + maxScannedEvents) : newest
    if (after >= end) return { events: [], next: after, last: newest }
    const place = lead === undefined ? sql.ref<number>('events.number') : beside
    let query = seenBy(viewer)
    if (lead !== undefined) query = query.where('number', 'in', numbersOf(db, viewer.project.id, lead))
    if (topics)
      query = query.where(({ or, ref }) => or(topics.map((topic) => dialect.contains(ref('topics'), `"${topic}"`))))
    const found: StoredEvent[] = []
    let [from, length, size] = [after, 0, Math.min(limit, first)]
    while (size > 0 && from < end) {
      const rows = await query.where(place, '>', from).where(place, '<=', end).orderBy('number').limit(size).execute()
      for (const row of rows) length += row.after.length + (row.before?.length ?? 0)
      found.push(...rows.map(toEvent))
      from = rows.length < size ? end : (found.at(-1) as StoredEvent).number
      size = Math.min(limit - found.length, Math.floor((maxText / length - 1) * found.length))
    }
    return { events: await maskEvents(viewer, unmaskedRows(found)), next: from, last: newest }
  }

  async function ofLead(viewer: Viewer, { lead, order, beyond, limit }: TimeLine): Promise<StoredEvent[]> {
    let query = seenBy(viewer)
      .where('number', 'in', numbersOf(db, viewer.project.id, lead))
      .orderBy('number', order)
      .limit(limit)
    if (beyond !== undefined) query = query.where(beside, order === 'asc' ? '>' : '<', beyond)
    return maskEvents(viewer, unmaskedRows((await query.execute()).map(toEvent)))
  }

  /** The comments that mention a member who has not seen them, the newest first. Only leads outside the bin that the viewer sees count. */
  async function mentioning(
    viewer: Viewer,
    { member, limit }: { member: number; limit: number },
  ): Promise<StoredEvent[]> {
    const { id } = viewer.project
    const query = seenBy(viewer)
      .where('number', 'in', openMentions(id, member))
      .where('lead_id', 'in', (of) =>
        of
          .selectFrom('leads as live')
          .select('live.id')
          .where('live.project_id', '=', id)
          .where('live.deleted_at', 'is', null),
      )
      .orderBy('number', 'desc')
      .limit(limit)
    return maskEvents(viewer, unmaskedRows((await query.execute()).map(toEvent)))
  }

  function openMentions(project: number, member: number) {
    return db
      .selectFrom('mentions')
      .select('event')
      .where('mentions.project_id', '=', project)
      .where('member_id', '=', member)
      .where('seen_at', 'is', null)
  }

  /** Who put each of these leads into the bin last. */
  async function removals({ project }: Viewer, leads: number[]): Promise<Map<number, string>> {
    if (leads.length === 0) return new Map()
    const last = db
      .selectFrom('events as own')
      .select(({ fn }) => fn.max('own.number').as('number'))
      .where('own.project_id', '=', project.id)
      .where('own.lead_id', 'in', leads)
      .where(({ ref }) => dialect.contains(ref('own.topics'), '"lead.deleted"'))
      .groupBy('own.lead_id')
    const rows = await db
      .selectFrom('events')
      .select(['lead_id', 'actor'])
      .where('project_id', '=', project.id)
      .where('number', 'in', last)
      .execute()
    return new Map(rows.map(({ lead_id, actor }) => [lead_id, actor]))
  }

  /** The events of those leads that the viewer sees. */
  function seenBy(viewer: Viewer) {
    const { project, mask } = viewer
    const events = db.selectFrom('events').selectAll('events').where('events.project_id', '=', project.id)
    if (!mask) return events
    const where = filterSql(applyViewer(viewer, { filter: everything }).filter, { dialect, project, path: 'period' })
    return events.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('leads')
          .select('leads.id')
          .where('leads.project_id', '=', project.id)
          .whereRef('leads.id', '=', 'events.lead_id')
          .where(where),
      ),
    )
  }
}
