import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { always, openDesk } from '../../test/desk.ts'
import { program, startServer } from '../../test/program.ts'

type Leads = Record<string, string | number | null>[]

eachDatabase((database) => {
  const cli = useCommandLine(database)
  beforeAll(async () => {
    for (const id of ['12345', '777', '3']) await cli.json('project', 'create', '--id', id, '--name', 'N')
  })

  const demo = (project: string, ...args: string[]) => cli.json('demo', '--project', project, ...args)
  const leadsOf = async (project: number): Promise<Leads> => {
    const desk = await openDesk(cli.url())
    try {
      const key = await desk.newKey('read', [project])
      const body = { period: always, sort_field: 'id', sort_order: 'asc', limit: 10_000 }
      return (await desk.call('lead/list', body, { project, key })).json.leads as Leads
    } finally {
      await desk.close()
    }
  }

  test('§10 demo makes as many leads as it is told, spread evenly over three years up to now', async () => {
    expect(await demo('12345', '--leads', '450', '--seed', '7')).toEqual({ project: 12345, leads: 450, seed: 7 })
    const leads = await leadsOf(12345)
    expect(leads.map(({ id }) => Number(id))).toEqual(Array.from({ length: 450 }, (_, index) => index + 1))
    const year = 365.25 * 86_400_000
    const ages = leads.map(({ creation_date }) => Date.now() - Date.parse(String(creation_date)))
    const years = ages.map((age) => Math.floor(age / year))
    expect(new Set(years)).toEqual(new Set([0, 1, 2]))
    const thirds = [0, 1, 2].map((one) => years.filter((each) => each === one).length)
    for (const count of thirds) expect(Math.abs(count - 150)).toBeLessThan(5)
  })

  test('§10 the same seed makes the same leads, another seed others', async () => {
    const summary = (leads: Leads) => leads.map(({ title, name, phone, price }) => [title, name, phone, price])
    await demo('777', '--leads', '30', '--seed', '7')
    await demo('3', '--leads', '30', '--seed', '8')
    const seven = summary(await leadsOf(777))
    const eight = summary(await leadsOf(3))
    await demo('777', '--leads', '30', '--seed', '7')
    expect(summary(await leadsOf(777))).toEqual([...seven, ...seven])
    expect(eight).not.toEqual(seven)
  })

  test('demo works beside a running server, which still accepts leads', async () => {
    const { key } = await cli.json('key', 'create', '--project', '12345', '--scope', 'write')
    const server = await startServer({ DATABASE_URL: cli.url() })
    try {
      let over = false
      const running = demo('12345', '--leads', '3000').finally(() => {
        over = true
      })
      const answers: string[] = []
      while (!over) answers.push(await createLead(server.address, String(key)))
      await running
      expect(answers.length).toBeGreaterThan(0)
      expect(answers.filter((answer) => !answer.includes('"status":"success"'))).toEqual([])
    } finally {
      await server.stop()
    }
    expect(await cli.json('check')).toMatchObject({ ok: true })
  })

  test('without --json demo prints the number of new leads, and no progress bar', async () => {
    expect(await cli.text('demo', '--project', '3', '--leads', '5')).toBe('Project 3 has 5 more leads\n')
  })

  if (database.name === 'sqlite')
    test('without a number demo makes the leads of a quarter, which pass check and can be removed again', async () => {
      await cli.json('project', 'create', '--id', '90', '--name', 'Окна')
      expect(await demo('90')).toEqual({ project: 90, leads: 300, seed: 1 })
      expect(await leadsOf(90)).toHaveLength(300)
      expect(await cli.json('check')).toMatchObject({ ok: true })
      expect(await demo('90', '--remove')).toEqual({ project: 90, leads: 302 }) // with those in the bin
      expect(await leadsOf(90)).toEqual([])
      await demo('3', '--remove')
      expect(await leadsOf(3)).toEqual([])
      expect(await cli.json('check')).toMatchObject({ ok: true })
    })

  test('on a terminal a bar shows how far it is', async () => {
    const line = `'${process.execPath}' '${program}' demo --project 3 --leads 5 --json`
    const env = { PATH: process.env.PATH ?? '', DATABASE_URL: cli.url(), TERM: 'xterm' }
    const { stdout } = await promisify(execFile)('script', ['-qec', line, '/dev/null'], { env })
    expect(stdout).toMatch(/[█=#].* 5 of 5 leads/)
    expect(stdout).toContain('{"project":3,"leads":5,"seed":1}')
  })
})

async function createLead(address: string, key: string): Promise<string> {
  const body = { creation_date: '2024-01-15', name: 'Иван', status: '0', title: 'Заявка' }
  const response = await fetch(`${address}/api/v1/project/leads/lead/create?project=12345`, {
    method: 'POST',
    headers: { 'Api-key': key },
    body: JSON.stringify(body),
  })
  return response.text()
}
