import { useEffect, useRef } from 'react'

const floating = '.mantine-Modal-content, .mantine-Menu-dropdown, .mantine-Popover-dropdown'

/**
 * Keyboard shortcuts of an open lead by physical key, so that they work in any layout. They take precedence over those of the page and
 * are off in inputs and under menus and dialogs.
 */
export function useLeadShortcuts(keys: Record<string, () => void>): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = latest.current[event.code.replace(/^Key/, '').toLowerCase()] ?? latest.current[event.code]
      if (!act || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const target = event.target as HTMLElement
      if (
        target.closest('input:not([type=checkbox]), textarea, select, [contenteditable=true]') ||
        document.querySelector(floating)
      )
        return
      event.preventDefault()
      event.stopImmediatePropagation()
      act()
    }
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [])
}
