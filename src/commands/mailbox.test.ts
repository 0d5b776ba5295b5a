import { beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { call } from '../../test/program.ts'

eachDatabase((database) => {
  const cli = useCommandLine(database)
  const of = ['--project', '12345']
  const create = (host: string, ...more: string[]) => {
    const args = ['mailbox', 'create', ...of, '--name', 'Почта', '--user', 'shop@shop.example', '--host', host, ...more]
    return call([...args, '--json'], { DATABASE_URL: cli.url(), DELIVERY_ALLOW: '127.0.0.1' }, 'a long password\n')
  }
  beforeAll(async () => {
    await cli.json('project', 'create', '--id', '12345', '--name', 'Shop')
  })

  test('mailbox create makes one, list shows it without its password, and remove removes it', async () => {
    const made = await create('127.0.0.1', '--sender', '@avito.example=avito-letters', '--sender', 'boss@shop.example=')
    expect(JSON.parse(made.stdout)).toEqual({
      ...{ id: 1, name: 'Почта', host: '127.0.0.1', port: 993, security: 'tls', user: 'shop@shop.example' },
      senders: [
        { from: '@avito.example', mapping: 'avito-letters' },
        { from: 'boss@shop.example', mapping: null },
      ],
      ...{ read_at: null, failing_since: null, error: null },
    })
    expect(JSON.stringify(await cli.sql('select password from mailboxes'))).not.toContain('a long password')
    expect(await cli.text('mailbox', 'list', ...of)).toMatch(/Почта.*not read yet/)
    expect(await cli.json('mailbox', 'remove', ...of, '--id', '1')).toEqual({ id: 1, removed: true })
    expect(await cli.json('mailbox', 'list', ...of)).toEqual({ mailboxes: [] })
    expect(await cli.refused('mailbox', 'remove', ...of, '--id', '1')).toContain('no mailbox 1')
    expect(JSON.parse((await create('127.0.0.1')).stdout).id).toBe(2)
  })

  test('a server in a private network, an unencrypted one, and an invalid rule are refused', async () => {
    expect((await create('10.0.0.7')).stderr).toMatch(/not a public address/)
    expect((await create('10.0.0.7', '--security', 'none')).stderr).toMatch(/only with encryption/)
    expect((await create('127.0.0.1', '--sender', 'avito')).stderr).toMatch(/not a rule for a sender/)
  })
})
