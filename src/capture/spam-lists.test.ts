import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { useForms } from '../../test/forms.ts'

eachDatabase((db) => {
  const desk = useDesk(db, { serve: true })
  const { make, sent, receiptOf } = useForms(desk)
  let path = ''
  beforeAll(async () => {
    path = (await make({ name: 'Замер' })).path
  })
  let phones = 0
  const reasonsOf = async (values: Record<string, string>) => {
    const receipt = await receiptOf(await sent(path, { phone: `8 999 000-00-${10 + phones++}`, ...values }))
    return receipt?.reasons.map(({ code, found }) => `${code} ${found}`)
  }
  const list = (lists: object) => desk().send('PATCH', '/capture', lists)

  test('a changed list applies to the next enquiry, and reasons have each entry as its owner wrote it', async () => {
    await list({ stop_words: ['Кредит*'], blocked_phones: ['+7 999 111-11-11', '8 (999) 111-11-11'] })
    expect(await reasonsOf({ text: 'КРЕДИТЫ всем' })).toEqual(['stop-word Кредит*'])
    expect(await reasonsOf({ phone: '89991111111' })).toEqual(['blocked-phone +7 999 111-11-11'])
    await list({ stop_words: ['займ'], blocked_phones: ['8 (999) 222-22-22'] })
    expect(await reasonsOf({ text: 'КРЕДИТЫ всем' })).toEqual([])
    expect(await reasonsOf({ text: 'Займ всем' })).toEqual(['stop-word займ'])
    expect(await reasonsOf({ phone: '89991111111' })).toEqual([])
    expect(await reasonsOf({ phone: '+7 999 222 22 22' })).toEqual(['blocked-phone 8 (999) 222-22-22'])
  })

  test('a phrase does not match across two fields', async () => {
    await list({ stop_words: ['анна займ'] })
    expect(await reasonsOf({ name: 'Анна', text: 'займ' })).toEqual([])
    expect(await reasonsOf({ text: 'Анна займ' })).toEqual(['stop-word анна займ'])
  })

  test('a thousand stop-words are searched only in the beginning of a long text', async () => {
    await list({ stop_words: ['займ', ...Array.from({ length: 999 }, (_, index) => `слово${index}*`)] })
    expect(await reasonsOf({ text: `${'слово '.repeat(1_500)}займ` })).toEqual(['stop-word займ'])
    expect(await reasonsOf({ text: `${'слово '.repeat(2_000)}займ` })).toEqual([])
    expect(await reasonsOf({ text: 'слово '.repeat(2_000), город: 'займ' })).toEqual(['stop-word займ'])
  })
})
