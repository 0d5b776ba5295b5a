import { useCallback, useState } from 'react'

/** What is typed and not yet saved, kept in this browser until it is; signing out forgets it, as it does all drafts. */
export function useStoredDraft<T>(name: string): [draft: T | undefined, set: (draft: T | undefined) => void] {
  const key = `zayavka.draft.${name}`
  const [draft, setDraft] = useState<T | undefined>(() => read<T>(key))
  const set = useCallback(
    (next: T | undefined) => {
      setDraft(next)
      try {
        if (next === undefined) localStorage.removeItem(key)
        else localStorage.setItem(key, JSON.stringify(next))
      } catch {
        // a full or forbidden storage keeps nothing, and the page goes on
      }
    },
    [key],
  )
  return [draft, set]
}

function read<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(key)
    return text === null ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}
