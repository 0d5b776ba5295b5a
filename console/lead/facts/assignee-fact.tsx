import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isActive, useMembers } from '../../api/members.ts'
import type { Lead } from '../../api/types.ts'
import { IconCheck } from '../../ui/icons.ts'
import { Initials } from '../../ui/initials.tsx'
import { useCanChange } from '../rights.ts'
import { useAssign } from '../use-assign.ts'
import { ReadOnlyFact } from './fact.tsx'
import css from './facts.module.css'

/** The assignee, chosen among the members. */
export function AssigneeFact({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const assign = useAssign(lead)
  const members = useMembers()
  const canChange = useCanChange(lead)
  const label = t('card.field.assignee')
  const known = members.find(({ id }) => id === lead.assignee)?.name
  const name = known ?? (lead.assignee === null ? t('card.nobody') : t('card.memberGone', { id: lead.assignee }))
  const shown = (
    <>
      <Initials name={lead.assignee === null ? null : name} title={name} />
      <span className={lead.assignee === null ? 't3' : 'cut'}>{name}</span>
    </>
  )
  if (!canChange) return <ReadOnlyFact label={label}>{shown}</ReadOnlyFact>
  return (
    <>
      <dt>{label}</dt>
      <dd className={css.fact}>
        <Menu position="bottom-start" width={240}>
          <Menu.Target>
            <button type="button" className={css.begin} data-key="a" data-edit aria-label={`${label}: ${name}`} />
          </Menu.Target>
          <Menu.Dropdown mah={320} className={css.scrolled}>
            {[...members.filter(isActive), { id: null, name: t('card.nobody') }].map((each) => (
              <Menu.Item
                key={each.id ?? 'nobody'}
                leftSection={<Initials name={each.id === null ? null : each.name} />}
                rightSection={each.id === lead.assignee ? <IconCheck className="i" aria-hidden /> : null}
                onClick={() => assign(each.id, each.name)}
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
