import type { Lead } from './types.ts'

const next = new Map<string, number>()

/** Records that our own write made the version after `from`, so that a later write based on `from` is no conflict. */
export function recordOwnVersion(project: string, id: string, from: number, to: number): void {
  if (to === from + 1) next.set(`${project}/${id}/${from}`, to) // a larger step hides a write of somebody else
}

/** The newest version that our own writes have made from the one that was read. */
export function latestOwnVersion(project: string, { id, version }: Pick<Lead, 'id' | 'version'>): number {
  let latest = version
  for (let to = next.get(`${project}/${id}/${latest}`); to; to = next.get(`${project}/${id}/${latest}`)) latest = to
  return latest
}
