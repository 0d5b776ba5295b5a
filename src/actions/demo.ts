import type { Project } from '../domain/project.ts'
import type { Reads, Store, Transaction } from '../store/store.ts'

const nouns = [
  'leads',
  'receipts',
  'members',
  'forms',
  'keys',
  'fields',
  'views',
  'costs',
  'jobs',
  'destinations',
] as const
type Noun = (typeof nouns)[number]

/** The parts of the demo of a project: ids, and the names of what has no id. */
export type DemoParts = Record<Noun, number[]> & { mappings: string[]; stopWords: string[] }

/** The stored form: each run of consecutive ids as its first and last. */
type Stored = Record<Noun, Ranges> & Pick<DemoParts, 'mappings' | 'stopWords'>
type Ranges = [first: number, last: number][]

/** Records what was made for the demo of a project, in addition to earlier records. */
export function noteDemo(store: Store, project: Project, made: Partial<DemoParts>): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision() // first: concurrent changes of settings wait on this row
    await noteMade(tx, project, made)
  })
}

/**
 * Records leads and receipts in the transaction that makes them, so that an interrupted demo can be removed. Without a new revision, since no cache
 * holds them.
 */
export async function noteMade(tx: Transaction, project: Project, made: Partial<DemoParts>): Promise<void> {
  let known: { value: string } | undefined
  do known = await tx.settings.find(nameOf(project))
  while (!(await tx.settings.replace(nameOf(project), known?.value, JSON.stringify(withMade(known?.value, made)))))
}

function withMade(known: string | undefined, made: Partial<DemoParts>): Stored {
  const before = known === undefined ? {} : (JSON.parse(known) as Partial<Stored>)
  const ranges = nouns.map((noun) => [noun, withIds(before[noun] ?? [], made[noun] ?? [])])
  const names = (noun: 'mappings' | 'stopWords') => [...new Set([...(before[noun] ?? []), ...(made[noun] ?? [])])]
  return {
    ...(Object.fromEntries(ranges) as Record<Noun, Ranges>),
    mappings: names('mappings'),
    stopWords: names('stopWords'),
  }
}

/** The parts of the demo of a project; undefined when there is none. */
export async function demoOf(
  store: Pick<Transaction | Reads, 'settings'>,
  project: Project,
): Promise<DemoParts | undefined> {
  const noted = await store.settings.find(nameOf(project))
  if (!noted) return
  const stored = JSON.parse(noted.value) as Stored
  const ids = Object.fromEntries(nouns.map((noun) => [noun, idsOf(stored[noun] ?? [])])) as Record<Noun, number[]>
  return { ...ids, mappings: stored.mappings, stopWords: stored.stopWords }
}

/** The members that were made for the demo of a project. */
export async function demoMembers(reads: Pick<Reads, 'settings'>, project: Project): Promise<number[]> {
  const noted = await reads.settings.find(nameOf(project))
  return noted ? idsOf((JSON.parse(noted.value) as Stored).members ?? []) : []
}

/** Forgets that a project has a demo. */
export function forgetDemo(store: Store, project: Project): Promise<void> {
  return store.transaction((tx) => tx.settings.remove(nameOf(project)))
}

function nameOf({ id }: Project): string {
  return `demo:${id}`
}

/** Ranges and more ids as ranges. A demo may have a million leads, so the ids of the ranges are not listed for it. */
function withIds(ranges: Ranges, ids: number[]): Ranges {
  const joined: Ranges = []
  const all = [...ranges, ...ids.map((id): Ranges[number] => [id, id])].sort(([one], [other]) => one - other)
  for (const [first, last] of all) {
    const before = joined.at(-1)
    if (before && before[1] >= first - 1) before[1] = Math.max(before[1], last)
    else joined.push([first, last])
  }
  return joined
}

function idsOf(ranges: Ranges): number[] {
  return ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
}
