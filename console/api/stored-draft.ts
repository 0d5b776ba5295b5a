import { useEffect, useRef, useState } from 'react'
import { pageMember } from './page-member.ts'

/** Drafts are of one member: another may sign in where a session has ended. */
const start = () => `zayavka.draft.${pageMember()}.`

/** What was typed and not yet saved, as this browser keeps it. */
export function readDraft<Draft>(name: string): Draft | undefined {
  try {
    const text = localStorage.getItem(start() + name)
    return text === null ? undefined : (JSON.parse(text) as Draft)
  } catch {
    return undefined
  }
}

/** Keeps a draft; undefined forgets it. */
export function keepDraft(name: string, draft: object | undefined): void {
  try {
    if (draft === undefined) localStorage.removeItem(start() + name)
    else localStorage.setItem(start() + name, JSON.stringify(draft))
  } catch {
    // a full or forbidden storage keeps nothing, and the form goes on
  }
}

/** Keeps a draft from beside its form, which shows it when it is open. */
export function putDraft(name: string, draft: object): void {
  keepDraft(name, draft)
  window.dispatchEvent(new CustomEvent(putEvent, { detail: name }))
}

const putEvent = 'zayavka-draft'

/** Forgets all drafts of the member, as when they sign out. */
export function clearDrafts(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(start())) localStorage.removeItem(name)
}

/**
 * A draft that the browser keeps until it is saved or dropped, so that a closed tab loses nothing. What is set may be made of what is there by
 * then, which is more than what was drawn last.
 */
export function useStoredDraft<Draft extends object>(name: string) {
  const [draft, setDraft] = useState(() => readDraft<Draft>(name))
  const latest = useRef(draft)
  const set = (next: Draft | undefined | ((now: Draft | undefined) => Draft | undefined)) => {
    latest.current = typeof next === 'function' ? next(latest.current) : next
    setDraft(latest.current)
    keepDraft(name, latest.current)
  }
  useEffect(() => {
    const take = (event: Event) => {
      if ((event as CustomEvent<string>).detail !== name) return
      latest.current = readDraft<Draft>(name)
      setDraft(latest.current)
    }
    window.addEventListener(putEvent, take)
    return () => window.removeEventListener(putEvent, take)
  }, [name])
  return [draft, set] as const
}
