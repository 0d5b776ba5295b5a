import { randomInt } from 'node:crypto'
import type { Actor } from '../domain/access.ts'
import { changeDetails } from '../domain/audit.ts'
import { firstDictionary } from '../domain/first-channels.ts'
import { localDay } from '../domain/local-day.ts'
import { firstLostReasons } from '../domain/lost-reason.ts'
import { actorOf, type Member } from '../domain/member.ts'
import {
  checkProject,
  languageOfCountry,
  type Project,
  type ProjectChange,
  type ProjectDraft,
} from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { firstStatuses } from '../domain/status.ts'
import type { Store, Transaction } from '../store/store.ts'
import { assignRole, findMember } from './members.ts'

/** Creates a project with its initial statuses; returns its number: the given one, else a random one of six digits. */
export function createProject(store: Store, draft: ProjectDraft, now: number): Promise<number> {
  checkProject(draft)
  return store.transaction((tx) => insertProject(tx, draft, now))
}

/** Creates another project, whose owner is this member. Only owners of a project may. */
export function foundProject(store: Store, member: Member, draft: ProjectDraft, now: number): Promise<Project> {
  checkProject(draft)
  const by = { door: 'console', name: actorOf(member.id) } as const
  return store.transaction(async (tx) => {
    const { memberships } = await findMember(tx, member.id)
    if (!memberships.some(({ role }) => role === 'owner'))
      throw refusal('wrong-role', { held: memberships[0]?.role ?? 'viewer', known: ['owner'] })
    const id = await insertProject(tx, draft, now)
    await assignRole(tx, by, { project: id, id: member.id, assignment: { role: 'owner', sources: [] } }, now)
    return (await tx.projects.find(id)) as Project
  })
}

/** The same within an open transaction. */
export async function insertProject(tx: Transaction, draft: ProjectDraft, now: number): Promise<number> {
  await tx.settings.raiseRevision() // first: concurrent changes of settings wait on this row
  const id = draft.id ?? (await freeNumber(tx))
  if (await tx.projects.find(id)) throw refusal('project-exists', { id: String(id) }, 'id')
  const { name, timeZone, country, currency } = draft
  const language = languageOfCountry(country)
  await tx.projects.insert({ id, name, timeZone, country, currency, language, createdAt: now })
  await tx.statuses.insert(id, firstStatuses)
  for (const [position, reason] of firstLostReasons[language].entries())
    await tx.lostReasons.insert(id, { name: reason, position })
  const { channels, rules } = firstDictionary(language)
  await tx.channels.insert(id, channels)
  await tx.channels.setRules(id, rules)
  return id
}

/**
 * Changes the settings of a project and returns it. The country is fixed once there are leads, since their phones are
 * stored as numbers of that country.
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
    await tx.projects.lock(id)
    const project = await tx.projects.find(id)
    if (!project) throw refusal('no-such-project', { id: String(id) }, 'project')
    const { name, timeZone, country, currency, language } = { ...project, ...change }
    const changed = { ...project, name, timeZone, country, currency, language }
    checkProject(changed)
    if (changed.country !== project.country && (await tx.projects.hasLeads(id)))
      throw refusal('country-in-use', { country: project.country }, 'country')
    await tx.projects.change(id, changed)
    if (timeZone !== project.timeZone) {
      await tx.projectDues.begin(id)
      await tx.noticePlans.setBackSummary(id, localDay(now, timeZone)) // a zone to the west may still be at the day before
    }
    const given = {
      name: change.name,
      timeZone: change.timeZone,
      country: change.country,
      currency: change.currency,
      language: change.language,
    }
    const details = changeDetails(project, given)
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

/** Numbers are random, so that they do not reveal how many projects there are. */
async function freeNumber(tx: Transaction): Promise<number> {
  for (;;) {
    const id = randomInt(100_000, 1_000_000)
    if (!(await tx.projects.find(id))) return id
  }
}
