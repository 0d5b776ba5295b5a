import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../command-line.ts'
import { eachDatabase } from '../databases.ts'
import { type Server, startServer } from '../program.ts'
import { openReceiver, type Receiver } from '../receiver.ts'
import { until } from '../until.ts'

const kills = Number(process.env.FAULTS_KILLS ?? 2)
/** The number of kills while the receiver is away. */
const killsAway = Math.min(kills, 50)
const hour = 3_600
type Page = { items: { state: string }[]; next: string | null }
/** Starts are slow on a busy machine, and on PostgreSQL a lease has to expire. */
const timeout = 240_000 + kills * 20_000

eachDatabase((database) => {
  const cli = useCommandLine(database)
  let server: Server
  let receiver: Receiver
  let key: string
  /** Starts the desk again, with its clock `ahead` seconds ahead. */
  const begin = async (ahead = 0) => {
    const clock = {
      NODE_OPTIONS: `--import ${pathToFileURL('test/clock.mjs')}`,
      CLOCK_AHEAD: String(Math.round(ahead)),
    }
    server = await startServer({ DATABASE_URL: cli.url(), DELIVERY_ALLOW: '127.0.0.1', ...clock })
  }
  const ask = async (verb: string, path: string, body?: object) => {
    const response = await fetch(`${server.address}/api/v2/projects/12345${path}`, {
      method: verb,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    return (response.status === 204 ? {} : await response.json()) as Record<string, unknown>
  }

  beforeAll(async () => {
    receiver = await openReceiver()
    await cli.json('project', 'create', '--id', '12345', '--name', 'N')
    key = String((await cli.json('key', 'create', '--project', '12345', '--scope', 'admin')).key)
    await begin()
  })
  afterAll(async () => {
    await server.stop()
    await receiver.close()
  })

  async function change(index: number): Promise<void> {
    const { lead } = (await ask('POST', '/leads', { title: `Заявка ${index}` })) as { lead?: { id: string } }
    if (lead) await ask('PATCH', `/leads/${lead.id}`, { title: `Другая ${index}` })
  }

  test(`every event arrives though the desk is killed ${kills} times while it sends`, { timeout }, async () => {
    const { id } = await ask('POST', '/destinations', { name: 'Учёт', url: `${receiver.url}/hook` })
    let answers = 0
    receiver.answerWith((_, response) => {
      answers++
      if (answers % 3 === 0)
        setTimeout(() => response.end('ok'), 5) // so that some are in flight at a kill
      else response.end('ok')
    })
    for (let kill = 0; kill < kills; kill++) {
      const before = receiver.got.length
      const leads = Array.from({ length: 20 }, (_, index) => change(index).catch(() => {})) // the desk may be gone
      await until(() => receiver.got.length > before + 5, 'it to send')
      await server.stop('SIGKILL')
      await Promise.all(leads)
      await begin()
    }
    const { last } = (await ask('GET', '/events?limit=1')) as { last: string }
    const numbers = () => new Set(receiver.got.map(({ json }) => Number(json.data.number)))
    await until(
      () => numbers().size === Number(last),
      () => `${last} events; there came ${numbers().size}`,
      90_000,
    )
    const all = async () => ((await ask('GET', `/destinations/${id}`)) as { waiting: number }).waiting
    await until(async () => (await all()) === 0, 'nothing to wait', 90_000)

    expectOrder(receiver.got)
    const states: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = (await ask(
        'GET',
        `/destinations/${id}/deliveries?limit=1000${cursor && `&cursor=${cursor}`}`,
      )) as Page
      states.push(...page.items.map(({ state }) => state))
      cursor = page.next
    }
    expect(states).toEqual(Array.from({ length: Number(last) }, () => 'delivered'))
    await ask('DELETE', `/destinations/${id}`)
  })

  test(`nothing is lost while the receiver is away for 26 hours and the desk is killed ${killsAway} times`, {
    timeout,
  }, async () => {
    const path = '/away'
    const { last: before } = (await ask('GET', '/events?limit=1')) as { last: string }
    const { id } = (await ask('POST', '/destinations', { name: 'Вдали', url: receiver.url + path })) as { id: string }
    receiver.answerStatus(503)
    let ahead = 0
    for (let kill = 0; kill < killsAway; kill++) {
      const tried = receiver.at(path).length
      await Promise.all([change(kill), change(1_000 + kill)].map((each) => each.catch(() => {})))
      await until(() => receiver.at(path).length > tried, 'a try')
      await server.stop('SIGKILL')
      ahead += (26 * hour) / killsAway
      await begin(ahead)
    }
    receiver.answerOk()
    const away = receiver.at(path).length
    const { last } = (await ask('GET', '/events?limit=1')) as { last: string }
    const waiting = async () => ((await ask('GET', `/destinations/${id}`)) as { waiting: number }).waiting
    await server.stop('SIGKILL')
    await begin(ahead + 27 * hour) // the longest delay of the schedule is 1.1 days
    await until(async () => (await waiting()) === 0, 'all to arrive', 120_000)
    const arrived = receiver.at(path).slice(away)
    const numbers = new Set(arrived.map(({ json }) => Number(json.data.number)))
    const wanted = Array.from({ length: Number(last) - Number(before) }, (_, index) => Number(before) + 1 + index)
    expect([...numbers].sort((one, other) => one - other)).toEqual(wanted)
    expectOrder(arrived)
    for (const event of wanted) {
      const { state, attempts, log } = (await ask('GET', `/destinations/${id}/deliveries/${event}`)) as Whole
      expect([state, log.at(-1)?.outcome, log.length]).toEqual(['delivered', 'delivered', attempts])
      expect(log.map(({ number }) => number)).toEqual(log.map((_, index) => index + 1))
    }
    await server.stop()
    const { code } = await cli.ran('check')
    expect(code).toBe(0)
  })
})

type Whole = { state: string; attempts: number; log: { number: number; outcome: string }[] }

/** Expects the events of each lead in order, except for repeats. */
function expectOrder(got: Receiver['got']): void {
  const heard = new Map<unknown, number[]>()
  for (const { json } of got) {
    const numbers = heard.get(json.data.lead_id) ?? []
    const number = Number(json.data.number)
    if (!numbers.includes(number)) heard.set(json.data.lead_id, [...numbers, number])
  }
  for (const numbers of heard.values()) expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
}
