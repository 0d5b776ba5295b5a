import { type Mapping, type MappingKind, mappingKinds, optionsOf } from '../domain/mapping.ts'
import type { Input } from './input.ts'
import { pingTextOf } from './mapping-options.ts'
import { type ReadyMapping, rulesOf, services } from './services.ts'

/** A built-in mapping, and how its source checks the address. */
type Preset = ReadyMapping & { isPing?(values: Input['values']): boolean }

/** The built-in mappings, from the public documentation of each source. Values without a rule are recognised by common field names. */
const presets: Record<MappingKind, Preset> = {
  ...services,
  generic: { rules: [] },

  // Tilda sends a form: Name, Phone, Email, fields by their names, tranid, formid, COOKIES with TILDAUTM. To verify the
  // address it sends test=test and expects 200 with `ok` (help.tilda.cc/forms/webhook; many public receivers do the
  // same).
  tilda: {
    rules: rulesOf({ formname: 'title', tranid: 'fields.tranid', formid: 'fields.formid' }),
    isPing: ({ test, ...others }) => test === 'test' && Object.keys(others).every((name) => name === 'key'),
    answer: 'ok',
  },

  // Contact Form 7 has no webhook of its own. Plugins send its posted data as JSON or as a form: your-name, your-email,
  // your-subject, your-message and tel-123, as its editor names them. Names that begin with `_wpcf7` are internal
  // (contactform7.com/tag-syntax).
  'contact-form-7': {
    rules: rulesOf({
      'your-subject': 'title',
      'your-name': 'name',
      'your-tel': 'phone',
      'your-phone': 'phone',
      'your-email': 'email',
      'your-message': 'text',
      form_title: 'title',
      contact_form_title: 'title',
    }),
  },

  // The hooks of WPForms send fields as {"1": {"name": "Phone", "value": "…", "type": "phone"}}; its Webhooks addon
  // sends names that the owner chose. Types are more reliable than labels, which are free text (wpforms.com/docs,
  // wpforms_process_complete).
  wpforms: {
    rules: rulesOf({
      'fields[type=name].value': 'name',
      'fields[type=phone].value': 'phone',
      'fields[type=email].value': 'email',
      'fields[type=textarea].value': 'text',
      form_name: 'title',
      form_title: 'title',
      'form_data.settings.form_title': 'title',
    }),
  },

  // Yandex Forms (lead forms of Direct use it) sends JSON-RPC with parameters of chosen names, or a body of the owner's
  // own. Answers are a list of {question: {label, slug, answer_type: {slug}}, value}
  // (yandex.ru/support/forms/ru/send-request).
  yandex: { rules: rulesOf({ jsonrpc: null, method: null, id: null, 'answer.id': null, 'survey.name': 'title' }) },

  // VK sends {type: "lead_forms_new", object: {form_name, answers: [{key, question, answer}], …}, group_id, secret,
  // event_id}. To verify the address it sends {type: "confirmation", group_id} and expects the community's code. Every
  // other request is answered with `ok` (dev.vk.com/api/callback; dev.vk.com/method/leadForms.create lists the keys of
  // standard questions).
  vk: {
    rules: rulesOf({
      'object.form_name': 'title',
      'object.answers[key=first_name].answer': 'first_name',
      'object.answers[key=last_name].answer': 'last_name',
      'object.answers[key=phone_number].answer': 'phone',
      'object.answers[key=email].answer': 'email',
      'object.lead_id': 'fields.vk_lead_id',
      'object.user_id': 'fields.vk_user_id',
      'object.form_id': 'fields.vk_form_id',
      'object.ad_id': 'fields.vk_ad_id',
      'object.group_id': null,
      type: null,
      group_id: null,
      secret: null,
      event_id: null,
      v: null,
    }),
    isPing: ({ type }) => type === 'confirmation',
    answer: 'ok',
  },

  // Bitrix24 takes leads as fields[NAME], fields[PHONE][0][VALUE] … (apidocs.bitrix24.ru, crm.lead.add), and so do
  // forms that were written for it; the older address takes the same names without `fields`. Forms of the site itself
  // send user_name, user_email, MESSAGE.
  bitrix: {
    rules: [
      ...['fields.', 'data.FIELDS.', ''].flatMap((at) =>
        rulesOf({
          [`${at}TITLE`]: 'title',
          [`${at}NAME`]: 'first_name',
          [`${at}LAST_NAME`]: 'last_name',
          [`${at}PHONE[0].VALUE`]: 'phone',
          [`${at}EMAIL[0].VALUE`]: 'email',
          [`${at}COMMENTS`]: 'text',
          [`${at}SOURCE_ID`]: 'source',
          [`${at}UTM_SOURCE`]: 'utm_source',
          [`${at}UTM_MEDIUM`]: 'utm_medium',
          [`${at}UTM_CAMPAIGN`]: 'utm_campaign',
          [`${at}UTM_CONTENT`]: 'utm_content',
          [`${at}UTM_TERM`]: 'utm_term',
        }),
      ),
      ...rulesOf({ params: null, web_form_submit: null, WEB_FORM_ID: 'fields.WEB_FORM_ID' }),
    ],
  },
}

/** The built-in mapping of a kind, named like the kind. */
export function presetMapping(kind: MappingKind): Mapping {
  const { rules, title = null, ...preset } = presets[kind]
  return { name: kind, kind, title, rules, confirmation: null, version: 0, ...optionsOf(preset) }
}

/** The built-in mapping of a name; undefined when there is none. */
export function presetNamed(name: string): Mapping | undefined {
  const kind = mappingKinds.find((each) => each === name)
  return kind && presetMapping(kind)
}

/** Whether a submission is only a check of the address. */
export function isPing(mapping: Mapping, { values }: Input): boolean {
  return presets[mapping.kind].isPing?.(values) || pingTextOf(mapping, values) !== undefined
}

/** The response that a source expects; undefined for one that reads JSON or nothing. */
export function answerOf({ kind, confirmation }: Mapping, isPing: boolean): string | undefined {
  return isPing && confirmation !== null ? confirmation : presets[kind].answer
}
