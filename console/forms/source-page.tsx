import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServerAddress } from '../api/entry-points.ts'
import { useMapping } from '../api/mappings.ts'
import { canManageProject, useProject } from '../api/session.ts'
import { useSecret } from '../api/site-keys.ts'
import { useLeaveGuard } from '../ui/unsaved.ts'
import { AddressNote } from './address-note.tsx'
import { Check } from './check.tsx'
import { Code } from './code.tsx'
import { Crumb } from './crumb.tsx'
import css from './forms.module.css'
import { MappingForm } from './mapping-form.tsx'
import { SourceKey } from './source-key.tsx'
import { readySources } from './ways.ts'

/** A source with an address of its own: three steps to connect it, and its receipts. */
export default function SourcePage() {
  const { t } = useTranslation()
  const { role } = useProject()
  const { source } = useParams({ strict: false }) as { source: string }
  const { data: mapping } = useMapping(source)
  useLeaveGuard()
  const { address } = useServerAddress()
  const kind = readySources.find((each) => each === source) ?? 'any'
  const [id, setKey] = useState<string>()
  const secret = useSecret(id)
  const name = kind === 'any' ? source : t(`forms.ready.${kind}`)
  return (
    <>
      <Crumb title={name} points={(point) => point.mapping === source} />
      <div className={css.one}>
        {canManageProject(role) ? (
          <>
            <AddressNote />
            <ol className={css.three}>
              <li>
                <h2>{t('forms.source.keyTitle')}</h2>
                <p className="t2">{t('forms.source.key')}</p>
                <SourceKey name={name} onFound={setKey} />
              </li>
              <li>
                <h2>{t('forms.source.addressTitle')}</h2>
                <p className="t2">{t(`forms.steps.${kind}`)}</p>
                <Code
                  label={t('forms.source.address')}
                  text={`${address}/in/${encodeURIComponent(source)}?key=${secret ?? 'zk_…'}`}
                  isWaiting={secret === undefined}
                />
              </li>
              <li>
                <h2>{t('forms.source.testTitle')}</h2>
                <p className="t2">{t('forms.source.test')}</p>
              </li>
            </ol>
          </>
        ) : (
          <p className={css.note}>{t('forms.needsManager')}</p>
        )}
        <Check which={{ way: 'in', mapping: source }} />
        {mapping && <MappingForm key={source} mapping={mapping} canChange={canManageProject(role)} />}
      </div>
    </>
  )
}
