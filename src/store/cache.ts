import { LRUCache } from 'lru-cache'
import type { Key } from '../domain/access.ts'
import type { Form } from '../domain/form.ts'
import type { Member } from '../domain/member.ts'
import type { Project } from '../domain/project.ts'
import type { Status } from '../domain/status.ts'
import type { Reads } from './repositories.ts'

/** How often (ms) the cache asks the store whether its revision was raised. */
const checkInterval = 1_000

export type Cache = ReturnType<typeof createCache>

/**
 * Caches keys, members, projects, statuses, forms and settings until the revision of the store is raised, which drops all entries. A change by
 * another process is seen within `checkInterval`. Misses are not cached.
 */
export function createCache(reads: Reads) {
  const remembered = new LRUCache<string, object>({ max: 10_000 })
  let revision = -1
  /** Raised by each invalidation, so that a lookup that began before it does not fill the cache after it. */
  let generation = 0
  let checked = { generation: -1, at: Number.NEGATIVE_INFINITY }
  let checking: Promise<void> | undefined

  return {
    key: (hash: string) => cached<Key>(`key ${hash}`, () => reads.keys.findByHash(hash)),
    keyOf: (id: number) => cached<Key>(`key of ${id}`, () => reads.keys.find(id)),
    member: (id: number) => cached<Member>(`member ${id}`, () => reads.members.find(id)),
    project: (id: number) => cached<Project>(`project ${id}`, () => reads.projects.find(id)),
    setting: async (name: string): Promise<string | undefined> =>
      (await cached<{ value: string }>(`setting ${name}`, () => reads.settings.find(name)))?.value,
    statuses: async (project: number): Promise<Status[]> =>
      (await cached<Status[]>(`statuses ${project}`, () => reads.statuses.of(project))) ?? [],
    /** The form of a public token, and the number of its project. */
    form: (token: string) => cached<{ project: number; form: Form }>(`form ${token}`, () => reads.forms.byToken(token)),
    formOf: (project: number, id: number) => cached<Form>(`form ${project} ${id}`, () => reads.forms.find(project, id)),
    /** Drops all entries, so that this process sees its own change at once. */
    invalidate: () => {
      generation++
    },
  }

  async function cached<T extends object>(name: string, read: () => Promise<T | undefined>): Promise<T | undefined> {
    const wanted = generation
    while (checked.generation < wanted || performance.now() - checked.at > checkInterval) {
      checking ??= check()
      await checking
    }
    const hit = remembered.get(name) as T | undefined
    if (hit) return hit
    const seen = revision
    const found = await read()
    if (found && seen === revision) remembered.set(name, found)
    return found
  }

  async function check(): Promise<void> {
    const began = generation
    try {
      const current = await reads.settings.revision()
      if (current !== revision) remembered.clear()
      revision = current
      checked = { generation: began, at: performance.now() }
    } finally {
      checking = undefined
    }
  }
}
