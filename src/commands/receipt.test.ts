import { beforeAll, describe, expect, test } from 'vitest'
import { capturing } from '../../test/capturing.ts'
import { useCommandLine } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { openDesk } from '../../test/desk.ts'

eachDatabase((database) => {
  const cli = useCommandLine(database)
  const project = ['--project', '12345']
  const ends = async (...args: string[]) => {
    const { receipts } = await cli.json('receipt', 'list', ...project, ...args)
    return (receipts as { id: string; end: string | null }[]).map(({ id, end }) => `${id} ${end}`)
  }

  beforeAll(async () => {
    const desk = await openDesk(cli.url())
    const { came } = capturing(() => desk)
    await came({ name: 'Анна', phone: '+79990000001' })
    await came({ name: 'Борис', phone: '+79990000002', end: 'spam', reasons: [{ code: 'links', found: '3' }] })
    await came({ name: 'Вера', phone: '+79990000003', way: 'in', mapping: 'tilda', end: 'quarantine' })
    await came({ name: 'Глеб', phone: '+79990000004', end: 'spam' })
    await desk.close()
  })

  test('list shows the matching receipts, the newest first', async () => {
    expect(await ends()).toEqual(['4 spam', '3 quarantine', '2 spam', '1 lead'])
    expect(await ends('--limit', '1')).toEqual(['4 spam'])
    expect(await ends('--end', 'spam', '--period', '2024-03-01..2024-03-01')).toEqual(['4 spam', '2 spam'])
    expect(await ends('--mapping', 'tilda')).toEqual(['3 quarantine'])
    expect(await cli.text('receipt', 'list', ...project)).toMatch(
      /2 +2024-03-01 12:00:00 +proxy +spam +links +— +Борис/,
    )
  })

  test('show prints the raw submission unchanged', async () => {
    const id = ['--id', '2']
    expect(await cli.json('receipt', 'show', ...project, ...id)).toMatchObject({
      id: '2',
      reasons: [{ code: 'links', found: '3' }],
      understood: { name: 'Борис' },
      raw: { address: '203.0.113.7', body: expect.stringContaining('name=') },
    })
    const text = await cli.text('receipt', 'show', ...project, ...id)
    expect(text).toMatch(/^why: links \(3\)\n(.+\n)*name: Борис\n(.+\n)*\nname=%D0%91/m)
  })

  test('replay reprocesses them', async () => {
    const one = await cli.json('receipt', 'replay', ...project, '--id', '2', '--not-spam')
    expect(one).toEqual({ total: 1, changed: 1, skipped: 0, undo: expect.any(String) })
    const output = await cli.text('receipt', 'replay', ...project, '--end', 'spam')
    expect(output).toBe('1 of 1 receipt changed\n')
    expect(await ends()).toEqual(['4 lead', '3 quarantine', '2 lead', '1 lead'])
  })

  describe('a wrong call is refused', () => {
    test.each<[string, string]>([
      ['show --id 99', 'There is no receipt 99'],
      ['show', "required option '--id <number>' not specified"],
      ['list --end lost', 'Allowed choices are lead, joined, spam, quarantine, waiting'],
      ['list --period someday', '"someday"'],
      ['replay', 'Select the receipts'],
      ['replay --id 1 --end spam', 'Select the receipts'],
    ])('%s', async (call, sentence) => {
      const [verb = '', ...args] = call.split(' ')
      expect(await cli.refused('receipt', verb, ...project, ...args)).toContain(sentence)
    })
  })
})
