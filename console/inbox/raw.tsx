import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProjectId } from '../api/session.ts'
import type { WholeReceipt } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import segments from '../ui/segments.module.css'
import css from './detail.module.css'
import { bodyLines, understoodValues } from './raw-lines.ts'

/** What came: read, with what was understood of it in the colour of text, or to the letter. */
export function Raw({ receipt }: { receipt: WholeReceipt }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const [isPlain, setPlain] = useState(false)
  const { raw, method, pruned_at, id } = receipt
  if (!raw) return null
  const head = [
    method,
    ...(raw.query ? [`?${raw.query}`] : []),
    ...Object.entries(raw.headers).map(([name, value]) => `${name}: ${value}`),
    ...(raw.address ? [`address: ${raw.address}`] : []),
  ].join('\n')
  const values = understoodValues(receipt)
  const isReadable = raw.encoding === 'utf-8' && raw.body !== null
  return (
    <section aria-labelledby="raw">
      <header className={css['sub-head']}>
        <h3 id="raw" className={`${css.head} ${css.said}`}>
          {t('inbox.raw')}
        </h3>
        <span className="grow" />
        {isReadable && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a look of its own
          <div className={`${segments.segments} ${css.pick}`} role="group" aria-label={t('inbox.rawHow')}>
            <button type="button" aria-pressed={!isPlain} onClick={() => setPlain(false)}>
              {t('inbox.read')}
            </button>
            <button type="button" aria-pressed={isPlain} onClick={() => setPlain(true)}>
              {t('inbox.letter')}
            </button>
          </div>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys */}
      <section className={css.code} tabIndex={0} aria-label={t('inbox.request')}>
        <span className={css.off}>
          {head}
          {'\n\n'}
        </span>
        {isReadable && isPlain && raw.body}
        {isReadable &&
          !isPlain &&
          bodyLines(receipt).map(({ name, value, key }) => (
            <span key={key}>
              {name}
              {values.has(value.trim()) ? <b>{value}</b> : value}
              {'\n'}
            </span>
          ))}
      </section>
      {pruned_at ? (
        <p className="t2">{t('inbox.pruned', { when: format.day(pruned_at) })}</p>
      ) : (
        !isReadable && (
          <a className="link" href={`/api/v2/projects/${project}/receipts/${id}/raw`} download>
            {t('inbox.download')}
          </a>
        )
      )}
    </section>
  )
}
