import type { Restore } from '../domain/destination.ts'
import type { Store, Transaction } from '../store/store.ts'

/** The setting with the restores of this desk, as JSON. It is backed up with the others. */
const setting = 'restores'

/** How many numbers are skipped (and at least up to the time in seconds), where reusing a lost number would confuse two things. */
const margin = 1_000_000

/**
 * Records that the desk was restored from a backup at `now` (seconds), before anything happens in it, or before its rows are copied. Temporary access
 * such as sessions and links ends, since it may have been ended after the backup. Numbers that are known outside are not reused: those of visits are
 * in cookies, those of notices in letters.
 */
export async function noteRestore(store: Store, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    const known = (await tx.settings.find(setting))?.value
    const events: Restore['events'] = {}
    await endAccess(tx, now)
    for (const { id } of await tx.projects.all()) {
      events[id] = await tx.projects.lastEvent(id)
      for (const noun of ['visit', 'notice'] as const) {
        await tx.counters.allocate(id, noun, margin)
        await tx.counters.advanceTo(id, noun, [now])
      }
    }
    await tx.settings.replace(setting, known, JSON.stringify([...toRestores(known), { at: now, events }]))
  })
}

/** When an interrupted restore into this store began: the same backup continues only with the time that was recorded then. */
export async function interruptedRestore(store: Store): Promise<number | undefined> {
  return (await store.raw.mark()) === undefined ? undefined : (await findRestores(store)).at(-1)?.at
}

async function endAccess(tx: Transaction, now: number): Promise<void> {
  await tx.sessions.endOfAll()
  await tx.passwordResets.endOfAll()
  await tx.mailChanges.endOfAll()
  await tx.linkTokens.endOfAll()
  await tx.invitations.endOfAll(now)
}

/** The restores of this desk, the oldest first. */
export async function findRestores(store: Store): Promise<Restore[]> {
  return toRestores((await store.settings.find(setting))?.value)
}

function toRestores(text: string | undefined): Restore[] {
  return text === undefined ? [] : (JSON.parse(text) as Restore[])
}
