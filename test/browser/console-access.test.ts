import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { desktop, isStill, phone, project } from './desk-page.ts'

const { open } = useConsole({ leads: 40 })
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** All that another theme can change. */
const ofColour = ['color-contrast', 'link-in-text-block']

/** Every page, and what stands there once it is whole. */
const pages: [name: string, path: string, whole: string, signedIn: boolean][] = [
  ['sign-in', '/sign-in', 'form input[name=password]', false],
  ['first run', '/first-run#token=none', 'form input[name=project]', false],
  ['leads', `/p/${project}/leads?period=all`, '[data-index="3"]', true],
  ['board', `/p/${project}/board?period=all`, '[data-card]', true],
  ['a lead', `/p/${project}/leads/40?period=all`, 'dl', true],
  ...['project', 'statuses', 'members', 'keys', 'bin', 'operations', 'me', 'about'].map(
    (part): [string, string, string, boolean] => [part, `/p/${project}/settings/${part}`, 'main section', true],
  ),
]

/** Each width in both themes; the words of both languages are compared elsewhere, so here each has one. */
const looks = [
  { name: 'a desktop, in Russian', ...desktop, locale: 'ru-RU' },
  { name: 'a phone, in English', ...phone, locale: 'en-GB' },
] as const

describe.each(looks)('nothing stands in the way of anybody on $name', ({ name: _, ...look }) => {
  test.each(pages)('%s', async (_name, path, whole, signedIn) => {
    const page = await open(path, { ...look, ...(!signedIn && { email: null, expects: [401] }) })
    await page.locator(whole).first().waitFor()
    await isStill(page)
    expect(await barriers(page, (axe) => axe.withTags(tags))).toEqual([])

    await page.emulateMedia({ colorScheme: 'dark' })
    await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
    await isStill(page)
    expect(await barriers(page, (axe) => axe.withRules(ofColour))).toEqual([])
  })
})

/** What stands in the way, and where. */
async function barriers(page: Page, ask: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  const { violations } = await ask(new AxeBuilder({ page })).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target} ${html}`).join('\n')}`)
}
