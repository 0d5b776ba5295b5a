import { useEffect, useState } from 'react'
import css from './time-tooltip.module.css'

type Shown = { text: string; right: number; top: number }

/** The delay of the tooltip (ms). */
const delay = 400

/** One tooltip for all times of a list. */
export function TimeTooltip({ box }: { box: HTMLElement | null }) {
  const [shown, setShown] = useState<Shown>()
  useEffect(() => {
    if (!box) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const over = (event: PointerEvent) => {
      clearTimeout(timer)
      const at = (event.target as HTMLElement).closest<HTMLElement>('[data-tip]')
      if (!at) return setShown(undefined)
      timer = setTimeout(() => {
        const { right, bottom } = at.getBoundingClientRect()
        setShown({ text: at.dataset.tip ?? '', right: window.innerWidth - right, top: bottom + 4 })
      }, delay)
    }
    const hide = () => {
      clearTimeout(timer)
      setShown(undefined)
    }
    box.addEventListener('pointerover', over)
    box.addEventListener('pointerleave', hide)
    box.addEventListener('scroll', hide, { passive: true })
    return () => {
      clearTimeout(timer)
      box.removeEventListener('pointerover', over)
      box.removeEventListener('pointerleave', hide)
      box.removeEventListener('scroll', hide)
    }
  }, [box])
  if (!shown) return null
  return (
    <span className={css.tip} role="tooltip" style={{ right: shown.right, top: shown.top }}>
      {shown.text}
    </span>
  )
}
