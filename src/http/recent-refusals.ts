import { LRUCache } from 'lru-cache'
import type { RefusedSubmission } from '../domain/entry-point.ts'

/** The number of refusals kept for each project, and the number of projects. */
const [most, projects] = [20, 1_000]

/** By the store of a server. In memory only: no customer data, and lost at the end of the process. */
const noted = new WeakMap<object, LRUCache<number, RefusedSubmission[]>>()

/** Remembers a refused submission of a project, so that members can see why no enquiries arrive. */
export function noteRefusal(store: object, project: number, refused: RefusedSubmission): void {
  const ofStore = noted.get(store) ?? new LRUCache<number, RefusedSubmission[]>({ max: projects })
  noted.set(store, ofStore)
  ofStore.set(project, [refused, ...(ofStore.get(project) ?? [])].slice(0, most))
}

/** The latest refused submissions of a project to this process, the newest first. */
export function recentRefusals(store: object, project: number): readonly RefusedSubmission[] {
  return noted.get(store)?.get(project) ?? []
}
