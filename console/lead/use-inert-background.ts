import { type RefObject, useEffect } from 'react'

/** Makes the page under a full-screen lead inert. */
export function useInertBackground(root: RefObject<HTMLElement | null>, isAlone: boolean): void {
  useEffect(() => {
    const own = root.current
    if (!isAlone || !own) return
    const under = [...document.querySelectorAll<HTMLElement>('[data-phone] > nav, [data-phone] > main > *')].filter(
      (each) => each !== own && !each.contains(own) && !each.inert,
    )
    for (const each of under) each.inert = true
    return () => {
      for (const each of under) each.inert = false
    }
  }, [root, isAlone])
}
