import { get, idsOf, questionOf, sorts } from './asking.ts'
import { foundBy, inOrder, isFound, matching, money, sumOf, type Tree } from './expected.ts'
import type { ModelLead } from './model.ts'
import { same, type World } from './operations.ts'
import { board, column, funnel, inStatus, series, sources, summary } from './reports.ts'
import { momentOf, treeOf, writeMoment } from './values.ts'

type Asks = { [name: string]: (world: World) => Promise<void> }

/** Asks the desk a random question and checks the answer against the model; returns its kind. */
export async function ask(world: World): Promise<string> {
  const asks: Asks = {
    list,
    list2: list,
    wireList,
    wireList2: wireList,
    board,
    column,
    summary,
    series,
    sources,
    funnel,
    exported,
    card,
    counts,
  }
  const name = world.random.of(Object.keys(asks))
  await asks[name]?.(world)
  return name
}

async function list(world: World): Promise<void> {
  const { random, model, desk } = world
  const question = questionOf(world)
  const sort = `${random.is(2) ? '-' : ''}${random.of(sorts)}`
  const limit = random.of([1, 5, 30, 1_000])
  const expected = inOrder(foundBy(model, question, desk.clock.now), sort)
  const items: Record<string, unknown>[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < 4; pages++) {
    const { json, asked } = await get(world, '/leads', question, {
      sort,
      limit: String(limit),
      ...(cursor && { cursor }),
    })
    same([json.total, json.sum], [expected.length, sumOf(expected)], `the numbers of ${asked}`)
    items.push(...(json.items as typeof items))
    same(idsOf(items as { id: string }[]), idsOf(expected.slice(0, items.length)), `the leads of ${asked}`)
    cursor = (json.next as string | null) ?? undefined
    same(cursor === undefined, items.length === expected.length, `whether ${asked} goes on`)
    if (cursor === undefined) break
  }
  for (const [index, item] of items.entries()) same(shown(item), writtenLead(expected[index] as ModelLead), 'a lead')
}

const shownFields = [
  'id',
  'title',
  'name',
  'phone',
  'email',
  'source',
  'text',
  'creation_date',
  'paid_date',
  'status',
  'price',
  'version',
  'recorded_at',
  'door',
  'assignee',
  'remind_at',
  'remind_note',
  'lost_reason',
  'deleted_at',
  'repeat_of',
  'merged_into',
] as const

function shown(item: Record<string, unknown>): unknown[] {
  const fields = Object.entries((item.fields as object | null) ?? {}).sort()
  return [
    ...shownFields.map((name) => item[name] ?? null),
    fields,
    (item.last_touch as { utm_source?: string } | null)?.utm_source ?? null,
  ]
}

function writtenLead(lead: ModelLead): unknown[] {
  const values = shownFields.map((name) => {
    const value = lead[name]
    if (value === null || name === 'version' || typeof value === 'string') return value
    if (name === 'price') return money(value)
    return /_(date|at)$/.test(name) ? writeMoment(value) : String(value)
  })
  return [...values, Object.entries(lead.fields ?? {}).sort(), lead.last_touch?.utm_source ?? null]
}

async function wireList(world: World): Promise<void> {
  const { random, model, desk, project } = world
  const trees = Array.from({ length: random.below(3) }, () => treeOf(random, model, 'wire'))
  const [one, other] = [momentOf(random, 'UTC'), momentOf(random, 'UTC')]
  const isAll = random.is(2)
  const period = isAll
    ? { from: '0001-01-01', to: '9999-12-31' }
    : { from: writeMoment(Math.min(one, other)), to: writeMoment(Math.max(one, other)) }
  const within = ({ creation_date: date }: ModelLead) =>
    isAll || (date >= Math.min(one, other) && date <= Math.max(one, other))
  const [field, order] = [random.of(sorts.slice(0, 6)), random.of(['asc', 'desc'])]
  const [limit, offset] = [random.of([1, 7, 1_000]), random.is(3) ? random.below(10) : 0]
  const body = {
    period,
    filters: trees.map((tree) => spelled(world, tree)),
    sort_field: field,
    sort_order: order,
    limit,
    offset,
  }
  const { json } = await desk.call('lead/list', body, { project })
  const found = matching(model, {}).filter((lead) => within(lead) && trees.every((tree) => isFound(lead, tree)))
  const expected = inOrder(found, order === 'desc' ? `-${field}` : field)
  const asked = `lead/list ${JSON.stringify(body)}`
  same(json.total, expected.length, `the total of ${asked}`)
  const leads = json.leads as Record<string, unknown>[]
  same(idsOf(leads as { id: string }[]), idsOf(expected.slice(offset, offset + limit)), `the leads of ${asked}`)
  for (const [index, lead] of leads.entries())
    same(lead, wireLead(expected[offset + index] as ModelLead), 'a lead of the wire')
}

/** A condition in one of its three notations; the wire API writes `null` as a number. */
function spelled(world: World, tree: Tree): unknown {
  if ('and' in tree) return { and: tree.and.map((each) => spelled(world, each)) }
  if ('or' in tree) return { or: tree.or.map((each) => spelled(world, each)) }
  const { field, operator } = tree
  const value = operator === 'null' ? Number(tree.value) : tree.value
  return world.random.of([{ field, operator, value }, { field, operation: operator, value }, [field, operator, value]])
}

function wireLead(lead: ModelLead) {
  const time = (seconds: number | null) => seconds && writeMoment(seconds).replace('Z', '+0000')
  const { id, title, status, price, name, phone, email, source, text } = lead
  return {
    id: String(id),
    title,
    creation_date: time(lead.creation_date),
    paid_date: time(lead.paid_date),
    status: String(status),
    price: price === null ? null : price / 100,
    name: name ?? '',
    phone,
    email,
    source,
    text,
  }
}

async function exported(world: World): Promise<void> {
  const { random, model, desk } = world
  const question = questionOf(world)
  const sort = `-${random.of(sorts)}`
  const columns = 'id,title,source,status,price,email,phone'
  const { text } = await get(world, '/export', question, { format: 'jsonl', sort, columns })
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  const expected = inOrder(foundBy(model, question, desk.clock.now), sort)
  const got = lines.map((line) =>
    ['id', 'title', 'source', 'status', 'price', 'email', 'phone'].map((name) => line[name] ?? null),
  )
  const whole = expected.map((lead) => {
    const { id, title, source, status, price, email, phone } = lead
    return [String(id), title, source, String(status), price === null ? null : money(price), email, phone]
  })
  same(got, whole, `the file of ${JSON.stringify({ ...question, sort })}`)
}

async function card(world: World): Promise<void> {
  const { random, model, desk, project } = world
  const lead = random.of([...model.leads.values()])
  const bin: Record<string, string> = random.is(2) ? { deleted: 'true' } : {}
  const { status, json } = await desk.send('GET', `/leads/${lead.id}`, undefined, { project, query: bin })
  if (lead.deleted_at !== null && !bin.deleted) return same(status, 404, `lead ${lead.id}, which lies in the bin`)
  same([status, shown(json)], [200, writtenLead(lead)], `lead ${lead.id}`)
}

async function counts(world: World): Promise<void> {
  const { model, desk, project } = world
  const { json } = await desk.send('GET', '/statuses', undefined, { project, query: { counts: 'true' } })
  const got = (json.items as { id: string; leads: number }[]).map(({ id, leads }) => [id, leads])
  const live = matching(model, {})
  same(
    got,
    model.statuses.map(({ id }) => [String(id), inStatus(live, id).length]),
    'the statuses and their leads',
  )
}
