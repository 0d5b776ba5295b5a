import { counted } from './ru-numbers.ts'
import type { Sentences } from './sentences.ts'

/** The texts about bodies and filters that are too large. */
export const english = {
  'body-too-deep': ({ limit }) => `The body is nested more than ${limit} levels deep`,
  'body-too-many-names': ({ limit }) => `The body has more than ${limit} names`,
  'body-too-many-lists': ({ limit }) => `The body has more than ${limit} lists and objects`,
  'too-many-conditions': ({ limit }, argument) => `Argument ${argument} has more than ${limit} conditions`,
  'too-many-groups': ({ limit }, argument) => `Argument ${argument} is nested in more than ${limit} groups`,
  'too-many-channel-conditions': ({ limit }, argument) =>
    `Argument ${argument} tests the channel in more than ${limit} conditions`,
  'too-many-text-conditions': ({ name, limit }, argument) =>
    `Argument ${argument} has more than ${limit} conditions with ${name}`,
} satisfies Partial<Sentences>

const ofLevels = ['уровня', 'уровней', 'уровней'] as const
const ofNames = ['имени', 'имён', 'имён'] as const
const ofLists = ['списка и объекта', 'списков и объектов', 'списков и объектов'] as const
const ofConditions = ['условия', 'условий', 'условий'] as const
const ofGroups = ['группы', 'групп', 'групп'] as const

export const russian = {
  'body-too-deep': ({ limit }) => `Вложенность тела запроса больше ${counted(limit, ofLevels)}`,
  'body-too-many-names': ({ limit }) => `В теле запроса больше ${counted(limit, ofNames)}`,
  'body-too-many-lists': ({ limit }) => `В теле запроса больше ${counted(limit, ofLists)}`,
  'too-many-conditions': ({ limit }, argument) => `В параметре ${argument} больше ${counted(limit, ofConditions)}`,
  'too-many-groups': ({ limit }, argument) => `Параметр ${argument} вложен глубже ${counted(limit, ofGroups)}`,
  'too-many-channel-conditions': ({ limit }, argument) =>
    `В параметре ${argument} о канале больше ${counted(limit, ofConditions)}`,
  'too-many-text-conditions': ({ name, limit }, argument) =>
    `В параметре ${argument} с ${name} больше ${counted(limit, ofConditions)}`,
} satisfies Partial<Sentences>
