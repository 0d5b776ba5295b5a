import { sql } from 'kysely'
import { refusal } from '../../domain/refusal.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { type Access, ordered } from './query.ts'
import { type BriefRow, briefColumns } from './row.ts'

/**
 * A page of more than `leads` leads may have at most `bytes` bytes of texts, since visitors may send texts of the maximum length. It is refused and
 * not shortened, because clients take a page below their limit for the last one.
 */
export const pageLimits = { leads: 1_000, bytes: 134_217_728 }

/** Texts longer than this (bytes) are read in a second step. */
const long = 2_000

/** How many long texts each query reads. */
const chunk = 500

const others = briefColumns.filter((column) => column !== 'text')
const textBytes = sql<number>`octet_length(leads.text)`
const sizes = (['title', 'name', 'phone', 'email', 'source', 'text'] as const).map(
  (column) => sql`coalesce(octet_length(${sql.ref(`leads.${column}`)}), 0)`,
)

type Page = Parameters<typeof ordered>[1] & { limit: number; offset: number }
type MeasuredRow = BriefRow & { text_bytes: number | null; bytes: number }

/**
 * The rows of a page of many leads; refuses a page whose texts are too long together. Long texts are read only after that check, since they could
 * fill the memory.
 */
export async function measuredRows(on: ReadContext, query: Page, access: Access): Promise<BriefRow[]> {
  const rows: MeasuredRow[] = await ordered(on, query, access)
    .select(others)
    .select([
      sql<string | null>`case when ${textBytes} <= ${sql.lit(long)} then leads.text end`.as('text'),
      textBytes.as('text_bytes'),
      sql<number>`${sql.join(sizes, sql` + `)}`.as('bytes'),
    ])
    .limit(query.limit)
    .offset(query.offset)
    .execute()
  const { leads, bytes } = pageLimits
  if (rows.reduce((sum, row) => sum + row.bytes, 0) > bytes)
    throw refusal('page-too-long', { limit: bytes, fits: leads }, 'limit')
  const cut = rows.filter((row) => (row.text_bytes ?? 0) > long)
  for (let at = 0; at < cut.length; at += chunk) await fillTexts(on, query, cut.slice(at, at + chunk))
  return rows
}

async function fillTexts({ db, dialect }: ReadContext, { viewer }: Page, rows: MeasuredRow[]): Promise<void> {
  const ids = rows.map(({ id }) => id)
  const found = await db
    .selectFrom('leads')
    .select(['id', 'text'])
    .where('project_id', '=', viewer.project.id)
    .where(dialect.among(sql.ref('leads.id'), ids))
    .execute()
  const texts = new Map(found.map(({ id, text }) => [id, text]))
  for (const row of rows) row.text = texts.get(row.id) ?? null
}
