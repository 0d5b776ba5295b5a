import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { isLong } from '../properties/property.ts'
import { isStill, project } from './desk-page.ts'
import { report, reports } from './report-page.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** The rules whose results depend on the theme. */
const ofColour = ['color-contrast', 'link-in-text-block']

/** A page, the element that shows that it is complete, and what is opened on it. */
export type Place = {
  name: string
  path: string
  whole: string
  isSignedIn?: boolean
  /** Statuses of error answers that are expected. */
  expects?: number[]
  /** An element that the opened one partly covers, so that it is no target. */
  covers?: string
  /** Opens something, and waits for it. */
  open?(page: Page): Promise<unknown>
}

const list = `/p/${project}/leads?period=all`
const lead = `/p/${project}/leads/40?period=all`
const calendar = '[aria-haspopup=dialog][aria-expanded]'

export const places: Place[] = [
  { name: 'sign-in', path: '/sign-in', whole: 'form input[name=password]', isSignedIn: false },
  { name: 'an address of nothing', path: '/nowhere', whole: '[role=alert]', isSignedIn: false, expects: [404] },
  { name: 'a used first-run link', path: '/first-run#token=none', whole: '[role=alert]', isSignedIn: false },
  { name: 'leads', path: list, whole: '[data-index="3"]' },
  { name: 'board', path: `/p/${project}/board?period=all`, whole: '[data-card]' },
  { name: 'what came', path: `/p/${project}/inbox`, whole: 'main h3' },
  { name: 'a lead', path: lead, whole: 'dl' },
  ...[
    'project',
    'statuses',
    'sources',
    'members',
    'keys',
    'capture',
    'retention',
    'bin',
    'operations',
    'audit',
    'me',
    'about',
  ].map((part) => ({
    name: part,
    path: `/p/${project}/settings/${part}`,
    whole: 'main section',
  })),
  { name: 'nothing found', path: `${list}&q=zzzzzzzz`, whole: 'main [role=status] h3' },
  { name: 'a project of nobody', path: '/p/77777/leads', whole: '[role=alert]', expects: [404] },
  { name: 'a lead of nobody', path: list.replace('/leads', '/leads/999999'), whole: '[role=alert]', expects: [404] },
  {
    name: 'the palette',
    path: list,
    whole: '[data-index="3"]',
    open: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('option').nth(3).waitFor()
    },
  },
  {
    name: 'the calendar',
    path: list,
    covers: 'main nav',
    whole: '[data-index="3"]',
    open: async (page) => {
      await page.locator(calendar).first().click()
      await page.getByRole('dialog').getByRole('table').first().waitFor()
    },
  },
  {
    name: 'the menu of a status',
    path: lead,
    whole: 'dl',
    open: async (page) => {
      await page.locator('[data-key=s]').click()
      await page.getByRole('menuitem').first().waitFor()
    },
  },
]

/** Pages whose own stories check accessibility in one theme and language only; test/long checks them in all. */
export const otherPlaces: Place[] = [
  { name: 'today', path: `/p/${project}/today`, whole: 'main h2' },
  ...reports.map((each) => ({ name: each, path: report(each, 'period=this-year'), whole: 'main section section' })),
  { name: 'forms', path: `/p/${project}/forms`, whole: 'main h2, main table' },
  { name: 'import', path: `/p/${project}/import`, whole: 'main input[type=file]' },
  {
    name: 'the columns of a file',
    path: `/p/${project}/import`,
    whole: 'main input[type=file]',
    open: async (page) => {
      const buffer = Buffer.from('ФИО;Телефон;Этап\r\nТарасов Виктор;8 921 311-90-04;Дозвон')
      await page.locator('input[type=file]').setInputFiles({ name: 'leads.csv', mimeType: 'text/csv', buffer })
      await page.locator('#columns :is(table, li)').first().waitFor()
    },
  },
  { name: 'moving from the vendor', path: `/p/${project}/import/roistat`, whole: 'main form' },
  ...['fields', 'speed', 'destinations', 'notices', 'notices?of=project'].map((part) => ({
    name: part,
    path: `/p/${project}/settings/${part}`,
    whole: 'main section',
  })),
]

/** The pages that a link in a letter or from a colleague opens. */
export const gates: Place[] = ['reset', 'confirm-email', 'invitation'].map((name) => ({
  name,
  path: `/${name}#token=none`,
  whole: 'form :is(button, [role=alert])',
  isSignedIn: false,
  expects: [404, 422],
}))

/** Places that exist only in a window for a mouse. */
export const widePlaces: Place[] = [
  {
    name: 'the menu of several leads',
    path: list,
    whole: '[data-index="3"]',
    open: async (page) => {
      await page.locator('tr[data-index="1"] input[type=checkbox]').click()
      await page.locator('[data-bulk=status]').click()
      await page.getByRole('menuitem').first().waitFor()
    },
  },
]

/** Waits until a place is complete, and opens what it opens. */
export async function enter(page: Page, { whole, open }: Place): Promise<void> {
  await page.locator(whole).first().waitFor()
  await open?.(page)
  await isStill(page)
}

/** The accessibility barriers in the current theme. */
export function barriers(page: Page, { covers }: Place): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(tags)
  return violations(covers ? axe.exclude(covers) : axe)
}

/** The barriers in the dark theme too, when `npm run test:long` runs a test of `npm run test:all`. */
export async function barriersInTheDark(page: Page): Promise<string[]> {
  return isLong ? coloursInTheDark(page) : []
}

/** The barriers in the dark theme; only colours differ from the light one. */
export async function coloursInTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
  await isStill(page)
  return violations(new AxeBuilder({ page }).withRules(ofColour))
}

async function violations(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target} ${html}`).join('\n')}`)
}
