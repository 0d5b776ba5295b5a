import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { renderSVG } from 'uqr'
import { useNoticeMutations } from '../api/notices.ts'
import { copyText } from '../ui/copy-text.ts'
import { FieldError } from '../ui/field-error.tsx'
import { useFormat } from '../ui/format.ts'
import { IconCopy } from '../ui/icons.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { showDone } from '../ui/toasts.tsx'
import css from './notices.module.css'

type Props = { way: 'telegram' | 'max'; whose: 'me' | 'chat' }

/** A one-time link to a bot, also as a QR code for a phone, and instructions. */
export default function LinkOffer({ way, whose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { mutate, data, error, isPending } = useNoticeMutations().link
  const [asked, askAgain] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new number requests another link
  useEffect(() => mutate({ way, for: whose }), [way, whose, asked])
  if (error) return <FieldError error={error} />
  if (!data || isPending) return <Skeleton rows={3} />
  const { link, command, expires_at } = data
  const steps = link === null ? ['add', 'write'] : whose === 'me' ? ['camera', 'start'] : ['choose', 'allow']
  return (
    <div className={css.offer}>
      {link !== null && (
        <img
          width="176"
          height="176"
          alt={t('notices.picture')}
          src={`data:image/svg+xml,${encodeURIComponent(renderSVG(link))}`}
        />
      )}
      <div className={css.part}>
        <ol className={css.steps}>
          {steps.map((step) => (
            <li key={step}>{t(`notices.step.${step}`)}</li>
          ))}
        </ol>
        {command !== null && (
          <div>
            <p className="t2">{t('notices.command')}</p>
            <code className={css.command}>{command}</code>
          </div>
        )}
        <footer>
          {link !== null && (
            <a className="btn primary" href={link} target="_blank" rel="noreferrer">
              {t('notices.openBot')}
            </a>
          )}
          <button type="button" className="btn" onClick={() => void copy(command ?? link ?? '')}>
            <IconCopy className="i" aria-hidden />
            {t('notices.copy')}
          </button>
          <button type="button" className="btn quiet" onClick={() => askAgain(asked + 1)}>
            {t('notices.anew')}
          </button>
        </footer>
        <p className="t2">{t('notices.until', { when: format.clock(expires_at) })}</p>
      </div>
    </div>
  )

  async function copy(text: string): Promise<void> {
    if (await copyText(text)) showDone(t('notices.copied'))
  }
}
