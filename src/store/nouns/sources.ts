import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import { fold } from '../../domain/fold.ts'
import { leadTotals } from '../counts/totals.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'

/** A page of sources in the order of their folded texts: those after one (folded), with a prefix, or containing a text. */
export type SourcesQuery = {
  after?: string | undefined
  prefix?: string | undefined
  q?: string | undefined
  limit: number
}

/** A source of leads: its spelling in the newest lead, the number of leads, and when the newest was created (seconds). */
export type SeenSource = { source: string; folded: string; leads: number; lastSeen: number }

/**
 * The sources of a project's leads, by a skip scan of the index of sources: the cost grows with the number of sources read and not of leads.
 * Only the leads of the returned sources are counted.
 */
export function sources(db: Kysely<Tables>, dialect: Dialect) {
  return { about: (viewer: Viewer) => leadTotals(db, dialect).all(viewer.project), page }

  /** A page of sources, and the position of the next page, if any. */
  async function page(
    { project, mask }: Viewer,
    query: SourcesQuery,
  ): Promise<{ sources: SeenSource[]; next: string | null }> {
    const seen = await skip(project.id, query, mask?.sources.map(fold))
    const newest = await newestLeads(project.id, seen)
    const inBin = await binOf(project.id, seen)
    const shown = seen.flatMap(({ folded, n, last }): SeenSource[] => {
      const lead = newest.get(last)
      if (!lead) return [] // all of its leads are in the bin
      return [
        { source: lead.source ?? folded, folded, leads: n - (inBin.get(folded) ?? 0), lastSeen: lead.recorded_at },
      ]
    })
    return { sources: shown, next: seen.length === query.limit ? (seen.at(-1)?.folded ?? null) : null }
  }

  /** The next sources, for a masked viewer only `own`. Each has its number of leads, including the bin, and the id of the newest lead outside it. */
  async function skip(project: number, { after, prefix, q, limit }: SourcesQuery, own?: string[]): Promise<Seen[]> {
    const begin = fold(prefix ?? '')
    const isWithin = (place: Expression<unknown>): Expression<SqlBool> =>
      sql`${place} is not null and substr(${place}, 1, ${sql.lit([...begin].length)}) = ${begin}`
    const place = sql.ref('seen.place')
    const ofPlace = sql`leads.project_id = ${project} and ${dialect.isSource(place)}`
    const { rows } = await sql<Seen>`
      with recursive seen(place) as (
        select ${after === undefined ? first(project, begin) : dialect.nextSource(project, sql`${after}`)}
        union all
        select ${dialect.nextSource(project, place)} from seen where ${isWithin(place)}
      )
      select place as folded, (select count(*) from leads where ${ofPlace}) as n,
        (select id from leads where ${ofPlace} and deleted_at is null order by id desc limit 1) as last
      from seen where ${isWithin(place)} ${own ? sql`and ${dialect.among(place, own)}` : sql``} ${q ? sql`and ${dialect.contains(place, fold(q))}` : sql``}
      limit ${limit}
    `.execute(db)
    return rows
  }

  /** The first source equal to a text or after it. */
  function first(project: number, text: string): Expression<unknown> {
    const own = sql`select source_folded from leads where project_id = ${project} and ${dialect.isSource(sql`${text}`)} limit 1`
    return sql`coalesce((${own}), ${dialect.nextSource(project, sql`${text}`)})`
  }

  async function newestLeads(project: number, seen: Seen[]) {
    const rows = await db
      .selectFrom('leads')
      .select(['id', 'source', 'recorded_at'])
      .where('project_id', '=', project)
      .where(
        dialect.among(
          sql.ref('id'),
          seen.flatMap(({ last }) => last ?? []),
        ),
      )
      .execute()
    return new Map<number | null, (typeof rows)[number]>(rows.map((row) => [row.id, row]))
  }

  /** How many leads of these sources are in the bin, by the bin's index. */
  async function binOf(project: number, seen: Seen[]): Promise<Map<string | null, number>> {
    const hidden = dialect.withoutIndex(sql.ref('source_folded'))
    const rows = await db
      .selectFrom('leads')
      .select(({ fn }) => ['source_folded', fn.countAll<number>().as('n')])
      .where('project_id', '=', project)
      .where('deleted_at', '>', 0) // any time; in this form the index is used
      .where(
        dialect.among(
          hidden,
          seen.map(({ folded }) => folded),
        ),
      )
      .groupBy(hidden)
      .execute()
    return new Map(rows.map((row) => [row.source_folded, row.n]))
  }
}

type Seen = { folded: string; n: number; last: number | null }
