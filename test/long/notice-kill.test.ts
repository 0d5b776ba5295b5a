import { afterAll, beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../command-line.ts'
import { eachDatabase } from '../databases.ts'
import { freePort } from '../ports.ts'
import { openPostOffice } from '../post-office.ts'
import { call, type Server, startServer } from '../program.ts'
import { until } from '../until.ts'

const kills = Number(process.env.FAULTS_KILLS ?? 2)
/** Starts are slow on a busy machine, and on PostgreSQL a lease has to expire. */
const timeout = 240_000 + kills * 20_000

eachDatabase((database) => {
  const cli = useCommandLine(database)
  let office: Awaited<ReturnType<typeof openPostOffice>>
  let server: Server
  let key: string
  const begin = async () => {
    const port = await freePort()
    const own = { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` }
    const mail = { SMTP_URL: office.smtpUrl, MAIL_FROM: 'desk@desk.example' }
    server = await startServer({ DATABASE_URL: cli.url(), ...own, ...mail })
  }
  const create = (assignee: string) =>
    fetch(`${server.address}/api/v2/projects/12345/leads`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ title: 'Заявка', assignee }),
    }).catch(() => {}) // the desk may be gone

  beforeAll(async () => {
    office = await openPostOffice()
    await cli.json('project', 'create', '--id', '12345', '--name', 'N')
    key = String((await cli.json('key', 'create', '--project', '12345', '--scope', 'admin')).key)
    await begin()
  })
  afterAll(async () => {
    await server.stop()
    await office.close()
  })

  test(`each lead is notified once though the desk is killed ${kills} times meanwhile`, { timeout }, async () => {
    const who = ['--project', '12345', '--role', 'agent', '--email', 'anna@example.com', '--password-stdin', '--json']
    const { stdout } = await call(['member', 'create', ...who], { DATABASE_URL: cli.url() }, 'correct horse\n')
    const member = String(JSON.parse(stdout).id)
    await until(async () => (await cli.sql('select * from notice_plans')).length === 1, 'the planner')
    const planned = () => cli.sql(`select lead_id as id, state from notices where kind = 'mine' order by lead_id`)
    for (let kill = 0; kill < kills; kill++) {
      const before = (await planned()).length // letters are deferred when there are too many
      const leads = Array.from({ length: 8 }, () => create(member))
      await until(async () => (await planned()).length > before + 2, 'notices')
      await server.stop('SIGKILL')
      await Promise.all(leads)
      await begin()
    }
    const made = async () => (await cli.sql('select id from leads')).length
    await until(async () => (await planned()).length >= (await made()), 'all to be planned', 90_000)
    const open = () => cli.sql(`select id from notices where next_at is not null and held is null`)
    await until(async () => (await open()).length === 0, 'nothing to wait', 120_000)
    const leads = await cli.sql('select id from leads order by id')
    const told = await planned()
    expect(told.map(({ id }) => Number(id))).toEqual(leads.map(({ id }) => Number(id)))
    expect(office.letters.length).toBeGreaterThan(0)
    await server.stop()
    const { code } = await cli.ran('check')
    expect(code).toBe(0)
  })
})
