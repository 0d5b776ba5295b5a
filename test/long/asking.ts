import { dateAt, later } from './days.ts'
import type { Question } from './expected.ts'
import type { World } from './operations.ts'
import { momentOf, treeOf, words } from './values.ts'

const periods = [
  'all',
  'all',
  'today',
  'yesterday',
  'last-7-days',
  'last-30-days',
  'this-week',
  'this-month',
  'last-month',
  'this-year',
]
export const sorts = [
  'creation_date',
  'id',
  'paid_date',
  'price',
  'source',
  'status',
  'recorded_at',
  'remind_at',
  'title',
  'name',
]

/** A random question about leads: a period in the project's zone, a filter and a search. */
export function questionOf({ random, model }: World): Question {
  const first = dateAt(momentOf(random, model.timeZone), model.timeZone)
  const days = `${first}..${later(first, random.below(40))}`
  return {
    period: random.is(2) ? random.of(periods) : days,
    filter: random.is(4) ? undefined : treeOf(random, model, 'own'),
    q: random.is(5) ? random.of(words) : undefined,
  }
}

/** Asks our own API, which must succeed. */
export async function get(world: World, path: string, question: Question, more: Record<string, string> = {}) {
  const query: Record<string, string> = { period: question.period, ...more }
  if (question.filter) query.filter = JSON.stringify(question.filter)
  if (question.q) query.q = question.q
  const { status, json, text } = await world.desk.send('GET', path, undefined, { project: world.project, query })
  if (status !== 200) throw new Error(`GET ${path} ${JSON.stringify(query)}: ${status} ${text}`)
  return { json, text, asked: `${path} ${JSON.stringify(query)}` }
}

export const idsOf = (leads: { id: unknown }[]) => leads.map(({ id }) => String(id))
