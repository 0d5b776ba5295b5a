import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../../ui/copy-text.ts'
import { IconCheck, IconCopy } from '../../ui/icons.ts'
import css from './facts.module.css'

/** Copies the value beside it. */
export function CopyButton({ text, name }: { text: string; name: string }) {
  const { t } = useTranslation()
  const [isDone, setDone] = useState(false)
  const Icon = isDone ? IconCheck : IconCopy
  return (
    <button
      type="button"
      className={`${css.act} ib`}
      title={t('card.copy')}
      aria-label={`${t('card.copy')}: ${name}`}
      onClick={() => void copyText(text).then(setDone)}
      onBlur={() => setDone(false)}
      onMouseLeave={() => setDone(false)}
    >
      <Icon className="i" aria-hidden />
    </button>
  )
}
