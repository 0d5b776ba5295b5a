import type { Actor } from '../domain/access.ts'
import { chunked } from '../domain/chunked.ts'
import type { Project } from '../domain/project.ts'
import type { Store } from '../store/store.ts'
import { eraseLead, purged } from './bin.ts'
import { changeCapture } from './capture.ts'
import { refuseFormer } from './current-rights.ts'
import { demoOf, forgetDemo } from './demo.ts'
import { removeDestination } from './destination-removal.ts'
import { changeForm } from './forms.ts'
import { removeKey } from './keys.ts'
import { removeMapping } from './mappings.ts'
import { endMembership } from './members.ts'
import { removeOwnField } from './own-fields.ts'

/** Rows per transaction. It is small so that writers do not wait long. */
const batch = 50

/**
 * Removes the demo of a project for good: its leads and receipts, members, fields, views, keys, costs, jobs, mappings, stop-words and destinations.
 * Its forms are closed, since a form keeps its id. Statuses and what people added themselves stay. Returns how many leads were removed; after an
 * interruption, another call removes the rest. Managers may remove it without the right to run members, since the members of the demo are no real
 * people.
 */
export async function removeDemo(store: Store, by: Actor, project: Project, now: number): Promise<number> {
  const demo = await demoOf(store, project)
  if (!demo) return 0
  await store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project.id, 'admin', now)
  }, project.id)
  let removed = 0
  for (const ids of chunked(demo.leads, batch)) removed += await removeLeads(store, by, project, ids, now)
  for (const ids of chunked(demo.receipts, batch))
    await removeFiles(
      store,
      await store.transaction((tx) => tx.personalData.removeReceipts(project.id, ids), project.id),
    )
  await removeSettings(store, by, project, now)
  await forgetDemo(store, project)
  return removed
}

async function removeLeads(store: Store, by: Actor, project: Project, ids: number[], now: number): Promise<number> {
  const { count, files } = await store.transaction(async (tx) => {
    const leads = await tx.leads.findMany(project, ids)
    const live = leads.filter(({ deletedAt }) => deletedAt === null)
    await tx.leads.changeMany(
      project,
      live.map((lead) => ({ lead, difference: { deletedAt: now } })),
    )
    const files: string[] = []
    for (const { id } of leads) files.push(...(await eraseLead(tx, project, id, now)))
    const { event } = await tx.projects.allocateNumbers(project.id, { leads: 0, events: leads.length })
    const told = leads.map((lead) => purged(lead, { ...by, door: 'demo' }, now)) // the door by which the demo was made
    if (told.length > 0) await tx.events.append(project.id, event, told)
    return { count: leads.length, files }
  }, project.id)
  await removeFiles(store, files)
  return count
}

async function removeFiles(store: Store, files: string[]): Promise<void> {
  for (const name of files) await store.spool.remove(name)
}

/** Removes the settings of the demo, without those that somebody has removed already. */
async function removeSettings(store: Store, by: Actor, project: Project, now: number): Promise<void> {
  const demo = await demoOf(store, project)
  if (!demo) return
  const here = await store.memberships.of(project.id)
  for (const { id, leftAt } of here)
    if (demo.members.includes(id) && leftAt === null)
      await store.transaction(async (tx) => {
        await tx.settings.raiseRevision()
        await endMembership(tx, by, { project: project.id, id }, now)
      }, project.id)
  for (const { id, closed } of await store.forms.of(project.id))
    if (demo.forms.includes(id) && !closed) await changeForm(store, by, project, id, { closed: true }, now)
  for (const id of demo.keys) {
    const key = await store.keys.find(id)
    if (key?.revokedAt === null && key.projects.includes(project.id)) await removeKey(store, by, project, id, now)
  }
  for (const { id } of await store.destinations.of(project.id))
    if (demo.destinations.includes(id)) await removeDestination(store, by, project, { id }, now)
  for (const { id } of await store.ownFields.of(project.id))
    if (demo.fields.includes(id)) await removeOwnField(store, by, project, id, now)
  await store.transaction(async (tx) => {
    await tx.projects.lock(project.id) // concurrent changes of views wait on this row
    for (const id of demo.views) await tx.views.remove(project.id, id)
    await tx.costs.remove(project.id, demo.costs)
    await tx.jobs.remove(project.id, demo.jobs)
  }, project.id)
  const mappings = await store.mappings.of(project.id)
  for (const { name } of mappings.filter((each) => demo.mappings.includes(each.name)))
    await removeMapping(store, by, project, { name }, now)
  const stopWords = (await store.projects.find(project.id))?.capture.stopWords ?? []
  const others = stopWords.filter((word) => !demo.stopWords.includes(word))
  if (others.length < stopWords.length)
    await changeCapture(store, by, project, { stopWords: others, version: undefined }, now)
}
