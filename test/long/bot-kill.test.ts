import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../command-line.ts'
import { eachDatabase } from '../databases.ts'
import { openFakeTelegram } from '../fake-telegram.ts'
import { type Server, startServer } from '../program.ts'
import { rowsOf } from '../rows.ts'
import { until } from '../until.ts'

const kills = Number(process.env.FAULTS_KILLS ?? 2)
const timeout = 240_000 + kills * 20_000
const token = `123456:${'s'.repeat(30)}`

eachDatabase((database) => {
  const cli = useCommandLine(database)
  let server: Server
  let telegram: Awaited<ReturnType<typeof openFakeTelegram>>
  /** Starts the desk again, with its clock `ahead` seconds ahead: on PostgreSQL the former lease has expired by then. */
  const begin = async (ahead: number) => {
    const clock = { NODE_OPTIONS: `--import ${pathToFileURL('test/clock.mjs')}`, CLOCK_AHEAD: String(ahead) }
    server = await startServer({ DATABASE_URL: cli.url(), TELEGRAM_TOKEN: token, TELEGRAM_API: telegram.url, ...clock })
  }
  const written = async () =>
    (await rowsOf<{ text: string }>(cli.url(), 'select text from leads')).map(({ text }) => text)

  beforeAll(async () => {
    telegram = await openFakeTelegram({ token })
    await cli.json('project', 'create', '--id', '12345', '--name', 'N')
    const { key } = await cli.json('key', 'create', '--project', '12345', '--scope', 'admin')
    await begin(0)
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
    const path = `${server.address}/api/v2/projects/12345/notice-bots/telegram`
    const ask = () => fetch(path, { method: 'PATCH', headers, body: '{"takes_enquiries": true}' })
    await until(async () => (await ask()).status === 200, 'the bot to be known')
  })
  afterAll(async () => {
    await server.stop()
    await telegram.close()
  })

  test(`each message to a bot makes one lead, though the desk is killed ${kills} times`, { timeout }, async () => {
    const sent: string[] = []
    for (let kill = 1; kill <= kills; kill++) {
      const before = (await written()).length
      for (let count = 0; count < 20; count++) {
        sent.push(`Message ${kill} ${count}`)
        telegram.say(telegram.person(1_000 + sent.length, 'N'), sent.at(-1) as string)
      }
      await until(async () => (await written()).length > before + 2, 'some of them')
      await server.stop('SIGKILL')
      await begin(kill * 100)
    }
    await until(async () => (await written()).length >= sent.length, 'the rest', 60_000 + kills * 6_000)
    expect((await written()).sort()).toEqual(sent.sort())
  })
})
