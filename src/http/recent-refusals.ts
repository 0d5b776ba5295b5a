import { LRUCache } from 'lru-cache'
import type { RefusedSubmission } from '../domain/entry-point.ts'

/** How many of a project are kept, and of how many projects. */
const [most, projects] = [20, 1_000]

/** By the store that a server works on: this is no data of anybody, and is gone with the process. */
const noted = new WeakMap<object, LRUCache<number, RefusedSubmission[]>>()

/** Notes a refused submission of a project, to show why nothing arrives. */
export function noteRefusal(store: object, project: number, refused: RefusedSubmission): void {
  const ofStore = noted.get(store) ?? new LRUCache<number, RefusedSubmission[]>({ max: projects })
  noted.set(store, ofStore)
  ofStore.set(project, [refused, ...(ofStore.get(project) ?? [])].slice(0, most))
}

/** The latest refused submissions of a project to this process, the newest first. */
export function recentRefusals(store: object, project: number): readonly RefusedSubmission[] {
  return noted.get(store)?.get(project) ?? []
}
