import { pathToFileURL } from 'node:url'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../command-line.ts'
import { eachDatabase } from '../databases.ts'
import { freePort } from '../ports.ts'
import { openPostOffice } from '../post-office.ts'
import { call, type Server, startServer } from '../program.ts'
import { until } from '../until.ts'

const kills = Number(process.env.FAULTS_KILLS ?? 2)
/** How many notices a digest lists; it counts the rest. */
const listed = 20
/** Starts are slow on a busy machine, and on PostgreSQL a lease has to expire. */
const timeout = 240_000 + kills * 20_000

eachDatabase((database) => {
  const cli = useCommandLine(database)
  let office: Awaited<ReturnType<typeof openPostOffice>>
  let server: Server
  let key: string
  /** Starts the desk again, with its clock `ahead` seconds ahead. */
  const begin = async (ahead = 0) => {
    const port = await freePort()
    const clock = { NODE_OPTIONS: `--import ${pathToFileURL('test/clock.mjs')}`, CLOCK_AHEAD: String(ahead) }
    const own = { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, ...clock }
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

  test(`each lead has one notice, which is sent, though the desk is killed ${kills} times meanwhile`, {
    timeout,
  }, async () => {
    const who = ['--project', '12345', '--role', 'agent', '--email', 'anna@example.com', '--password-stdin', '--json']
    const { stdout } = await call(['member', 'create', ...who], { DATABASE_URL: cli.url() }, 'correct horse\n')
    const member = String(JSON.parse(stdout).id)
    await until(async () => (await cli.sql('select * from notice_plans')).length === 1, 'the planner')
    const notices = async () =>
      (await cli.sql(
        'select kind, lead_id as lead, state, held, next_at as next, message from notices order by lead_id, id',
      )) as Planned[]
    const planned = async () => (await notices()).filter(({ kind }) => kind === 'mine')
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
    await server.stop('SIGKILL')
    await begin(2 * 3_600) // what was held, since there were too many letters in the hour, is sent too
    const open = () => cli.sql(`select id from notices where next_at is not null or state = 'waiting'`)
    await until(async () => (await open()).length === 0, 'nothing to wait', 120_000)
    const leads = await cli.sql('select id from leads order by id')
    const told = await planned()
    expect(told.map(({ lead }) => Number(lead))).toEqual(leads.map(({ id }) => Number(id)))
    expect(told.filter(({ state, held, next }) => state !== 'sent' || held !== null || next !== null)).toEqual([])
    await expectLetters(office.letters, await notices())
    await server.stop()
    const { code } = await cli.ran('check')
    expect(code).toBe(0)
  })
})

type Planned = { kind: string; lead: number; state: string; held: string | null; next: number | null; message: number }

/** Expects a letter for each message, sent once or again, which names the leads of its notices: a digest the first ones, and how many there are. */
async function expectLetters(letters: readonly string[], notices: readonly Planned[]): Promise<void> {
  const leadsOf = new Map<number, number[]>()
  for (const { lead, message } of notices)
    if (message !== null) leadsOf.set(Number(message), [...(leadsOf.get(Number(message)) ?? []), Number(lead)])
  const seen = new Set<number>()
  for (const letter of letters) {
    const { messageId = '', subject = '', text = '' } = await PostalMime.parse(letter)
    const message = Number(/^<ntc_12345_(\d+)@/.exec(messageId)?.[1])
    const leads = leadsOf.get(message) ?? []
    const isDigest = leads.length > 1
    const named = [...(isDigest ? text : subject).matchAll(/№ (\d+)/g)].map(([, id]) => Number(id))
    expect({ message, named: named.length }).toEqual({ message, named: Math.min(leads.length, listed) })
    expect({ message, others: named.filter((id) => !leads.includes(id)) }).toEqual({ message, others: [] })
    if (isDigest) expect({ message, subject }).toEqual({ message, subject: expect.stringContaining(`${leads.length}`) })
    seen.add(message)
  }
  expect([...leadsOf.keys()].filter((message) => !seen.has(message))).toEqual([])
}
