import { workJobs } from '../../src/actions/jobs.ts'
import { reinterpret } from '../../src/intake/replay.ts'
import type { TestDesk } from '../desk.ts'
import { day } from './days.ts'
import { foundBy, money, type Tree } from './expected.ts'
import type { Merge, Model, ModelLead, Step, Values } from './model.ts'
import type { Random } from './random.ts'
import { changedFields, madeFields, someValues, treeOf, wireFields, writeMoment } from './values.ts'

export type World = { desk: TestDesk; project: number; model: Model; random: Random }

/** The most leads of a project, few enough for an edit of all of them to finish within its request. */
const most = 90

/** Performs a random operation on leads, on the desk and in the model, and checks that both have the same result. */
export async function operate(world: World): Promise<string> {
  const { model, random } = world
  if (model.leads.size < 20) return create(world)
  const operations = {
    create,
    createByWire,
    change,
    changeByWire,
    remove,
    restore,
    purge,
    merge,
    bulk,
    undo,
    removeStatus,
  }
  const weights = { create: 4, createByWire: 2, change: 6, changeByWire: 3, remove: 2, restore: 2, purge: 1, merge: 1 }
  const names = Object.keys(operations) as (keyof typeof operations)[]
  const weighted = names.flatMap((name) =>
    Array<typeof name>((weights as Record<string, number>)[name] ?? 3).fill(name),
  )
  const name = random.of(weighted.filter((each) => each !== 'removeStatus' || random.is(8)))
  await operations[name](world)
  return name
}

const now = ({ desk }: World) => desk.clock.now
const live = ({ model }: World) => [...model.leads.values()].filter((lead) => lead.deleted_at === null)
const binned = ({ model }: World) => [...model.leads.values()].filter((lead) => lead.deleted_at !== null)

async function create(world: World): Promise<string> {
  const { model, random } = world
  if (model.leads.size >= most) return 'create'
  const values = someValues(random, model, madeFields, false)
  const fields = random.is(3) ? { город: random.of(['Казань', 'Омск']), n: random.below(9), vip: random.is(2) } : null
  const usual = model.statuses.find(({ type }) => type === 'progress')?.id ?? 0
  const given = { title: 'Заявка', creation_date: now(world), status: usual, ...values, fields }
  const answer = await done(world, 'POST', '/leads', { title: 'Заявка', ...written(values), ...(fields && { fields }) })
  remember(world, answer.undo, model.add(given, 'api', now(world)))
  return 'create'
}

async function createByWire(world: World): Promise<void> {
  const { model, random, desk, project } = world
  if (model.leads.size >= most) return
  const required = { title: 'Заявка', name: 'Иван', creation_date: now(world), status: random.of(model.statuses).id }
  const values = { ...required, ...someValues(random, model, wireFields, false) }
  const { json } = await desk.call('lead/create', writtenByWire(values), { project })
  model.add(values, 'wire', now(world))
  same(json, { lead_id: String(model.last), status: 'success' }, 'a create by the wire')
}

async function change(world: World): Promise<void> {
  const { model, random } = world
  const lead = oneOf(world, live(world))
  if (!lead) return
  const values = someValues(random, model, changedFields, true)
  const isLost = model.typeOf(values.status ?? lead.status) === 'canceled'
  if (isLost && random.is(2)) values.lost_reason = random.is(3) ? null : random.between(1, 5)
  const patch: Record<string, unknown> = written(values)
  if (random.is(3)) {
    patch.fields = { город: random.is(3) ? null : 'Тверь', n: random.below(9) }
    const merged = { ...lead.fields, ...(patch.fields as object) }
    const kept = Object.entries(merged).filter(([, value]) => value !== null)
    values.fields = kept.length === 0 ? null : Object.fromEntries(kept)
  }
  const answer = await done(world, 'PATCH', `/leads/${lead.id}`, patch)
  remember(world, answer.undo, model.change(lead.id, values, now(world)))
}

async function changeByWire(world: World): Promise<void> {
  const { model, random, desk, project } = world
  const lead = oneOf(world, live(world))
  if (!lead) return
  const values = someValues(random, model, wireFields, true)
  if (values.name === null) values.name = 'Пётр' // the wire API cannot clear a name
  const { json } = await desk.call('lead/update', { id: lead.id, ...writtenByWire(values) }, { project })
  same(json, { status: 'success' }, 'a change by the wire')
  model.change(lead.id, values, now(world), 'wire')
}

async function remove(world: World): Promise<void> {
  const lead = oneOf(world, live(world))
  if (!lead) return
  const answer = await done(world, 'DELETE', `/leads/${lead.id}`)
  remember(world, answer.undo, world.model.write(lead, { deleted_at: now(world) }))
}

async function restore(world: World): Promise<void> {
  const lead = oneOf(world, binned(world))
  if (!lead) return
  const answer = await done(world, 'POST', `/leads/${lead.id}/restore`)
  remember(world, answer.undo, world.model.write(lead, { deleted_at: null, merged_into: null }))
}

/** Purges only a lead that no other refers to, so that it leaves no trace in other leads. */
async function purge(world: World): Promise<void> {
  const { model } = world
  const pointed = new Set([...model.leads.values()].flatMap((lead) => [lead.repeat_of, lead.merged_into]))
  const lead = oneOf(
    world,
    binned(world).filter(({ id }) => !pointed.has(id)),
  )
  if (!lead) return
  await done(world, 'POST', `/leads/${lead.id}/purge`)
  model.leads.delete(lead.id)
}

async function merge(world: World): Promise<void> {
  const { model, random } = world
  const [into, ...others] = random.some(live(world), 4).map(({ id }) => id)
  if (into === undefined || others.length === 0) return
  const answer = await done(world, 'POST', '/leads/merge', { into: String(into), leads: others.map(String) })
  const merge = { into, ids: others, isApart: false }
  remember(world, answer.undo, model.merge(into, others, now(world)), merge)
}

async function bulk(world: World): Promise<void> {
  const { model, random } = world
  const question = { period: random.of(['all', 'this-month', 'last-30-days']), filter: liveTree(world) }
  const doing = random.of(['set', 'set', 'set', 'remove', 'restore'] as const)
  const values = someValues(random, model, ['status', 'source', 'assignee', 'remind_at', 'remind_note'], true)
  const filter: Tree =
    doing === 'restore' ? { and: [question.filter, { field: 'deleted', operator: '=', value: true }] } : question.filter
  const found = foundBy(model, { ...question, filter }, now(world))
  const body = { period: question.period, filter, [doing]: doing === 'set' ? written(values) : true }
  const { total, job } = await done(world, 'POST', '/leads/bulk', body)
  same(total, found.length, 'how many leads a bulk edit finds')
  const ended = await endOf(world, job as Job)
  const edits: Record<typeof doing, (lead: ModelLead) => Step[]> = {
    set: ({ id }) => model.change(id, values, now(world)),
    remove: (lead) => model.write(lead, { deleted_at: now(world) }),
    restore: (lead) => model.write(lead, { deleted_at: null, merged_into: null }),
  }
  const steps = found.toSorted((one, other) => one.id - other.id).flatMap((lead) => edits[doing](lead))
  same([ended.state, ended.changed], ['done', steps.length], 'the end of a bulk edit')
  remember(world, ended.undo, steps)
}

function liveTree({ random, model }: World): Tree {
  for (;;) {
    const tree = treeOf(random, model, 'own')
    if (!JSON.stringify(tree).includes('"deleted"')) return tree
  }
}

type Job = { id: string; state: string; changed: number; undo: string | null }

async function endOf(world: World, begun: Job): Promise<Job> {
  if (begun.state !== 'running') return begun
  const { store, clock } = world.desk
  await workJobs({ store, reinterpret: reinterpret, clock: () => clock.now + 60 }, () => false)
  return (await world.desk.send('GET', `/jobs/${begun.id}`, undefined, { project: world.project })).json as Job
}

async function undo(world: World): Promise<void> {
  const { model, random } = world
  if (model.acts.length === 0) return
  const known = model.acts.slice(-60)
  const merges = known.filter(({ steps }) => steps.some(({ before }) => before && 'merged_into' in before))
  const act = random.of(merges.length > 0 && random.is(3) ? merges : known)
  const { status, json } = await world.desk.send('POST', `/undo/${act.token}`, undefined, { project: world.project })
  if (act.at <= now(world) - 30 * day) return same([status, json.code], [404, 'no-such-undo'], 'an undo past its time')
  const steps = model.undo(act, now(world))
  same(model.misplaced(), [], 'merged leads outside the bin, or in a circle')
  const leads = new Set(steps.map(({ id }) => id))
  // The merge target is told of what came out of it, even if it took nothing.
  const { merge } = act
  const isMerge = merge !== undefined && steps.some(({ id }) => id !== merge.into)
  if (isMerge && model.leads.has(merge.into)) leads.add(merge.into)
  same([status, json.leads], [200, leads.size], 'an undo')
  remember(world, json.undo, steps, isMerge ? { ...merge, isApart: !merge.isApart } : undefined)
}

/** Removes a status, moves its leads to another, and adds a new status. */
async function removeStatus(world: World): Promise<void> {
  const { model, random, desk, project } = world
  const [gone, other] = random.some(
    model.statuses.filter(({ id }) => id > 0),
    2,
  )
  if (!gone || !other || model.statuses.length < 4) return
  const query = { replacement: String(other.id) }
  const { status, text } = await desk.send('DELETE', `/statuses/${gone.id}`, undefined, { project, query })
  same([status, text], [204, ''], 'the removal of a status')
  for (const lead of model.leads.values())
    if (lead.status === gone.id) model.change(lead.id, { status: other.id }, now(world))
  const { id } = await done(world, 'POST', '/statuses', { name: `Новый ${model.last}`, type: gone.type })
  model.statuses = [...model.statuses.filter((each) => each !== gone), { id: Number(id), type: gone.type }]
}

function oneOf({ random }: World, leads: ModelLead[]): ModelLead | undefined {
  return leads.length === 0 ? undefined : random.of(leads)
}

function remember(world: World, token: unknown, steps: Step[], merge?: Merge): void {
  same(token === null, steps.length === 0, 'whether there is anything to undo')
  if (typeof token === 'string') world.model.acts.push({ token, at: now(world), steps, merge })
}

async function done(world: World, verb: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const { status, json, text } = await world.desk.send(verb, path, body, { project: world.project })
  if (status >= 300) throw new Error(`${verb} ${path} ${JSON.stringify(body)}: ${status} ${text}`)
  return json
}

/** Values in the format of our own API. */
function written(values: Values): Record<string, unknown> {
  const texts = Object.entries(values).map(([field, value]) => [field, writeValue(field, value)])
  return Object.fromEntries(texts)
}

function writeValue(field: string, value: unknown): unknown {
  if (value === null || typeof value !== 'number') return value
  if (field === 'price') return money(value)
  return /_(date|at)$/.test(field) ? writeMoment(value) : String(value)
}

/** The same in the format of the wire API, where an empty text clears a field. */
function writtenByWire(values: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(written(values)).map(([field, value]) => [field, value ?? '']))
}

/** Throws with both values if the desk and the model differ. */
export function same(got: unknown, expected: unknown, what: string): void {
  const [one, other] = [JSON.stringify(got), JSON.stringify(expected)]
  if (one !== other)
    throw new Error(`${what}: the desk says ${one?.slice(0, 2_000)}, the model ${other?.slice(0, 2_000)}`)
}
