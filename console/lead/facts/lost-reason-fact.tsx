import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isOffered, useLostReasons } from '../../api/lost-reasons.ts'
import type { Lead } from '../../api/types.ts'
import { IconCheck } from '../../ui/icons.ts'
import { useCanChange } from '../rights.ts'
import { useSaveField } from '../use-save-field.ts'
import { ReadOnlyFact } from './fact.tsx'
import css from './facts.module.css'

/** Why the lead was lost, chosen among the reasons of the project. */
export function LostReasonFact({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const save = useSaveField(lead)
  const reasons = useLostReasons()
  const canChange = useCanChange(lead)
  const label = t('card.field.lost_reason')
  const name = reasons.find(({ id }) => id === lead.lost_reason)?.name ?? t('card.lost.none')
  const shown = <span className={lead.lost_reason === null ? 't3' : 'cut'}>{name}</span>
  if (!canChange) return <ReadOnlyFact label={label}>{shown}</ReadOnlyFact>
  return (
    <>
      <dt>{label}</dt>
      <dd className={css.fact}>
        <Menu position="bottom-start" width={240}>
          <Menu.Target>
            <button type="button" className={css.begin} data-edit aria-label={`${label}: ${name}`} />
          </Menu.Target>
          <Menu.Dropdown mah={320} className={css.scrolled}>
            {[...reasons.filter(isOffered), { id: null, name: t('card.lost.none') }].map((each) => (
              <Menu.Item
                key={each.id ?? 'none'}
                rightSection={each.id === lead.lost_reason ? <IconCheck className="i" aria-hidden /> : null}
                onClick={() => each.id !== lead.lost_reason && save('lost_reason', each.id)}
              >
                {each.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {shown}
      </dd>
    </>
  )
}
