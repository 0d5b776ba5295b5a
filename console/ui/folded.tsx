import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './folded.module.css'

/** A text; a long one is cut, and a click shows the rest. */
export function Folded({ text }: { text: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const isLong = text.length > 600 || text.split('\n').length > 10
  if (!isLong) return <span className={css.text}>{text}</span>
  return (
    <>
      <span className={isOpen ? css.text : `${css.text} ${css.cut}`}>{text}</span>
      <button type="button" className={`link ${css.turn}`} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? 'fold' : 'unfold')}
      </button>
    </>
  )
}
