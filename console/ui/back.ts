import { type NavigateOptions, type RouterHistory, useRouter } from '@tanstack/react-router'

/** The address of each entry of the browser's history that this page has seen, by its place there. */
const addresses = new Map<number, string>()
let isClosing = false

/** Remembers what stands in the history, to know where Back leads. */
export function rememberEntries(history: RouterHistory): void {
  const note = () => void addresses.set(placeOf(history), history.location.href)
  note()
  history.subscribe(note)
}

/**
 * Closes what was opened over a page. Where the entry before is that page it goes back: another entry would have the Back of the browser open
 * again what was closed.
 */
export function useCloseTo() {
  const router = useRouter()
  return (page: NavigateOptions): void => {
    const { href } = router.buildLocation(page as never)
    isClosing = addresses.get(placeOf(router.history) - 1) === href
    if (isClosing) router.history.back()
    else void router.navigate(page as never)
  }
}

/** Whether a page that is gone to is scrolled to where it was left: not one from which only something was closed. It has stayed, and may be elsewhere. */
export function restoresScroll(): boolean {
  const restores = !isClosing
  isClosing = false
  return restores
}

function placeOf({ location }: RouterHistory): number {
  return location.state.__TSR_index
}
