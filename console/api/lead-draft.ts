import { keepDraft, readDraft } from './stored-draft.ts'

/** A new lead as it is typed: every field a text, empty for none. */
export type LeadDraft = Record<
  'name' | 'phone' | 'email' | 'title' | 'source' | 'status' | 'price' | 'assignee' | 'text',
  string
>

/** The lead of a project that was not sent. */
export function readLeadDraft(project: string): Partial<LeadDraft> | undefined {
  return readDraft(project)
}

/** Keeps what is typed until it is sent; a form without a word has no draft. */
export function saveLeadDraft(project: string, draft: LeadDraft): void {
  keepDraft(project, isTyped(draft) ? draft : undefined)
}

export function clearLeadDraft(project: string): void {
  keepDraft(project, undefined)
}

/** Gives a refused draft back to the form, unless another one was begun meanwhile. */
export function putBackLeadDraft(project: string, draft: LeadDraft): void {
  if (!readLeadDraft(project)) saveLeadDraft(project, draft)
}

function isTyped({ name, phone, email, title, source, price, text }: LeadDraft): boolean {
  return [name, phone, email, title, source, price, text].some((each) => each.trim() !== '')
}

/** The fields that are given, as the API takes them. */
export function givenFields(draft: LeadDraft): Partial<LeadDraft> {
  const given = Object.entries(draft)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([name, value]) => value !== '' && !(name === 'assignee' && value === 'nobody'))
  return Object.fromEntries(given)
}
