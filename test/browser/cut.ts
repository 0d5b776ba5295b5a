import type { Page } from 'playwright-core'

/** The controls and figures that are cut off by the window or by a box without horizontal scrolling, and names that do not fit their field. */
export function cut(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const width = document.documentElement.clientWidth
    const cut = document.documentElement.scrollWidth > width ? ['the page is wider than the window'] : []
    for (const form of document.querySelectorAll('form'))
      if (form.getBoundingClientRect().right > width + 1) cut.push('a form is wider than the window')
    for (const element of document.querySelectorAll('button, a, input, select, textarea, h1, b')) {
      const { left, right, width: own } = element.getBoundingClientRect()
      if (own < 2 || element.closest('[aria-hidden=true], [inert]')) continue
      const name = element.tagName + ' ' + (element.getAttribute('aria-label') || element.textContent || element.name || '')
      if (getComputedStyle(element).clipPath !== 'none') continue
      if (element.matches('input[aria-label][maxlength]') && element.scrollWidth > element.clientWidth + 1)
        cut.push(name + ' ' + element.value)
      for (let box = element.parentElement, isFree = true; box && isFree; box = box.parentElement) {
        const { overflowX } = getComputedStyle(box)
        if (overflowX === 'auto' || overflowX === 'scroll') isFree = false
        const edge = box === document.documentElement ? { left: 0, right: width } : box.getBoundingClientRect()
        const hides = overflowX === 'hidden' || overflowX === 'clip' || box === document.documentElement
        if (isFree && hides && (left < edge.left - 1 || right > edge.right + 1)) {
          cut.push(name)
          isFree = false
        }
      }
    }
    return cut
  })()`)
}
