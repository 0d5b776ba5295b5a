import { useWindowEvent } from '@mantine/hooks'
import { useEffect } from 'react'

const unheard: CustomEvent[] = []

/** Asks for something by its name, at the window: who opens it may load still, and hears it then. */
export function ask<Detail>(name: string, detail?: Detail): void {
  send(new CustomEvent(name, { detail, cancelable: true }))
}

/** Hears what is asked for under a name, and what was asked before this stood. */
export function useAsked<Detail>(name: string, hear: (detail: Detail) => void): void {
  useWindowEvent(name, (event: CustomEvent<Detail>) => {
    event.preventDefault()
    hear(event.detail)
  })
  useEffect(() => {
    for (const event of unheard.splice(0)) send(event)
  }, [])
}

function send(event: CustomEvent): void {
  if (window.dispatchEvent(event)) unheard.push(event)
}
