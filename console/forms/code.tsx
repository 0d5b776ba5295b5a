import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../ui/copy-text.ts'
import { IconCheck, IconCopy } from '../ui/icons.ts'
import { Scrollable } from '../ui/scrollable.tsx'
import css from './forms.module.css'

type Props = {
  /** The name of the text, for screen readers. */
  label: string
  text: string
  /** Whether it cannot be copied yet. */
  isWaiting?: boolean
}

/** A text to be pasted elsewhere, with a copy button. */
export function Code({ label, text, isWaiting = false }: Props) {
  const { t } = useTranslation()
  return (
    <div className={css.copy}>
      <Scrollable className={css.code} label={t('forms.code', { label })}>
        {text}
      </Scrollable>
      <CopyButton label={label} text={text} isWaiting={isWaiting} />
    </div>
  )
}

/** Copies a text, and says so until the text changes. */
export function CopyButton({ label, text, isWaiting = false }: Props) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<string>()
  const isCopied = copied === text
  const Mark = isCopied ? IconCheck : IconCopy
  return (
    <button
      type="button"
      className="btn s"
      disabled={isWaiting}
      aria-label={`${t(isCopied ? 'forms.copied' : 'forms.copy')}: ${label}`}
      onClick={() => void copyText(text).then((isDone) => isDone && setCopied(text))}
    >
      <Mark className="i" aria-hidden />
      {t(isCopied ? 'forms.copied' : 'forms.copy')}
    </button>
  )
}
