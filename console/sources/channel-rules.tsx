import { TagsInput } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../api/types.ts'
import { IconChevronDown, IconChevronUp, IconPlus, IconTrash, IconX } from '../ui/icons.ts'
import {
  clickIds,
  isTextField,
  type Line,
  type LineField,
  lineFields,
  type RuleLines,
  type Test,
  tests,
} from './rule-lines.ts'
import css from './sources.module.css'

type Props = { channel: Channel; rules: RuleLines[]; onChange(rules: RuleLines[]): void }

/** The rules of a channel with their position among all rules, edited line by line. */
export function ChannelRules({ channel, rules, onChange }: Props) {
  const { t } = useTranslation()
  const places = rules.flatMap((rule, place) => (rule.channel === channel.id ? [place] : []))
  const add = () =>
    onChange([...rules, { channel: channel.id, lines: [{ field: 'source', test: 'contains', texts: [] }] }])
  const move = (place: number, to: number) => onChange(moved(rules, place, to))
  return (
    <div className={css.rules}>
      {places.map((place) => (
        <fieldset key={place} className={css.rule}>
          <legend className="t2">{t('sources.ruleOf', { place: place + 1, all: rules.length })}</legend>
          <RuleEditor
            rule={rules[place] as RuleLines}
            place={place}
            onChange={(rule) => onChange(rules.with(place, rule))}
          />
          <div className={css.tools}>
            <button
              type="button"
              className="ib"
              disabled={place === 0}
              aria-label={t('sources.earlier', { place: place + 1 })}
              onClick={() => move(place, place - 1)}
            >
              <IconChevronUp className="i" aria-hidden />
            </button>
            <button
              type="button"
              className="ib"
              disabled={place === rules.length - 1}
              aria-label={t('sources.later', { place: place + 1 })}
              onClick={() => move(place, place + 1)}
            >
              <IconChevronDown className="i" aria-hidden />
            </button>
            <button
              type="button"
              className="ib"
              aria-label={t('sources.removeRule', { place: place + 1 })}
              onClick={() => onChange(rules.toSpliced(place, 1))}
            >
              <IconTrash className="i" aria-hidden />
            </button>
          </div>
        </fieldset>
      ))}
      {places.length === 0 && <p className="t2">{t('sources.noRules')}</p>}
      <button type="button" className="btn quiet s" onClick={add}>
        <IconPlus className="i" aria-hidden />
        {t('sources.addRule')}
      </button>
    </div>
  )
}

function moved(rules: RuleLines[], place: number, to: number): RuleLines[] {
  const rule = rules[place] as RuleLines
  return rules.toSpliced(place, 1).toSpliced(to, 0, rule)
}

function RuleEditor({ rule, place, onChange }: { rule: RuleLines; place: number; onChange(rule: RuleLines): void }) {
  const { t } = useTranslation()
  const { lines } = rule
  const change = (index: number, part: Partial<Line>) =>
    onChange({ ...rule, lines: lines.with(index, { ...(lines[index] as Line), ...part }) })
  const add = () => onChange({ ...rule, lines: [...lines, { field: 'utm_source', test: 'exact', texts: [] }] })
  return (
    <div className={css.lines}>
      {lines.map((line, index) => {
        const isAlternative = lines.slice(0, index).some(({ field }) => field === line.field)
        const word = index === 0 ? 'sources.if' : isAlternative ? 'sources.or' : 'sources.and'
        const named = { place: place + 1, line: index + 1 }
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <Fragment key={index}>
            <span className="t2">{t(word)}</span>
            <div className={css.line}>
              <select
                className="in s"
                aria-label={t('sources.lineField', named)}
                value={line.field}
                onChange={(event) => change(index, { field: event.target.value as LineField, texts: [] })}
              >
                {lineFields.map((field) => (
                  <option key={field} value={field}>
                    {t(`sources.field.${field}`)}
                  </option>
                ))}
              </select>
              {isTextField(line.field) && (
                <select
                  className="in s"
                  aria-label={t('sources.lineTest', named)}
                  value={line.test}
                  onChange={(event) => change(index, { test: event.target.value as Test })}
                >
                  {tests.map((test) => (
                    <option key={test} value={test}>
                      {t(`sources.test.${test}`)}
                    </option>
                  ))}
                </select>
              )}
              <TagsInput
                className="grow"
                aria-label={t('sources.lineTexts', named)}
                placeholder={line.texts.length === 0 ? t('sources.texts') : ''}
                value={line.texts}
                data={line.field === 'click_id' ? [...clickIds] : []}
                maxTags={100}
                onChange={(texts) => change(index, { texts: allowed(line.field, texts) })}
              />
              <button
                type="button"
                className="ib"
                disabled={lines.length === 1}
                aria-label={t('sources.removeLine', named)}
                onClick={() => onChange({ ...rule, lines: lines.toSpliced(index, 1) })}
              >
                <IconX className="i" aria-hidden />
              </button>
            </div>
          </Fragment>
        )
      })}
      <span />
      <button
        type="button"
        className="btn quiet s"
        aria-label={t('sources.addLineTo', { place: place + 1 })}
        onClick={add}
      >
        <IconPlus className="i" aria-hidden />
        {t('sources.addLine')}
      </button>
    </div>
  )
}

/** The texts that a field accepts: for clicks only known marks. */
function allowed(field: LineField, texts: string[]): string[] {
  return field === 'click_id' ? texts.filter((text) => (clickIds as readonly string[]).includes(text)) : texts
}
