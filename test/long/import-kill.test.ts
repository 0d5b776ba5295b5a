import { afterAll, beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../command-line.ts'
import { eachDatabase } from '../databases.ts'
import { type Server, startServer } from '../program.ts'
import { rowsOf } from '../rows.ts'
import { until } from '../until.ts'

/** `npm run faults` kills it twenty times, while 200,000 rows are imported. */
const kills = Math.min(20, Number(process.env.FAULTS_KILLS ?? 1))
const rows = kills > 1 ? 200_000 : 6_000
const timeout = 240_000 + kills * 60_000
type Json = Record<string, unknown>

eachDatabase((database) => {
  const cli = useCommandLine(database)
  let server: Server
  let key: string
  beforeAll(async () => {
    await cli.json('project', 'create', '--id', '12345', '--name', 'N')
    key = String((await cli.json('key', 'create', '--project', '12345', '--scope', 'admin')).key)
    server = await startServer({ DATABASE_URL: cli.url() })
  })
  afterAll(() => server.stop())

  const ask = async (verb: string, path: string, body?: object | Buffer): Promise<Json> => {
    const isFile = Buffer.isBuffer(body)
    const response = await fetch(`${server.address}/api/v2/projects/12345/imports${path}`, {
      method: verb,
      headers: {
        Authorization: `Bearer ${key}`,
        'Content-Type': isFile ? 'application/octet-stream' : 'application/json',
      },
      ...(body && { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
    })
    const json = (await response.json()) as Json
    if (!response.ok) throw new Error(`${verb} ${path}: ${JSON.stringify(json)}`)
    return json
  }

  /** The records besides leads that an import may create. */
  const made = async () => {
    const names = async (table: string) =>
      (await rowsOf<{ name: string }>(cli.url(), `select name from ${table} order by id`)).map(({ name }) => name)
    return { statuses: await names('statuses'), fields: await names('own_fields') }
  }

  /** Waits for a state, and kills the server repeatedly, each time after it made progress. */
  const throughKills = async (id: unknown, state: string, placeOf: (work: Json) => number) => {
    const path = `/${id}`
    let left = kills
    let before = -1
    const reached = await until(
      async () => {
        const work = await ask('GET', path)
        const place = placeOf(work)
        if (work.state === state) return work
        if (left > 0 && place > before) {
          left--
          before = place
          await server.stop('SIGKILL')
          server = await startServer({ DATABASE_URL: cli.url() })
        }
        return undefined
      },
      () => `the import to be ${state}`,
      timeout,
    )
    expect(left, 'kills that were left when it was done').toBe(0)
    return reached
  }

  test(`an import of ${rows} rows and its undo, with ${kills} kills in each: nothing twice, nothing lost`, {
    timeout,
  }, async () => {
    const lines = Array.from(
      { length: rows },
      (_, index) => `${index},Имя ${index},+7903${String(index).padStart(7, '0')},${index}.50,Замер,${index % 9}`,
    )
    const file = Buffer.from(['Номер заявки,Имя,Телефон,Сумма,Статус,Этаж', ...lines].join('\n'))
    const { id } = await ask('POST', '', { name: 'leads.csv', size: file.length })
    const { mapping } = await ask('PUT', `/${id}/content`, file)
    const columns = [...(mapping as { columns: object[] }).columns, { column: 5, to: 'new', name: 'Этаж' }]
    const before = await made()
    await ask('PATCH', `/${id}`, { mapping: { columns, make_statuses: true } })
    await ask('POST', `/${id}/forecast`, {})
    await until(async () => (await ask('GET', `/${id}`)).forecast, 'the forecast', 120_000)
    await ask('POST', `/${id}/run`, {})
    const done = await throughKills(id, 'done', ({ progress }) => Number((progress as Json).rows))
    expect(done.progress).toMatchObject({ rows, created: rows, refused: 0, total: rows })
    const [stored] = await rowsOf<Json>(
      cli.url(),
      'select cast(count(*) as int) as n, cast(count(distinct phone) as int) as phones from leads',
    )
    expect(stored).toEqual({ n: rows, phones: rows })
    const after = await made()
    expect(after).toEqual({ statuses: [...before.statuses, 'Замер'], fields: ['Этаж'] })

    await ask('POST', `/${id}/undo`, {})
    const undone = await throughKills(id, 'undone', (work) => Number((work.undone as Json).removed))
    expect(undone.undone).toMatchObject({ removed: rows, kept: 0 })
    await server.stop()
    expect(await made()).toEqual(before)
    expect(await rowsOf<Json>(cli.url(), 'select cast(count(*) as int) as n from leads')).toEqual([{ n: 0 }])
    expect((await cli.ran('check')).code).toBe(0)
    server = await startServer({ DATABASE_URL: cli.url() })
  })
})
