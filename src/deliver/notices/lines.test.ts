import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { own, useNoticeDesk } from '../../../test/notice-desk.ts'
import { until } from '../../../test/until.ts'

eachDatabase((database) => {
  const { desk, telegram, person, settled } = useNoticeDesk(database)
  beforeAll(() => desk().send('PATCH', '/notice-defaults', { escalates: false }))
  const told = () => telegram.at('telegram of Анна')

  test('a long name of the assignee is cut between two characters', async () => {
    const lead = await desk().lead()
    await until(() => told().length === 1, 'the message')
    await settled()
    const name = `${'я'.repeat(99)}\u{1f600}`
    expect((await person('Марк').send('PATCH', '/api/v2/me', { name })).status).toBe(200)
    await person('Марк').send('PATCH', `${own}/leads/${lead}`, { assignee: String(person('Марк').id) })
    await until(() => telegram.edits.length > 0, 'the message to be changed')
    expect(telegram.edits[0]?.message.lines.at(-1)).toMatch(/^Взял\(а\) я{99}…, /)
  })

  test('a long title is cut between two characters, in a message and in a digest', async () => {
    for (const length of [275, 276, 299, 300]) await desk().lead({ title: `${'я'.repeat(length)}\u{1f600}и дальше` })
    await until(() => told().length === 4, 'the messages')
    for (let each = 0; each < 8; each++)
      await desk().lead({ title: `${'я'.repeat(270 + each)}${'\u{1f600}'.repeat(20)}` })
    await until(() => told().length === 10, 'the first ten')
    await settled()
    desk().clock.now += 60
    await until(() => told().length === 11, 'the digest')
    const lines = told().flatMap((message) => message.lines)
    expect(lines.filter((line) => line.length > 300 || !line.isWellFormed())).toEqual([])
    expect(lines.filter((line) => line.endsWith('…')).length).toBeGreaterThan(6)
  })

  test('contacts in a source are masked, unless the owner allows them', async () => {
    await desk().lead({ title: 'Окна', source: 'листовка +79210000005 от ivan@example.com' })
    await until(() => told().length === 1, 'the message')
    expect(told()[0]?.lines).toEqual(['Окна', 'листовка ••• от •••'])
    await settled()
    await person('Ольга').send('PUT', `${own}/notice-defaults/personal`, { ways: ['telegram'] })
    await desk().lead({ title: 'Окна', source: 'листовка +79210000005' })
    await until(() => told().length === 2, 'the second message')
    expect(told()[1]?.lines).toContain('листовка +79210000005')
    await person('Ольга').send('PUT', `${own}/notice-defaults/personal`, { ways: [] })
  })
})
