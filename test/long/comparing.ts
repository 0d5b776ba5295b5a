import type { TestDesk } from '../desk.ts'
import { Model } from './model.ts'
import { operate, type World } from './operations.ts'
import { ask } from './questions.ts'
import { randomFrom } from './random.ts'

/** Zones whose days start at other times than in UTC; some days have 23, 23½, 24½ or 25 hours. */
const zones = ['Europe/Moscow', 'America/New_York', 'Australia/Lord_Howe']

/**
 * Asks a desk `queries` questions, with changes of its leads in between, and compares each answer with a model of plain arrays. Returns how often
 * each question and operation was made. The same seed gives the same sequence on any database.
 */
export async function compare(desk: TestDesk, { queries, seed }: { queries: number; seed: number }) {
  const random = randomFrom(seed)
  const worlds: World[] = []
  const projects = zones.map((_, index) => 400_001 + index)
  for (const id of projects) await desk.newProject(id)
  const whole = withKey(desk, await desk.newKey('admin', projects))
  for (const [index, zone] of zones.entries())
    worlds.push({
      desk: whole,
      project: projects[index] as number,
      model: await prepared(whole, projects[index] as number, zone),
      random,
    })
  const done: Record<string, number> = {}
  for (let query = 0; query < queries; query++) {
    const world = random.of(worlds)
    for (let operations = query < worlds.length * 15 ? 3 : random.below(2); operations > 0; operations--) {
      desk.clock.now += random.is(4) ? 0 : random.below(4_000)
      note(await told(() => operate(world), `before query ${query} of seed ${seed}, project ${world.project}`))
    }
    if (world.model.leads.size > 0)
      note(await told(() => ask(world), `query ${query} of seed ${seed}, project ${world.project}`))
  }
  return done

  function note(name: string): void {
    done[name] = (done[name] ?? 0) + 1
  }
}

async function told<T>(doing: () => Promise<T>, where: string): Promise<T> {
  try {
    return await doing()
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}`, { cause: error })
  }
}

/** The desk with one key for all requests. */
function withKey(desk: TestDesk, key: string): TestDesk {
  const send: TestDesk['send'] = (verb, path, body, sent) => desk.send(verb, path, body, { key, ...sent })
  const call: TestDesk['call'] = (method, body, sent) => desk.call(method, body, { key, ...sent })
  return { ...desk, send, call }
}

/** A project in a zone, with five statuses that are not in the order of their ids. */
async function prepared(desk: TestDesk, id: number, timeZone: string): Promise<Model> {
  const model = new Model(timeZone)
  const project = { project: id }
  await desk.send('PATCH', `/projects/${id}`, { time_zone: timeZone }, project)
  for (const type of ['progress', 'paid']) await desk.send('POST', '/statuses', { name: `Ещё ${type}`, type }, project)
  await desk.send(
    'POST',
    '/fields',
    { name: 'Город', key: 'город', type: 'choice', options: ['Казань', 'Омск'] },
    project,
  )
  await desk.send('POST', '/fields', { name: 'Сколько', key: 'n', type: 'number' }, project)
  const order = ['3', '0', '4', '1', '2']
  await desk.send('PUT', '/statuses/order', { order }, project)
  const types = { 0: 'progress', 1: 'paid', 2: 'canceled', 3: 'progress', 4: 'paid' } as const
  model.statuses = order.map((status) => ({ id: Number(status), type: types[status as '0'] }))
  return model
}
