import { type CompiledQuery, type Kysely, sql } from 'kysely'
import { type Lead, type LeadDifference, type NewLead, newLead } from '../../domain/lead.ts'
import type { Project } from '../../domain/project.ts'
import { leadCounts } from '../counts/lead-counts.ts'
import { tallyCache } from '../counts/tally-cache.ts'
import type { NewLeadRow, Tables } from '../schema/tables.ts'
import { bulkInsert } from '../sql/bulk-insert.ts'
import type { Dialect } from '../sql/dialect.ts'
import { pipelined } from '../sql/pipeline.ts'
import { preparedQuery, preparedWriteForEach } from '../sql/prepared-query.ts'
import type { BeforeCommit } from '../sql/transaction-body.ts'
import { mergedLeads } from './merged.ts'
import { keysOf, leadColumns, textColumns, toLead, toRow, writtenColumns } from './row.ts'
import { type EarlierLeads, earlierLeads, newestOf, type Person, personOf } from './same-person.ts'
import { stays } from './stays.ts'
import { type LeadDiffers, updateRows } from './update-rows.ts'

/** Inserts and changes leads together with the roll-up and the full-text index. Only inside a transaction. */
export function leadWrites(db: Kysely<Tables>, dialect: Dialect, beforeCommit: BeforeCommit) {
  const counts = leadCounts(db, dialect)
  return {
    earlier,
    insert,
    find,
    findMany,
    change,
    changeMany,
    remove,
    removeMany,
    ofStatus,
    binned,
    withReason,
    openLeadOf,
    resolveMerged,
  }

  /**
   * Reads the earlier leads of the persons of new leads, before these have ids. It does so only where a statement is a round trip, which this read
   * shares with others; elsewhere it returns undefined, and each inserted row finds its own.
   */
  async function earlier(
    project: Project,
    drafts: readonly Pick<Lead, 'phone' | 'email'>[],
  ): Promise<EarlierLeads | undefined> {
    if (!dialect.prefersBulkInsert) return
    const persons = drafts.map((draft) => personOf(keysOf(draft, project)))
    return earlierLeads(db, dialect, project.id, persons)
  }

  /** Inserts leads and returns each with the earlier lead of the same person, if any. `alongside` writes what belongs to them. */
  async function insert(
    project: Project,
    leads: Lead[],
    earlierOf?: EarlierLeads,
    alongside: (saved: Lead[]) => Promise<unknown> = nothing,
  ): Promise<Lead[]> {
    const rows = leads.map((lead) => toRow(project, lead, dialect))
    const repeats = earlierOf ? leads.map(({ id }, place) => earlierOf(place, id)) : await insertEach(project, rows)
    const saved = leads.map((lead, place) => withRepeat(lead, repeats[place] ?? null))
    for (const [place, row] of rows.entries()) row.repeat_of = repeats[place] ?? null
    dialect.searchIndex.onInsert(beforeCommit, dialect, rows)
    const inserted = earlierOf ? insertLeadRows(db, dialect, rows) : nothing()
    await pipelined([inserted, counts.add(project.id, rows), alongside(saved)])
    return saved
  }

  /** Reads the earlier leads afterwards, since `returning` takes longer than the rest of the insert. */
  async function insertEach({ id: project }: Project, rows: NewLeadRow[]): Promise<(number | null)[]> {
    const whole = rows.map((row) => Object.assign(row, personOf(row))) // copying all columns would take longer than the insert
    await insertRows(db, dialect, whole)
    const ids = JSON.stringify(rows.map(({ id }) => ({ id })))
    const repeats = new Map((await findRepeats(db, dialect, { project, ids })).map((row) => [row.id, row.repeat_of]))
    return rows.map(({ id }) => repeats.get(id) ?? null)
  }

  /** The newest lead outside the bin that is in one of the statuses and has the person of a draft. */
  async function openLeadOf(project: Project, draft: NewLead, statuses: number[]): Promise<number | undefined> {
    const row = toRow(project, newLead({ ...draft, status: 0 }, unsavedLead), dialect)
    const isOpen = dialect.among(dialect.withoutIndex(sql.ref('leads.status')), statuses)
    const { byNumber, byMail } = newestOf(dialect, project.id, personOf(row), isOpen)
    const { rows } = await sql<{ id: number | null }>`select coalesce(${byNumber}, ${byMail}) as id`.execute(db)
    return rows[0]?.id ?? undefined
  }

  /** Maps leads to those into which they were merged (see `merged.ts`). */
  function resolveMerged(project: Project, ids: number[]): Promise<Map<number, number>> {
    return mergedLeads(db, project.id, ids)
  }

  /** The current lead, in the bin or not, locked until the transaction ends. */
  async function find(project: Project, id: number): Promise<Lead | undefined> {
    const [row] = await findRow(db, dialect, { project: project.id, id })
    return row && toLead(row)
  }

  /** The current leads with these ids, locked and ordered by id. Unknown ids are left out. */
  async function findMany(project: Project, ids: readonly number[]): Promise<Lead[]> {
    const rows = await findRows(db, dialect, { project: project.id, ids: JSON.stringify(ids.map((id) => ({ id }))) })
    return rows.map(toLead)
  }

  /** Writes a difference and raises the version; the difference may move the lead into the bin or out of it. Returns the changed lead. */
  async function change(project: Project, lead: Lead, difference: LeadDifference, isMove = false): Promise<Lead> {
    await changeMany(project, [{ lead, difference, isMove }])
    return { ...lead, ...difference, version: lead.version + 1 }
  }

  /** The same for many leads: one statement for those with the same columns, and one update of the roll-up. */
  async function changeMany(project: Project, changes: readonly LeadDiffers[]) {
    await updateRows(db, dialect, project, changes)
    await stays(db, dialect).add(project.id, changes)
    for (const { lead, difference } of changes) updateSearchIndex(project, lead, { ...lead, ...difference }, difference)
    const touched = changes.filter(({ difference }) => !isCountedBy(difference) && isReportedBy(difference))
    const live = touched.map(({ lead }) => lead).filter(isLive)
    if (live.length > 0) await counts.touch(project.id, live.map(counted))
    const recounted = changes.filter(({ difference }) => isCountedBy(difference))
    if (recounted.length === 0) return
    const before = recounted.map(({ lead }) => lead)
    const after = recounted.map(({ lead, difference }) => ({ ...lead, ...difference }))
    await counts.replace(project.id, before.filter(isLive).map(counted), after.filter(isLive).map(counted))
  }

  function updateSearchIndex(project: Project, lead: Lead, changed: Lead, difference: LeadDifference): void {
    const isNew = lead.deletedAt !== null || textColumns.some((field) => field in difference)
    if (lead.deletedAt !== null && changed.deletedAt !== null) return
    const row = dialect.rowKey(project.seq, lead.id)
    if (changed.deletedAt !== null) dialect.searchIndex.onDelete(beforeCommit, dialect, row)
    else if (isNew) dialect.searchIndex.onUpdate(beforeCommit, dialect, row)
  }

  /** Deletes the row of a lead in the bin, and the texts in the cache of reports, which may come from the lead. */
  async function remove(project: Project, id: number): Promise<void> {
    await tallyCache(db, dialect).forgetTexts(project.id)
    await stays(db, dialect).remove(project.id, id)
    await db.deleteFrom('leads').where('project_id', '=', project.id).where('id', '=', id).execute()
  }

  /** Deletes leads outside the bin, and takes them out of the roll-up and the full-text index. */
  async function removeMany(project: Project, leads: readonly Lead[]): Promise<void> {
    await tallyCache(db, dialect).forgetTexts(project.id)
    await counts.remove(project.id, leads.map(counted))
    for (const { id } of leads) dialect.searchIndex.onDelete(beforeCommit, dialect, dialect.rowKey(project.seq, id))
    const ids = leads.map(({ id }) => id)
    await db.deleteFrom('stays').where('project_id', '=', project.id).where('lead_id', 'in', ids).execute()
    await db.deleteFrom('leads').where('project_id', '=', project.id).where('id', 'in', ids).execute()
  }

  /** The next ids of leads in a status after an id, including the bin, whose rows refer to the status too. */
  async function ofStatus(project: Project, status: number, limit: number, after = 0): Promise<number[]> {
    const rows = await db
      .selectFrom('leads')
      .select('id')
      .where('project_id', '=', project.id)
      .where('status', '=', status)
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map((row) => row.id)
  }

  /** How many leads in a status have a lost reason, in the bin or not. */
  async function withReason(project: Project, status: number): Promise<number> {
    const { n } = await db
      .selectFrom('leads')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('project_id', '=', project.id)
      .where('status', '=', status)
      .where('lost_reason', 'is not', null)
      .executeTakeFirstOrThrow()
    return n
  }

  /** How many leads in the bin are in a status. */
  async function binned(project: Project, status: number): Promise<number> {
    const { n } = await db
      .selectFrom('leads')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('project_id', '=', project.id)
      .where('deleted_at', 'is not', null)
      .where('status', '=', status)
      .executeTakeFirstOrThrow()
    return n
  }
}

/** Copies only the few leads that are repeats: copying all fields takes longer than the rest of the insert. */
function withRepeat(lead: Lead, repeatOf: number | null): Lead {
  return lead.repeatOf === repeatOf ? lead : { ...lead, repeatOf }
}

/** Placeholders for the fields that only an inserted lead has. */
const unsavedLead = { id: 0, recordedAt: 0, door: 'capture', createdBy: '' } as const

async function nothing(): Promise<void> {}

/** One statement finds the earlier lead of the person and inserts the row. */
const insertRows = preparedWriteForEach<NewLeadRow & Person>((db, value, dialect) => {
  const columns: readonly string[] = dialect.leadRowKey ? [dialect.leadRowKey, ...writtenColumns] : writtenColumns
  const person = { number: value('number'), mail: value('mail') }
  const { byNumber, byMail } = newestOf(dialect, value('project_id'), person)
  const params = paramsOf(columns, (name) => value(name as keyof NewLeadRow & string))
  const query = db
    .insertInto('leads')
    .values({ ...params, repeat_of: sql<number | null>`coalesce(${byNumber}, ${byMail})` })
  return { compile: () => query.compile() as unknown as CompiledQuery<never> }
})

/** Which of the leads with `ids` (a JSON array) are repeats, and of which leads. */
const findRepeats = preparedQuery<{ project: number; ids: string }, { id: number; repeat_of: number }>(
  (db, value, dialect) => ({
    compile: () =>
      sql<{ id: number; repeat_of: number }>`
        with wanted (id) as (${dialect.fromJson('leads', ['id'], value('ids'))})
        select leads.id, leads.repeat_of from wanted cross join leads
        where leads.project_id = ${value('project')} and leads.id = wanted.id and leads.repeat_of is not null
      `.compile(db),
  }),
)

/** A parameter for each of our own columns. */
function paramsOf(columns: readonly string[], slot: (name: string) => unknown): NewLeadRow {
  return Object.fromEntries(columns.map((name) => [name, slot(name)])) as NewLeadRow
}

const insertLeadRows = bulkInsert<NewLeadRow>('leads', writtenColumns)

const findRow = preparedQuery<{ project: number; id: number }, Parameters<typeof toLead>[0]>((db, value, dialect) =>
  db
    .selectFrom('leads')
    .select(leadColumns)
    .where('project_id', '=', value('project'))
    .where('id', '=', value('id'))
    .$if(dialect.locksRows, (query) => query.forUpdate()),
)

const findRows = preparedQuery<{ project: number; ids: string }, Parameters<typeof toLead>[0]>((db, value, dialect) =>
  db
    .selectFrom('leads')
    .select(leadColumns)
    .where('project_id', '=', value('project'))
    .where('id', 'in', sql<number>`(${dialect.fromJson('leads', ['id'], value('ids'))})`)
    .orderBy('id')
    .$if(dialect.locksRows, (query) => query.forUpdate('leads')),
)

const countedBy: readonly (keyof LeadDifference)[] = ['creationDate', 'paidDate', 'status', 'price', 'deletedAt']

/** The other fields by which reports count. */
const reportedBy: readonly (keyof LeadDifference)[] = [
  'source',
  'assignee',
  'respondedAt',
  'repeatOf',
  'lostReason',
  'passed',
  'firstTouch',
  'lastTouch',
]

function isLive({ deletedAt }: Lead): boolean {
  return deletedAt === null
}

function isCountedBy(difference: LeadDifference): boolean {
  return countedBy.some((field) => field in difference)
}

function isReportedBy(difference: LeadDifference): boolean {
  return reportedBy.some((field) => field in difference)
}

function counted({ creationDate, paidDate, status, price }: Lead) {
  return { creation_date: creationDate, paid_date: paidDate, status, price }
}
