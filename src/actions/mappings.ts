import type { Actor } from '../domain/access.ts'
import { checkMapping, type Mapping, type MappingDraft, mappingLimits, optionsOf } from '../domain/mapping.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'

/** Creates or replaces the mapping with this name. Refuses an outdated version; a mapping that does not exist yet has version 0. */
export function saveMapping(
  store: Store,
  by: Actor,
  project: Project,
  { name, version, ...draft }: MappingDraft & { name: string; version: number | undefined },
  now: number,
): Promise<Mapping> {
  checkMapping(draft)
  const { kind, title, rules, confirmation } = draft
  return store.transaction(async (tx) => {
    await tx.projects.lock(project.id)
    const all = await tx.mappings.of(project.id)
    const before = all.find((each) => each.name === name)
    if (version !== undefined && version !== (before?.version ?? 0))
      throw refusal('mapping-changed', { name }, 'If-Match')
    if (!before && all.length >= mappingLimits.mappings)
      throw refusal('too-many-mappings', { limit: mappingLimits.mappings })
    const next = await tx.counters.next(project.id, `mapping:${name}`)
    const mapping = { name, kind, title, rules, confirmation, version: next, ...optionsOf(draft) }
    await tx.mappings.put(project.id, mapping)
    const details = { name, kind: mapping.kind }
    await tx.audit.append(project.id, { at: now, by, action: 'mapping.saved', subject: `mapping:${name}`, details })
    return mapping
  }, project.id)
}

/** Removes a mapping. Its source is then interpreted by common field names. Refuses an outdated version. */
export function removeMapping(
  store: Store,
  by: Actor,
  project: Project,
  { name, version }: { name: string; version?: number | undefined },
  now: number,
): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.projects.lock(project.id)
    const before = await tx.mappings.find(project.id, name)
    if (!before) throw refusal('no-such-mapping', { name })
    if (version !== undefined && version !== before.version) throw refusal('mapping-changed', { name }, 'If-Match')
    await tx.mappings.remove(project.id, name)
    await tx.audit.append(project.id, {
      at: now,
      by,
      action: 'mapping.removed',
      subject: `mapping:${name}`,
      details: { name },
    })
  }, project.id)
}
