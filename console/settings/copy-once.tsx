import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../ui/copy-text.ts'
import { IconCheck, IconCopy } from '../ui/icons.ts'
import css from './settings.module.css'

/** A secret that is shown once, with a copy button. */
export function CopyOnce({ text }: { text: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<string>()
  const isCopied = copied === text
  const Icon = isCopied ? IconCheck : IconCopy
  return (
    <div className={css.secret} role="status">
      <code>{text}</code>
      <button
        type="button"
        className="btn"
        onClick={() => void copyText(text).then((isDone) => isDone && setCopied(text))}
      >
        <Icon className="i" aria-hidden />
        {t(isCopied ? 'settings.copied' : 'settings.copy')}
      </button>
    </div>
  )
}
