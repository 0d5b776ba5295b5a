import { beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { call } from '../../test/program.ts'
import { useReceiver } from '../../test/receiver.ts'

eachDatabase((database) => {
  const cli = useCommandLine(database)
  const receiver = useReceiver()
  const of = ['--project', '12345']
  const ran = (...args: string[]) =>
    call(['webhook', ...args, ...of], { DATABASE_URL: cli.url(), DELIVERY_ALLOW: '127.0.0.1' })
  beforeAll(async () => {
    await cli.json('project', 'create', '--id', '12345', '--name', 'Shop')
  })

  test('webhook create makes one and shows its secret once', async () => {
    const url = `${receiver().url}/hook`
    const filter = '{"field":"status","operator":"=","value":"0"}'
    const options = ['--topic', 'lead.created', 'lead.paid', '--also', 'import', '--filter', filter]
    const made = await ran('create', '--name', 'Учёт', '--url', url, ...options, '--json')
    expect(JSON.parse(made.stdout)).toMatchObject({
      id: '1',
      url,
      topics: ['lead.created', 'lead.paid'],
      also: ['import'],
      filter: JSON.parse(filter),
      secret: expect.stringMatching(/^whsec_/),
    })
    const { webhooks } = (await cli.json('webhook', 'list', ...of)) as { webhooks: object[] }
    expect(webhooks).toMatchObject([{ id: '1', name: 'Учёт', state: 'on' }])
    expect(await cli.text('webhook', 'list', ...of)).toContain('Учёт')
    expect(JSON.stringify(webhooks)).not.toContain('whsec_')
  })

  test('a forbidden address, an unknown topic, and an invalid filter are refused', async () => {
    const create = ['webhook', 'create', ...of, '--name', 'N', '--url']
    expect(await cli.refused(...create, `${receiver().url}/`)).toMatch(/must begin with https:.*DELIVERY_ALLOW/)
    expect(await cli.refused(...create, 'https://10.0.0.7/', '--topic', 'lead.sold')).toContain('lead.created')
    expect(await cli.refused(...create, 'https://10.0.0.7/', '--filter', '{')).toContain('not JSON')
  })

  test('another kind is made with its own settings, and its secret is not shown', async () => {
    const url = `${receiver().url}/crm`
    const create = ['create', '--name', 'CRM', '--kind', 'vendor', '--url', url]
    expect((await ran(...create, '--user', 'desk')).stderr).toContain('secret')
    expect((await ran(...create, '--secret', 'word')).stderr).toContain('settings.user')
    const made = await ran(...create, '--user', 'desk', '--secret', 'word', '--json')
    const vendor = { kind: 'vendor', settings: { user: 'desk' }, topics: ['lead.created'], secret: null }
    expect(JSON.parse(made.stdout)).toMatchObject(vendor)
    expect((await ran('create', '--name', 'N', '--secret', 's')).stderr).toContain('url')
  })

  test('webhook test sends one and prints its outcome, which is in the log', async () => {
    expect(await ran('test', '--id', '1')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Delivered: 200 after \d+ ms\n$/),
    })
    expect(receiver().at('/hook')).toMatchObject([{ json: { type: 'test' } }])
    receiver().answerStatus(503)
    expect(await ran('test', '--id', '1')).toMatchObject({
      code: 1,
      stdout: 'Not delivered: The receiver answered 503\n',
    })
    receiver().answerOk()
    const log = await cli.json('webhook', 'log', ...of, '--id', '1', '--event', '0')
    expect(log).toMatchObject({ state: 'test', attempts: 2, log: [{ outcome: 'delivered' }, { outcome: 'refused' }] })
    expect(await cli.text('webhook', 'log', ...of, '--id', '1')).toContain('test')
  })

  test('webhook resend requires an event or a time, and refuses an unknown delivery', async () => {
    const resend = ['webhook', 'resend', ...of, '--id']
    expect(await cli.refused(...resend, '1')).toContain('since')
    expect(await cli.refused(...resend, '1', '--event', '7')).toBe(
      'There is no delivery of event 7 to this destination',
    )
    for (const ignored of [['--all'], ['--since', '2024-01-01T00:00:00Z']])
      expect(await cli.refused(...resend, '1', '--event', '7', ...ignored)).toContain(`cannot be used with`)
    expect(await cli.refused(...resend, '7', '--event', '7')).toBe('There is no destination 7 in this project')
    expect(await cli.json(...resend, '1', '--since', '2024-01-01T00:00:00Z')).toEqual({ count: 0, more: false })
  })
})
