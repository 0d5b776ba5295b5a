import type { Sentences } from './sentences.ts'

/** What is said of destinations, in English. */
export const destinations = {
  'wrong-url': ({ given }, argument) =>
    `Argument ${argument} is no address to send to: "${given}". Right would be https://example.com/hook`,
  'url-with-password': (_, argument) =>
    `Argument ${argument} must not hold a name or a password. Right would be https://example.com/hook: each request is signed instead`,
  'url-unencrypted': ({ host }, argument) =>
    `Argument ${argument} must begin with https: what is sent holds phones and e-mails. Only where DELIVERY_ALLOW names ${host}, http: is taken too`,
  'closed-port': ({ port }, argument) =>
    `Argument ${argument} names port ${port}, on which another service listens than the web. Right would be 443 or 8443`,
  'unknown-host': ({ host }, argument) =>
    `Argument ${argument} names ${host}, and no such host is found. Right would be the name of a server on the internet`,
  'private-address': ({ host, address }, argument) =>
    `Argument ${argument} leads to ${host} at ${address}, which is not on the internet. Right would be a public address, or one that DELIVERY_ALLOW names`,
  'wrong-secret': ({ min, max }, argument) =>
    `Argument ${argument} is no secret of webhooks. Right would be whsec_ and ${min} to ${max} bytes in base64, or none: then the desk makes one`,
  'secret-unreadable': ({ id }) =>
    `The secret of destination ${id} was encrypted with another SECRET_KEY. Put that key back, or rotate the secret`,
  'no-such-destination': ({ id }) => `There is no destination ${id} in this project`,
  'no-such-delivery': ({ event }) => `There is no delivery of event ${event} to this destination`,
  'destination-changed': ({ id }) => `Destination ${id} was changed meanwhile. Read it again`,
  'too-many-destinations': ({ limit }) => `A project may have at most ${limit} destinations`,
} satisfies Partial<Sentences>
