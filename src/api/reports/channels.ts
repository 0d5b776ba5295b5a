import Type, { type Static, type TSchema } from 'typebox'
import { type PathLevel, pathLevels, touchChoices } from '../../domain/attribution.ts'
import type { Channel } from '../../domain/channel.ts'
import { comparisons, endDays } from '../../domain/days.ts'
import { and, paid } from '../../domain/figure.ts'
import { type Filter, isEverything } from '../../domain/filter.ts'
import { isAllTime, type Period } from '../../domain/period.ts'
import type { NamedPeriod } from '../../domain/period-names.ts'
import { channelJson, writeChannel } from '../../json/channel.ts'
import { PeriodSchema, writePeriod } from '../../json/period.ts'
import {
  checkRepeated,
  divideHalfUp,
  figureJson,
  writeAverage,
  writeDaysOrAll,
  writeFigure,
  writeShare,
} from '../../json/report.ts'
import { orNull } from '../../json/schemas.ts'
import { writeMoney } from '../../json/values.ts'
import type { PathQuery } from '../../store/store.ts'
import { readWithin } from '../door/numbers.ts'
import type { Call } from '../door/route.ts'
import { readSelection, selectionQuery } from '../leads/selection.ts'
import { type CostScope, type PathCost, pathCosts, placesQuery } from './channel-costs.ts'
import { isOfPaths, spamPaths } from './channel-spam.ts'
import {
  channelTree,
  mostLines,
  type Numbers,
  type PeriodParts,
  type TreeLine,
  type TreeQuery,
} from './channel-tree.ts'
import { examples } from './examples.ts'
import { figures, namedBefore, writeFigures } from './figures.ts'
import { reports } from './reports.ts'

const money = (description: string) => orNull(Type.String({ description, examples: ['12500.50'] }))
type SpamList = { end: 'spam'; period: string }
const spamJson = Type.Object(
  {
    receipts: Type.Integer({
      description:
        'Enquiries that ended as spam, and did not become leads; of unknown origin once their contents were deleted',
    }),
    list: Type.Unsafe<SpamList | null>({
      ...Type.Object({ end: Type.Enum(['spam']), period: Type.String() }),
      type: ['object', 'null'],
      description:
        'The list of these receipts; null in lines and with a filter, since receipts cannot be listed by their origin',
    }),
  },
  { $id: 'Spam' },
)
const numbersJson = Type.Object(
  {
    ...figures,
    repeats: figureJson,
    repeat_share: orNull(
      Type.Number({ description: 'Share of leads whose person had a lead before, from 0 to 1; null without leads' }),
    ),
    spam: Type.Unsafe<{ receipts: number; list: SpamList | null } | null>({
      anyOf: [spamJson, { type: 'null' }],
      description:
        'Null where it is not computed: for contractors, with conditions other than on the origin, and for too many receipts',
    }),
    spam_share: orNull(Type.Number({ description: 'Spam divided by spam plus leads; null without both' })),
    cost: money('Costs; null where no cost was entered'),
    cost_per_lead: money('Null without a cost or a lead'),
    cost_per_paid: money('Null without a cost or a paid lead'),
    romi: orNull(Type.Number({ description: '(revenue − cost) / cost: 2.5 is 250 %; null without a cost' })),
  },
  { $id: 'ChannelNumbers' },
)
const before = Type.Unsafe<Static<typeof numbersJson> | null>({
  anyOf: [numbersJson, { type: 'null' }],
  description: 'The previous period, if compared',
})

type LineJson = Static<typeof numbersJson> & {
  level: PathLevel
  channel: Static<typeof channelJson> | null
  value: string | null
  before: Static<typeof numbersJson> | null
  total: number | null
  items: LineJson[] | null
}
const lineJson = Type.Unsafe<LineJson>(
  Type.Object(
    {
      level: Type.Enum([...pathLevels]),
      channel: Type.Unsafe<Static<typeof channelJson> | null>({
        anyOf: [channelJson, { type: 'null' }],
        description: 'At the level of channels; null for leads that no rule matches',
      }),
      value: orNull(
        Type.String({ description: 'At other levels: the value as in some lead; null for leads without a value' }),
      ),
      ...numbersJson.properties,
      before,
      total: orNull(Type.Integer({ description: 'Lines at the next level; null unless requested' })),
      items: Type.Unsafe({
        type: ['array', 'null'],
        items: { type: 'object', additionalProperties: true },
        description: 'The lines of the next level, in the same form',
      }),
    },
    { $id: 'ChannelLine' },
  ) as TSchema,
)

export const getChannelsReport = reports.get('getChannelsReport', '/channels', {
  access: 'read, contractors',
  allowsStaleReads: true,
  summary: 'Compare channels',
  description:
    'A tree of channels, sources, campaigns and keywords with their leads and costs, most leads first; `whole` is the total. Channels follow the present rules, also for old leads. To get the lines below a line, call again with the filter of its leads and the next `level`. The cost of a source or a campaign is counted in the line with most of its leads of the period, and in the lines above. In a period that still runs, costs count up to today, like leads. Contractors see no costs.',
  query: Type.Object({
    ...selectionQuery,
    touch: Type.Optional(Type.Enum([...touchChoices], { description: 'Which touch; default the last' })),
    level: Type.Optional(Type.Enum([...pathLevels], { description: 'The first level of the tree; default channels' })),
    depth: Type.Optional(Type.Enum(['1', '2', '3', '4'], { description: 'Number of levels; default 1' })),
    compare: Type.Optional(
      Type.Enum([...comparisons], { description: 'Also the previous period, or the same days a year before' }),
    ),
    limit: Type.Optional(
      Type.String({
        pattern: '^[0-9]{1,4}$',
        description: `Lines below each line, 1 to 1000; default 100. At most ${mostLines} in all, filled level by level`,
      }),
    ),
  }),
  answers: {
    200: Type.Object({
      period: PeriodSchema,
      before: Type.Unsafe<Static<typeof PeriodSchema> | null>({ anyOf: [PeriodSchema, { type: 'null' }] }),
      touch: Type.Enum([...touchChoices]),
      currency: Type.String(),
      whole: Type.Object({ ...numbersJson.properties, before }),
      total: Type.Integer({ description: 'Number of lines at the first level' }),
      items: Type.Array(lineJson),
    }),
  },
  refuses: ['hidden-field', 'too-long'],
  example: examples.channels,
  async handle(call) {
    const { project, query, store, now } = call
    const { period, filter: given } = readSelection(query, project, now)
    const filter = unwrapped(given)
    const { touch = 'last' } = query
    const levels = levelsOf(query.level, query.depth)
    const limit = readWithin(query.limit, 'limit', { min: 1, max: 1_000, usual: 100 })
    const statuses = await store.statuses.of(project.id)
    const { channels } = await store.channels.dictionary(project.id)
    const compared = query.compare && !isAllTime(period) ? namedBefore(period, now, query.compare) : undefined
    const periods = [period, ...(compared ? [compared] : [])]
    const tree = { filter, statuses, touch, levels }
    const scope = { project, channels: new Set(channels.map(({ id }) => id)), touch, filter }
    const { whole, total, lines, count } = await channelTree(await partsOf(call, periods, tree, scope), tree, limit)
    checkRepeated(filter, count * periods.length * 5)
    const context = { channels, timeZone: project.timeZone }
    return {
      period: writePeriod(period),
      before: compared ? writePeriod(compared) : null,
      touch,
      currency: project.currency,
      whole: writePair(whole, project.timeZone, isEverything(filter)),
      total,
      items: lines.map((line) => writeLine(line, levels.length, context)),
    }
  },
})

/** Removes groups around a single group, so that filters of lower lines do not nest deeper than the given one. */
function unwrapped(filter: Filter): Filter {
  const [part, ...others] = 'and' in filter ? filter.and : []
  return part && 'and' in part && others.length === 0 ? unwrapped(part) : filter
}

type ReportCall = Pick<Call<'/projects/:project'>, 'store' | 'viewer' | 'signal' | 'project' | 'now'>

/** Reads leads, revenue, costs and spam of each period; leads and revenue in one snapshot. Masked viewers get no costs or spam. */
async function partsOf(
  { store, viewer, signal, project, now }: ReportCall,
  periods: readonly NamedPeriod[],
  { filter, statuses, touch, levels }: TreeQuery,
  scope: CostScope,
): Promise<PeriodParts[]> {
  const common = { levels, touch }
  const queries = periods.flatMap((period): PathQuery[] => [
    { ...common, date: 'creation_date', period, filter },
    { ...common, date: 'paid_date', period, filter: and(filter, paid(statuses)) },
  ])
  const tallies = await store.read('paths', viewer, queries, signal)
  const parts: PeriodParts[] = []
  for (const [index, period] of periods.entries()) {
    const [created = [], revenue = []] = tallies.slice(index * 2)
    if (viewer.mask) parts.push({ period, created, revenue, costs: [] })
    else parts.push({ period, created, revenue, costs: await costsOf(period), spam: await spamOf(period) })
  }
  return parts

  async function spamOf({ from, to }: NamedPeriod) {
    if (!isOfPaths(filter, touch)) return
    const found = await store.read(
      'receiptTouches',
      viewer,
      { filter: { end: 'spam', from, to }, limit: mostSpam + 1 },
      signal,
    )
    return found.length > mostSpam ? undefined : spamPaths(found, scope)
  }

  async function costsOf(period: NamedPeriod): Promise<PathCost[]> {
    const sums = await store.costs.sums(project.id, endDays(upTo(now, period), project.timeZone), project.currency)
    const places = placesQuery(sums, period, touch)
    const [found = []] = places ? await store.read('paths', viewer, [places], signal) : []
    return pathCosts(sums, found, scope)
  }
}

/** Cuts a period that has begun at today, for costs: its leads end today too, and so does the period compared with it. */
function upTo(now: number, { from, to }: Period): Period {
  return { from, to: from <= now ? Math.min(to, now) : to }
}

/** The maximum of enquiries that are read as spam; with more, spam is not counted, since reading them would cost more than the report. */
const mostSpam = 2_000

function levelsOf(level: PathLevel = 'channel', depth = '1'): readonly PathLevel[] {
  const first = pathLevels.indexOf(level)
  return pathLevels.slice(first, first + Number(depth))
}

type LineContext = { channels: readonly Channel[]; timeZone: string }

function writeLine(line: TreeLine, depth: number, context: LineContext): LineJson {
  const { level, of, label, numbers, below } = line
  const channel = context.channels.find(({ id }) => level === 'channel' && id === of)
  return {
    level,
    channel: channel ? writeChannel(channel) : null,
    value: level === 'channel' ? null : label,
    ...writePair(numbers, context.timeZone, false),
    total: depth > 1 ? below.total : null,
    items: depth > 1 ? below.lines.map((each) => writeLine(each, depth - 1, context)) : null,
  }
}

function writePair([first, second]: readonly Numbers[], timeZone: string, isOfAll: boolean) {
  const write = (numbers: Numbers) => writeNumbers(numbers, timeZone, isOfAll)
  return { ...write(first as Numbers), before: second ? write(second) : null }
}

/** `isOfAll` says that the numbers are of all origins. */
function writeNumbers(numbers: Numbers, timeZone: string, isOfAll: boolean): Static<typeof numbersJson> {
  const { leads, repeats, paid, revenue, spam, cost } = numbers
  const spamList = (): SpamList => ({ end: 'spam', period: writeDaysOrAll(leads.list.period, timeZone) })
  return {
    ...writeFigures(numbers, timeZone),
    repeats: writeFigure(repeats, timeZone),
    repeat_share: writeShare(repeats.leads, leads.leads),
    spam: spam === null ? null : { receipts: spam, list: isOfAll ? spamList() : null },
    spam_share: spam === null ? null : writeShare(spam, spam + leads.leads),
    cost: cost === null ? null : writeMoney(cost),
    cost_per_lead: cost === null ? null : writeAverage(cost, leads.leads),
    cost_per_paid: cost === null ? null : writeAverage(cost, paid.leads),
    romi: cost === null || cost === 0n ? null : returnOf(revenue.sum, cost),
  }
}

/** The return on a cost: revenue minus cost as a share of the cost, rounded half up to four digits. */
function returnOf(revenue: bigint, cost: bigint): number {
  return Number(divideHalfUp((revenue - cost) * 10_000n, cost)) / 10_000
}
