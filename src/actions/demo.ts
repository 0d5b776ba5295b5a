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
    const before = await demoOf(tx, project)
    const ranges = nouns.map((noun) => [noun, rangesOf([...(before?.[noun] ?? []), ...(made[noun] ?? [])])])
    const names = (noun: 'mappings' | 'stopWords') => [...new Set([...(before?.[noun] ?? []), ...(made[noun] ?? [])])]
    const all = { ...Object.fromEntries(ranges), mappings: names('mappings'), stopWords: names('stopWords') }
    await tx.settings.remove(nameOf(project))
    await tx.settings.add(nameOf(project), JSON.stringify(all))
  })
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

function rangesOf(ids: number[]): Ranges {
  const ranges: Ranges = []
  for (const id of [...new Set(ids)].sort((one, other) => one - other)) {
    const last = ranges.at(-1)
    if (last && last[1] === id - 1) last[1] = id
    else ranges.push([id, id])
  }
  return ranges
}

function idsOf(ranges: Ranges): number[] {
  return ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
}
