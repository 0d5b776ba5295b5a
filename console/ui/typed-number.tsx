import { type KeyboardEvent, useRef } from 'react'

/**
 * Moves the focus to the menu item whose number is typed; Enter chooses it: the 1 of 12 must choose nothing. A digit that makes no
 * number of an item with those before it begins a new number.
 */
export function useTypedNumber(): (event: KeyboardEvent<HTMLElement>) => void {
  const typed = useRef('')
  return (event) => {
    if (!/^[0-9]$/.test(event.key) || (event.target as HTMLElement).matches('input')) {
      typed.current = ''
      return
    }
    const itemOf = (digits: string) => event.currentTarget.querySelector(`[data-number="${digits}"]`)?.closest('button')
    const whole = typed.current + event.key
    typed.current = itemOf(whole) ? whole : event.key
    itemOf(typed.current)?.focus()
  }
}

/** The number by which a menu item is found. */
export function ItemNumber({ index }: { index: number }) {
  return <kbd data-number={index + 1}>{index + 1}</kbd>
}
