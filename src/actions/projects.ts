import { randomInt } from 'node:crypto'
import type { Actor } from '../domain/access.ts'
import { firstDictionary } from '../domain/first-channels.ts'
import { checkProject, languageOf, type Project, type ProjectChange, type ProjectDraft } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { firstStatuses } from '../domain/status.ts'
import type { Store, Transaction } from '../store/store.ts'

/** Makes a project with its first three statuses; answers its number: the given one, else one of six digits. */
export function createProject(store: Store, draft: ProjectDraft, now: number): Promise<number> {
  checkProject(draft)
  return store.transaction((tx) => insertProject(tx, draft, now))
}

/** The same inside a transaction that goes on. */
export async function insertProject(tx: Transaction, draft: ProjectDraft, now: number): Promise<number> {
  await tx.settings.raiseRevision() // first: whoever changes such things at the same moment waits here
  const id = draft.id ?? (await freeNumber(tx))
  if (await tx.projects.find(id)) throw refusal('project-exists', { id: String(id) }, 'id')
  const { name, timeZone, country, currency } = draft
  const language = languageOf(country)
  await tx.projects.insert({ id, name, timeZone, country, currency, language, createdAt: now })
  await tx.statuses.insert(id, firstStatuses)
  const { channels, rules } = firstDictionary(language)
  await tx.channels.insert(id, channels)
  await tx.channels.setRules(id, rules)
  return id
}

/**
 * Changes what a project is called and where it lies. Its country stays as soon as it has leads: their phones are kept as numbers
 * of that country. Answers the project as it is then.
 */
export function changeProject(
  store: Store,
  by: Actor,
  id: number,
  change: ProjectChange,
  now: number,
): Promise<Project> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await tx.projects.hold(id)
    const project = await tx.projects.find(id)
    if (!project) throw refusal('no-such-project', { id: String(id) }, 'project')
    const { name, timeZone, country, currency, language } = { ...project, ...change }
    const changed = { ...project, name, timeZone, country, currency, language }
    checkProject(changed)
    if (changed.country !== project.country && (await tx.projects.hasLeads(id)))
      throw refusal('country-in-use', { country: project.country }, 'country')
    await tx.projects.change(id, changed)
    const details = {
      name: change.name,
      timeZone: change.timeZone,
      country: change.country,
      currency: change.currency,
      language: change.language,
    }
    await tx.audit.append(id, { at: now, by, action: 'project.changed', subject: `project:${id}`, details })
    return changed
  }, id)
}

/** Finds a project by its number, or refuses. */
export async function findProject(store: Store, id: number): Promise<Project> {
  const project = await store.projects.find(id)
  if (!project) throw refusal('no-such-project', { id: String(id) }, 'project')
  return project
}

/** Numbers are drawn, not counted, so that one's own tells nothing of how many there are. */
async function freeNumber(tx: Transaction): Promise<number> {
  for (;;) {
    const id = randomInt(100_000, 1_000_000)
    if (!(await tx.projects.find(id))) return id
  }
}
