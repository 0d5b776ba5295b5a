import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { desktop, isStill, phone, project } from './desk-page.ts'

const { open } = useConsole({ leads: 40 })
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Every page, and what stands there once it is whole. */
const pages: [name: string, path: string, whole: string, signedIn: boolean][] = [
  ['sign-in', '/sign-in', 'form input[name=password]', false],
  ['first run', '/first-run#token=none', 'form input[name=project]', false],
  ['leads', `/p/${project}/leads?period=all`, '[data-index="3"]', true],
  ['board', `/p/${project}/board?period=all`, '[data-card]', true],
  ['a lead', `/p/${project}/leads/40?period=all`, 'dl.facts', true],
  ...['project', 'statuses', 'members', 'keys', 'me', 'about'].map((part): [string, string, string, boolean] => [
    part,
    `/p/${project}/settings/${part}`,
    '.settings section',
    true,
  ]),
]

/** Each theme, language and width meets each other one, two at a time. */
const looks = [
  { name: 'desktop, light, Russian', ...desktop, colorScheme: 'light', locale: 'ru-RU' },
  { name: 'desktop, dark, English', ...desktop, colorScheme: 'dark', locale: 'en-GB' },
  { name: 'phone, light, English', ...phone, colorScheme: 'light', locale: 'en-GB' },
  { name: 'phone, dark, Russian', ...phone, colorScheme: 'dark', locale: 'ru-RU' },
] as const

describe.each(looks)('nothing stands in the way of anybody: $name', ({ name: _, ...look }) => {
  test.each(pages)('%s', async (_name, path, whole, signedIn) => {
    const page = await open(path, { ...look, ...(!signedIn && { email: null, expects: [401] }) })
    await page.locator(whole).first().waitFor()
    await isStill(page)
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target} ${html}`).join('\n')}`,
    )
    expect(found).toEqual([])
  })
})
