import { useEffect, useRef } from 'react'

const floating = '.mantine-Modal-content, .mantine-Menu-dropdown, .mantine-Popover-dropdown'

/**
 * Keys of an open lead, by where they are on the keyboard, so that they work in any language. They come before those of the page
 * under it, and rest while something is typed or floats over the lead.
 */
export function useLeadShortcuts(keys: Record<string, () => void>): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = latest.current[event.code.replace(/^Key/, '').toLowerCase()] ?? latest.current[event.code]
      if (!act || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const target = event.target as HTMLElement
      if (target.closest('input, textarea, select, [contenteditable=true]') || document.querySelector(floating)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      act()
    }
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [])
}
