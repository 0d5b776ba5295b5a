import { useEffect, useRef } from 'react'
import type { ColumnChoice } from './column-choice.ts'
import type { Act } from './columns.tsx'
import { type Leads, useOpenLead } from './use-leads.ts'

type Do = (kind: Act, index: number, at?: HTMLElement | null) => void

/** Keyboard shortcuts of the list: `j k` move, `x` selects, Enter opens, `s a e` edit, Esc deselects. */
export function useRowKeys(leads: Leads, act: Do, choice: ColumnChoice): void {
  const opened = useOpenLead()
  const pressed = useRef<(event: KeyboardEvent) => void>(undefined)
  pressed.current = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || opened !== undefined || isElsewhere(event)) return
    const { current, currentRow, count, selection, toggle, setCurrent, window: list } = leads
    const at = current ?? -1
    const go = (index: number) => {
      const next = Math.max(0, Math.min(count - 1, index))
      setCurrent(next)
      list.reveal(next)
      // The row may be rendered only after this.
      requestAnimationFrame(() =>
        requestAnimationFrame(() =>
          lineOf(next)?.querySelector<HTMLElement>('[data-open]')?.focus({ preventScroll: true }),
        ),
      )
    }
    const change = (kind: Act) => () => {
      if (selection.count > 0) document.querySelector<HTMLElement>(`[data-bulk="${kind}"]`)?.click()
      else if (currentRow && choice.names.includes(kind === 'remind' ? 'remind_at' : kind))
        act(kind, at, lineOf(at)?.querySelector<HTMLElement>(`[data-act="${kind}"]`))
    }
    const keys: Record<string, () => void> = {
      j: () => go(at + 1),
      k: () => go(at - 1),
      x: () => void (currentRow && toggle(at, false)),
      'shift+x': () => void (currentRow && toggle(at, true)),
      s: change('status'),
      a: change('assignee'),
      e: change('price'),
      enter: () => {
        if (currentRow && !isPressable(event)) leads.open(currentRow.id)
      },
      escape: () => (selection.count > 0 ? selection.clear() : setCurrent(undefined)),
    }
    const key = keyOf(event)
    const run = Object.hasOwn(keys, key) ? keys[key] : undefined
    if (!run) return
    if (key !== 'enter') event.preventDefault()
    run()
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed.current?.(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** The letter by physical key, so that it works with a Russian layout. */
function keyOf({ key, code, shiftKey }: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter) return `${shiftKey ? 'shift+' : ''}${letter.toLowerCase()}`
  return key.toLowerCase()
}

/** Keys in inputs, and all while a menu or a dialog is open, do not reach the list. */
function isElsewhere({ target, defaultPrevented }: KeyboardEvent): boolean {
  if (defaultPrevented || !(target instanceof HTMLElement)) return defaultPrevented
  const isTyping = target.matches('input:not([type=checkbox]), textarea, select, [contenteditable=true]')
  return isTyping || document.querySelector('[role=menu], [role=dialog], [role=listbox]') !== null
}

function isPressable({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.matches('a, button, input, summary')
}

function lineOf(index: number): HTMLElement | null {
  return document.querySelector<HTMLElement>(`tr[data-index="${index}"]`)
}
