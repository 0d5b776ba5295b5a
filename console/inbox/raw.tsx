import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProjectId } from '../api/session.ts'
import type { WholeReceipt } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { Scrollable } from '../ui/scrollable.tsx'
import { Segments } from '../ui/segments.tsx'
import css from './detail.module.css'
import { bodyLines, understoodValues } from './raw-lines.ts'

/** The request: parsed, with interpreted values in the text colour, or unchanged. */
export function Raw({ receipt }: { receipt: WholeReceipt }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const [how, setHow] = useState<'read' | 'letter'>('read')
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
          <Segments
            className={css.pick}
            label={t('inbox.rawHow')}
            values={['read', 'letter']}
            chosen={how}
            say={(each) => t(`inbox.${each}`)}
            choose={setHow}
          />
        )}
      </header>
      <Scrollable className={css.code} label={t('inbox.request')}>
        <span className={css.off}>
          {head}
          {'\n\n'}
        </span>
        {isReadable && how === 'letter' && raw.body}
        {isReadable &&
          how === 'read' &&
          bodyLines(receipt).map(({ name, value, key }) => (
            <span key={key}>
              {name}
              {values.has(value.trim()) ? <b>{value}</b> : value}
              {'\n'}
            </span>
          ))}
      </Scrollable>
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
