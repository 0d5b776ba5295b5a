import { beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'

eachDatabase((database) => {
  const cli = useCommandLine(database)
  const create = ['form', 'create', '--project', '12345', '--name']
  beforeAll(async () => {
    await cli.json('project', 'create', '--id', '12345', '--name', 'Shop')
  })

  test('form create makes a form that asks for a name, a phone and a message', async () => {
    expect(await cli.json(...create, 'Замер')).toMatchObject({
      id: '1',
      name: 'Замер',
      path: expect.stringMatching(/^\/f\/[\w-]{12}$/),
      language: 'ru',
      fields: [{ name: 'name' }, { name: 'phone', label: 'Телефон', required: true }, { name: 'text' }],
    })
  })

  test('form create accepts all settings of a form', async () => {
    const options = [
      '--title',
      'Windows',
      '--language',
      'en',
      '--thanks',
      'https://shop.example/ok',
      '--source',
      'site',
    ]
    const fields = ['--field', 'phone!', '--field', 'own:area:Square metres: all', '--field', 'email']
    const consent = ['--consent', 'I agree', '--consent-link', 'https://shop.example/privacy']
    const origins = ['--origin', 'https://shop.example/', '--origin', 'https://land.example']
    expect(await cli.json(...create, 'Window', ...options, ...fields, ...consent, ...origins)).toMatchObject({
      id: '2',
      title: 'Windows',
      language: 'en',
      thanks: 'https://shop.example/ok',
      source: 'site',
      fields: [
        { input: 'phone', name: 'phone', label: 'Phone', required: true },
        { input: 'own', name: 'area', label: 'Square metres: all', required: false },
        { input: 'email', name: 'email', label: 'E-mail', required: false },
      ],
      consent: { text: 'I agree', link: 'https://shop.example/privacy', version: 1 },
      origins: ['https://land.example', 'https://shop.example'],
    })
  })

  test('form list shows them as JSON and as a table', async () => {
    const { forms } = (await cli.json('form', 'list', '--project', '12345')) as {
      forms: { id: string; path: string }[]
    }
    expect(forms.map(({ id }) => id)).toEqual(['1', '2'])
    const text = await cli.text('form', 'list', '--project', '12345')
    for (const word of ['Замер', String(forms[0]?.path), 'phone, area, email', 'open']) expect(text).toContain(word)
    expect(await cli.text(...create, 'Ещё')).toMatch(/^Form 3 created\..*\n\n {2}\/f\/[\w-]{12}\n/)
  })

  test.each([
    ['an unknown project', ['form', 'list', '--project', '777'], 'There is no project 777'],
    ['an input that is none', [...create, 'A', '--field', 'age'], 'Argument field is unknown: "age"'],
    ['an own field without a name', [...create, 'A', '--field', 'own'], 'Required argument fields[0].name is missing'],
    ['thanks that are no address', [...create, 'A', '--thanks', 'thanks.html'], 'Argument thanks'],
  ])('%s is refused', async (_, args, sentence) => {
    expect(await cli.refused(...args)).toContain(sentence)
  })
})
