import { changeCapture } from '../actions/capture.ts'
import { type DemoParts, noteDemo } from '../actions/demo.ts'
import { createForm, newToken } from '../actions/forms.ts'
import { createKey } from '../actions/keys.ts'
import { saveMapping } from '../actions/mappings.ts'
import { assignRole, insertPerson } from '../actions/members.ts'
import { addOwnField } from '../actions/own-fields.ts'
import { addStatus, changeStatus, orderStatuses } from '../actions/statuses.ts'
import { saveView } from '../actions/views.ts'
import type { Actor, Scope } from '../domain/access.ts'
import type { Form, FormDraft } from '../domain/form.ts'
import { offeredReasons } from '../domain/lost-reason.ts'
import { actorOf } from '../domain/member.ts'
import { nameOfField, type OwnField } from '../domain/own-field.ts'
import type { Project } from '../domain/project.ts'
import { firstStatuses, type Status } from '../domain/status.ts'
import { hashOfNoPassword } from '../people/password.ts'
import type { Store } from '../store/store.ts'
import type { Shop } from './shop/shop.ts'

/** What a demo project works with, and its staff with the owner first. */
export type Setting = {
  statuses: Status[]
  staff: { id: number; name: string }[]
  fields: { product: OwnField; area: OwnField; visit: OwnField }
  forms: { measure: Form; callBack: Form }
  /** Of the pages of the site and of its server, which can only send enquiries, and of a script, which creates leads by the API. */
  keys: { site: number; server: number; script: number }
  /** Why leads are lost. */
  reasons: number[]
}

/** The name of the mapping that a quiz sends to. */
export const quiz = 'quiz'

/** Makes statuses, members, fields, forms, keys and views of a demo project, as its owner would, and notes each as a part of the demo. */
export async function setUp(store: Store, by: Actor, project: Project, shop: Shop, now: number): Promise<Setting> {
  const statuses = await makeStatuses(store, by, project, shop, now)
  const note = (made: Partial<DemoParts>) => noteDemo(store, project, made)
  const { staff, made } = await makeStaff(store, by, project, shop, now)
  await note({ members: made }) // nobody is to be told of anything in their names
  const owner: Actor = { door: 'console', name: actorOf(staff[0]?.id ?? 0) }
  const add = async (draft: Parameters<typeof addOwnField>[3]) => {
    const field = await addOwnField(store, owner, project, draft, now)
    await note({ fields: [field.id] })
    return field
  }
  const fields = {
    product: await add({ ...shop.fields.product, type: 'choice' }),
    area: await add({ name: shop.fields.area, type: 'number' }),
    visit: await add({ name: shop.fields.visit, type: 'date' }),
  }
  const form = async (draft: FormDraft) => {
    const made = await createForm(store, owner, project, draft, newToken(), now)
    await note({ forms: [made.id] })
    return made
  }
  const forms = { measure: await form(measureForm(shop, project)), callBack: await form(callBackForm(shop, project)) }
  const key = async (name: string, scope: Scope, origins: string[] = []) => {
    const draft = { projects: [project.id], scope, name, expiresAt: null, origins }
    const { id } = await createKey(store, owner, draft, now)
    await note({ keys: [id] })
    return id
  }
  const keys = {
    site: await key(shop.keys.site, 'capture', [shop.site]),
    server: await key(shop.keys.server, 'capture'),
    script: await key(shop.keys.script, 'write'),
  }
  const mapping = { name: quiz, kind: 'tilda' as const, title: null, rules: [], confirmation: null, version: undefined }
  await saveMapping(store, owner, project, mapping, now)
  await note({ mappings: [quiz] })
  await changeCapture(store, owner, project, { stopWords: shop.stopWords, version: undefined }, now)
  await note({ stopWords: shop.stopWords })
  await makeViews(store, owner, project, shop, fields.product, now)
  const reasons = offeredReasons(await store.lostReasons.of(project.id)).map(({ id }) => id)
  return { statuses, staff, fields, forms, keys, reasons }
}

/** Six statuses instead of the first three; a project with statuses of its own keeps them. */
async function makeStatuses(store: Store, by: Actor, project: Project, shop: Shop, now: number): Promise<Status[]> {
  const before = await store.statuses.of(project.id)
  const isUntouched =
    before.length === firstStatuses.length &&
    firstStatuses.every(({ id, name }) => before.some((each) => each.id === id && each.name === name))
  if (!isUntouched) return before
  const { statuses: names } = shop
  const made: number[] = []
  for (const [name, colour] of [
    [names.work, 'pink'],
    [names.measure, 'violet'],
    [names.contract, 'amber'],
  ] as const)
    made.push((await addStatus(store, by, project, { name, type: 'progress', colour }, now)).id)
  for (const [id, name] of [
    [0, names.new],
    [1, names.paid],
    [2, names.canceled],
  ] as const)
    await changeStatus(store, by, project, id, { name }, now)
  return orderStatuses(store, by, project, [0, ...made, 1, 2], now)
}

/** The members of the project, and three who cannot sign in. */
async function makeStaff(store: Store, by: Actor, project: Project, shop: Shop, now: number) {
  const here = (await store.memberships.of(project.id)).filter(({ leftAt }) => leftAt === null)
  const made = await store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const ids: number[] = []
    for (const [index, { name, address }] of shop.staff.entries()) {
      const email = `${address}.${project.id}@demo.invalid`
      const known = await tx.members.findByMail(email)
      const id = known?.id ?? (await insertPerson(tx, { name, email, passwordHash: hashOfNoPassword() }, now))
      const role = index === 0 ? ('manager' as const) : ('agent' as const)
      if (!(await tx.memberships.find(project.id, id)))
        await assignRole(tx, by, { project: project.id, id, assignment: { role, sources: [] } }, now)
      ids.push(id)
    }
    return ids
  }, project.id)
  const owners = here
    .filter(({ id, role }) => !made.includes(id) && (role === 'owner' || role === 'manager'))
    .slice(0, 1)
  const staff = [...owners, ...made.map((id, index) => ({ id, name: shop.staff[index]?.name ?? '' }))]
  return { staff: staff.map(({ id, name }) => ({ id, name })), made }
}

function measureForm(shop: Shop, { language }: Project): FormDraft {
  const { product } = shop.fields
  return {
    ...shop.forms.measure,
    ...plain(shop, language),
    fields: [
      { input: 'name', name: 'name', label: shop.name, required: true },
      { input: 'phone', name: 'phone', label: shop.phone, required: true },
      { input: 'own', name: product.name, label: product.name, required: false, options: [...product.options] },
      { input: 'text', name: 'text', label: shop.text, required: false },
    ],
  }
}

function callBackForm(shop: Shop, { language }: Project): FormDraft {
  return {
    ...shop.forms.callBack,
    ...plain(shop, language),
    fields: [
      { input: 'name', name: 'name', label: shop.name, required: false },
      { input: 'phone', name: 'phone', label: shop.phone, required: true },
    ],
  }
}

function plain(shop: Shop, language: Project['language']) {
  const consent = { text: shop.consent, link: `${shop.site}/privacy` }
  const usual = { intro: null, button: null, thanks: null, thanksText: null, source: null }
  return { ...usual, language, consent, adsConsent: { text: shop.adsConsent, link: null }, origins: [], closed: false }
}

async function makeViews(store: Store, by: Actor, project: Project, shop: Shop, product: OwnField, now: number) {
  const common = { kind: 'list' as const, period: 'all', q: null, sort: null, columns: null }
  const [, second = '', third = ''] = shop.fields.product.options
  const large = String(shop.money.large) // a filter has prices as decimal strings
  const drafts = [
    { name: shop.views.large, filter: { field: 'price', operator: '>=', value: large }, isShared: true },
    { name: shop.views.repeated, filter: { field: 'repeat', operator: '=', value: true }, isShared: true },
    {
      name: shop.views.mine,
      filter: { field: nameOfField(product), operator: 'in', value: [second, third] },
      isShared: false,
    },
  ]
  for (const draft of drafts) {
    const { id } = await saveView(store, by, project, { ...common, ...draft }, now)
    await noteDemo(store, project, { views: [id] })
  }
}
