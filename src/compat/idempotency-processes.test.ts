import { afterAll, expect, test } from 'vitest'
import { eachDatabase, type TestDatabase } from '../../test/databases.ts'
import { always, openDesk } from '../../test/desk.ts'
import { type Server, startServer } from '../../test/program.ts'

const body = { creation_date: '2024-01-15T10:00:00Z', name: 'Иван', status: '0', title: 'Заявка' }

eachDatabase((database) => {
  const servers = useServers(database)

  test('§8 a key still answers the same lead after a kill -9 of the server', async () => {
    const { serve, create, total } = await servers()
    const server = await serve()
    const first = await create(server, 'killed')
    expect(first).toEqual({ lead_id: '1', status: 'success' })
    await server.stop('SIGKILL')
    const again = await serve()
    expect(await create(again, 'killed')).toEqual(first)
    expect(await total(again)).toBe(1)
  })

  test('§8 a key whose answer a kill -9 swallowed makes one lead when it is sent again', async () => {
    const { serve, create, total } = await servers()
    const server = await serve()
    const keys = Array.from({ length: 20 }, (_, index) => `key-${index}`)
    const answers = keys.map((key) => create(server, key).catch(() => undefined))
    await Promise.any(answers.map(async (answer) => ((await answer) ? true : Promise.reject())))
    await server.stop('SIGKILL')
    const before = await Promise.all(answers)
    const again = await serve()
    const after = await Promise.all(keys.map((key) => create(again, key)))
    for (const [index, answer] of before.entries()) if (answer) expect(after[index]).toEqual(answer)
    expect(new Set(after.map(({ lead_id }) => lead_id)).size).toBe(20)
    expect(await total(again)).toBe(20)
  })

  if (database.name === 'postgres')
    test('§8 twenty at once through three server processes make one lead and get one answer', async () => {
      const { serve, create, total } = await servers()
      const three = await Promise.all([serve(), serve(), serve()])
      for (const key of ['first', 'second', 'third']) {
        const sent = Array.from({ length: 20 }, (_, index) => create(three[index % 3] as Server, key))
        const answers = await Promise.all(sent)
        expect(answers[0]).toMatchObject({ status: 'success' })
        expect(answers).toEqual(Array(20).fill(answers[0]))
      }
      for (const server of three) expect(await total(server)).toBe(3)
    })
})

/** Real servers over a new store with project 12345; the running ones are stopped after the test. */
function useServers(database: TestDatabase) {
  const running: Server[] = []
  afterAll(async () => {
    for (const server of running) await server.stop('SIGKILL')
  })
  return async () => {
    const env = { DATABASE_URL: await database.fresh() }
    const { key, close } = await openDesk(env.DATABASE_URL)
    await close()

    const serve = async () => {
      const server = await startServer(env)
      running.push(server)
      return server
    }
    const call = async (server: Server, method: string, given: object, headers: Record<string, string> = {}) => {
      const address = server.address.replace('localhost', '127.0.0.1')
      const response = await fetch(`${address}/api/v1/project/leads/lead/${method}?project=12345`, {
        method: 'POST',
        headers: { 'Api-key': key, ...headers },
        body: JSON.stringify(given),
      })
      return (await response.json()) as Record<string, unknown>
    }
    return {
      serve,
      create: (server: Server, once: string) => call(server, 'create', body, { 'Idempotency-Key': once }),
      total: async (server: Server) => (await call(server, 'list', { period: always })).total,
    }
  }
}
