/** The problems of pulls from the vendor, as in `problemKinds`. */
export const pullProblems = {
  'no-such-pull': [404, 'No such pull', 'Check the id of the pull.'],
  'pull-running': [409, 'A pull goes on', 'Stop it first, or wait for its end.'],
  'pull-denied': [422, 'Key not let in', 'Check the key and the number of the project at the other side.'],
  'pull-refused': [422, 'Refused by the other side', 'Look at what it says.'],
  'pull-away': [422, 'Other side away', 'Check the address, or try again later.'],
  'pull-limited': [429, 'Limited by the other side', 'Wait for the seconds that the answer tells.'],
  'pull-not-api': [422, 'Not the API', 'Check the address.'],
  'pull-too-large': [422, 'Too much at once', 'Read it by hand.'],
  'pull-url-with-password': [422, 'Password in the address', 'Leave it out: the key lets you in.'],
  'pull-key-unreadable': [409, 'Key unreadable', 'Begin again with the key.'],
  'lead-id-taken': [409, 'Number taken', 'Look at both leads.'],
  'pulled-no-lead': [422, 'Lead not here', 'Look why the lead was not taken over.'],
} as const
