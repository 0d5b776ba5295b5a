import Type, { type Static } from 'typebox'
import {
  type Attempt,
  type Delivery,
  type Destination,
  deliveryStates,
  destinationLimits,
  destinationStates,
  type NumberedAttempt,
  outcomes,
  pauseReasons,
  quietDoors,
  triggers,
} from '../domain/destination.ts'
import { destinationKinds } from '../domain/destination-kind.ts'
import { type Topic, topics } from '../domain/event.ts'
import { FilterSchema } from './filter.ts'
import { moment, momentOrNull, orNull, writeTimeOrNull } from './schemas.ts'
import { writeTime } from './values.ts'

/** The fields of a destination that a caller gives. */
export const destinationFields = {
  name: Type.String({ minLength: 1, maxLength: destinationLimits.name, description: 'A name for people' }),
  url: Type.String({
    minLength: 1,
    maxLength: destinationLimits.url,
    description: 'The address of the receiver: https: and public, or as DELIVERY_ALLOW permits',
  }),
  settings: Type.Object(
    {
      user: Type.Optional(
        Type.String({ minLength: 1, maxLength: 200, description: 'vendor: the user of the handler' }),
      ),
      counter: Type.Optional(
        Type.String({ minLength: 1, maxLength: 20, description: 'metrika: the number of the counter' }),
      ),
    },
    { $id: 'DestinationSettings', description: 'Settings of some kinds only' },
  ),
  topics: orNull(
    Type.Array(Type.Enum([...topics]), {
      minItems: 1,
      maxItems: topics.length,
      description: 'Only events with these topics; null for all',
    }),
  ),
  filter: Type.Unsafe<unknown>({
    anyOf: [FilterSchema, { type: 'null' }],
    description: 'Only events of leads that match after or before the change, or now; null for all',
  }),
  also: Type.Array(Type.Enum([...quietDoors]), {
    maxItems: quietDoors.length,
    description: 'Doors whose events are sent too; events of imports and demo data are not sent by default',
  }),
}

export const destinationJson = Type.Object(
  {
    id: Type.String({ description: 'Sequential within the project, from 1' }),
    kind: Type.Enum([...destinationKinds], {
      description:
        '`webhook`: signed requests; `vendor`: the query that handlers of the vendor expect; `metrika`: orders for Yandex Metrica',
    }),
    ...destinationFields,
    state: Type.Enum([...destinationStates], {
      description:
        '`failing`: only failures for three days; `gone`: the receiver answered 410. In both nothing is sent until it is switched on',
    }),
    reason: Type.Unsafe<Destination['reason']>({
      enum: [...pauseReasons, null],
      description: 'Why the server stopped it; null if a person or nobody did',
    }),
    failures: Type.Integer({ description: 'Failed attempts since the last success' }),
    first_failure_at: momentOrNull('The first of these failures'),
    waiting: Type.Integer({ description: 'Pending deliveries' }),
    forgotten: Type.Integer({ description: 'Deliveries that expired after 30 days' }),
    old_secret_until: momentOrNull('Until then requests carry a signature of the former secret too'),
    created_at: moment(),
    version: Type.Integer({ description: 'The version, raised by each change; sent as the ETag' }),
    secret: Type.Optional(
      orNull(
        Type.String({
          description:
            'Signs the requests. Only in the answer that creates it; null in a repeated answer, or if another service gave it',
        }),
      ),
    ),
  },
  { $id: 'Destination' },
)

/** Writes a destination, never with its secret. */
export function writeDestination(destination: Destination, waiting: number): Static<typeof destinationJson> {
  const { id, kind, name, url, settings, topics, filter, also, state, reason, failures, forgotten, version } =
    destination
  return {
    id: String(id),
    kind,
    name,
    url,
    settings,
    topics,
    filter,
    also,
    state,
    reason,
    failures,
    first_failure_at: writeTimeOrNull(destination.firstFailureAt),
    waiting,
    forgotten,
    old_secret_until: writeTimeOrNull(destination.oldSecretUntil),
    created_at: writeTime(destination.createdAt),
    version,
  }
}

const outcome = Type.Enum([...outcomes], { $id: 'Outcome', description: '`delivered`, or the reason of the failure' })

/** The last day of a destination: counts for 48 half hours, the oldest first. */
export const destinationHealthJson = Type.Object(
  {
    id: Type.String({ description: 'The id of the destination' }),
    delivered: Type.Array(Type.Integer(), { description: 'Attempts that succeeded, by half hour' }),
    failed: Type.Array(Type.Integer(), { description: 'Attempts that failed, by half hour' }),
    ms: orNull(Type.Integer({ description: 'Average duration of an attempt; null without attempts' })),
    next_at: momentOrNull('When the next retry is due'),
  },
  { $id: 'DestinationHealth' },
)

export const attemptJson = Type.Object(
  {
    number: Type.Integer({ description: 'Sequential within the delivery, from 1' }),
    at: moment(),
    trigger: Type.Enum([...triggers], { description: 'Whether the schedule or a person started it' }),
    outcome,
    status: orNull(Type.Integer({ description: 'The HTTP status of the answer' })),
    ms: Type.Integer({ description: 'Duration in milliseconds' }),
    request: orNull(
      Type.String({
        description: 'The body that was sent; null if nothing was sent, or after its lead was purged',
      }),
    ),
    response: orNull(Type.String({ description: 'The first 2 kB of the answer' })),
    error: orNull(Type.String({ description: 'The error as a sentence' })),
  },
  { $id: 'Attempt' },
)

/** Writes an attempt. */
export function writeAttempt({ responseHead, at, ...same }: NumberedAttempt): Static<typeof attemptJson> {
  const { number, trigger, outcome, status, ms, request, error } = same
  return { number, at: writeTime(at), trigger, outcome, status, ms, request, response: responseHead, error }
}

export const deliveryJson = Type.Object(
  {
    event: Type.String({ description: 'The number of the event; 0 for tests of a destination' }),
    lead_id: orNull(Type.String()),
    state: Type.Enum([...deliveryStates]),
    at: moment('When the delivery was planned'),
    next_at: momentOrNull('When it is tried next; null after its end'),
    attempts: Type.Integer({ description: 'Number of attempts' }),
    outside_id: orNull(Type.String({ description: 'The receiver’s id of the lead, such as an order number' })),
    topics: orNull(Type.Array(Type.String(), { description: 'The topics of the event; null for tests' })),
    last: orNull(
      Type.Object({
        trigger: Type.Enum([...triggers]),
        outcome,
        status: orNull(Type.Integer()),
        ms: Type.Integer(),
      }),
    ),
  },
  { $id: 'Delivery' },
)

/** Further data of a delivery: the topics of its event, its last attempt, and the receiver's id of its lead. */
type About = {
  topics?: Topic[] | undefined
  last?: Pick<Attempt, 'trigger' | 'outcome' | 'status' | 'ms'> | undefined
  outsideId?: string | undefined
}

export function writeDeliveryRow(
  delivery: Delivery,
  { topics, last, outsideId }: About = {},
): Static<typeof deliveryJson> {
  const { event, leadId, state, at, nextAt, attempts } = delivery
  return {
    event: String(event),
    lead_id: event === 0 ? null : String(leadId),
    state,
    at: writeTime(at),
    next_at: writeTimeOrNull(nextAt),
    attempts,
    outside_id: outsideId ?? null,
    topics: topics ?? null,
    last: last ?? null,
  }
}
