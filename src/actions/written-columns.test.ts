import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { cli, start, useDesk } from '../../test/desk.ts'
import type { Mapping } from '../domain/mapping.ts'
import type { Project } from '../domain/project.ts'
import { changeCapture } from './capture.ts'
import { addChannel, changeChannel } from './channels.ts'
import { changeForm, createForm } from './forms.ts'
import { saveMapping } from './mappings.ts'
import { changeProject, findProject } from './projects.ts'
import { changeStatus } from './statuses.ts'
import { changeView, saveView } from './views.ts'

/** Properties that a caller might add beside the allowed ones, if no door checked them. */
const more = { id: 1, project_id: 777, projectId: 777, PROJECT_ID: 777, owner: 'member:9', OWNER: 'member:9', seq: 7 }
const others = { last_lead: 0, last_event: 0, token: 'mine', hash: 'mine', created_at: 0, createdAt: 0 }
const plus = <T extends object>(value: T): T => ({ ...value, ...more, ...others })

eachDatabase((database) => {
  const desk = useDesk(database)
  const by = cli
  let project: Project
  let foreign: string

  beforeAll(async () => {
    const { store, newProject } = desk()
    project = await findProject(store, 12345)
    await newProject(777)
    for (const each of [await findProject(store, 777), project]) {
      const view = { name: 'Тайная', kind: 'list', filter: { and: [] }, period: '', q: null, sort: null } as const
      for (const _ of '12') await saveView(store, by, each, { ...view, columns: null, isShared: false }, start)
      await createForm(store, by, each, form, `token-of-${each.id}`, start)
      await createForm(store, by, each, form, `second-of-${each.id}`, start)
      await addChannel(store, by, each, { name: 'Выставка' }, start)
      await saveMapping(store, by, each, { ...mapping, version: undefined }, start)
    }
    foreign = await rowsOfProject(777)
  })

  const rowsOfProject = async (id: number) => {
    const tables = ['projects', 'statuses', 'channels', 'views', 'forms', 'mappings'] as const
    const all = await Promise.all(tables.map((table) => desk().store.raw.rows(table, undefined, 1_000)))
    return JSON.stringify(all.map((rows) => rows.filter((row) => (row.project_id ?? row.id) === id)))
  }

  describe('an action writes only the columns that it names, whatever else its argument contains', () => {
    test.each<[string, () => Promise<unknown>]>([
      ['a view', () => changeView(desk().store, by, project, 2, plus({ name: 'Моя', version: 1 }), start)],
      ['a channel', () => changeChannel(desk().store, by, project, 2, plus({ name: 'Мой' }), start)],
      ['a status', () => changeStatus(desk().store, by, project, 2, plus({ name: 'Мой' }), start)],
      ['a form', () => changeForm(desk().store, by, project, 2, { ...plus({ name: 'Моя' }), version: 1 }, start)],
      ['a project', () => changeProject(desk().store, by, 12345, plus({ name: 'Мой' }), start)],
      ['capture', () => changeCapture(desk().store, by, project, { ...plus({}), version: 1 }, start)],
    ])('%s', async (_, change) => {
      await change()
      expect(await rowsOfProject(777)).toBe(foreign)
      const own = await rowsOfProject(12345)
      for (const word of ['member:9', 'mine', '777', '"seq":7']) expect(own).not.toContain(word)
    })
  })
})

const form = {
  name: 'Замер',
  title: 'Замер',
  fields: [{ input: 'phone', name: 'phone', label: 'Телефон', required: true }],
  language: 'ru',
  intro: null,
  button: null,
  thanks: null,
  thanksText: null,
  consent: null,
  adsConsent: null,
  source: null,
  origins: [],
  closed: false,
} satisfies Parameters<typeof createForm>[3]
const mapping = { name: 'quiz', kind: 'generic', title: null, rules: [], confirmation: null } satisfies Omit<
  Mapping,
  'version'
>
