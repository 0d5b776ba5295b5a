/** A new lead as it is typed: every field a text, empty for none. */
export type LeadDraft = Record<
  'name' | 'phone' | 'email' | 'title' | 'source' | 'status' | 'price' | 'assignee' | 'text',
  string
>

const start = 'zayavka.draft.'

/** The draft of a project that was not sent. */
export function readDraft(project: string): Partial<LeadDraft> | undefined {
  const text = localStorage.getItem(start + project)
  return text === null ? undefined : (JSON.parse(text) as Partial<LeadDraft>)
}

/** Keeps what is typed until it is sent; a form without a word has no draft. */
export function saveDraft(project: string, draft: LeadDraft): void {
  try {
    if (!isTyped(draft)) clearDraft(project)
    else localStorage.setItem(start + project, JSON.stringify(draft))
  } catch {
    // a full or forbidden storage keeps nothing, and the form goes on
  }
}

export function clearDraft(project: string): void {
  localStorage.removeItem(start + project)
}

/** Gives a refused draft back to the form, unless another one was begun meanwhile. */
export function putBackDraft(project: string, draft: LeadDraft): void {
  if (!readDraft(project)) saveDraft(project, draft)
}

/** Forgets the drafts of all projects, as when the member signs out. */
export function clearDrafts(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(start)) localStorage.removeItem(name)
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
