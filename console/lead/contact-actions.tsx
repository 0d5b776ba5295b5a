import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useProject } from '../api/session.ts'
import type { Lead } from '../api/types.ts'
import {
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconChevronDown,
  IconClock,
  IconDeviceMobileMessage,
  IconMail,
  IconMessage,
  IconPencil,
  IconPhone,
  IconPhoneCall,
} from '../ui/icons.ts'
import { dialNumber, isInternational, mailTo, messengers } from './contact.ts'
import { RemindMenu } from './facts/remind-menu.tsx'
import css from './lead.module.css'
import { isUnmasked, useCanChange } from './rights.ts'

const icons = { whatsapp: IconBrandWhatsapp, telegram: IconBrandTelegram, viber: IconPhoneCall } as const

/** Call, write, call back later. */
export function ContactActions({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const canChange = useCanChange(lead)
  return (
    <div className={css['l-acts']}>
      <Call lead={lead}>{t('card.call')}</Call>
      <Write lead={lead} />
      {canChange && (
        <RemindMenu lead={lead}>
          <button type="button" className="btn">
            <IconClock className="i" aria-hidden />
            {t('card.callBack')}
            <IconChevronDown className="i" aria-hidden />
          </button>
        </RemindMenu>
      )}
    </div>
  )
}

/** The same actions at the bottom of a phone. */
export function PhoneContactActions({ lead, note }: { lead: Lead; note(): void }) {
  const { t } = useTranslation()
  const canChange = useCanChange(lead)
  return (
    <div className={css['ph-acts']}>
      <Call lead={lead}>{t('card.callShort')}</Call>
      <Write lead={lead} />
      <button type="button" className="btn" onClick={note} disabled={!canChange}>
        <IconPencil className="i" aria-hidden />
        {t('card.note')}
      </button>
    </div>
  )
}

function Call({ lead, children }: { lead: Lead; children: ReactNode }) {
  const { country } = useProject()
  const number = lead.phone ? dialNumber(lead.phone, country) : undefined
  const inside = (
    <>
      <IconPhone className="i" aria-hidden />
      {children}
    </>
  )
  if (number)
    return (
      <a className="btn primary" href={`tel:${number}`}>
        {inside}
      </a>
    )
  return (
    <button type="button" className="btn" disabled>
      {inside}
    </button>
  )
}

function Write({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const { country } = useProject()
  const number = lead.phone ? dialNumber(lead.phone, country) : undefined
  const email = lead.email?.includes('@') && isUnmasked(lead.email) ? lead.email : undefined
  return (
    <Menu position="bottom-start" width={208}>
      <Menu.Target>
        <button type="button" className="btn" disabled={!number && !email}>
          <IconMessage className="i" aria-hidden />
          {t('card.write')}
          <IconChevronDown className="i" aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {number &&
          isInternational(number) &&
          Object.entries(messengers).map(([name, link]) => {
            const Icon = icons[name as keyof typeof icons]
            return (
              <Menu.Item
                key={name}
                component="a"
                href={link(number)}
                target="_blank"
                rel="noreferrer"
                leftSection={<Icon className="i" aria-hidden />}
              >
                {t(`card.messenger.${name}`)}
              </Menu.Item>
            )
          })}
        {number && (
          <Menu.Item
            component="a"
            href={`sms:${number}`}
            leftSection={<IconDeviceMobileMessage className="i" aria-hidden />}
          >
            {t('card.messenger.sms')}
          </Menu.Item>
        )}
        {email && (
          <Menu.Item component="a" href={mailTo(email)} leftSection={<IconMail className="i" aria-hidden />}>
            {t('card.messenger.mail')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
