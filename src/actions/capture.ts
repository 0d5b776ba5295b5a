import { randomBytes } from 'node:crypto'
import type { Actor } from '../domain/access.ts'
import { changeDetails } from '../domain/audit.ts'
import { type CaptureChange, type CaptureSettings, checkCapture } from '../domain/capture.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store, WorkerStore } from '../store/store.ts'

/** Changes the given capture settings and returns all of them. Refuses another version than the given one. */
export function changeCapture(
  store: Store,
  by: Actor,
  project: Project,
  { version, ...change }: CaptureChange & { version: number | undefined },
  now: number,
): Promise<CaptureSettings> {
  checkCapture(change, project.country)
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision() // first: concurrent changes of settings wait on this row
    const before = (await tx.projects.find(project.id))?.capture
    if (!before) throw refusal('no-such-project', { id: String(project.id) }, 'project')
    if (version !== undefined && version !== before.version) throw refusal('capture-changed', {}, 'If-Match')
    const { threshold, stopWords, blockedAddresses, blockedPhones, blockedEmails, ...rest } = { ...before, ...change }
    const { repeats, proofOfWork, minSeconds } = rest
    const lists = { stopWords, blockedAddresses, blockedPhones, blockedEmails }
    const after = { threshold, ...lists, repeats, proofOfWork, minSeconds, version: before.version + 1 }
    await tx.projects.setSettings(project.id, { capture: after })
    const details = { changed: Object.keys(change), ...changeDetails(noted(before), noted(change)) }
    await tx.audit.append(project.id, { at: now, by, action: 'capture.changed', subject: 'capture', details })
    return after
  }, project.id)
}

/** Settings as the audit has them: of a list its length, never the phones themselves. */
function noted({ version: _, ...change }: CaptureChange & { version?: number }): Record<string, unknown> {
  const entries = Object.entries(change).map(([name, value]) => [name, Array.isArray(value) ? value.length : value])
  return Object.fromEntries(entries)
}

/** The secret that signs tokens for visitors. It is generated on first use. */
export async function signingSecret(store: WorkerStore): Promise<string> {
  const known = await store.cache.setting(secretName)
  if (known) return known
  await store.transaction((tx) => tx.settings.add(secretName, randomBytes(32).toString('base64url')))
  return (await store.settings.find(secretName))?.value as string
}

const secretName = 'capture_secret'
