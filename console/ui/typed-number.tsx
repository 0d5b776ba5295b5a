import { type KeyboardEvent, useRef } from 'react'

/**
 * Moves the focus to the menu item whose number is typed; Enter chooses it, since the 1 of 12 must not choose already. A digit that gives no item
 * with the former digits starts a new number.
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

/** The visible number of a menu item. */
export function ItemNumber({ index }: { index: number }) {
  return <kbd data-number={index + 1}>{index + 1}</kbd>
}
