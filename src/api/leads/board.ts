import Type, { type Static } from 'typebox'
import { type CardSort, cardSortFields } from '../../domain/lead.ts'
import { isAllTime } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import { excerpt, refusal } from '../../domain/refusal.ts'
import type { SortPosition } from '../../domain/selection.ts'
import { CardSchema, writeCard } from '../../json/lead.ts'
import { PeriodSchema, writePeriod } from '../../json/period.ts'
import { figureJson, writeFigure } from '../../json/report.ts'
import { statusJson, writeStatus } from '../../json/status.ts'
import { writeMoney } from '../../json/values.ts'
import type { Column } from '../../store/store.ts'
import { readCursor, writeCursor } from '../door/cursor.ts'
import { readId } from '../door/ids.ts'
import { readWithin } from '../door/numbers.ts'
import { linkNext, next, pageQuery } from '../door/pages.ts'
import { resource } from '../door/resource.ts'
import { examples } from '../reports/examples.ts'
import { momentSchema, nameOfSelection, readSelection, selectionQuery } from './selection.ts'

const board = resource('/projects/:project/board', { tag: 'Board', noSuch: 'no-such-status' })
const sizes = { min: 1, max: 1_000, usual: 25 }
const limit = Type.Optional(
  Type.String({
    pattern: '^[0-9]{1,9}$',
    description: `Cards per column, 1 to ${sizes.max}; default ${sizes.usual}`,
  }),
)

const sort = Type.Optional(
  Type.String({
    description: `The order of the cards: one of ${cardSortFields.join(', ')}; a leading - reverses it. Default -creation_date`,
    examples: ['-price'],
  }),
)

const columnJson = Type.Object({
  status: statusJson,
  ...figureJson.properties,
  items: Type.Array(CardSchema, { description: 'The cards, ordered by `sort`' }),
  next,
})

export const getBoard = board.get('getBoard', '', {
  access: 'read, contractors',
  summary: 'Get the board',
  description:
    'One column per status, in the order of the board: the number of leads, the sum of their prices, and the first cards, the newest by default. For more of a column, call `board/{status}` with its `next` as `cursor`.',
  query: Type.Object({ ...selectionQuery, sort, limit }),
  answers: {
    200: Type.Object({
      period: PeriodSchema,
      total: Type.Integer({ description: 'Leads in all columns' }),
      sum: Type.String({ description: 'The sum of their prices', examples: ['12500.50'] }),
      columns: Type.Array(columnJson),
    }),
  },
  example: examples.board,
  async handle({ store, onReplica, viewer, project, query, now, signal }) {
    const { period, filter } = readSelection(query, project, now)
    const columns = await (isAllTime(period) ? onReplica(project.id) : store).read(
      'board',
      viewer,
      { period, filter, sort: readCardSort(query.sort), limit: readWithin(query.limit, 'limit', sizes) },
      signal,
    )
    return {
      period: writePeriod(period),
      total: columns.reduce((total, { all }) => total + all.leads, 0),
      sum: writeMoney(columns.reduce((sum, { all }) => sum + all.sum, 0n)),
      columns: columns.map((column) => writeColumn(column, { query, at: now }, project)),
    }
  },
})

export const getBoardColumn = board.get('getBoardColumn', '/:status', {
  access: 'read, contractors',
  summary: 'Get more of a column',
  description:
    'A column of the board from its beginning, or from the `next` of an answer with the same period, filter and search. No lead is skipped or repeated while leads come and change.',
  query: Type.Object({
    ...selectionQuery,
    sort,
    limit,
    cursor: pageQuery.cursor,
  }),
  answers: { 200: Type.Object({ period: PeriodSchema, ...columnJson.properties }) },
  refuses: ['foreign-cursor'],
  example: examples.column,
  async handle({ store, viewer, project, params, query, now, reply, signal }) {
    const status = readId(params.status, 'no-such-status')
    const place = readPlace(query.cursor, nameOf(query, project, status))
    // Later pages use the time of the first one, so that `today` means the same day.
    const at = place?.at ?? now
    const { period, filter } = readSelection(query, project, at)
    const sort = readCardSort(query.sort)
    const asked = { period, filter, sort, limit: readWithin(query.limit, 'limit', sizes), status, after: place?.after }
    const [column] = await store.read('board', viewer, asked, signal)
    if (!column) throw refusal('no-such-status', { id: params.status }, 'id')
    const written = writeColumn(column, { query, at }, project)
    if (written.next !== null) linkNext(reply, written.next)
    return { period: writePeriod(period), ...written }
  },
})

/** What was asked, and when (seconds) its first page was read. */
type View = { query: Parameters<typeof readSelection>[0] & { sort?: string }; at: number }

function writeColumn(
  { status, all, leads, next: spot }: Column,
  { query, at }: View,
  project: Project,
): Static<typeof columnJson> {
  return {
    status: writeStatus(status),
    ...writeFigure(all, project.timeZone),
    items: leads.map(writeCard),
    next: spot && writeCursor(nameOf(query, project, status.id), [at, spot.value, spot.id]),
  }
}

/** A cursor is valid in one column only. */
function nameOf(query: View['query'], project: Project, status: number): string {
  return `column ${nameOfSelection(query, project, [status, query.sort])}`
}

const placeSchema = Type.Tuple([momentSchema, Type.Union([Type.Integer(), Type.Null()]), Type.Integer()])

function readPlace(cursor: string | undefined, name: string): { at: number; after: SortPosition } | undefined {
  const place = readCursor(cursor, name, placeSchema)
  if (!place) return
  const [at, value, id] = place
  return { at, after: { value, id } }
}

function readCardSort(given = '-creation_date'): CardSort {
  const field = cardSortFields.find((each) => each === given.replace(/^-/, ''))
  if (!field) throw refusal('unknown-choice', { given: excerpt(given), known: cardSortFields }, 'sort')
  return { field, order: given.startsWith('-') ? 'desc' : 'asc' }
}
