import { useSyncExternalStore } from 'react'
import { newIdempotencyKey } from './idempotency-key.ts'
import { useProjectId } from './session.ts'
import { draftNames, keepDraft, moveDraft, readDraft } from './stored-draft.ts'

/** A new lead as it is typed; each field is a text, empty when unset. */
export type LeadDraft = Record<
  'name' | 'phone' | 'email' | 'title' | 'source' | 'status' | 'price' | 'assignee' | 'text',
  string
>

/**
 * A draft as it is kept. One that was sent and may have arrived has its `key`, and when (ms) that was first sent: sent again as it is, it is the
 * same lead. Once it is changed it has `earlier` instead: when a former version was sent that may have arrived.
 */
export type KeptDraft = LeadDraft & { key?: string; sentAt?: number | undefined; earlier?: number | undefined }

/** Where an open form stores its draft, and what it stored there last. */
export type DraftPlace = { name: string; draft: KeptDraft | undefined }

/** The place of a form that goes on with a draft: the begun one, else the first that can be read of those that were set aside, which becomes it. */
export function takeLeadDraft(project: string): DraftPlace {
  return { name: begunName(project), draft: readDraft<KeptDraft>(begunName(project)) ?? takeAside(project) }
}

function takeAside(project: string): KeptDraft | undefined {
  for (const name of namesAside(project)) {
    const next = readDraft<KeptDraft>(name)
    if (next) moveDraft(name, begunName(project))
    else keepDraft(name, undefined)
    tellAside()
    if (next) return next
  }
  return
}

/** The number of drafts of the member that are set aside, in all projects. */
export function countAllLeadDraftsAside(): number {
  return draftNames(asideStart).length
}

/** The number of drafts that are set aside in the project, including those of other tabs, but without that of a form itself. */
export function useLeadDraftsAside(own?: DraftPlace): number {
  const project = useProjectId()
  return useSyncExternalStore(subscribe, () => namesAside(project).filter((name) => name !== own?.name).length)
}

const asideEvent = 'zayavka-aside'

function subscribe(listener: () => void): () => void {
  for (const name of [asideEvent, 'storage']) window.addEventListener(name, listener)
  return () => {
    for (const name of [asideEvent, 'storage']) window.removeEventListener(name, listener)
  }
}

/** Stores the draft of a form until it is sent; an empty form has no draft. Where another tab has stored another one, it gets a place of its own. */
export function saveLeadDraft(project: string, place: DraftPlace, draft: KeptDraft): void {
  if (!isOwn(place)) place.name = newAsideName(project)
  place.draft = isTyped(draft) ? draft : undefined
  keepDraft(place.name, place.draft)
  tellAside()
}

/** Forgets the draft of a form, but not another one that another tab stored there. */
export function clearLeadDraft(place: DraftPlace): void {
  if (isOwn(place)) keepDraft(place.name, undefined)
  place.draft = undefined
  tellAside()
}

/** Whether a place has what its form stored there last. */
function isOwn({ name, draft }: DraftPlace): boolean {
  return JSON.stringify(readDraft(name)) === JSON.stringify(draft)
}

/** Keeps a draft that was refused beside that of the form. */
export function setLeadDraftAside(project: string, draft: KeptDraft): void {
  if (!isTyped(draft)) return
  keepDraft(newAsideName(project), draft)
  tellAside()
}

/** The place of a form that begins a new draft; the begun one is set aside, if there is one. */
export function beginLeadDraft(project: string): DraftPlace {
  const place = { name: begunName(project), draft: undefined }
  if (!readDraft(place.name)) return place
  moveDraft(place.name, newAsideName(project))
  tellAside()
  return place
}

function tellAside(): void {
  queueMicrotask(() => window.dispatchEvent(new Event(asideEvent))) // a form may be drawn just now
}

const asideStart = 'aside.'

/** A unique name: tabs share the drafts, but a draft that did not fit into the storage is known to one tab only. */
function newAsideName(project: string): string {
  return `${asideStart}${project}.${newId()}`
}

/** The draft of the form. The name is as long as one of those set aside, so that a full storage takes it when it is moved. */
function begunName(project: string): string {
  return `begun.${project}.${begunId}`
}

let count = 0

function newId(): string {
  count += 1
  return `${Date.now()}.${String(count).padStart(6, '0')}.${newIdempotencyKey()}`
}

const begunId = '-'.repeat(newId().length)

/** The oldest first. */
function namesAside(project: string): string[] {
  return draftNames(`${asideStart}${project}.`).sort()
}

function isTyped({ name, phone, email, title, source, price, text }: LeadDraft): boolean {
  return [name, phone, email, title, source, price, text].some((each) => each.trim() !== '')
}

/** The title of a draft: its first filled field. */
export function nameOfDraft({ name, phone, email, title, text }: LeadDraft): string {
  return [name, phone, email, title, text].find((each) => each.trim() !== '')?.slice(0, 60) ?? ''
}

/** The filled fields, in the format of the API. */
export function givenFields(draft: LeadDraft): Partial<LeadDraft> {
  const given = Object.entries(draft)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([name, value]) => value !== '' && !(name === 'assignee' && value === 'nobody'))
  return Object.fromEntries(given)
}
