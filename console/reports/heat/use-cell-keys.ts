import { type FocusEvent, type KeyboardEvent, useCallback } from 'react'

const steps: Record<string, readonly [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Moves the focus between the links of a table by arrow keys. The table is one tab stop, since a heat map may have hundreds of links. */
export function useCellKeys() {
  const ref = useCallback((table: HTMLTableElement | null) => {
    if (table) keepOneStop(table)
  }, [])
  return { ref, onKeyDown: move, onFocus: keepHere }
}

function keepHere({ currentTarget, target }: FocusEvent<HTMLTableElement>): void {
  keepOneStop(currentTarget, target)
}

/** Makes one link a tab stop: the one with the focus, or the first. */
function keepOneStop(table: HTMLTableElement, here: Element | null = table.querySelector('a')): void {
  for (const link of table.querySelectorAll('a')) link.tabIndex = link === here ? 0 : -1
}

function move(event: KeyboardEvent<HTMLTableElement>): void {
  const step = steps[event.key]
  const cell = (event.target as Element).closest('td')
  if (!step || !cell) return
  event.preventDefault()
  const rows = [...event.currentTarget.rows]
  let [row, column] = [rows.indexOf(cell.parentElement as HTMLTableRowElement), cell.cellIndex]
  for (let link: HTMLElement | null = null; !link; ) {
    row += step[0]
    column += step[1]
    const next = rows[row]?.cells[column]
    if (!next) return
    link = next.querySelector('a')
    link?.focus()
  }
}
