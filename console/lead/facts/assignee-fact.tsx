import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { changeLead, say } from '../../api/edit-lead.ts'
import { isActive, useMembers } from '../../api/resources-old.ts'
import { useProjectId } from '../../api/session.ts'
import type { Lead } from '../../api/types.ts'
import { Initials } from '../../ui/initials.tsx'
import style from '../lead.module.css'
import { useCanChange } from '../rights.ts'
import { ReadOnlyFact } from './fact.tsx'

/** Who works it, of all members. */
export function AssigneeFact({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const project = useProjectId()
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
      <dd className={style.fact}>
        <Menu position="bottom-start" width={240}>
          <Menu.Target>
            <button type="button" className={style.begin} data-key="a" data-edit aria-label={`${label}: ${name}`} />
          </Menu.Target>
          <Menu.Dropdown mah={320} className={style.scrolled}>
            {[...members.filter(isActive), { id: null, name: t('card.nobody') }].map((each) => (
              <Menu.Item
                key={each.id ?? 'nobody'}
                leftSection={<Initials name={each.id === null ? null : each.name} />}
                rightSection={each.id === lead.assignee ? <IconCheck className="i" aria-hidden /> : null}
                onClick={() => each.id !== lead.assignee && assign(each.id, each.name)}
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

  function assign(assignee: string | null, who: string): void {
    const told = assignee === null ? say('card.told.cleared', { field: label }) : say('card.told.assignee', { who })
    void changeLead(project, lead, { assignee }, told)
  }
}
