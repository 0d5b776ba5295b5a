import type { Actor } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import type { Store, Target } from '../store/store.ts'
import { refuseFormer } from './current-rights.ts'
import { lock, note } from './destinations.ts'
import { firstFailure } from './first-failure.ts'

/** How many deliveries, with their attempts, and how many ids of leads one transaction removes, so that other writers do not wait long. */
const batch = { deliveries: 200, outsideIds: 500 }

/** Removes a destination with its deliveries. It is hidden at once, so that nothing more is planned or sent. Refuses an outdated version. */
export async function removeDestination(
  store: Store,
  by: Actor,
  project: Project,
  { id, version }: { id: number; version?: number | undefined },
  now: number,
): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project.id, 'admin', now)
    const removed = await lock(tx, project, id, version)
    await tx.destinations.hide(project.id, id)
    await note(tx, by, removed, 'destination.removed', now)
  }, project.id)
  await removeHidden(store, { project: project.id, destination: id }).catch(() => {}) // pruning removes the rest
}

/** Finishes removals that were interrupted; returns how many destinations it removed. Safe in concurrent processes. */
export async function finishRemovals(store: Store, stop?: AbortSignal): Promise<number> {
  const { attempt, tell } = firstFailure()
  let count = 0
  for (const target of await store.destinations.hidden())
    await attempt(async () => {
      if (await removeHidden(store, target, stop)) count++
    })
  tell()
  return count
}

/** Deletes a hidden destination in parts. Returns false if `stop` came first. */
async function removeHidden(store: Store, target: Target, stop?: AbortSignal): Promise<boolean> {
  const removeSome = () => store.transaction((tx) => tx.deliveries.removeSome(target, batch.deliveries))
  const forgetSome = (after: number) =>
    store.transaction((tx) => tx.outsideIds.forgetSome(target, after, batch.outsideIds))
  while (!stop?.aborted && (await removeSome()) > 0);
  let last: number | undefined = 0
  while (!stop?.aborted && last !== undefined) last = await forgetSome(last)
  if (stop?.aborted) return false
  await store.transaction((tx) => tx.destinations.remove(target), target.project)
  return true
}
