import { useCallback, useEffect, useRef, useState } from 'react'
import { pageMember } from './page-member.ts'

/** Drafts belong to one member, since another may sign in after a session has ended. */
const start = () => `zayavka.draft.${pageMember()}.`

/** Drafts that a full or forbidden storage did not accept; they last as long as the page. */
const unstored = new Map<string, string>()

/** Input that is not saved yet, as this browser stores it. */
export function readDraft<Draft>(name: string): Draft | undefined {
  try {
    const text = unstored.get(start() + name) ?? localStorage.getItem(start() + name)
    return text === null ? undefined : (JSON.parse(text) as Draft)
  } catch {
    return undefined
  }
}

/** Keeps a draft; undefined forgets it. */
export function keepDraft(name: string, draft: object | undefined): void {
  const [key, text] = [start() + name, draft && JSON.stringify(draft)]
  unstored.delete(key)
  try {
    if (text === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
  } catch {
    if (text !== undefined) unstored.set(key, text)
  }
}

/** Gives a draft another name. Where that is no longer, also a full storage has room for it, so what is stored stays stored. */
export function moveDraft(name: string, next: string): void {
  const latest = readDraft<object>(name)
  moveStored(start() + name, start() + next)
  keepDraft(name, undefined)
  keepDraft(next, latest)
}

/** Moves what is stored, which is an older text where the storage did not take the latest. */
function moveStored(key: string, next: string): void {
  try {
    const text = localStorage.getItem(key)
    localStorage.removeItem(key)
    if (text !== null) localStorage.setItem(next, text)
  } catch {
    // the draft is kept as long as the page lasts
  }
}

/** Changes a draft from beside its form. One that is open knows what is typed in it, also where the browser stores nothing. */
export function changeDraft<Draft extends object>(name: string, change: (now: Draft | undefined) => Draft): void {
  const told = new CustomEvent(changeEvent, { detail: { name, change }, cancelable: true })
  if (window.dispatchEvent(told)) keepDraft(name, change(readDraft<Draft>(name)))
}

const changeEvent = 'zayavka-draft'

/** The names of all drafts that begin with a text. */
export function draftNames(beginning: string): string[] {
  const names = new Set([...storedNames(), ...unstored.keys()])
  return [...names].filter((name) => name.startsWith(start() + beginning)).map((name) => name.slice(start().length))
}

function storedNames(): string[] {
  try {
    return Object.keys(localStorage)
  } catch {
    return []
  }
}

/** Forgets all drafts of the member, as when they sign out. */
export function clearDrafts(): void {
  for (const name of draftNames('')) keepDraft(name, undefined)
}

/**
 * A draft that the browser stores until it is saved or dropped, so that a closed tab loses nothing. All tabs show the same draft. The setter may take
 * a function of the newest draft, which may be newer than the rendered one.
 */
export function useStoredDraft<Draft extends object>(name: string) {
  const [draft, setDraft] = useState(() => readDraft<Draft>(name))
  const latest = useRef(draft)
  /** The newest draft, which another tab may have stored. */
  const readLatest = useCallback(() => {
    const stored = readDraft<Draft>(name)
    if (JSON.stringify(stored) !== JSON.stringify(latest.current)) latest.current = stored
    return latest.current
  }, [name])
  const set = useCallback(
    (next: Draft | undefined | ((now: Draft | undefined) => Draft | undefined)) => {
      latest.current = typeof next === 'function' ? next(readLatest()) : next
      setDraft(latest.current)
      keepDraft(name, latest.current)
    },
    [name, readLatest],
  )
  useEffect(() => {
    const take = (event: Event) => {
      const { detail } = event as CustomEvent<{ name: string; change(now: Draft | undefined): Draft }>
      if (detail.name !== name) return
      event.preventDefault() // this form handles the change
      set(detail.change)
    }
    const show = () => setDraft(readLatest())
    window.addEventListener(changeEvent, take)
    window.addEventListener('storage', show) // another tab stored something
    return () => {
      window.removeEventListener(changeEvent, take)
      window.removeEventListener('storage', show)
    }
  }, [name, set, readLatest])
  return [draft, set] as const
}
