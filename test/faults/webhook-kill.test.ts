import { afterAll, beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../command-line.ts'
import { eachDatabase } from '../databases.ts'
import { type Server, startServer } from '../program.ts'
import { openReceiver, type Receiver } from '../receiver.ts'
import { until } from '../until.ts'

const kills = Number(process.env.FAULTS_KILLS ?? 2)
/** A start takes a while on a busy machine, and on PostgreSQL a lease has to run out. */
const timeout = 240_000 + kills * 20_000

eachDatabase((database) => {
  const cli = useCommandLine(database)
  let server: Server
  let receiver: Receiver
  let key: string
  const begin = async () => {
    server = await startServer({ DATABASE_URL: cli.url(), DELIVERY_ALLOW: '127.0.0.1' })
  }
  const ask = async (verb: string, path: string, body?: object) => {
    const response = await fetch(`${server.address}/api/v2/projects/12345${path}`, {
      method: verb,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    return (await response.json()) as Record<string, unknown>
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
        setTimeout(() => response.end('ok'), 5) // some are under way at a kill
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

    const heard = new Map<unknown, number[]>()
    for (const { json } of receiver.got) {
      const numbers = heard.get(json.data.lead_id) ?? []
      const number = Number(json.data.number)
      if (!numbers.includes(number)) heard.set(json.data.lead_id, [...numbers, number])
    }
    for (const numbers of heard.values()) expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
    const { items } = (await ask('GET', `/destinations/${id}/deliveries?limit=1000`)) as { items: { state: string }[] }
    expect(items).toHaveLength(Number(last))
    expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['delivered']))
    await server.stop()
    const { code } = await cli.ran('check')
    expect(code).toBe(0)
  })
})
