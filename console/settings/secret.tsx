import { CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** What is told this once, to be copied: a key, a link. */
export function Secret({ text }: { text: string }) {
  const { t } = useTranslation()
  return (
    <div className="secret" role="status">
      <code>{text}</code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <button type="button" className="btn" onClick={copy}>
            {copied ? <IconCheck className="i" aria-hidden /> : <IconCopy className="i" aria-hidden />}
            {t(copied ? 'settings.copied' : 'settings.copy')}
          </button>
        )}
      </CopyButton>
    </div>
  )
}
