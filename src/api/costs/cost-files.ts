import { Readable } from 'node:stream'
import { create as disposition } from 'content-disposition'
import Type from 'typebox'
import { importCosts as writeRows } from '../../actions/costs.ts'
import { type CostTarget, costKinds, daysOfMonth, targetKey } from '../../domain/cost.ts'
import type { Field, Filter } from '../../domain/filter.ts'
import { allTime } from '../../domain/period.ts'
import { charsetOf, decodeWhole } from '../../intake/charset.ts'
import type { Pointed } from '../../json/problem.ts'
import { writeMoney } from '../../json/values.ts'
import type { CostSpot, PathQuery } from '../../store/store.ts'
import { type CostFile, channelNamer, readCostFile } from '../../transfer/cost-file.ts'
import { fileOptions } from '../../transfer/file.ts'
import { csvLines, type TableCell } from '../../transfer/table.ts'
import { cleanText } from '../door/body.ts'
import type { Call } from '../door/route.ts'
import { ValidationError } from '../door/validate.ts'
import { undoExample } from '../leads/changed-lead.ts'
import { costDays, costs, costsQuery, resultJson } from './costs.ts'

export const importCosts = costs.post('importCosts', '/import', {
  access: 'admin',
  summary: 'Write costs from a CSV',
  description:
    'One line per day or month, with the columns day, channel (by name), source or campaign, and amount, and optionally currency and note. The columns may be in any order, in English or Russian, separated by commas, semicolons or tabs, in any common encoding. Days and amounts may be written as `27.11.2026`, `ноябрь 2026`, `12 500,50`. A name is compared exactly first, then without spaces around it. Without a currency, an amount that is already stored keeps its currency, and a new one has the currency of the project. A month whose sum is stored already stays unchanged; in a month of several currencies, a line stands for the days in its own currency. All lines are written, or none: then `errors` names line and column of each error, up to a hundred.',
  consumes: 'text/csv',
  body: Type.String({ description: 'The file' }),
  answers: { 200: resultJson },
  refuses: [
    'csv-heading',
    'csv-not-day',
    'csv-not-amount',
    'csv-not-currency',
    'csv-no-channel',
    'csv-target',
    'csv-too-long',
    'csv-twice',
    'too-many-costs',
    'no-such-channel',
  ],
  example: {
    body: 'Дата;Канал;Сумма\n27.11.2026;Яндекс Директ;12 500,50\nоктябрь 2026;Авито и площадки;31 000\n',
    answer: { changed: 32, removed: 0, undo: undoExample },
  },
  async handle({ store, storeResponse, by, viewer, project, body, headers, now, signal }) {
    const charset = charsetOf(headers['content-type'] ?? '')
    const text = cleanText(decodeWhole(body as unknown as Uint8Array, [charset]), 'file')
    const { rows, faults } = await readFile(text, { store, viewer, project, signal })
    const [first, ...others] = faults.map((refusal): Pointed => ({ refusal, place: {} }))
    if (first) throw new ValidationError([first, ...others])
    return storeResponse(
      (store) => writeRows(store, by, project, rows, now),
      (made) => made,
    )
  },
})

type Reading = Pick<Call<'/projects/:project'>, 'store' | 'viewer' | 'project' | 'signal'>

/** Reads a file, and once more if some of its sources or campaigns are known by texts with spaces around them. */
async function readFile(text: string, { store, viewer, project, signal }: Reading): Promise<CostFile> {
  const { channels } = await store.channels.dictionary(project.id)
  const removed = await store.costs.channels(project.id)
  for (const { id } of channels) removed.delete(String(id))
  const file = readCostFile(text, { channels, removed })
  if (file.padded.length === 0) return file
  const known = new Set(await store.costs.keysOf(project.id, file.padded))
  const found = await store.read('paths', viewer, pathsOf(file.padded), signal)
  for (const [index, kind] of pathKinds.entries())
    for (const { values } of found[index] ?? []) known.add(`${kind} ${values[0]}`)
  return readCostFile(text, { channels, removed, known: (target) => known.has(`${target.kind} ${targetKey(target)}`) })
}

const pathKinds = ['source', 'campaign', 'campaign'] as const

/** Queries for the leads that have these sources, or these campaigns in their last or first touch. */
function pathsOf(targets: readonly CostTarget[]): PathQuery[] {
  const fields = ['source', 'utm_campaign', 'first_utm_campaign'] as const
  return pathKinds.map((kind, index) => {
    const texts = new Set(targets.filter((target) => target.kind === kind).map(({ target }) => target))
    const filter: Filter = { field: fields[index] as Field, operator: 'in', value: [...texts] }
    const touch = index === 2 ? 'first' : 'last'
    return { date: 'creation_date', period: allTime, filter, levels: [kind], touch }
  })
}

export const exportCosts = costs.get('exportCosts', '/export', {
  access: 'read',
  summary: 'Export costs to a CSV',
  description: 'The costs of a period as a CSV file, which can be edited and sent back.',
  query: Type.Object(costsQuery),
  answers: { 200: Type.String({ description: 'The file' }) },
  refuses: ['unknown-period', 'not-interval'],
  produces: 'text/csv; charset=utf-8',
  example: { query: { period: 'this-month' } },
  async handle({ store, project, query: { period, unit = 'day' }, now, reply }) {
    const asked = costDays(period, project, now)
    const days = unit === 'month' ? wholeMonths(asked) : asked // a line of part of a month would stand for all of it
    const { channels } = await store.channels.dictionary(project.id)
    const nameOf = channelNamer(channels)
    const options = fileOptions(project, {})
    reply.header('Content-Disposition', disposition(`costs-${project.id}.csv`))
    const page = (after?: CostSpot) => store.costs.page(project.id, { days, unit, after, limit: pageSize })
    return Readable.from(lines())

    async function* lines() {
      yield `\uFEFF${csvLines([headings[project.language]], options)}`
      for (let some = await page(); some.length > 0; ) {
        yield csvLines(
          some.map(({ slot, kind, target, amount, currency, note }): TableCell[] => {
            const named = kind === 'channel' ? nameOf(target) : target
            const targets = costKinds.map((each) => (each === kind ? named : null))
            return [slot, ...targets, { money: writeMoney(amount) }, currency, note]
          }),
          options,
        )
        const last = some.at(-1) as (typeof some)[number]
        some = some.length < pageSize ? [] : await page([last.slot, last.kind, last.key, last.currency])
      }
    }
  },
})

const pageSize = 1_000
const headings = {
  ru: ['Дата', 'Канал', 'Источник', 'Кампания', 'Сумма', 'Валюта', 'Примечание'],
  en: ['Day', 'Channel', 'Source', 'Campaign', 'Amount', 'Currency', 'Note'],
}

/** The days of all months that these days touch. */
function wholeMonths(days: ReturnType<typeof costDays>): ReturnType<typeof costDays> {
  if (!days) return
  const [first, last] = [days.from, days.to].map((day) => daysOfMonth(day.slice(0, 7)))
  return { from: first?.[0] ?? days.from, to: last?.at(-1) ?? days.to }
}
