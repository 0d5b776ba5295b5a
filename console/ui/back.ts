import { type NavigateOptions, type RouterHistory, useRouter } from '@tanstack/react-router'

/** The address of each history entry that this page has seen, by its index. */
const addresses = new Map<number, string>()
let isClosing = false

/** Tracks the history, so that the target of Back is known. */
export function rememberEntries(history: RouterHistory): void {
  const note = () => void addresses.set(placeOf(history), history.location.href)
  note()
  history.subscribe(note)
}

/**
 * Closes what was opened over a page. If the previous entry is that page, it goes back, since with a new entry the browser's Back would reopen what
 * was closed.
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

/**
 * Whether the scroll position of a page is restored when it is opened. Not after something over the page was closed: the page stayed mounted, and may
 * be scrolled elsewhere.
 */
export function restoresScroll(): boolean {
  const restores = !isClosing
  isClosing = false
  return restores
}

function placeOf({ location }: RouterHistory): number {
  return location.state.__TSR_index
}
