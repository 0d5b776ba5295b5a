import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tellDone } from '../ui/undo.tsx'

/** Copies a value that stands beside it. */
export function Copy({ text, name }: { text: string; name: string }) {
  const { t } = useTranslation()
  const [isDone, setDone] = useState(false)
  const Icon = isDone ? IconCheck : IconCopy
  return (
    <button
      type="button"
      className="act ib"
      title={t('card.copy')}
      aria-label={`${t('card.copy')}: ${name}`}
      onClick={() => void copyText(text).then(() => setDone(true))}
      onBlur={() => setDone(false)}
      onMouseLeave={() => setDone(false)}
    >
      <Icon className="i" aria-hidden />
    </button>
  )
}

/** Puts a text on the clipboard and says so. */
export async function copyText(text: string, told?: string): Promise<void> {
  await navigator.clipboard?.writeText(text)
  if (told) tellDone(told)
}
