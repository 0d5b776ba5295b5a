import type { Restore } from '../domain/destination.ts'
import type { Store } from '../store/store.ts'

/** The setting with the restores of this desk, as JSON. It is backed up with the others. */
const setting = 'restores'

/** Notes that the desk was restored from a backup at `now` (seconds), before anything happens in it. */
export async function noteRestore(store: Store, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    const known = (await tx.settings.find(setting))?.value
    const events: Restore['events'] = {}
    for (const { id } of await tx.projects.all()) events[id] = await tx.projects.lastEvent(id)
    await tx.settings.replace(setting, known, JSON.stringify([...toRestores(known), { at: now, events }]))
  })
}

/** The restores of this desk, the oldest first. */
export async function findRestores(store: Store): Promise<Restore[]> {
  return toRestores((await store.settings.find(setting))?.value)
}

function toRestores(text: string | undefined): Restore[] {
  return text === undefined ? [] : (JSON.parse(text) as Restore[])
}
