import { setImmediate } from 'node:timers/promises'
import { fieldOfLevel, type PathTally, type PathValue, type TouchChoice } from '../../domain/attribution.ts'
import { channelOf } from '../../domain/channel.ts'
import { allOf, anyOf, everything, type Filter } from '../../domain/filter.ts'
import type { Lead } from '../../domain/lead.ts'
import { matches } from '../../domain/matches.ts'
import type { Period } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import type { CostSum, PathQuery } from '../../store/store.ts'

/** A cost with its path in the tree. Levels below that of its target are undefined. */
export type PathCost = { path: [PathValue, (string | null)?, (string | null)?]; label: string | null; amount: bigint }

/** The scope of the costs in a report. */
export type CostScope = { project: Project; channels: ReadonlySet<number>; touch: TouchChoice; filter: Filter }

/** The query for the paths that place costs of sources and campaigns; undefined without such costs. Unfiltered, so that a cache can answer. */
export function placesQuery(costs: readonly CostSum[], period: Period, touch: TouchChoice): PathQuery | undefined {
  if (costs.every(({ kind }) => kind === 'channel')) return
  return { date: 'creation_date', period, filter: everything, levels: ['channel', 'source', 'campaign'], touch }
}

/**
 * Places costs in the tree, and leaves out those that the filter excludes. The cost of a source or campaign is placed on the path with
 * most of its leads in the period. A source without leads is placed in the channel that the rules give it.
 */
export async function pathCosts(
  costs: readonly CostSum[],
  places: readonly PathTally[],
  scope: CostScope,
): Promise<PathCost[]> {
  const filter = filterOfPaths(scope.filter, scope.touch)
  const mostLeads = placesByLeads(places)
  const found: PathCost[] = []
  for (const [index, cost] of costs.entries()) {
    if (index % slice === slice - 1) await setImmediate()
    const { path } = placed(cost, mostLeads, scope)
    if (matches(filter, ...leadOf(path, scope))) found.push({ path, label: cost.target, amount: cost.amount })
  }
  return found
}

/** How many costs are placed before other requests get a turn: a source is compared with up to 2,000 texts of rules. */
const slice = 50

function placed(
  { kind, key, target }: CostSum,
  mostLeads: ReturnType<typeof placesByLeads>,
  scope: CostScope,
): Pick<PathCost, 'path'> {
  const { project, channels } = scope
  if (kind === 'channel') return { path: [channels.has(Number(target)) ? Number(target) : null] }
  const place = mostLeads.get(`${kind} ${key}`)
  if (kind === 'campaign') return { path: [place?.[0] ?? null, (place?.[1] ?? null) as string | null, key] }
  return { path: [place ? (place[0] ?? null) : channelOf(project.rules, { source: key, lastTouch: null }), key] }
}

/** For each source and campaign the path with most leads, and among equal ones the first in order. */
function placesByLeads(places: readonly PathTally[]): Map<string, PathValue[]> {
  const counts = new Map<string, Map<string, { values: PathValue[]; n: number }>>()
  for (const { values, n } of places) {
    const [channel = null, source = null, campaign = null] = values
    for (const [kind, key, path] of [
      ['source', source, [channel]],
      ['campaign', campaign, [channel, source]],
    ] as [string, PathValue, PathValue[]][]) {
      if (key === null) continue // without this, null would count as the source `null`
      const name = `${kind} ${key}`
      const known = counts.get(name) ?? new Map()
      const at = JSON.stringify(path)
      known.set(at, { values: path, n: n + (known.get(at)?.n ?? 0) })
      counts.set(name, known)
    }
  }
  return new Map(
    [...counts].map(([name, known]) => {
      const ordered = [...known].sort(
        ([one, first], [other, second]) => second.n - first.n || byChannel(first, second) || (one < other ? -1 : 1),
      )
      return [name, ordered[0]?.[1].values ?? []]
    }),
  )
}

type Placed = { values: PathValue[] }

/** Orders by channel id; paths without a channel come last. */
function byChannel({ values: [one] }: Placed, { values: [other] }: Placed): number {
  return Number(one ?? Number.MAX_SAFE_INTEGER) - Number(other ?? Number.MAX_SAFE_INTEGER)
}

/** The conditions of a filter on channel, source and campaign. Costs have no other fields, so they pass all other conditions. */
function filterOfPaths(filter: Filter, touch: TouchChoice): Filter {
  if ('and' in filter) return allOf(filter.and.map((part) => filterOfPaths(part, touch)))
  if ('or' in filter)
    return filter.or.length === 0 ? filter : anyOf(filter.or.map((part) => filterOfPaths(part, touch)))
  const { channel, source, campaign } = fieldOfLevel[touch]
  return ([channel, source, campaign] as string[]).includes(filter.field) ? filter : everything
}

/** A lead with the values of a path, in a project whose only rule leads to its channel, so that filters for leads apply to costs. */
function leadOf([channel, source = null, campaign = null]: PathCost['path'], { project }: CostScope): [Lead, Project] {
  const touch = campaign === null ? null : { utm_campaign: campaign }
  const lead = { source, firstTouch: touch, lastTouch: touch, deletedAt: null } as Lead
  return [lead, { ...project, rules: channel === null ? [] : [{ channel: channel as number, match: {} }] }]
}
