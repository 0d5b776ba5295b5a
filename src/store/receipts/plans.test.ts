import { type CompiledQuery, Kysely, SqliteDialect } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqlite as database } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'
import { type Reads, reads } from '../repositories.ts'
import type { Tables } from '../schema/tables.ts'
import { sqlite } from '../sqlite/dialect.ts'
import Database from '../sqlite/driver.ts'
import { arrivals } from './arrivals.ts'

// PostgreSQL plans by its statistics. SQLite has none here, so the form of each query has to lead it to the right index.
const desk = useDesk(database())
const asked: CompiledQuery[] = []
let file: InstanceType<typeof Database>
let store: Reads
let db: Kysely<Tables>

beforeAll(() => {
  file = new Database(desk().url.slice('sqlite:'.length), { readonly: true })
  const dialect = new SqliteDialect({ database: file })
  db = new Kysely<Tables>({ dialect, log: ({ query }) => void asked.push(query) })
  store = reads(db, sqlite)
})
afterAll(() => void file.close())

const [from, to] = [start - 120, start]
const word = { text: 'анна', digits: [], number: null }
const page = (filter: object) => () => store.receiptPages.page(12345, { filter, limit: 50 })
const ids = (filter: object) => () => store.receiptPages.ids(12345, { filter, after: 7, until: 9, limit: 25 })

/** Each query, and the index that it uses with the columns that narrow it. Only queries with `sorts` sort. */
test.each<[string, () => Promise<unknown>, string, 'sorts'?]>([
  ['all, the newest first', page({}), 'receipts_at (project_id=?)'],
  [
    'those after a position',
    () => store.receiptPages.page(12345, { filter: {}, after: { at: to, id: 7 }, limit: 50 }),
    'receipts_at (project_id=? AND at<?)',
  ],
  ['a period', page({ from, to }), 'receipts_at (project_id=? AND at>? AND at<?)'],
  ['an end', page({ end: 'spam' }), 'receipts_end (project_id=? AND ended=?)'],
  ['an end in a period', page({ end: 'spam', from, to }), 'receipts_at (project_id=? AND at>? AND at<?)'],
  ['a search in a period', page({ from, to, words: [word] }), 'receipts_at (project_id=? AND at>? AND at<?)'],
  [
    'the numbers of a period',
    () => store.receiptSummary.byEnd(12345, {}, [{ from, to }]),
    'receipts_at (project_id=? AND at>? AND at<?)',
    'sorts',
  ],
  ['those that wait', page({ end: 'waiting' }), 'receipts_open (project_id=?)', 'sorts'],
  ['those of a period that wait', page({ end: 'waiting', from, to }), 'receipts_open (project_id=?)', 'sorts'],
  [
    'those after a position that wait',
    () => store.receiptPages.page(12345, { filter: { end: 'waiting' }, after: { at: to, id: 7 }, limit: 50 }),
    'receipts_open (project_id=?)',
    'sorts',
  ],
  [
    'how many of a project wait',
    () => store.receiptPages.count(12345, { end: 'waiting' }),
    'receipts_open (project_id=?)',
  ],
  [
    'what came on a day',
    () => arrivals(db, sqlite).onDays(12345, [{ from, to }]),
    'receipts_at (project_id=? AND at>? AND at<?)',
    'sorts',
  ],
  ['how many wait', () => store.receipts.countPending(), 'receipts_open'],
  [
    'whether a network sends often',
    () => store.receipts.isFlooding(12345, { id: 7, network: '192.0.2.1', at: to }, { most: 20, seconds: 120 }),
    'receipts_network (project_id=? AND network=? AND at>? AND at<?)',
  ],
  ['a lead', page({ lead: 7 }), 'receipts_lead (project_id=? AND lead_id=?)'],
  ['the receipts of a lead', () => store.receipts.ofLead(12345, 7), 'receipts_lead (project_id=? AND lead_id=?)'],
  [
    'the receipt that created a lead',
    () => store.receipts.enquiryOfLead(12345, 7),
    'receipts_lead (project_id=? AND lead_id=?)',
  ],
  ['a part of a replay', ids({ end: 'spam', from }), 'sqlite_autoindex_receipts_1 (project_id=? AND id>? AND id<?)'],
  ['a replay of a lead', ids({ lead: 7 }), 'receipts_lead (project_id=? AND lead_id=?)', 'sorts'],
  [
    'how many of an end',
    () => store.receiptPages.count(12345, { end: 'spam' }),
    'receipts_end (project_id=? AND ended=?)',
  ],
  [
    'the same content from the same visitor',
    () => store.receipts.duplicates(12345, [{ fingerprint: 'fingerprint', at: to }]),
    'receipts_fingerprint (project_id=? AND fingerprint=?)',
    'sorts',
  ],
  [
    'a submit that came before',
    () => store.receipts.bySubmitTokens(12345, ['token']),
    'receipts_submit_token (project_id=? AND submit_token=?)',
  ],
  [
    'what is left behind',
    () => store.receipts.pending(12345, { besides: { from, to }, after: 7, limit: 50 }),
    'receipts_open (project_id=? AND id>?)',
  ],
  [
    'spam whose words are past their time',
    () => store.personalData.forgetSpam(12345, to, to, 200),
    'receipts_spam (project_id=? AND ended=? AND at<?)',
  ],
  ['a replay of those that wait', ids({ end: 'waiting' }), 'receipts_open (project_id=? AND id>? AND id<?)'],
])('%s', async (_, ask, index, sorts) => {
  asked.length = 0
  await ask()
  const plan = asked.flatMap(({ sql, parameters }) => file.prepare(`explain query plan ${sql}`).all(...parameters))
  const all = (plan as { detail: string }[]).map(({ detail }) => detail)
  const details = all.filter((detail) => !/json_each|SUBQUERY/.test(detail)) // lists of parameters come as JSON
  expect(details[0]).toContain(index)
  expect(details.slice(1).map((detail) => detail.replace(/.*(ORDER|GROUP) BY/, 'sorts'))).toEqual(sorts ? [sorts] : [])
})
