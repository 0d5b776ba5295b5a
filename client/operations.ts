// Generated from docs/openapi.v2.json 94ecf719e436d7085d269c20f99850cb80eae7c7c8ce75421992e9bd3db4b8fa
export interface components {
"schemas": {
"Me": {
"id": string
"name": string
"email": string
/** Whether a second factor is asked for */
"second_factor": boolean
/** What they chose for the console, such as language, theme and columns; up to 16384 characters of JSON */
"preferences": {
[name: string]: unknown
}
"projects": ({
/** The number of the project */
"id": string
"name": string
/** An IANA name */
"time_zone": string
/** ISO 3166; decides what a national phone number means */
"country": string
/** ISO 4217; of its prices */
"currency": string
/** In which the desk speaks to people: ru or en */
"language": string
/** UTC, whole seconds */
"created_at": string
/** What they may do */
"role": "owner" | "manager" | "agent" | "contractor" | "viewer"
/** Of a contractor: the sources whose leads they see; empty for others */
"sources": (string)[]
/** The number of the newest event; a stream `after` it misses nothing */
"last_event": string
})[]
/** Whether the desk can send letters */
"mail": boolean
}
"Problem": {
/** The address of a page about this kind of problem */
"type": string
/** The kind of problem in a few words */
"title": string
/** The HTTP status */
"status": number
/** A sentence that says what is wrong and what would be right */
"detail": string
/** Does not change between versions; programs decide by it */
"code": string
/** What the sentence was made with */
"params": {
[name: string]: unknown
}
/** Where in the body, as a JSON Pointer */
"pointer"?: string
/** Which part of the path, query or headers */
"parameter"?: string
/** Everything that is wrong, where it is more than one thing; the first is told above too */
"errors"?: ({
/** A sentence that says what is wrong and what would be right */
"detail": string
/** Does not change between versions; programs decide by it */
"code": string
/** What the sentence was made with */
"params": {
[name: string]: unknown
}
/** Where in the body, as a JSON Pointer */
"pointer"?: string
/** Which part of the path, query or headers */
"parameter"?: string
})[]
/** With status 412: the thing as it is now, with its version */
"current"?: unknown
/** The log has more under it */
"request_id": string
}
"Session": {
"id": string
/** When they signed in */
"created_at": string
/** True to a day */
"used_at": string
/** When it ends, if it is not used */
"expires_at": string
/** Where they signed in from */
"address": string | null
/** As the browser calls itself */
"browser": string | null
/** Whether this very call belongs to it */
"current": boolean
}
"Member": {
/** As `assignee` has it, and `member:3` in events */
"id": string
"name": string
/** Shown to owners and managers, and to oneself */
"email": string | null
/** What they may do */
"role": "owner" | "manager" | "agent" | "contractor" | "viewer"
/** Of a contractor: the sources whose leads they see; empty for others */
"sources": (string)[]
/** Whether a second factor is asked for */
"second_factor": boolean
/** UTC, whole seconds */
"since": string
/** Since when no longer a member; the name stays at what they did */
"left_at": string | null
/** Since when on duty: who gets new leads in turn */
"duty_since": string | null
}
/** Where the visitor came from: only what is known */
"Touch": {
"utm_source"?: string
"utm_medium"?: string
"utm_campaign"?: string
"utm_content"?: string
"utm_term"?: string
"gclid"?: string
"yclid"?: string
"ymclid"?: string
"fbclid"?: string
"msclkid"?: string
"ttclid"?: string
"rb_clickid"?: string
"_openstat"?: string
"_ym_uid"?: string
"roistat"?: string
"referrer"?: string
"landing"?: string
}
/** Fields of a lead that a change is about */
"LeadChanges": {
/** What the lead is called in a list */
"title"?: string
/** How the person who enquired is called */
"name"?: string | null
/** As it was given */
"phone"?: string | null
/** As it was given */
"email"?: string | null
/** Where the lead came from, raw, as given */
"source"?: string | null
/** What is known of the lead in free words */
"text"?: string | null
/** When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
"creation_date"?: string
/** When it was paid; UTC: 2023-11-08T13:03:21Z */
"paid_date"?: string | null
/** The id of a status */
"status"?: string
/** What the lead is worth, a decimal: 12500.50 */
"price"?: string | null
/** The id of the member who works it */
"assignee"?: string | null
/** When to remind of it; UTC: 2023-11-08T13:03:21Z */
"remind_at"?: string | null
/** What the reminder is about */
"remind_note"?: string | null
/** When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
"responded_at"?: string | null
/** Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
"deleted_at"?: string | null
/** The id of the newest earlier lead of the same person, when this one came */
"repeat_of"?: string | null
/** The id of the lead that took this one in */
"merged_into"?: string | null
/** The id of the reason why it was lost; only in a canceled status */
"lost_reason"?: string | null
/** The first visit that is known */
"first_touch"?: components["schemas"]["Touch"] | null
/** The visit in which the enquiry was made; `utm_…` in filters are of this one */
"last_touch"?: components["schemas"]["Touch"] | null
/** What only this project knows of a lead, by names of its own */
"fields"?: {
[name: string]: string | number | boolean
} | null
/** What was said of the lead, as it is now; null when it was deleted. `[member:3]` mentions a member */
"comment"?: string | null
/** When the comment was changed or deleted last */
"edited_at"?: string
/** The number of the event whose comment was changed or deleted */
"comment_of"?: string
/** The ids of the members whom the comment mentions */
"mentions"?: (string)[]
/** The ids of the leads that it took in */
"merged"?: (string)[] | null
}
"Event": {
/** Counts up from 1 in each project, without gaps: what `after` takes */
"number": string
/** When it was kept; UTC: 2023-11-08T13:03:21Z */
"at": string
/** Where the change came in */
"door": "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram" | "mcp"
/** Who came in by that door: key:7 */
"actor": string
"lead_id": string
/** What the change means, which may be several things */
"topics": ("lead.created" | "lead.changed" | "lead.status_changed" | "lead.paid" | "lead.assigned" | "lead.repeated" | "lead.commented" | "lead.comment_changed" | "lead.comment_deleted" | "lead.opened" | "lead.merged" | "lead.deleted" | "lead.restored" | "lead.purged")[]
/** What changed, as it was; null when the lead is new */
"before": components["schemas"]["LeadChanges"] | null
/** What changed, as it is */
"after": (components["schemas"]["LeadChanges"])
}
"Invitation": {
/** Counts up from 1 in each project */
"id": string
/** Whom it is for; null when the link is for whoever has it */
"email": string | null
/** What they may do */
"role": "owner" | "manager" | "agent" | "contractor" | "viewer"
/** Of a contractor: the sources whose leads they see; empty for others */
"sources": (string)[]
/** Who made it: member:3 */
"created_by": string
/** UTC, whole seconds */
"created_at": string
/** From then on it opens nothing */
"expires_at": string
/** ended: taken back, or past its time */
"state": "open" | "accepted" | "ended"
/** The id of who took it up */
"member": string | null
}
"Project": {
/** The number of the project */
"id": string
"name": string
/** An IANA name */
"time_zone": string
/** ISO 3166; decides what a national phone number means */
"country": string
/** ISO 4217; of its prices */
"currency": string
/** In which the desk speaks to people: ru or en */
"language": string
/** UTC, whole seconds */
"created_at": string
}
"AuditEntry": {
/** Counts up from 1 in each project */
"number": string
/** UTC, whole seconds */
"at": string
/** Where it came in: api, console, cli, … */
"door": string
/** Who did it: key:7, cli, … */
"actor": string
"action": "project.changed" | "status.added" | "status.changed" | "status.removed" | "statuses.ordered" | "key.made" | "key.ended" | "leads.exported" | "leads.bulk_changed" | "leads.bulk_removed" | "view.shared" | "channel.added" | "channel.changed" | "channel.removed" | "channel_rules.replaced" | "costs.changed" | "costs.undone" | "field.added" | "field.changed" | "field.removed" | "lost_reason.added" | "lost_reason.changed" | "lost_reason.removed" | "key.changed" | "key.rotated" | "capture.changed" | "working_time.changed" | "assignment.changed" | "receipts.replayed" | "receipts.not_spam" | "form.made" | "form.changed" | "form.closed" | "mapping.saved" | "mapping.removed" | "mailbox.made" | "mailbox.removed" | "member.added" | "member.changed" | "member.removed" | "member.left" | "member.on_duty" | "member.off_duty" | "member.invited" | "invitation.ended" | "invitation.renewed" | "member.signed_in" | "member.signed_out" | "member.password_changed" | "member.mail_changed" | "member.second_factor_on" | "member.second_factor_off" | "destination.made" | "destination.changed" | "destination.removed" | "destination.secret_rotated" | "destination.resent" | "destination.stopped"
/** What it was done to: status:3 */
"subject": string
"details": {
[name: string]: unknown
}
}
"StatusList": {
"items": ({
/** Counts up from 0 in each project */
"id": string
"name": string
/** The group it belongs to */
"type": "progress" | "paid" | "canceled"
"colour": "grey" | "blue" | "violet" | "pink" | "red" | "orange" | "amber" | "green"
/** Its place on the board, from 0 */
"position": number
/** The status that its leads go to while it is being removed; it takes no new ones then */
"replaced_by"?: string
/** How many leads are in it; with counts=true */
"leads"?: number
})[]
}
"Status": {
/** Counts up from 0 in each project */
"id": string
"name": string
/** The group it belongs to */
"type": "progress" | "paid" | "canceled"
"colour": "grey" | "blue" | "violet" | "pink" | "red" | "orange" | "amber" | "green"
/** Its place on the board, from 0 */
"position": number
/** The status that its leads go to while it is being removed; it takes no new ones then */
"replaced_by"?: string
}
/** It goes on by itself, also after a restart, until it is done or stopped, or fails for good */
"Job": {
"id": string
/** A bulk edit, the undoing of one, a status whose leads go to another, or receipts that are worked anew */
"kind": "bulk" | "undo" | "status-removal" | "replay" | "not-spam"
/** What a bulk edit does to each lead, as it was asked for; null of other work */
"edit": {
"set"?: {
"status"?: string
"source"?: string | null
"assignee"?: string | null
/** When to call back; null takes the reminder away */
"remind_at"?: string | null
"remind_note"?: string | null
"lost_reason"?: string | null
}
"remove"?: true
"restore"?: true
} | null
/** The status that is removed; null of other work */
"status": string | null
"state": "running" | "done" | "stopped" | "failed"
/** Why it failed. What it did until then stays, and can be undone; null of a job in another state */
"reason": {
/** Does not change between versions; programs decide by it */
"code": string
/** A sentence that says what was in the way */
"detail": string
/** What the sentence was made with */
"params": {
[name: string]: unknown
}
} | null
/** When it was begun */
"created_at": string
/** Who began it */
"created_by": string
/** How many leads, or receipts, it found when it began */
"total": number
/** How many of them it has changed */
"changed": number
/** How many it left alone: they were as wanted, or no longer match. Of an undo, values */
"skipped": number
/** When it was undone as a whole by its token; null while it holds */
"undone_at": string | null
/** Undoes what it did, for 30 days: POST …/undo/{token}. Null so long as it did nothing, and of what cannot be undone */
"undo": string | null
}
/** Why a lead is lost */
"LostReason": {
/** Counts up from 1 in each project */
"id": string
"name": string
/** Its place in the list, from 0 */
"position": number
/** Offered no more; leads that have it keep it */
"removed": boolean
}
"WorkingTime": {
/** The hours of each day from Monday; null is a day off */
"week": ({
/** Of the clock in the zone of the project, up to 24:00 */
"from": string
/** Of the clock in the zone of the project, up to 24:00 */
"to": string
} | null)[]
/** Further days off */
"holidays": (string)[]
/** Working minutes until the response to a lead is late; null switches it off */
"response_minutes": number | null
/** Raised by each change; the ETag */
"version": number
}
/** A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in` and `not in`, true (unset) or false (set) for `null`. Unset values match `!=` and `not in`. A field that the project defined is `field:3`, by its id; its value is a text, a number, or a day such as 2024-03-05. A time or a day may be relative to the moment of the request: `-P3D`, `PT2H` (one unit of Y, M, W, D, or H and M behind T); days and longer are counted in the zone of the project. `within` and such a value means from now to then, both included. `late` is true for leads whose response is overdue or came late: those with a `due_at` in the past. A filter that names `deleted` nowhere is about leads that are not in the bin */
"Filter": {
[name: string]: never
}
"Assignment": {
/** nobody; in turn among those on duty; or by the first rule that knows somebody */
"mode": "nobody" | "turn" | "rules"
"rules": ({
"filter": components["schemas"]["Filter"]
/** One member gets the leads whether on duty or not; several get them in turn while on duty; none means everybody on duty */
"members": (string)[]
})[]
/** Raised by each change; the ETag */
"version": number
}
"Channel": {
/** Counts up from 1 in each project */
"id": string
"name": string
"colour": "grey" | "blue" | "violet" | "pink" | "red" | "orange" | "amber" | "green"
/** Its place in reports, from 0 */
"position": number
}
"ChannelRule": {
/** The id of the channel that it leads to */
"channel": string
/** Each test that is there must hold */
"match": {
/** The source of the lead. Letter case does not matter, nor does ё against е */
"source"?: {
/** It is one of these */
"exact"?: (string)[]
/** It begins with one of these */
"prefix"?: (string)[]
/** It holds one of these */
"contains"?: (string)[]
}
/** utm_source of the last touch. Letter case does not matter, nor does ё against е */
"utm_source"?: {
/** It is one of these */
"exact"?: (string)[]
/** It begins with one of these */
"prefix"?: (string)[]
/** It holds one of these */
"contains"?: (string)[]
}
/** utm_medium of the last touch. Letter case does not matter, nor does ё against е */
"utm_medium"?: {
/** It is one of these */
"exact"?: (string)[]
/** It begins with one of these */
"prefix"?: (string)[]
/** It holds one of these */
"contains"?: (string)[]
}
/** The host that the last touch came from, or one above it */
"referrer_host"?: (string)[]
/** The last touch has one of these marks of a click on an advertisement */
"click_id"?: ("gclid" | "yclid" | "ymclid" | "fbclid" | "msclkid" | "ttclid" | "rb_clickid")[]
}
}
"ChannelRuleInput": {
/** The id of the channel that it leads to */
"channel": string
/** Each test that is there must hold */
"match": {
/** The source of the lead. Letter case does not matter, nor does ё against е */
"source"?: {
/** It is one of these */
"exact"?: (string)[]
/** It begins with one of these */
"prefix"?: (string)[]
/** It holds one of these */
"contains"?: (string)[]
}
/** utm_source of the last touch. Letter case does not matter, nor does ё against е */
"utm_source"?: {
/** It is one of these */
"exact"?: (string)[]
/** It begins with one of these */
"prefix"?: (string)[]
/** It holds one of these */
"contains"?: (string)[]
}
/** utm_medium of the last touch. Letter case does not matter, nor does ё against е */
"utm_medium"?: {
/** It is one of these */
"exact"?: (string)[]
/** It begins with one of these */
"prefix"?: (string)[]
/** It holds one of these */
"contains"?: (string)[]
}
/** The host that the last touch came from, or one above it */
"referrer_host"?: (string)[]
/** The last touch has one of these marks of a click on an advertisement */
"click_id"?: ("gclid" | "yclid" | "ymclid" | "fbclid" | "msclkid" | "ttclid" | "rb_clickid")[]
}
}
"Cost": {
/** Counts up from 1 in each project; null of a month */
"id": string | null
"day"?: string
"month"?: string
/** The id of a channel */
"channel"?: string
/** A source, as leads have it in any letter case */
"source"?: string
/** A campaign: utm_campaign of leads, in any letter case */
"campaign"?: string
"amount": string
"currency": string
/** How many days of the month have a cost; 1 of a day */
"days": number
/** What a person noted */
"note": string | null
}
"OwnField": {
/** Counts up from 1 in each project; filters and columns refer to the field as field:ID */
"id": string
/** Its name in `fields` of a lead; it never changes */
"key": string
/** What people read */
"name": string
/** How its values are read: a date is a calendar day such as 2024-03-05, a choice one of the options */
"type": "text" | "number" | "date" | "choice"
/** What a choice offers; empty for other types */
"options": (string)[]
/** Its place in the list, from 0 */
"position": number
}
"View": {
/** Counts up from 1 in each project */
"id": string
"name": string
/** How the leads are shown */
"kind": "list" | "board"
/** A name such as this-month, or two days: 2024-01-01..2024-01-31 */
"period": string
"filter": components["schemas"]["Filter"]
/** What was typed to find leads */
"q": string | null
/** A field, with - before it for descending */
"sort": string | null
/** The fields shown, in order; own ones as field:3 */
"columns": ("id" | "title" | "name" | "phone" | "email" | "source" | "text" | "creation_date" | "paid_date" | "status" | "price" | "version" | "recorded_at" | "door" | "created_by" | "assignee" | "remind_at" | "remind_note" | "responded_at" | "due_at" | "deleted_at" | "repeat_of" | "merged_into" | "lost_reason" | "first_touch" | "last_touch" | "fields" | string)[] | null
/** Seen by all of the project, else by its owner alone */
"shared": boolean
/** Who saved it: key:7 */
"owner": string
/** Views stand in the order of it */
"position": number
/** Raised by each change; the ETag */
"version": number
}
/** The interval of creation dates that the numbers are about, both ends included */
"Period": {
/** As it was asked for: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31 */
"name": string
/** The first second; null for all time */
"from": string | null
/** The last second; null for all time */
"to": string | null
/** The zone whose days were taken: that of the project */
"time_zone": string
}
/** One enquiry; what is unset is null */
"Lead": {
/** Counts up from 1 in each project */
"id": string
/** What the lead is called in a list */
"title": string
/** How the person who enquired is called */
"name": string | null
/** As it was given */
"phone": string | null
/** As it was given */
"email": string | null
/** Where the lead came from, raw, as given */
"source": string | null
/** What is known of the lead in free words */
"text": string | null
/** When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
"creation_date": string
/** When it was paid; UTC: 2023-11-08T13:03:21Z */
"paid_date": string | null
/** The id of a status */
"status": string
/** What the lead is worth, a decimal: 12500.50 */
"price": string | null
/** Raised by each change; the ETag */
"version": number
/** When the desk got it; UTC: 2023-11-08T13:03:21Z */
"recorded_at": string
/** Where it came in */
"door": "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram" | "mcp"
/** Who came in by that door: key:7 */
"created_by": string
/** The id of the member who works it */
"assignee": string | null
/** When to remind of it; UTC: 2023-11-08T13:03:21Z */
"remind_at": string | null
/** What the reminder is about */
"remind_note": string | null
/** When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
"responded_at": string | null
/** Until when a member was to respond, while nobody did, or after it came late; the lead is late when this is past. null when the response came in time or none is awaited; UTC: 2023-11-08T13:03:21Z */
"due_at": string | null
/** Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
"deleted_at": string | null
/** The id of the newest earlier lead of the same person, when this one came */
"repeat_of": string | null
/** The id of the lead that took this one in */
"merged_into": string | null
/** The id of the reason why it was lost; only in a canceled status */
"lost_reason": string | null
/** The first visit that is known */
"first_touch": components["schemas"]["Touch"] | null
/** The visit in which the enquiry was made; `utm_…` in filters are of this one */
"last_touch": components["schemas"]["Touch"] | null
/** What only this project knows of a lead, by names of its own */
"fields": {
[name: string]: string | number | boolean
} | null
}
"ChangedLead": {
"lead": components["schemas"]["Lead"]
/** Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
"undo": string | null
}
/** The list of leads whose total and sum are these */
"LeadSelection": {
/** As the list of leads takes it */
"period": string
"filter": components["schemas"]["Filter"]
}
/** A lead without its long parts */
"Card": {
/** Counts up from 1 in each project */
"id": string
/** What the lead is called in a list */
"title": string
/** How the person who enquired is called */
"name": string | null
/** As it was given */
"phone": string | null
/** As it was given */
"email": string | null
/** Where the lead came from, raw, as given */
"source": string | null
/** When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
"creation_date": string
/** When it was paid; UTC: 2023-11-08T13:03:21Z */
"paid_date": string | null
/** The id of a status */
"status": string
/** What the lead is worth, a decimal: 12500.50 */
"price": string | null
/** Raised by each change; the ETag */
"version": number
/** The id of the member who works it */
"assignee": string | null
/** When to remind of it; UTC: 2023-11-08T13:03:21Z */
"remind_at": string | null
/** What the reminder is about */
"remind_note": string | null
/** When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
"responded_at": string | null
/** Until when a member was to respond, while nobody did, or after it came late; the lead is late when this is past. null when the response came in time or none is awaited; UTC: 2023-11-08T13:03:21Z */
"due_at": string | null
/** The id of the newest earlier lead of the same person, when this one came */
"repeat_of": string | null
}
"Figure": {
/** How many leads */
"leads": number
/** The sum of their prices */
"sum": string
"list": components["schemas"]["LeadSelection"]
}
"Spam": {
/** How many enquiries from there ended as spam, and became no leads */
"receipts": number
/** The list of receipts of the project in which they are */
"list": {
"end": "spam"
"period": string
}
}
"ChannelNumbers": {
"leads": components["schemas"]["Figure"]
"paid": components["schemas"]["Figure"]
/** How many of the leads are paid, from 0 to 1; null of none */
"conversion": number | null
"revenue": components["schemas"]["Figure"]
/** The sum of revenue by its leads; null of none */
"average_price": string | null
"repeats": components["schemas"]["Figure"]
/** How many are of persons who had a lead before; null of none */
"repeat_share": number | null
/** Null where it is not told: to contractors, by other conditions than where from, of too much */
"spam": components["schemas"]["Spam"] | null
/** Spam among spam and leads together; null of none */
"spam_share": number | null
/** What was spent; null where no cost was entered */
"cost": string | null
/** Null without a cost or a lead */
"cost_per_lead": string | null
/** Null without a cost or a paid lead */
"cost_per_paid": string | null
/** (revenue − cost) / cost: 2.5 is 250 %; null without a cost */
"romi": number | null
}
"ChannelLine": {
"level": "channel" | "source" | "campaign" | "keyword"
/** On the level of channels; null for leads that no rule of the dictionary matches */
"channel": components["schemas"]["Channel"] | null
/** On other levels: as it was given in some lead; null for leads without */
"value": string | null
"leads": components["schemas"]["Figure"]
"paid": components["schemas"]["Figure"]
/** How many of the leads are paid, from 0 to 1; null of none */
"conversion": number | null
"revenue": components["schemas"]["Figure"]
/** The sum of revenue by its leads; null of none */
"average_price": string | null
"repeats": components["schemas"]["Figure"]
/** How many are of persons who had a lead before; null of none */
"repeat_share": number | null
/** Null where it is not told: to contractors, by other conditions than where from, of too much */
"spam": components["schemas"]["Spam"] | null
/** Spam among spam and leads together; null of none */
"spam_share": number | null
/** What was spent; null where no cost was entered */
"cost": string | null
/** Null without a cost or a lead */
"cost_per_lead": string | null
/** Null without a cost or a paid lead */
"cost_per_paid": string | null
/** (revenue − cost) / cost: 2.5 is 250 %; null without a cost */
"romi": number | null
/** The same of the period before, if it is compared */
"before": components["schemas"]["ChannelNumbers"] | null
/** How many lines the next level has; null when it was not asked for */
"total": number | null
/** The lines of the next level, in the same form */
"items": ({
[name: string]: unknown
})[] | null
}
"BulkUpdate": {
/** How many leads match: the total of a list with the same period, filter and search */
"total": number
/** The sum of their prices */
"sum": string
/** The work; null of a dry run */
"job": components["schemas"]["Job"] | null
}
"Key": {
"id": string
"name": string | null
"scope": "capture" | "read" | "write" | "admin"
/** UTC, whole seconds */
"created_at": string
/** From then on it opens nothing */
"expires_at": string | null
/** UTC, whole seconds */
"revoked_at": string | null
/** True to a minute */
"last_used_at": string | null
/** Sites whose pages may send with it; none is any. Only of scope capture */
"origins": (string)[]
/** Nothing but pages of sites may send with it; else servers may too */
"needs_origin": boolean
/** Whether pages with the counter may number their visitors and set its cookie; false is never */
"visits": boolean
/** Until then the secret from before the last rotation opens too */
"former_until": string | null
}
"KeyWithSecret": {
"id": string
"name": string | null
"scope": "capture" | "read" | "write" | "admin"
/** UTC, whole seconds */
"created_at": string
/** From then on it opens nothing */
"expires_at": string | null
/** UTC, whole seconds */
"revoked_at": string | null
/** True to a minute */
"last_used_at": string | null
/** Sites whose pages may send with it; none is any. Only of scope capture */
"origins": (string)[]
/** Nothing but pages of sites may send with it; else servers may too */
"needs_origin": boolean
/** Whether pages with the counter may number their visitors and set its cookie; false is never */
"visits": boolean
/** Until then the secret from before the last rotation opens too */
"former_until": string | null
/** The secret; null when the answer is told again */
"key": string | null
}
/** What only some kinds have */
"DestinationSettings": {
/** vendor: the user of the handler */
"user"?: string
/** metrika: the number of the counter */
"counter"?: string
}
"Destination": {
/** Counts up from 1 in each project */
"id": string
/** `webhook`: signed requests; `vendor`: the query that handlers of the vendor expect; `metrika`: orders for Yandex Metrica */
"kind": "webhook" | "vendor" | "metrika"
/** What people call it */
"name": string
/** Where events go: https: to a public address, or what DELIVERY_ALLOW names */
"url": string
"settings": components["schemas"]["DestinationSettings"]
/** Only events of these; null is all */
"topics": ("lead.created" | "lead.changed" | "lead.status_changed" | "lead.paid" | "lead.assigned" | "lead.repeated" | "lead.commented" | "lead.comment_changed" | "lead.comment_deleted" | "lead.opened" | "lead.merged" | "lead.deleted" | "lead.restored" | "lead.purged")[] | null
/** Only events of leads that match now, or did before the change; null is all */
"filter": components["schemas"]["Filter"] | null
/** Doors whose events go out too: imports and demo data do not by themselves */
"also": ("demo" | "import")[]
/** `failing` after three days of nothing but failures, `gone` when the receiver answered 410: nothing is sent until it is switched on */
"state": "on" | "paused" | "failing" | "gone"
/** Why the desk itself stopped it; null when nobody did, or a person */
"reason": "secret-unreadable" | "filter-unreadable" | "failing" | "gone" | null
/** Failed attempts since the last success */
"failures": number
/** Of these the first */
"first_failure_at": string | null
/** Deliveries that wait for a try */
"waiting": number
/** Deliveries that were removed after 30 days */
"forgotten": number
/** Until then the secret from before the last rotation signs too */
"old_secret_until": string | null
/** UTC, whole seconds */
"created_at": string
/** Raised by each change; the ETag */
"version": number
/** Signs the requests. Only where it was just made; null when the answer is told again, or it was given by another service */
"secret"?: string | null
}
/** What only some kinds have */
"DestinationSettingsInput": {
/** vendor: the user of the handler */
"user"?: string
/** metrika: the number of the counter */
"counter"?: string
}
"DestinationHealth": {
/** Of the destination */
"id": string
/** Attempts that arrived, by half hour */
"delivered": (number)[]
/** Attempts that did not */
"failed": (number)[]
/** How long an attempt took on average; null without any */
"ms": number | null
/** When the next retry is due */
"next_at": string | null
}
/** `delivered`, or why not */
"Outcome": "delivered" | "refused" | "redirected" | "gone" | "timeout" | "no-connection" | "broken" | "unknown-host" | "private-address" | "unencrypted" | "tls" | "headers-too-large" | "fault" | "uploaded" | "quota" | "too-old" | "unidentified"
"Attempt": {
/** Counts up from 1 in each delivery */
"number": number
/** UTC, whole seconds */
"at": string
/** The schedule, or a person */
"trigger": "schedule" | "resend" | "test"
"outcome": components["schemas"]["Outcome"]
/** The HTTP status of the answer */
"status": number | null
/** How long it took, in milliseconds */
"ms": number
/** The body that was sent; null when its lead was deleted for good */
"request": string | null
/** The first 2 kB of the answer */
"response": string | null
/** What went wrong, in words */
"error": string | null
}
"Delivery": {
/** The number of the event; 0 for the tests of a destination */
"event": string
"lead_id": string | null
"state": "waiting" | "delivered" | "failed" | "test"
/** When it was planned */
"at": string
/** When it is tried next; null when it is over */
"next_at": string | null
/** How often it was tried */
"attempts": number
/** What the receiver calls the lead, such as the number of its order */
"outside_id": string | null
/** What the event means; null for tests */
"topics": (string)[] | null
"last": {
"trigger": "schedule" | "resend" | "test"
"outcome": components["schemas"]["Outcome"]
"status": number | null
"ms": number
} | null
}
"Capture": {
/** From this score on an enquiry is spam */
"threshold": number
/** Words and phrases that make it spam, whatever their letter case; one that ends in * is the beginning of a word */
"stop_words": (string)[]
/** Addresses of the network, or blocks of them */
"blocked_addresses": (string)[]
/** Phones, as people write them */
"blocked_phones": (string)[]
/** E-mail addresses, or domains of them: @a.example */
"blocked_emails": (string)[]
/** A later enquiry of the same person is a new lead marked as repeat, or a comment on the open one */
"repeats": "lead" | "join"
/** Forms must bring a proof of work, as the pages of the desk do, else it is spam */
"proof_of_work": boolean
/** A form that is sent sooner than this counts against it */
"min_seconds": number
/** Raised by each change; the ETag */
"version": number
}
"Traffic": {
/** How many came on each day, the last one today */
"days": (number)[]
/** How many came on these days */
"receipts": number
/** How they ended; `waiting` are those not worked yet */
"ends": {
"lead": number
"joined": number
"spam": number
"quarantine": number
"waiting": number
}
}
"EntryPoint": {
/** A form; the snippet or the address for sites with a key; or `in`, the address of a mapping */
"way": "proxy" | "form" | "snippet" | "in" | "webhook" | "email"
/** The id of the form */
"form": string | null
/** The id of the key */
"key": string | null
/** The name of the mapping */
"mapping": string | null
/** What people call it */
"name": string | null
/** The sites that may send; none is any */
"origins": (string)[]
/** False for a closed form, and for a key that was ended */
"is_open": boolean
/** How many came on each day, the last one today */
"days": (number)[]
/** How many came on these days */
"receipts": number
/** How they ended; `waiting` are those not worked yet */
"ends": {
"lead": number
"joined": number
"spam": number
"quarantine": number
"waiting": number
}
/** When the last one came, within 90 days */
"last_at": string | null
"health": {
/** `quiet`: silent for three days and longer than its own rhythm explains */
"state": "unused" | "ok" | "quiet"
/** Whole days since the last one */
"silent_days": number | null
/** How many came a day while they came; null without a rhythm */
"per_day": number | null
}
}
"Enquiry": {
/** The title that its lead gets */
"title": string | null
/** How the person who enquired is called */
"name": string | null
/** As it was given */
"phone": string | null
/** As it was given */
"email": string | null
/** What is known of the lead in free words */
"text": string | null
/** The source that its lead gets */
"source": string | null
/** What only this project knows of a lead, by names of its own */
"fields": {
[name: string]: string | number | boolean
} | null
/** The first visit that is known */
"first_touch": components["schemas"]["Touch"] | null
/** The visit in which the enquiry was made; `utm_…` in filters are of this one */
"last_touch": components["schemas"]["Touch"] | null
/** What the visitor agreed to */
"consent": {
"text": string
/** Where what was agreed to stands in full */
"link": string | null
"version": string
/** When it was agreed to */
"at": string
} | null
/** That the visitor agreed to advertising */
"ads_consent": {
"text": string
/** Where what was agreed to stands in full */
"link": string | null
"version": string
/** When it was agreed to */
"at": string
} | null
}
/** What came from a site, and how it ended */
"Receipt": {
/** Counts up from 1 in each project */
"id": string
/** When it came */
"at": string
/** By the address for sites or that for services, a form, the snippet, or anything else by a mapping */
"way": "proxy" | "form" | "snippet" | "in" | "webhook" | "email"
/** The id of the key that it came with */
"key": string | null
/** The id of the form that it came to */
"form": string | null
/** The name of the mapping that it was sent to */
"mapping": string | null
/** GET or POST */
"method": string
/** Bytes of its body */
"size": number
/** How it ended; null while it is not worked yet */
"end": "lead" | "joined" | "spam" | "quarantine" | null
/** Why it ended so */
"reasons": ({
"code": "unreadable" | "empty" | "no-mapping" | "not-spam" | "honeypot" | "too-fast" | "too-often" | "stop-word" | "blocked-address" | "blocked-phone" | "blocked-email" | "links" | "no-proof" | "same-content" | "same-person" | "fault" | "timeout" | "interrupted" | "ping" | "filtered" | "spam-folder" | "letter-too-large"
/** The word or rule that decided */
"found"?: string
/** How much it speaks for spam; absent of any other reason */
"points"?: number
})[]
/** How much speaks for spam */
"score": number
/** What was made of it */
"understood": components["schemas"]["Enquiry"] | null
/** The id of its lead */
"lead": string | null
/** When it was worked last */
"worked_at": string | null
/** When the raw body and the address were removed */
"pruned_at": string | null
}
"ReceiptSelectionInput": {
"ids"?: (string)[]
/** How they ended; `waiting` are those not worked yet */
"end"?: "lead" | "joined" | "spam" | "quarantine" | "waiting"
/** Which way they came */
"way"?: "proxy" | "form" | "snippet" | "in" | "webhook" | "email"
/** With the key of this id */
"key"?: string
/** To the form with this id */
"form"?: string
/** To the mapping of this name */
"mapping"?: string
/** Those of the lead with this id */
"lead"?: string
/** When they came: a name such as this-week, or 2024-01-01..2024-01-31 */
"period"?: string
/** Each word is in what was understood, part of the phone, or the number of the receipt or its lead */
"q"?: string
/** Only tells how many receipts it would be */
"dry_run"?: boolean
}
"ReceiptsReplay": {
/** How many receipts match */
"total": number
/** The work; null of a dry run */
"job": components["schemas"]["Job"] | null
}
"FormField": {
/** What of the lead it is; own goes to its own fields, by name */
"input": "name" | "phone" | "email" | "text" | "own"
/** What it is sent as */
"name": string
/** What the visitor reads */
"label": string
/** The page asks for it; what comes without is kept all the same */
"required": boolean
/** Of an own field: what the visitor chooses from; free text without */
"options"?: (string)[]
}
"Form": {
/** Counts up from 1 in each project */
"id": string
/** What people call it */
"name": string
/** Its page, and the action of a form that sends to it */
"path": string
"title": string
"intro": string | null
"fields": (components["schemas"]["FormField"])[]
"button": string | null
"language": "ru" | "en"
"thanks": string | null
"thanks_text": string | null
/** Without it the page sends nothing */
"consent": {
/** What the visitor agrees to */
"text": string
"link": string | null
/** Raised whenever the text or the link changes */
"version": number
} | null
/** Of advertising; the page sends without it too */
"ads_consent": {
/** What the visitor agrees to */
"text": string
"link": string | null
/** Raised whenever the text or the link changes */
"version": number
} | null
"source": string | null
"origins": (string)[]
"closed": boolean
/** UTC, whole seconds */
"created_at": string
/** Raised by each change; the ETag */
"version": number
}
"FormFieldInput": {
/** What of the lead it is; own goes to its own fields, by name */
"input": "name" | "phone" | "email" | "text" | "own"
/** What it is sent as */
"name": string
/** What the visitor reads */
"label": string
/** The page asks for it; what comes without is kept all the same */
"required": boolean
/** Of an own field: what the visitor chooses from; free text without */
"options"?: (string)[]
}
"MappingRule": {
/** Where it stands in what is sent; case is ignored */
"path": string
/** Where it goes: title, name, first_name, last_name, phone, email, text, source, utm_source, utm_medium, utm_campaign, utm_content, utm_term, gclid, yclid, ymclid, fbclid, msclkid, ttclid, rb_clickid, _openstat, _ym_uid, roistat, referrer, landing, or fields.NAME; null passes it over */
"to": string | null
}
"MappingCondition": {
/** Where the value stands */
"path": string
/** It is one of these */
"is"?: (string)[]
/** It is none of these, or missing */
"not"?: (string)[]
/** It differs from the value at this path */
"differs"?: string
}
"Mapping": {
/** It stands in the address: POST /in/{name} */
"name": string
/** The ready one that it begins with */
"kind": "generic" | "tilda" | "contact-form-7" | "wpforms" | "yandex" | "vk" | "bitrix" | "megafon" | "mango" | "zadarma" | "novofon" | "uis" | "calltouch" | "jivo" | "avito" | "google"
/** What its leads are called when they say nothing of their own */
"title": string | null
/** Of several to one place the first that finds something counts. The rest goes by the names that people use */
"rules": (components["schemas"]["MappingRule"])[]
/** What the source wants to read when it asks whether the address is yours, as VK does */
"confirmation": string | null
/** Only what meets all conditions is an enquiry; the rest ends in quarantine as `filtered`. `_path` is what follows the name in the address */
"filter"?: (components["schemas"]["MappingCondition"])[]
/** How the source checks the address */
"ping"?: {
/** A value here makes it a check of the address */
"path": string
/** This value alone */
"is"?: string
/** The value is sent back */
"echo"?: boolean
} | null
/** Fields of a form whose text is JSON: paths go on inside */
"json"?: (string)[]
/** The field that has the key, for a source that sends it neither as `key` nor in a header */
"key"?: string | null
/** What comes again with the same values here is no other enquiry */
"once"?: (string)[]
/** It is there for every project, until one of the same name is saved */
"ready": boolean
/** Raised by each change; the ETag. A ready one has 0 */
"version": number
}
"MappingRuleInput": {
/** Where it stands in what is sent; case is ignored */
"path": string
/** Where it goes: title, name, first_name, last_name, phone, email, text, source, utm_source, utm_medium, utm_campaign, utm_content, utm_term, gclid, yclid, ymclid, fbclid, msclkid, ttclid, rb_clickid, _openstat, _ym_uid, roistat, referrer, landing, or fields.NAME; null passes it over */
"to": string | null
}
"MappingConditionInput": {
/** Where the value stands */
"path": string
/** It is one of these */
"is"?: (string)[]
/** It is none of these, or missing */
"not"?: (string)[]
/** It differs from the value at this path */
"differs"?: string
}
}
}
export interface Operations {
/** List members. Who is or was a member of the project, by id; those who left stand in it so that what they did has a name. Addresses are shown to owners and managers alone.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"listMembers": {
"path": {
/** The number of the project */
"project": string
}
"answer": {
"items": (components["schemas"]["Member"])[]
}
}
/** List projects. Every project that the key covers, by number.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"listProjects": {
"answer": {
"items": (components["schemas"]["Project"])[]
}
}
/** Get project. What a project is called, and the time zone, country, currency and language it works in.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"getProject": {
"path": {
/** The number of the project */
"project": string
}
"answer": components["schemas"]["Project"]
}
/** Change project. Changes the fields that are given. The time zone decides which days a lead belongs to. The country decides what a national phone number means, so it stays once there are leads.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"updateProject": {
"path": {
/** The number of the project */
"project": string
}
"body": {
"name"?: string
/** An IANA name */
"time_zone"?: string
/** ISO 3166 */
"country"?: string
/** ISO 4217 */
"currency"?: string
/** In which the desk speaks to people */
"language"?: "ru" | "en"
}
"answer": components["schemas"]["Project"]
}
/** See demo data. How many leads were made as demo data.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"getDemo": {
"path": {
/** The number of the project */
"project": string
}
"answer": {
"leads": number
}
}
/** Remove demo data. Removes all demo data for good, and closes its forms. Statuses stay, and so does what was added since.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"removeDemo": {
"path": {
/** The number of the project */
"project": string
}
"answer": {
"leads": number
}
}
/** See who changed settings. What was done with the project and what it is set up with, by its members with their accounts, and exports and bulk changes of leads: who, when, by which door. The newest first.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"listAuditEntries": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** How many, from 1 to 1000; 50 unless given */
"limit"?: string
/** `next` of the last page; none for the first page */
"cursor"?: string
/** Of this action alone */
"action"?: "project.changed" | "status.added" | "status.changed" | "status.removed" | "statuses.ordered" | "key.made" | "key.ended" | "leads.exported" | "leads.bulk_changed" | "leads.bulk_removed" | "view.shared" | "channel.added" | "channel.changed" | "channel.removed" | "channel_rules.replaced" | "costs.changed" | "costs.undone" | "field.added" | "field.changed" | "field.removed" | "lost_reason.added" | "lost_reason.changed" | "lost_reason.removed" | "key.changed" | "key.rotated" | "capture.changed" | "working_time.changed" | "assignment.changed" | "receipts.replayed" | "receipts.not_spam" | "form.made" | "form.changed" | "form.closed" | "mapping.saved" | "mapping.removed" | "mailbox.made" | "mailbox.removed" | "member.added" | "member.changed" | "member.removed" | "member.left" | "member.on_duty" | "member.off_duty" | "member.invited" | "invitation.ended" | "invitation.renewed" | "member.signed_in" | "member.signed_out" | "member.password_changed" | "member.mail_changed" | "member.second_factor_on" | "member.second_factor_off" | "destination.made" | "destination.changed" | "destination.removed" | "destination.secret_rotated" | "destination.resent" | "destination.stopped"
/** Of these actions alone: what is set up, forms and mappings, keys, people, leads, own accounts */
"kind"?: "settings" | "forms" | "keys" | "people" | "leads" | "accounts"
/** By this one alone: member:3, key:7, cli */
"actor"?: string
/** Within a period: a name such as this-week, or 2024-01-01..2024-01-31 */
"period"?: string
}
"answer": {
"items": (components["schemas"]["AuditEntry"])[]
/** The cursor of the next page; null on the last one */
"next": string | null
}
"isPaged": true
}
/** List statuses. The statuses of a project in the order of the board; with `counts=true` how many leads are in each.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"listStatuses": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Whether to count the leads in each */
"counts"?: "true" | "false"
}
"answer": components["schemas"]["StatusList"]
}
/** Add a status. Adds a status at the end of the board. Its colour follows its type unless it is given.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"createStatus": {
"path": {
/** The number of the project */
"project": string
}
"body": {
"name": string
/** The group it belongs to */
"type": "progress" | "paid" | "canceled"
/** One of eight hues */
"colour"?: "grey" | "blue" | "violet" | "pink" | "red" | "orange" | "amber" | "green"
}
"answer": components["schemas"]["Status"]
}
/** Put statuses in order. Takes the ids of all statuses of the project, in the order in which they are to stand on the board.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"reorderStatuses": {
"path": {
/** The number of the project */
"project": string
}
"body": {
"order": (string)[]
}
"answer": components["schemas"]["StatusList"]
}
/** Change a status. Changes the fields that are given; `position` counts from 0, and the others make room. While leads are in a status it cannot become paid, nor stop being so: their paid dates would be untrue.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"updateStatus": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"body": {
"name"?: string
/** The group it belongs to */
"type"?: "progress" | "paid" | "canceled"
/** One of eight hues */
"colour"?: "grey" | "blue" | "violet" | "pink" | "red" | "orange" | "amber" | "green"
"position"?: number
}
"answer": components["schemas"]["Status"]
}
/** Remove a status. Removes a status. One that leads are in needs a `replacement`: the leads go there first, each as a change of its own. What takes over a second goes on by itself (202), see the job: until it is done the status is listed with `replaced_by`, and takes no new leads; a job that is stopped leaves it as it was, with what is still in it.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"deleteStatus": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"query": {
/** The id of the status that its leads go to */
"replacement"?: string
}
"answer": {
"job": components["schemas"]["Job"]
} | void
}
/** List reasons of a loss. Why leads are lost, in order. Those that were removed are named too, for the leads that have them; they are offered no more.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"listLostReasons": {
"path": {
/** The number of the project */
"project": string
}
"answer": {
"items": (components["schemas"]["LostReason"])[]
}
}
/** Add a reason of a loss. Adds a reason in the last place.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"createLostReason": {
"path": {
/** The number of the project */
"project": string
}
"body": {
"name": string
}
"answer": components["schemas"]["LostReason"]
}
/** Change a reason of a loss. Changes the name or the place; `position` counts from 0, and the others make room.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"updateLostReason": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"body": {
"name"?: string
"position"?: number
}
"answer": components["schemas"]["LostReason"]
}
/** Remove a reason of a loss. It is offered no more. Leads that have it keep it, and reports name it.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"deleteLostReason": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"answer": void
}
/** Get working time. When the project works, and after how many minutes of that time the response to a lead is late. From these follows `due_at` of leads.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"getWorkingTime": {
"path": {
/** The number of the project */
"project": string
}
"answer": components["schemas"]["WorkingTime"]
}
/** Change working time. Changes the fields that are given. The deadlines of all leads are counted again, which takes a while where there are many. With If-Match it does so only while the settings are those that you read.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"updateWorkingTime": {
"path": {
/** The number of the project */
"project": string
}
"body": {
/** The hours of each day from Monday; null is a day off */
"week"?: ({
/** Of the clock in the zone of the project, up to 24:00 */
"from": string
/** Of the clock in the zone of the project, up to 24:00 */
"to": string
} | null)[]
/** Further days off */
"holidays"?: (string)[]
/** Working minutes until the response to a lead is late; null switches it off */
"response_minutes"?: number | null
}
"answer": components["schemas"]["WorkingTime"]
}
/** Get the assignment of new leads. How a new lead finds the member who works it.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"getAssignment": {
"path": {
/** The number of the project */
"project": string
}
"answer": components["schemas"]["Assignment"]
}
/** Change the assignment of new leads. Changes the fields that are given. It is about leads that come by an API or from sites without an `assignee`; it takes up to two seconds until each server process knows. A member who is gone gets none. `repeat` is not known yet when a lead comes, so no rule may ask for it.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"updateAssignment": {
"path": {
/** The number of the project */
"project": string
}
"body": {
/** nobody; in turn among those on duty; or by the first rule that knows somebody */
"mode"?: "nobody" | "turn" | "rules"
"rules"?: ({
"filter": components["schemas"]["Filter"]
/** One member gets the leads whether on duty or not; several get them in turn while on duty; none means everybody on duty */
"members": (string)[]
})[]
}
"answer": components["schemas"]["Assignment"]
}
/** List sources. The sources that leads have, in the order of their letters, with how many leads there are of each and the channel that a source alone leads to. Spellings that differ in letter case are one source, shown as the newest lead has it.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"listSources": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Only those that begin so */
"prefix"?: string
/** Only those that hold this text */
"q"?: string
/** How many, from 1 to 1000; 50 unless given */
"limit"?: string
/** `next` of the last page; none for the first page */
"cursor"?: string
}
"answer": {
"items": ({
/** Raw, as given */
"source": string
/** How many leads have it, without those in the bin */
"leads": number
/** When the newest of them was recorded */
"last_seen": string
/** The id of a channel */
"channel": string | null
})[]
/** The cursor of the next page; null on the last one */
"next": string | null
}
"isPaged": true
}
/** List channels. The channels of a project in their order. A lead that no rule matches has none: its channel is null.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"listChannels": {
"path": {
/** The number of the project */
"project": string
}
"answer": {
"items": (components["schemas"]["Channel"])[]
}
}
/** Add a channel. Adds a channel in the last place. Rules make leads fall into it.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"createChannel": {
"path": {
/** The number of the project */
"project": string
}
"body": {
"name": string
/** One of eight hues */
"colour"?: "grey" | "blue" | "violet" | "pink" | "red" | "orange" | "amber" | "green"
}
"answer": components["schemas"]["Channel"]
}
/** Change a channel. Changes the fields that are given; `position` counts from 0, and the others make room.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"updateChannel": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"body": {
"name"?: string
/** One of eight hues */
"colour"?: "grey" | "blue" | "violet" | "pink" | "red" | "orange" | "amber" | "green"
"position"?: number
}
"answer": components["schemas"]["Channel"]
}
/** Remove a channel. Removes a channel and the rules that lead to it: what they matched goes to the rules that follow.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"deleteChannel": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"answer": void
}
/** List the rules of channels. The rules in their order; the first one that matches a lead decides. The ETag is for putting others in their place.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"listChannelRules": {
"path": {
/** The number of the project */
"project": string
}
"answer": {
/** The first one that matches decides */
"rules": (components["schemas"]["ChannelRule"])[]
}
}
/** Replace the rules of channels. Puts a whole ordered list in place of the one before; every lead there is has its new channel at once. With If-Match it does so only while the rules are those you read.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"replaceChannelRules": {
"path": {
/** The number of the project */
"project": string
}
"body": {
/** The first one that matches decides */
"rules": (components["schemas"]["ChannelRuleInput"])[]
}
"answer": {
/** The first one that matches decides */
"rules": (components["schemas"]["ChannelRule"])[]
}
}
/** Try the rules of channels. Tells which channel a lead with this source and last touch has, by which rule, and which rules would match if it were not the first. With `rules` it tries those instead of the kept ones, and keeps nothing; with `count` also how many leads they would move.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"testChannelRules": {
"path": {
/** The number of the project */
"project": string
}
"body": {
"source"?: string
/** Where the visitor came from: only what is known */
"last_touch"?: {
"utm_source"?: string
"utm_medium"?: string
"utm_campaign"?: string
"utm_content"?: string
"utm_term"?: string
"gclid"?: string
"yclid"?: string
"ymclid"?: string
"fbclid"?: string
"msclkid"?: string
"ttclid"?: string
"rb_clickid"?: string
"_openstat"?: string
"_ym_uid"?: string
"roistat"?: string
"referrer"?: string
"landing"?: string
}
/** The first one that matches decides */
"rules"?: (components["schemas"]["ChannelRuleInput"])[]
/** Also how many leads these rules would move */
"count"?: boolean
}
"answer": {
/** Null when no rule matches */
"channel": components["schemas"]["Channel"] | null
/** The place of the rule that decided, from 0 */
"rule": number | null
/** The places of all rules that match */
"matching": (number)[]
/** With `count`: the leads that would have another channel, the most first */
"moves"?: ({
/** The id of a channel; null is none */
"from": string | null
/** The id of a channel; null is none */
"to": string | null
"leads": number
})[]
}
}
/** List costs. What was spent, by day or by month, then by channel, source and campaign.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"listCosts": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Of which days: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31. All, unless given */
"period"?: string
/** A month is the sum of its days; day unless given */
"unit"?: "day" | "month"
/** How many, from 1 to 1000; 50 unless given */
"limit"?: string
/** `next` of the last page; none for the first page */
"cursor"?: string
}
"answer": {
"items": (components["schemas"]["Cost"])[]
/** The cursor of the next page; null on the last one */
"next": string | null
}
"isPaged": true
}
/** Write costs. Puts each cost in place of the one for the same day and channel, source or campaign, all or none. A month is spread over its days to the hundredth and takes the place of what they had. At most 5000 days at once.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"replaceCosts": {
"path": {
/** The number of the project */
"project": string
}
"body": {
"costs": ({
"day"?: string
"month"?: string
/** The id of a channel */
"channel"?: string
/** A source, as leads have it in any letter case */
"source"?: string
/** A campaign: utm_campaign of leads, in any letter case */
"campaign"?: string
/** Of a month: spread over its days. Null removes */
"amount": string | null
/** Stays as it is unless given */
"note"?: string | null
})[]
}
"answer": {
/** How many days were written */
"changed": number
/** How many days were removed */
"removed": number
/** Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
"undo": string | null
}
}
/** Write costs from a CSV. A line for each day or month, with the columns day, channel (its name), source or campaign, amount and, if you like, note, in any order, in English or Russian, with commas, semicolons or tabs, in any usual encoding. Days and amounts are read as people type them: `27.11.2026`, `ноябрь 2026`, `12 500,50`. All lines are written, or none: `errors` then tells the line and the column of each that is wrong, up to a hundred.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"importCosts": {
"path": {
/** The number of the project */
"project": string
}
"body": { body: string }
"answer": {
/** How many days were written */
"changed": number
/** How many days were removed */
"removed": number
/** Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
"undo": string | null
}
}
/** Export costs to a CSV. The costs of a period as a file that can be changed and sent back.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"exportCosts": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Of which days: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31. All, unless given */
"period"?: string
/** A month is the sum of its days; day unless given */
"unit"?: "day" | "month"
}
"answer": Response
}
/** Remove a cost. Removes the cost of one day. Several at once: write them with the amount null.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"deleteCost": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"answer": {
/** How many days were written */
"changed": number
/** How many days were removed */
"removed": number
/** Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
"undo": string | null
}
}
/** List own fields. The fields of leads that the project defined, in their order. A lead may hold others besides: they are shown, but not filtered by.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"listFields": {
"path": {
/** The number of the project */
"project": string
}
"answer": {
"items": (components["schemas"]["OwnField"])[]
}
}
/** Add an own field. Adds a field in the last place. Its `key` is the name unless given: values that leads have under it already are found at once.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"createField": {
"path": {
/** The number of the project */
"project": string
}
"body": {
/** What people read */
"name": string
/** Its name in `fields` of a lead; it never changes */
"key"?: string
/** How its values are read: a date is a calendar day such as 2024-03-05, a choice one of the options */
"type": "text" | "number" | "date" | "choice"
/** What a choice offers; empty for other types */
"options"?: (string)[]
}
"answer": components["schemas"]["OwnField"]
}
/** Change an own field. Changes what is given; `position` counts from 0, and the others make room. The key and the type stay, for leads and saved views know the field by them.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"updateField": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"body": {
/** What people read */
"name"?: string
/** What a choice offers; empty for other types */
"options"?: (string)[]
"position"?: number
}
"answer": components["schemas"]["OwnField"]
}
/** Remove an own field. Removes a field from the list. Leads keep the values under its key; a filter or a view that names it is refused from then on.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"deleteField": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"answer": void
}
/** List views. The saved views that you see: your own, and those that others share.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"listViews": {
"path": {
/** The number of the project */
"project": string
}
"answer": {
"items": (components["schemas"]["View"])[]
}
}
/** Save a view. Saves a view in the last place. It is yours: others see it when it is shared, and only you change it.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`, `contractor`. */
"createView": {
"path": {
/** The number of the project */
"project": string
}
"body": {
"name": string
/** list, unless given */
"kind"?: "list" | "board"
/** all, unless given */
"period"?: string
"filter"?: components["schemas"]["Filter"]
/** What was typed to find leads */
"q"?: string | null
/** A field, with - before it for descending */
"sort"?: string | null
/** The fields shown, in order; own ones as field:3 */
"columns"?: ("id" | "title" | "name" | "phone" | "email" | "source" | "text" | "creation_date" | "paid_date" | "status" | "price" | "version" | "recorded_at" | "door" | "created_by" | "assignee" | "remind_at" | "remind_note" | "responded_at" | "due_at" | "deleted_at" | "repeat_of" | "merged_into" | "lost_reason" | "first_touch" | "last_touch" | "fields" | string)[] | null
/** Seen by all of the project, else by its owner alone */
"shared"?: boolean
}
"answer": components["schemas"]["View"]
}
/** Get a view. A saved view, with the ETag for changing it.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"getView": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"answer": components["schemas"]["View"]
}
/** Change a view. Changes the fields that are given of a view of your own. With If-Match it does so only while the view is the one you read.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`, `contractor`. */
"updateView": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"body": {
"name"?: string
/** list, unless given */
"kind"?: "list" | "board"
/** all, unless given */
"period"?: string
"filter"?: components["schemas"]["Filter"]
/** What was typed to find leads */
"q"?: string | null
/** A field, with - before it for descending */
"sort"?: string | null
/** The fields shown, in order; own ones as field:3 */
"columns"?: ("id" | "title" | "name" | "phone" | "email" | "source" | "text" | "creation_date" | "paid_date" | "status" | "price" | "version" | "recorded_at" | "door" | "created_by" | "assignee" | "remind_at" | "remind_note" | "responded_at" | "due_at" | "deleted_at" | "repeat_of" | "merged_into" | "lost_reason" | "first_touch" | "last_touch" | "fields" | string)[] | null
/** Seen by all of the project, else by its owner alone */
"shared"?: boolean
"position"?: number
}
"answer": components["schemas"]["View"]
}
/** Remove a view. Removes a view of your own; a key of scope admin may remove any that is shared.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`, `contractor`. */
"deleteView": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"answer": void
}
/** List leads. Leads of a period that match a filter and a search, in an order, page by page, with the exact number of all of them and the sum of their prices. Go on with `next` as `cursor`, or along the header `Link`: while leads come and change, none is left out and none comes twice, as long as its own place in the order stays. With `offset` a page begins at any place of the list as it is now; go on from there by `next`.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"listLeads": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given */
"period"?: string
/** A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
"filter"?: string
/** Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
"q"?: string
/** One of creation_date, id, paid_date, price, source, status, recorded_at, remind_at, title, name, deleted_at; with - in front the other way round. -creation_date, unless given */
"sort"?: string
/** Fields of a lead, parted by commas; all unless given */
"fields"?: string
/** How many, from 1 to 1000; 50 unless given */
"limit"?: string
/** `next` of the last page; none for the first page */
"cursor"?: string
/** How many leads to pass over, to jump anywhere in a list; not together with `cursor` */
"offset"?: string
}
"answer": {
"items": ({
/** Counts up from 1 in each project */
"id": string
/** What the lead is called in a list */
"title"?: string
/** How the person who enquired is called */
"name"?: string | null
/** As it was given */
"phone"?: string | null
/** As it was given */
"email"?: string | null
/** Where the lead came from, raw, as given */
"source"?: string | null
/** What is known of the lead in free words */
"text"?: string | null
/** When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
"creation_date"?: string
/** When it was paid; UTC: 2023-11-08T13:03:21Z */
"paid_date"?: string | null
/** The id of a status */
"status"?: string
/** What the lead is worth, a decimal: 12500.50 */
"price"?: string | null
/** Raised by each change; the ETag */
"version"?: number
/** When the desk got it; UTC: 2023-11-08T13:03:21Z */
"recorded_at"?: string
/** Where it came in */
"door"?: "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram" | "mcp"
/** Who came in by that door: key:7 */
"created_by"?: string
/** The id of the member who works it */
"assignee"?: string | null
/** When to remind of it; UTC: 2023-11-08T13:03:21Z */
"remind_at"?: string | null
/** What the reminder is about */
"remind_note"?: string | null
/** When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
"responded_at"?: string | null
/** Until when a member was to respond, while nobody did, or after it came late; the lead is late when this is past. null when the response came in time or none is awaited; UTC: 2023-11-08T13:03:21Z */
"due_at"?: string | null
/** Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
"deleted_at"?: string | null
/** The id of the newest earlier lead of the same person, when this one came */
"repeat_of"?: string | null
/** The id of the lead that took this one in */
"merged_into"?: string | null
/** The id of the reason why it was lost; only in a canceled status */
"lost_reason"?: string | null
/** The first visit that is known */
"first_touch"?: components["schemas"]["Touch"] | null
/** The visit in which the enquiry was made; `utm_…` in filters are of this one */
"last_touch"?: components["schemas"]["Touch"] | null
/** What only this project knows of a lead, by names of its own */
"fields"?: {
[name: string]: string | number | boolean
} | null
})[]
/** All leads that match, over all pages */
"total": number
/** The sum of their prices, a decimal: 12500.50 */
"sum": string
"period": components["schemas"]["Period"]
/** The cursor of the next page; null on the last one */
"next": string | null
}
"isPaged": true
}
/** Create a lead. Keeps a new lead; it is on disk before it is answered. Only the title is needed. A lead whose person (the number of the phone, else the e-mail) had one before names it in `repeat_of`.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`. */
"createLead": {
"path": {
/** The number of the project */
"project": string
}
"body": {
/** What the lead is called in a list */
"title": string
/** How the person who enquired is called */
"name"?: string | null
/** In any form; kept as it is given */
"phone"?: string | null
/** Kept as it is given */
"email"?: string | null
/** Where the lead came from, raw */
"source"?: string | null
/** What is known of the lead in free words */
"text"?: string | null
/** When the enquiry was made; now, unless given */
"creation_date"?: string
/** When it was paid */
"paid_date"?: string | null
/** The id of a status of the project */
"status"?: string
/** 0 or more, up to two decimals, below 10¹² */
"price"?: string | null
/** The id of the member who works it */
"assignee"?: string | null
/** When to remind of it */
"remind_at"?: string | null
/** The id of the reason why it was lost; it needs a canceled status */
"lost_reason"?: string | null
/** What the reminder is about; it is cleared with the reminder */
"remind_note"?: string | null
/** The first visit that is known */
"first_touch"?: {
"utm_source"?: string
"utm_medium"?: string
"utm_campaign"?: string
"utm_content"?: string
"utm_term"?: string
"gclid"?: string
"yclid"?: string
"ymclid"?: string
"fbclid"?: string
"msclkid"?: string
"ttclid"?: string
"rb_clickid"?: string
"_openstat"?: string
"_ym_uid"?: string
"roistat"?: string
"referrer"?: string
"landing"?: string
}
/** The visit in which the enquiry was made */
"last_touch"?: {
"utm_source"?: string
"utm_medium"?: string
"utm_campaign"?: string
"utm_content"?: string
"utm_term"?: string
"gclid"?: string
"yclid"?: string
"ymclid"?: string
"fbclid"?: string
"msclkid"?: string
"ttclid"?: string
"rb_clickid"?: string
"_openstat"?: string
"_ym_uid"?: string
"roistat"?: string
"referrer"?: string
"landing"?: string
}
/** What only your project knows of a lead, by names of its own */
"fields"?: {
[name: string]: string | number | boolean
}
}
"answer": components["schemas"]["ChangedLead"]
}
/** Get a lead. A lead by its id. The header `ETag` has its version, for `If-Match` of a change.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"getLead": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"lead": string
}
"query": {
/** Whether it may lie in the bin */
"deleted"?: "true" | "false"
}
"answer": components["schemas"]["Lead"]
}
/** Change a lead. Changes the fields that are given, as a JSON merge patch: null clears a field, and of `fields` each name by itself. With `If-Match: "3"` only if the lead is still of that version, so that two people never overwrite each other unseen. A lead that becomes paid gets a paid date; one that leaves a canceled status loses its reason.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`, `contractor`. */
"updateLead": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"lead": string
}
"body": {
/** What the lead is called in a list */
"title"?: string
/** How the person who enquired is called */
"name"?: string | null
/** In any form; kept as it is given */
"phone"?: string | null
/** Kept as it is given */
"email"?: string | null
/** Where the lead came from, raw */
"source"?: string | null
/** What is known of the lead in free words */
"text"?: string | null
/** When the enquiry was made; now, unless given */
"creation_date"?: string
/** When it was paid */
"paid_date"?: string | null
/** The id of a status of the project */
"status"?: string
/** 0 or more, up to two decimals, below 10¹² */
"price"?: string | null
/** The id of the member who works it */
"assignee"?: string | null
/** When to remind of it */
"remind_at"?: string | null
/** The id of the reason why it was lost; it needs a canceled status */
"lost_reason"?: string | null
/** What the reminder is about; it is cleared with the reminder */
"remind_note"?: string | null
/** Own fields to set; null removes one, and the others stay */
"fields"?: {
[name: string]: string | number | boolean | null
}
}
"answer": components["schemas"]["ChangedLead"]
}
/** Put a lead into the bin. The lead leaves every list and number; it can be found with `deleted` in the filter, restored, and purged. One that is in the bin already stays as it is. `If-Match` as for a change.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`. */
"deleteLead": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"lead": string
}
"answer": components["schemas"]["ChangedLead"]
}
/** Get the leads before and after a lead. The leads that stand before and after a lead in a list with this period, filter, search and order. The lead itself need not be in that list: it may just have left it.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"getLeadNeighbours": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"lead": string
}
"query": {
/** Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given */
"period"?: string
/** A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
"filter"?: string
/** Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
"q"?: string
/** One of creation_date, id, paid_date, price, source, status, recorded_at, remind_at, title, name, deleted_at; with - in front the other way round. -creation_date, unless given */
"sort"?: string
}
"answer": {
"previous": components["schemas"]["Lead"] | null
"next": components["schemas"]["Lead"] | null
}
}
/** List the other leads of the same person. Other leads with the number of its phone, however it is written; where it has none or nobody else has it, those with its e-mail. The newest comes first.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"listRelatedLeads": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"lead": string
}
"query": {
/** How many, from 1 to 1000; 50 unless given */
"limit"?: string
}
"answer": {
"items": (components["schemas"]["Lead"])[]
"total": number
}
}
/** Merge leads into one. The lead `into` takes what it lacks from the others, in their order: name, phone, e-mail, source, text, price, assignee, reminder, touches, own fields. The others go to the bin with `merged_into`; their time lines stay. Undone as a whole.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`. */
"mergeLeads": {
"path": {
/** The number of the project */
"project": string
}
"body": {
"into": string
"leads": (string)[]
}
"answer": components["schemas"]["ChangedLead"]
}
/** Take a lead out of the bin. A lead that was merged into another is one of its own again; the other keeps what it took.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`. */
"restoreLead": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"lead": string
}
"answer": components["schemas"]["ChangedLead"]
}
/** Remove a lead for good. Only a lead in the bin. Nothing brings it back. Its events stay, without anything that a person wrote or is: no names, phones, e-mails, texts, comments, own fields or touches.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"purgeLead": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"lead": string
}
"answer": void
}
/** List the bin. The leads in the bin, the last removed first, with who removed each. They stay until somebody purges them. `q` searches as it does in a list.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"listBin": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
"q"?: string
/** How many, from 1 to 1000; 50 unless given */
"limit"?: string
/** `next` of the last page; none for the first page */
"cursor"?: string
}
"answer": {
"items": ({
"lead": components["schemas"]["Lead"]
/** Who put it there: member:7 */
"removed_by": string | null
})[]
/** All leads in the bin that match, over all pages */
"total": number
/** The cursor of the next page; null on the last one */
"next": string | null
}
"isPaged": true
}
/** Comment on a lead. The comment stands in the time line of the lead, as an event. It does not raise the version. `[member:3]` in it mentions a member by their id.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`, `contractor`. */
"createLeadComment": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"lead": string
}
"body": {
"comment": string
}
"answer": {
"lead": components["schemas"]["Lead"]
/** The number of the event */
"event": number
}
}
/** Change a comment. Gives a comment of your own another text; `number` is that of its event. Its event shows the new text and `edited_at`, and another event says what it was.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`, `contractor`. */
"updateLeadComment": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"lead": string
/** See the description */
"number": string
}
"body": {
"comment": string
}
"answer": {
"lead": components["schemas"]["Lead"]
/** The number of the event */
"event": number
}
}
/** Delete a comment. Deletes a comment of your own, for good; with the rights of `admin` any. No event has its text any more, and another event says that it was deleted.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`, `contractor`. */
"deleteLeadComment": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"lead": string
/** See the description */
"number": string
}
"answer": {
"lead": components["schemas"]["Lead"]
/** The number of the event */
"event": number
}
}
/** Say that somebody opened a lead. The first time sets `responded_at`, from which the time to first response is reckoned; later times change nothing. Nor does a contractor: the lead stays new until the staff opens it or anybody changes it.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`, `contractor`. */
"markLeadOpened": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"lead": string
}
"answer": {
"lead": components["schemas"]["Lead"]
}
}
/** Undo what was done. Puts back what an answer gave the token for, for 30 days. A value that was changed again since stays, and is counted. An act that still runs is stopped first. What undoes is a change of its own, with events of its own, and can be undone as well. What a long bulk edit did is put back by a job.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`, `contractor`. */
"undoByToken": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"token": string
}
"answer": {
/** How many leads were changed by it */
"leads": number
/** How many values were put back */
"restored": number
/** How many values stayed, since they were changed again */
"skipped": number
/** Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
"undo": string | null
} | {
"job": components["schemas"]["Job"]
}
}
/** Undo one event. The same for one event of any door, by its number. Of a merge all of it is undone; a lead that was created goes to the bin, unless it was changed since.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`. */
"undoEvent": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"number": string
}
"answer": {
/** How many leads were changed by it */
"leads": number
/** How many values were put back */
"restored": number
/** How many values stayed, since they were changed again */
"skipped": number
/** Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
"undo": string | null
}
}
/** Follow what happens. Events in the order of their numbers, none left out and none twice: call again with `after` set to `next`. With `wait` an answer that would be empty waits up to so many seconds for the first event. `last` is the number of the newest event there is; while `next` is less there is more to read. An empty page may still move `next` on.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"listEvents": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Events after this number; from the first one unless given */
"after"?: string
/** How many, from 1 to 1000; 100 unless given */
"limit"?: string
/** Seconds, up to 60; 0 unless given */
"wait"?: string
/** Only events of these, parted by commas: lead.created, lead.changed, lead.status_changed, lead.paid, lead.assigned, lead.repeated, lead.commented, lead.comment_changed, lead.comment_deleted, lead.opened, lead.merged, lead.deleted, lead.restored, lead.purged */
"topics"?: string
/** Only events of the lead with this id */
"lead"?: string
}
"answer": {
"items": (components["schemas"]["Event"])[]
/** What to give as `after` in the next call */
"next": string
/** The number of the newest event */
"last": string
}
}
/** Follow what happens, live. Server-sent events: `id` is the number of an event and `data` the event as JSON. After a break go on with the header `Last-Event-ID`, as browsers do, or with `after`; without both it begins with what happens from now on. A line comes at least each 15 seconds. The stream ends when the key does, and when the server stops; then connect again.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"streamEvents": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Events after this number */
"after"?: string
/** Only events of these, parted by commas: lead.created, lead.changed, lead.status_changed, lead.paid, lead.assigned, lead.repeated, lead.commented, lead.comment_changed, lead.comment_deleted, lead.opened, lead.merged, lead.deleted, lead.restored, lead.purged */
"topics"?: string
/** Only events of the lead with this id */
"lead"?: string
}
"answer": Response
}
/** The time line of a lead. What happened to a lead, the newest first unless `order` says otherwise; also of one in the bin.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"listLeadEvents": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"lead": string
}
"query": {
/** Which comes first; newest unless given */
"order"?: "newest" | "oldest"
/** How many, from 1 to 1000; 50 unless given */
"limit"?: string
/** `next` of the last page; none for the first page */
"cursor"?: string
}
"answer": {
"items": (components["schemas"]["Event"])[]
/** The cursor of the next page; null on the last one */
"next": string | null
}
"isPaged": true
}
/** Show leads by status. A column for each status in the order of the board: how many leads it holds altogether, the sum of their prices, and the first of them, the newest unless `sort` says otherwise. More of one column: `board/{status}` with its `next` as `cursor`.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"getBoard": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given */
"period"?: string
/** A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
"filter"?: string
/** Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
"q"?: string
/** The order of the cards: one of creation_date, price, remind_at, paid_date, id; with - in front the other way round. -creation_date, unless given */
"sort"?: string
/** Cards in each column, 1 to 1000; 25 unless given */
"limit"?: string
}
"answer": {
"period": components["schemas"]["Period"]
/** The leads of all columns */
"total": number
/** The sum of their prices */
"sum": string
"columns": ({
"status": components["schemas"]["Status"]
/** How many leads */
"leads": number
/** The sum of their prices */
"sum": string
"list": components["schemas"]["LeadSelection"]
/** The cards, in the order that `sort` says */
"items": (components["schemas"]["Card"])[]
/** The cursor of the next page; null on the last one */
"next": string | null
})[]
}
}
/** Show more of a column. One column of the board, from its beginning or from the `next` of an answer with the same period, filter and search. While leads come and change, none is left out and none comes twice.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"getBoardColumn": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"status": string
}
"query": {
/** Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given */
"period"?: string
/** A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
"filter"?: string
/** Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
"q"?: string
/** The order of the cards: one of creation_date, price, remind_at, paid_date, id; with - in front the other way round. -creation_date, unless given */
"sort"?: string
/** Cards in each column, 1 to 1000; 25 unless given */
"limit"?: string
/** `next` of the last page; none for the first page */
"cursor"?: string
}
"answer": {
"period": components["schemas"]["Period"]
"status": components["schemas"]["Status"]
/** How many leads */
"leads": number
/** The sum of their prices */
"sum": string
"list": components["schemas"]["LeadSelection"]
/** The cards, in the order that `sort` says */
"items": (components["schemas"]["Card"])[]
/** The cursor of the next page; null on the last one */
"next": string | null
}
"isPaged": true
}
/** Sum up a period. Leads created in the period and how many of them are paid; revenue is of leads that were paid in it, whenever they were created. `before` is the same of what came before it: of the week, month or year before one, else of as many days; while the period runs, of as many days as have passed. Null for all time.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"getSummaryReport": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given */
"period"?: string
/** A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
"filter"?: string
/** Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
"q"?: string
/** What `before` is of: the previous period, or the same days a year before; previous unless given */
"compare"?: "previous" | "year"
}
"answer": {
"period": components["schemas"]["Period"]
"leads": components["schemas"]["Figure"]
"paid": components["schemas"]["Figure"]
/** How many of the leads are paid, from 0 to 1; null of none */
"conversion": number | null
"revenue": components["schemas"]["Figure"]
/** The sum of revenue by its leads; null of none */
"average_price": string | null
"responded": components["schemas"]["Figure"]
/** Seconds until a member first opened or changed a lead; in whole minutes above two */
"median_response": number | null
"before": {
"period": components["schemas"]["Period"]
"leads": components["schemas"]["Figure"]
"paid": components["schemas"]["Figure"]
/** How many of the leads are paid, from 0 to 1; null of none */
"conversion": number | null
"revenue": components["schemas"]["Figure"]
/** The sum of revenue by its leads; null of none */
"average_price": string | null
"responded": components["schemas"]["Figure"]
/** Seconds until a member first opened or changed a lead; in whole minutes above two */
"median_response": number | null
} | null
}
}
/** Leads and revenue over time. Days, weeks from Monday or months of the project's zone, none left out, cut where the period ends. All time begins with the first lead. No more than 1500.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"getSeriesReport": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given */
"period"?: string
/** A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
"filter"?: string
/** Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
"q"?: string
/** day unless given */
"unit"?: "day" | "week" | "month"
}
"answer": {
"period": components["schemas"]["Period"]
"unit": "day" | "week" | "month"
"items": ({
/** Its days */
"period": string
"leads": components["schemas"]["Figure"]
/** The same leads by their status now, those that have any, in the order of the board */
"statuses": ({
"id": string
/** How many leads */
"leads": number
/** The sum of their prices */
"sum": string
"list": components["schemas"]["LeadSelection"]
})[]
"revenue": components["schemas"]["Figure"]
})[]
}
}
/** Compare sources. A line for each raw source, those with most leads first. Letter case parts no sources, as in filters. `total` counts all sources.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"getSourcesReport": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given */
"period"?: string
/** A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
"filter"?: string
/** Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
"q"?: string
/** Lines in the answer, 1 to 10000; 100 unless given */
"limit"?: string
}
"answer": {
"period": components["schemas"]["Period"]
"items": ({
/** As it was given in some lead; null for leads without one */
"source": string | null
"leads": components["schemas"]["Figure"]
"paid": components["schemas"]["Figure"]
/** How many of the leads are paid, from 0 to 1; null of none */
"conversion": number | null
"revenue": components["schemas"]["Figure"]
/** The sum of revenue by its leads; null of none */
"average_price": string | null
})[]
"total": number
}
}
/** Compare channels. A tree of channels, sources, campaigns and keywords with what they brought and cost, the lines with most leads first; `whole` is all of them together. Channels are what the dictionary makes of sources and touches now, of leads of the past too. The lines below one: ask again by the filter of its leads, from the next `level`. A cost of a source or a campaign stands in the line that has most of its leads of the period, and in those above. Contractors see no costs.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"getChannelsReport": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given */
"period"?: string
/** A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
"filter"?: string
/** Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
"q"?: string
/** By which touch; the last unless given */
"touch"?: "last" | "first"
/** Where the tree begins; at channels unless given */
"level"?: "channel" | "source" | "campaign" | "keyword"
/** How many levels it has; 1 unless given */
"depth"?: "1" | "2" | "3" | "4"
/** Beside the period before, or the same days a year before */
"compare"?: "previous" | "year"
/** Lines of a level, 1 to 1000; 100 unless given */
"limit"?: string
}
"answer": {
"period": components["schemas"]["Period"]
"before": components["schemas"]["Period"] | null
"touch": "last" | "first"
"currency": string
"whole": {
"leads": components["schemas"]["Figure"]
"paid": components["schemas"]["Figure"]
/** How many of the leads are paid, from 0 to 1; null of none */
"conversion": number | null
"revenue": components["schemas"]["Figure"]
/** The sum of revenue by its leads; null of none */
"average_price": string | null
"repeats": components["schemas"]["Figure"]
/** How many are of persons who had a lead before; null of none */
"repeat_share": number | null
/** Null where it is not told: to contractors, by other conditions than where from, of too much */
"spam": components["schemas"]["Spam"] | null
/** Spam among spam and leads together; null of none */
"spam_share": number | null
/** What was spent; null where no cost was entered */
"cost": string | null
/** Null without a cost or a lead */
"cost_per_lead": string | null
/** Null without a cost or a paid lead */
"cost_per_paid": string | null
/** (revenue − cost) / cost: 2.5 is 250 %; null without a cost */
"romi": number | null
/** The same of the period before, if it is compared */
"before": components["schemas"]["ChannelNumbers"] | null
}
/** How many lines the first level has */
"total": number
"items": (components["schemas"]["ChannelLine"])[]
}
}
/** See how far leads come. The leads of the period by their status now, in the order of the board: how many came so far, how long they stayed, where they were lost and why. What an undo took back was never reached.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"getFunnelReport": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given */
"period"?: string
/** A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
"filter"?: string
/** Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
"q"?: string
}
"answer": {
"period": components["schemas"]["Period"]
"items": ({
"status": components["schemas"]["Status"]
/** How many leads */
"leads": number
/** The sum of their prices */
"sum": string
"list": components["schemas"]["LeadSelection"]
/** Ever in it or in a later status that is not canceled; null for canceled ones */
"reached": components["schemas"]["Figure"] | null
"left": components["schemas"]["Figure"]
/** How long those that left it were in it, in seconds; in whole minutes above two, null of none */
"median_stay": number | null
/** The same, of nine in ten no longer, in seconds; in whole minutes above two, null of none */
"p90_stay": number | null
/** Canceled now, and came no further than to this status; null for canceled ones */
"lost": components["schemas"]["Figure"] | null
/** Why those were lost, the most frequent first */
"reasons": ({
/** null for leads without a reason */
"reason": {
"id": string
"name": string
} | null
/** How many leads */
"leads": number
/** The sum of their prices */
"sum": string
"list": components["schemas"]["LeadSelection"]
})[]
})[]
"types": {
"progress": components["schemas"]["Figure"]
"paid": components["schemas"]["Figure"]
"canceled": components["schemas"]["Figure"]
}
/** Why the canceled ones were lost, the most frequent first */
"reasons": ({
/** null for leads without a reason */
"reason": {
"id": string
"name": string
} | null
/** How many leads */
"leads": number
/** The sum of their prices */
"sum": string
"list": components["schemas"]["LeadSelection"]
})[]
"until_paid": {
/** How many leads */
"leads": number
/** The sum of their prices */
"sum": string
"list": components["schemas"]["LeadSelection"]
/** From creation to payment, in seconds; in whole minutes above two, null of none */
"median": number | null
/** The same, of nine in ten no longer, in seconds; in whole minutes above two, null of none */
"p90": number | null
}
}
}
/** Compare people. A line for each member who is responsible for leads of the period, those with most leads first and leads of nobody last. `quick` are leads that a member responded to in less than `within` minutes; `on_time` those that they responded to before the deadline that follows from the working time of the project.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"getPeopleReport": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given */
"period"?: string
/** A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
"filter"?: string
/** Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
"q"?: string
/** Minutes, 1 to 120; 5 unless given */
"within"?: string
}
"answer": {
"period": components["schemas"]["Period"]
/** Minutes */
"within": number
"items": ({
/** null for leads that nobody took */
"member": {
"id": string
/** null when they never were a member */
"name": string | null
} | null
"leads": components["schemas"]["Figure"]
"paid": components["schemas"]["Figure"]
/** How many of the leads are paid, from 0 to 1; null of none */
"conversion": number | null
"revenue": components["schemas"]["Figure"]
/** The sum of revenue by its leads; null of none */
"average_price": string | null
"responded": components["schemas"]["Figure"]
/** Until a member first opened or changed a lead, in seconds; in whole minutes above two, null of none */
"median_response": number | null
/** The same, of nine in ten no longer, in seconds; in whole minutes above two, null of none */
"p90_response": number | null
"quick": components["schemas"]["Figure"]
/** How many of the responses were quick, from 0 to 1; null of none */
"quick_share": number | null
"on_time": components["schemas"]["Figure"]
/** How many of the responses came before `due_at`, which counts working time, from 0 to 1; null of none */
"on_time_share": number | null
})[]
"total": {
"leads": components["schemas"]["Figure"]
"paid": components["schemas"]["Figure"]
/** How many of the leads are paid, from 0 to 1; null of none */
"conversion": number | null
"revenue": components["schemas"]["Figure"]
/** The sum of revenue by its leads; null of none */
"average_price": string | null
"responded": components["schemas"]["Figure"]
/** Until a member first opened or changed a lead, in seconds; in whole minutes above two, null of none */
"median_response": number | null
/** The same, of nine in ten no longer, in seconds; in whole minutes above two, null of none */
"p90_response": number | null
"quick": components["schemas"]["Figure"]
/** How many of the responses were quick, from 0 to 1; null of none */
"quick_share": number | null
"on_time": components["schemas"]["Figure"]
/** How many of the responses came before `due_at`, which counts working time, from 0 to 1; null of none */
"on_time_share": number | null
}
}
}
/** See when leads come. Leads by weekday and hour of their creation, in the zone of the project, and how soon a member responded: each hour of the week that has leads, each such weekday and each such hour of the day.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"getHoursReport": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given */
"period"?: string
/** A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
"filter"?: string
/** Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
"q"?: string
}
"answer": {
"period": components["schemas"]["Period"]
"items": ({
/** 1 is Monday, 7 is Sunday */
"weekday": number
/** 0 to 23 */
"hour": number
"leads": components["schemas"]["Figure"]
"responded": components["schemas"]["Figure"]
/** Until a member first opened or changed a lead, in seconds; in whole minutes above two, null of none */
"median_response": number | null
})[]
"weekdays": ({
/** 1 is Monday, 7 is Sunday */
"weekday": number
"leads": components["schemas"]["Figure"]
"responded": components["schemas"]["Figure"]
/** Until a member first opened or changed a lead, in seconds; in whole minutes above two, null of none */
"median_response": number | null
})[]
"hours": ({
/** 0 to 23 */
"hour": number
"leads": components["schemas"]["Figure"]
"responded": components["schemas"]["Figure"]
/** Until a member first opened or changed a lead, in seconds; in whole minutes above two, null of none */
"median_response": number | null
})[]
"total": {
"leads": components["schemas"]["Figure"]
"responded": components["schemas"]["Figure"]
/** Until a member first opened or changed a lead, in seconds; in whole minutes above two, null of none */
"median_response": number | null
}
}
}
/** See when leads are paid. Leads by month of creation, none left out, and by how many months later they were paid. The months are cut where the period ends; all time begins with the first lead. No more than 240.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"getCohortsReport": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given */
"period"?: string
/** A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
"filter"?: string
/** Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
"q"?: string
}
"answer": {
"period": components["schemas"]["Period"]
"items": ({
/** Its days */
"period": string
"leads": components["schemas"]["Figure"]
"paid": components["schemas"]["Figure"]
/** The paid ones by the month of payment, those that have any */
"months": ({
/** Calendar months from creation to payment; negative when it was paid before */
"months": number
/** How many leads */
"leads": number
/** The sum of their prices */
"sum": string
"list": components["schemas"]["LeadSelection"]
})[]
})[]
}
}
/** Export a report to a file. The table of a report, with the numbers that the report itself answers to the same query. Headings in the language of the project; times in seconds.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"exportReport": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** Which report; the summary unless given */
"report"?: "summary" | "series" | "channels" | "sources" | "funnel" | "people" | "hours" | "cohorts"
/** What kind of file; csv unless given */
"format"?: "csv" | "xlsx"
/** Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given */
"period"?: string
/** A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
"filter"?: string
/** Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
"q"?: string
/** Of a series */
"unit"?: "day" | "week" | "month"
/** Of a summary */
"compare"?: "previous" | "year"
/** Of channels */
"touch"?: "last" | "first"
/** Of people, in minutes */
"within"?: string
/** Columns by their names for programs */
"exact"?: "true" | "false"
/** Between columns of a CSV */
"separator"?: "," | ";"
/** A mark at the beginning of a CSV */
"bom"?: "true" | "false"
}
"answer": Response
}
/** Change many leads. Sets the status, the source, the assignee, the reminder or the reason of a loss (of those in a canceled status) of many leads, removes or restores them: those with these ids, or those of a period, a filter and a search. What is small is done when it is answered (200); what takes over a second goes on by itself (202), see the job. One thing at a time: `set`, `remove` or `restore`. Leads that come meanwhile are not touched. Undone as a whole by its token.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`. */
"bulkUpdateLeads": {
"path": {
/** The number of the project */
"project": string
}
"body": {
"ids"?: (string)[]
/** Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given */
"period"?: string
"filter"?: components["schemas"]["Filter"]
/** Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
"q"?: string
"set"?: {
/** The id of a status of the project */
"status"?: string
/** Where the lead came from, raw */
"source"?: string | null
/** The id of the member who works it */
"assignee"?: string | null
/** When to remind of it */
"remind_at"?: string | null
/** What the reminder is about; it is cleared with the reminder */
"remind_note"?: string | null
/** The id of the reason why it was lost; it needs a canceled status */
"lost_reason"?: string | null
}
/** Puts them into the bin */
"remove"?: true
/** Takes them out of the bin */
"restore"?: true
/** Only tells how many leads it would be */
"dry_run"?: boolean
}
"answer": components["schemas"]["BulkUpdate"]
}
/** List jobs. Work on many leads, the newest first: what goes on, and what ended within 30 days.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"listJobs": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** How many, from 1 to 1000; 50 unless given */
"limit"?: string
/** `next` of the last page; none for the first page */
"cursor"?: string
}
"answer": {
"items": (components["schemas"]["Job"])[]
/** The cursor of the next page; null on the last one */
"next": string | null
}
"isPaged": true
}
/** See how far a job is. How many leads it has changed and left alone, of how many.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"getJob": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"job": string
}
"answer": components["schemas"]["Job"]
}
/** Stop a job. Ends it where it is. What it did stays, and can be undone by its token. One that ended stays as it is.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`. */
"stopJob": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"job": string
}
"answer": components["schemas"]["Job"]
}
/** List keys. The keys that open the project or did so once, without their secrets.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"listKeys": {
"path": {
/** The number of the project */
"project": string
}
"answer": {
"items": (components["schemas"]["Key"])[]
}
}
/** Make a key. Makes a key for this project. `key` is its secret: it is told this once and kept nowhere. A repeated request under the same Idempotency-Key makes no second key, and tells the secret no more.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"createKey": {
"path": {
/** The number of the project */
"project": string
}
"body": {
/** What it may do */
"scope": "capture" | "read" | "write" | "admin"
"name"?: string
/** From then on it opens nothing */
"expires_at"?: string | null
/** Sites whose pages may send with it, such as https://shop.example or https://*.shop.example; none is any */
"origins"?: (string)[]
/** Whether nothing but pages of sites may send with it */
"needs_origin"?: boolean
/** Whether pages with the counter may number their visitors; true unless given */
"visits"?: boolean
}
"answer": components["schemas"]["KeyWithSecret"]
}
/** Change a key. Changes the name of a key and when it ends, and from which sites one of scope capture may send; running servers know within two seconds. A request without the header Origin, as from a server, is let in unless the key needs one.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"updateKey": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"body": {
"name"?: string
/** From then on it opens nothing */
"expires_at"?: string | null
/** Sites whose pages may send with it, such as https://shop.example or https://*.shop.example; none is any */
"origins"?: (string)[]
/** Whether nothing but pages of sites may send with it */
"needs_origin"?: boolean
/** Whether pages with the counter may number their visitors; true unless given */
"visits"?: boolean
}
"answer": components["schemas"]["Key"]
}
/** End a key. The key opens this project no more; running servers know within two seconds. One that covers other projects too goes on opening those.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"revokeKey": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"answer": void
}
/** Give a key another secret. Answers the new secret in `key`, once. The former one opens the same for grace_hours more, so that sites and scripts can be changed one by one; one from before that ends now.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"rotateKey": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"body": {
/** How long the former secret goes on; 24 unless given */
"grace_hours"?: number
}
"answer": components["schemas"]["KeyWithSecret"]
}
/** List destinations. Where the events of the project go, without the secrets.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"listDestinations": {
"path": {
/** The number of the project */
"project": string
}
"answer": {
"items": (components["schemas"]["Destination"])[]
}
}
/** Make a destination. Sends what happens from now on to an address, each event in a request that is signed by Standard Webhooks; or in the way of another kind. `secret` is told this once. A repeated request under the same Idempotency-Key makes no second destination, and tells the secret no more.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"createDestination": {
"path": {
/** The number of the project */
"project": string
}
"body": {
/** What people call it */
"name": string
/** Where events go: https: to a public address, or what DELIVERY_ALLOW names */
"url"?: string
/** webhook, unless given; only `metrika` needs no `url` */
"kind"?: "webhook" | "vendor" | "metrika"
/** `whsec_` and 24 to 64 bytes in base64; without it the desk makes one. Of `vendor` the password of the handler, of `metrika` the OAuth token */
"secret"?: string
"settings"?: components["schemas"]["DestinationSettingsInput"]
/** Only events of these; null is all */
"topics"?: ("lead.created" | "lead.changed" | "lead.status_changed" | "lead.paid" | "lead.assigned" | "lead.repeated" | "lead.commented" | "lead.comment_changed" | "lead.comment_deleted" | "lead.opened" | "lead.merged" | "lead.deleted" | "lead.restored" | "lead.purged")[] | null
/** Only events of leads that match now, or did before the change; null is all */
"filter"?: components["schemas"]["Filter"] | null
/** Doors whose events go out too: imports and demo data do not by themselves */
"also"?: ("demo" | "import")[]
}
"answer": components["schemas"]["Destination"]
}
/** Read how destinations were lately. The attempts of the last day by half hour, and when the next retry is due. Tests are left out.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"listDestinationHealth": {
"path": {
/** The number of the project */
"project": string
}
"answer": {
"items": (components["schemas"]["DestinationHealth"])[]
}
}
/** Get a destination. A destination, with the ETag for changing it.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"getDestination": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"answer": components["schemas"]["Destination"]
}
/** Change a destination. Changes the fields that are given. `state` pauses it, or switches it on, and then it goes on where it stopped. With If-Match it does so only while the destination is the one you read.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"updateDestination": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"body": {
/** What people call it */
"name"?: string
/** Where events go: https: to a public address, or what DELIVERY_ALLOW names */
"url"?: string
"settings"?: components["schemas"]["DestinationSettingsInput"]
/** Only events of these; null is all */
"topics"?: ("lead.created" | "lead.changed" | "lead.status_changed" | "lead.paid" | "lead.assigned" | "lead.repeated" | "lead.commented" | "lead.comment_changed" | "lead.comment_deleted" | "lead.opened" | "lead.merged" | "lead.deleted" | "lead.restored" | "lead.purged")[] | null
/** Only events of leads that match now, or did before the change; null is all */
"filter"?: components["schemas"]["Filter"] | null
/** Doors whose events go out too: imports and demo data do not by themselves */
"also"?: ("demo" | "import")[]
/** Whether it sends */
"state"?: "on" | "paused"
}
"answer": components["schemas"]["Destination"]
}
/** Remove a destination. Removes a destination with its deliveries; what waits is not sent.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"deleteDestination": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"answer": void
}
/** Give a destination another secret. Answers the new secret in `secret`, once. Of `vendor` and `metrika` it must be given, and ends the one before. For a day each request is signed by both, so that the receiver can change meanwhile.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"rotateDestinationSecret": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"body": {
/** `whsec_` and 24 to 64 bytes in base64; without it the desk makes one. Of `vendor` the password of the handler, of `metrika` the OAuth token */
"secret"?: string
}
"answer": components["schemas"]["Destination"]
}
/** Send a test. Sends a signed request of type `test` the way that events go, also while the destination is paused, and answers what came of it. It changes nothing of the health of the destination.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"testDestination": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"body": {
[name: string]: never
}
"answer": components["schemas"]["Attempt"]
}
/** Send again what was sent since a moment. Has what ended since a moment sent once more, the oldest first, also while the destination is paused: what failed, or all. Up to 5000 deliveries at once; `more` says that there are further ones.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"resendDeliveries": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"body": {
/** Deliveries that were planned then or later */
"since": string
/** Whether only what failed; true unless given */
"only_failed"?: boolean
}
"answer": {
/** How many will be sent */
"count": number
"more": boolean
}
}
/** List deliveries. What goes to a destination, the newest event first; kept for 30 days. Tests are one delivery, of event 0.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"listDeliveries": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"query": {
/** Only those in this state */
"state"?: "waiting" | "delivered" | "failed" | "test"
/** How many, from 1 to 1000; 50 unless given */
"limit"?: string
/** `next` of the last page; none for the first page */
"cursor"?: string
}
"answer": {
"items": (components["schemas"]["Delivery"])[]
/** The cursor of the next page; null on the last one */
"next": string | null
}
"isPaged": true
}
/** Get a delivery. A delivery with its last 50 attempts, in their order, with what was sent and answered.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"getDelivery": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
/** See the description */
"event": string
}
"answer": {
/** The number of the event; 0 for the tests of a destination */
"event": string
"lead_id": string | null
"state": "waiting" | "delivered" | "failed" | "test"
/** When it was planned */
"at": string
/** When it is tried next; null when it is over */
"next_at": string | null
/** How often it was tried */
"attempts": number
/** What the receiver calls the lead, such as the number of its order */
"outside_id": string | null
/** What the event means; null for tests */
"topics": (string)[] | null
"last": {
"trigger": "schedule" | "resend" | "test"
"outcome": components["schemas"]["Outcome"]
"status": number | null
"ms": number
} | null
"log": (components["schemas"]["Attempt"])[]
}
}
/** Send an event again. Sends an event once more, with the same `webhook-id` and signed anew, also while the destination is paused, and answers what came of it. A failure changes nothing.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"resendDelivery": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
/** See the description */
"event": string
}
"body": {
[name: string]: never
}
"answer": components["schemas"]["Attempt"]
}
/** Export leads to a file. All leads that match, in order, as one file of one moment, as fast as it is taken. CSV and XLSX are for people: headings in the language of the project, times of its zone; a text of a CSV that a spreadsheet would compute gets an apostrophe in front, unless it is `exact`. JSON lines hold values as the API writes them. Two exports are read at the same time and six wait for their turn; one more is told to try again.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`. */
"exportLeads": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** What kind of file; csv unless given */
"format"?: "csv" | "xlsx" | "jsonl"
/** Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given */
"period"?: string
/** A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
"filter"?: string
/** Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
"q"?: string
/** One of creation_date, id, paid_date, price, source, status, recorded_at, remind_at, title, name, deleted_at; with - in front the other way round. -creation_date, unless given */
"sort"?: string
/** Some of: id, creation_date, title, name, phone, email, source, text, status, status_name, price, paid_date, recorded_at, door, assignee, assignee_name, remind_at, remind_note, responded_at, deleted_at, lost_reason, lost_reason_name, repeat_of, utm_source, utm_medium, utm_campaign, utm_content, utm_term, referrer, landing, and own fields such as field:3; id, creation_date, title, name, phone, email, source, text, status, status_name, price, paid_date, recorded_at unless given */
"columns"?: string
/** Every text to the letter, times in UTC, columns by their names */
"exact"?: "true" | "false"
/** Between columns of a CSV; with a semicolon prices have a decimal comma, unless the file is exact */
"separator"?: "," | ";"
/** A mark at the beginning of a CSV, by which spreadsheets know UTF-8; true unless the file is exact */
"bom"?: "true" | "false"
}
"answer": Response
}
/** Get settings of capture. How the project treats what strangers send: what is spam, and what becomes of a repeated enquiry.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"getCaptureSettings": {
"path": {
/** The number of the project */
"project": string
}
"answer": components["schemas"]["Capture"]
}
/** Change settings of capture. Changes the fields that are given; what came before stays as it was judged, until it is replayed. With If-Match it does so only while the settings are those that you read.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"updateCaptureSettings": {
"path": {
/** The number of the project */
"project": string
}
"body": {
/** From this score on an enquiry is spam */
"threshold"?: number
/** Words and phrases that make it spam, whatever their letter case; one that ends in * is the beginning of a word */
"stop_words"?: (string)[]
/** Addresses of the network, or blocks of them */
"blocked_addresses"?: (string)[]
/** Phones, as people write them */
"blocked_phones"?: (string)[]
/** E-mail addresses, or domains of them: @a.example */
"blocked_emails"?: (string)[]
/** A later enquiry of the same person is a new lead marked as repeat, or a comment on the open one */
"repeats"?: "lead" | "join"
/** Forms must bring a proof of work, as the pages of the desk do, else it is spam */
"proof_of_work"?: boolean
/** A form that is sent sooner than this counts against it */
"min_seconds"?: number
}
"answer": components["schemas"]["Capture"]
}
/** List entry points. What enquiries come through: forms, keys of sites and mappings, the unused ones too, with what came in the last 30 days and whether one is quieter than usual. The receipts of each are listed by the same `form`, by `way` and `mapping`, or by `way` and `key`. `total` counts each receipt once; one that the snippet sent for a form is of both. Of names without a mapping the 100 with the most receipts are listed.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"listEntryPoints": {
"path": {
/** The number of the project */
"project": string
}
"answer": {
/** The 30 days */
"period": string
/** Where visitors reach the server; null unless PUBLIC_URL is set */
"public_url": string | null
"total": components["schemas"]["Traffic"]
"items": (components["schemas"]["EntryPoint"])[]
}
}
/** List refused submissions. What sites sent and this server process refused lately, the newest first: there is no receipt of it. For who looks why nothing arrives from a site.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"listRefusedSubmissions": {
"path": {
/** The number of the project */
"project": string
}
"answer": {
"items": ({
/** When it was refused */
"at": string
/** The id of the key that it came with */
"key": string | null
/** The id of the form that it came to */
"form": string | null
/** Why, as in a problem document */
"code": string
/** The same as a sentence */
"detail": string
})[]
}
}
/** List receipts. What sites sent, the newest first: how each ended and why, and what was understood of it.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"listReceipts": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** How they ended; `waiting` are those not worked yet */
"end"?: "lead" | "joined" | "spam" | "quarantine" | "waiting"
/** Which way they came */
"way"?: "proxy" | "form" | "snippet" | "in" | "webhook" | "email"
/** With the key of this id */
"key"?: string
/** To the form with this id */
"form"?: string
/** To the mapping of this name */
"mapping"?: string
/** Those of the lead with this id */
"lead"?: string
/** When they came: a name such as this-week, or 2024-01-01..2024-01-31 */
"period"?: string
/** Each word is in what was understood, part of the phone, or the number of the receipt or its lead */
"q"?: string
/** How many, from 1 to 1000; 50 unless given */
"limit"?: string
/** `next` of the last page; none for the first page */
"cursor"?: string
}
"answer": {
"items": (components["schemas"]["Receipt"])[]
/** The cursor of the next page; null on the last one */
"next": string | null
}
"isPaged": true
}
/** Count receipts. How many came by hours, days, weeks or months, whichever suits the period, and how they ended, whatever `end` says; and how many came each way, whatever `way`, `form` and `mapping` say. All time begins with the first receipt.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"getReceiptsSummary": {
"path": {
/** The number of the project */
"project": string
}
"query": {
/** How they ended; `waiting` are those not worked yet */
"end"?: "lead" | "joined" | "spam" | "quarantine" | "waiting"
/** Which way they came */
"way"?: "proxy" | "form" | "snippet" | "in" | "webhook" | "email"
/** With the key of this id */
"key"?: string
/** To the form with this id */
"form"?: string
/** To the mapping of this name */
"mapping"?: string
/** Those of the lead with this id */
"lead"?: string
/** When they came: a name such as this-week, or 2024-01-01..2024-01-31 */
"period"?: string
/** Each word is in what was understood, part of the phone, or the number of the receipt or its lead */
"q"?: string
}
"answer": {
"period": components["schemas"]["Period"]
"unit": "hour" | "day" | "week" | "month"
/** How many there are of each end */
"ends": {
"lead": number
"joined": number
"spam": number
"quarantine": number
"waiting": number
}
/** How many of all time are in quarantine */
"in_quarantine": number
"items": ({
/** The first second */
"from": string
/** The last second */
"to": string
"lead": number
"joined": number
"spam": number
"quarantine": number
"waiting": number
})[]
/** The most first, no more than 100 */
"ways": ({
"way": "proxy" | "form" | "snippet" | "in" | "webhook" | "email"
/** The id of the form */
"form": string | null
/** The name of the mapping */
"mapping": string | null
"receipts": number
})[]
}
}
/** Get a receipt. A receipt by its id; for a key of scope admin with what came, to the letter.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"getReceipt": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"answer": {
/** Counts up from 1 in each project */
"id": string
/** When it came */
"at": string
/** By the address for sites or that for services, a form, the snippet, or anything else by a mapping */
"way": "proxy" | "form" | "snippet" | "in" | "webhook" | "email"
/** The id of the key that it came with */
"key": string | null
/** The id of the form that it came to */
"form": string | null
/** The name of the mapping that it was sent to */
"mapping": string | null
/** GET or POST */
"method": string
/** Bytes of its body */
"size": number
/** How it ended; null while it is not worked yet */
"end": "lead" | "joined" | "spam" | "quarantine" | null
/** Why it ended so */
"reasons": ({
"code": "unreadable" | "empty" | "no-mapping" | "not-spam" | "honeypot" | "too-fast" | "too-often" | "stop-word" | "blocked-address" | "blocked-phone" | "blocked-email" | "links" | "no-proof" | "same-content" | "same-person" | "fault" | "timeout" | "interrupted" | "ping" | "filtered" | "spam-folder" | "letter-too-large"
/** The word or rule that decided */
"found"?: string
/** How much it speaks for spam; absent of any other reason */
"points"?: number
})[]
/** How much speaks for spam */
"score": number
/** What was made of it */
"understood": components["schemas"]["Enquiry"] | null
/** The id of its lead */
"lead": string | null
/** When it was worked last */
"worked_at": string | null
/** When the raw body and the address were removed */
"pruned_at": string | null
/** What came, to the letter; null without a key of scope admin */
"raw": {
/** Of the address, without the key */
"query": string
/** Those that matter */
"headers": {
[name: string]: string
}
/** The address of the visitor; null when it is past its time */
"address": string | null
/** Null when it is too long to show, or past its time; see …/raw */
"body": string | null
/** How the body is shown */
"encoding": "utf-8" | "base64"
} | null
}
}
/** Download what came. The body of a receipt to the byte, as a file.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"downloadReceiptBody": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"answer": Response
}
/** List the receipts of a lead. What came for a lead, the newest first: what made it, and what joined it. Also of one in the bin.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"listLeadReceipts": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"lead": string
}
"query": {
/** How many, from 1 to 1000; 50 unless given */
"limit"?: string
/** `next` of the last page; none for the first page */
"cursor"?: string
}
"answer": {
"items": (components["schemas"]["Receipt"])[]
/** The cursor of the next page; null on the last one */
"next": string | null
}
"isPaged": true
}
/** Work a receipt anew. Reads what came once more, by the form, the mapping and the rules of today. What was spam or in quarantine may become a lead. Of a receipt that has its lead, those fields of the lead change that still are as the receipt gave them: what somebody changed since stays.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`. */
"replayReceipt": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"answer": {
"receipt": components["schemas"]["Receipt"]
/** Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
"undo": string | null
}
}
/** Say that a receipt is no spam. Makes a lead of it whatever its score; what holds nothing that one could work with stays in quarantine. One that has its lead stays as it is.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`. */
"markReceiptNotSpam": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"answer": {
"receipt": components["schemas"]["Receipt"]
/** Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
"undo": string | null
}
}
/** Work many receipts anew. The same for those with these ids, or those that match and are there now. What is small is done when it is answered (200); what takes over a second goes on by itself (202), see the job. What it did with leads is undone as a whole by its token.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`. */
"replayReceipts": {
"path": {
/** The number of the project */
"project": string
}
"body": components["schemas"]["ReceiptSelectionInput"]
"answer": components["schemas"]["ReceiptsReplay"]
}
/** Say that many receipts are no spam. The same for those with these ids, or those that match and are there now.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`. */
"markReceiptsNotSpam": {
"path": {
/** The number of the project */
"project": string
}
"body": components["schemas"]["ReceiptSelectionInput"]
"answer": components["schemas"]["ReceiptsReplay"]
}
/** List forms. The forms of the project, the closed ones too.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"listForms": {
"path": {
/** The number of the project */
"project": string
}
"answer": {
"items": (components["schemas"]["Form"])[]
}
}
/** Make a form. Makes a form. `path` is its page, to be opened or shown within a page of yours, and what a `<form action=…>` of yours sends to. Unless told, it asks for a name, a phone and a message.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"createForm": {
"path": {
/** The number of the project */
"project": string
}
"body": {
/** What people call it */
"name": string
/** The title of its leads and the headline of its page; the name, unless given */
"title"?: string
/** What stands below the headline */
"intro"?: string | null
"fields"?: (components["schemas"]["FormFieldInput"])[]
/** What the button says; null is the usual word */
"button"?: string | null
/** Of its page; that of the project, unless given */
"language"?: "ru" | "en"
/** Where a browser goes when it is sent; null is a page of ours */
"thanks"?: string | null
/** What the page of ours says after it; null is the usual sentence */
"thanks_text"?: string | null
/** Without it the page sends nothing */
"consent"?: {
/** What the visitor agrees to */
"text": string
/** Where it stands at length */
"link"?: string | null
} | null
/** Of advertising; the page sends without it too */
"ads_consent"?: {
/** What the visitor agrees to */
"text": string
/** Where it stands at length */
"link"?: string | null
} | null
/** The source of its leads, unless the visitor’s touches say another */
"source"?: string | null
/** Sites from which it may be sent and that may show its page: https://shop.example; none is any */
"origins"?: (string)[]
/** Its page says so; what is sent all the same is kept */
"closed"?: boolean
}
"answer": components["schemas"]["Form"]
}
/** Preview a form. The page of a form as it would be, `html`. Nothing is kept.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"previewForm": {
"path": {
/** The number of the project */
"project": string
}
"body": {
/** What people call it */
"name": string
/** The title of its leads and the headline of its page; the name, unless given */
"title"?: string
/** What stands below the headline */
"intro"?: string | null
"fields"?: (components["schemas"]["FormFieldInput"])[]
/** What the button says; null is the usual word */
"button"?: string | null
/** Of its page; that of the project, unless given */
"language"?: "ru" | "en"
/** Where a browser goes when it is sent; null is a page of ours */
"thanks"?: string | null
/** What the page of ours says after it; null is the usual sentence */
"thanks_text"?: string | null
/** Without it the page sends nothing */
"consent"?: {
/** What the visitor agrees to */
"text": string
/** Where it stands at length */
"link"?: string | null
} | null
/** Of advertising; the page sends without it too */
"ads_consent"?: {
/** What the visitor agrees to */
"text": string
/** Where it stands at length */
"link"?: string | null
} | null
/** The source of its leads, unless the visitor’s touches say another */
"source"?: string | null
/** Sites from which it may be sent and that may show its page: https://shop.example; none is any */
"origins"?: (string)[]
/** Its page says so; what is sent all the same is kept */
"closed"?: boolean
}
"answer": {
/** A document */
"html": string
}
}
/** Get a form. A form, with the ETag for changing it.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"getForm": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"answer": components["schemas"]["Form"]
}
/** Change a form. Changes what is given; running servers know within two seconds. With If-Match it does so only while the form is the one you read.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"updateForm": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"body": {
/** What people call it */
"name"?: string
/** The title of its leads and the headline of its page; the name, unless given */
"title"?: string
/** What stands below the headline */
"intro"?: string | null
"fields"?: (components["schemas"]["FormFieldInput"])[]
/** What the button says; null is the usual word */
"button"?: string | null
/** Of its page; that of the project, unless given */
"language"?: "ru" | "en"
/** Where a browser goes when it is sent; null is a page of ours */
"thanks"?: string | null
/** What the page of ours says after it; null is the usual sentence */
"thanks_text"?: string | null
/** Without it the page sends nothing */
"consent"?: {
/** What the visitor agrees to */
"text": string
/** Where it stands at length */
"link"?: string | null
} | null
/** Of advertising; the page sends without it too */
"ads_consent"?: {
/** What the visitor agrees to */
"text": string
/** Where it stands at length */
"link"?: string | null
} | null
/** The source of its leads, unless the visitor’s touches say another */
"source"?: string | null
/** Sites from which it may be sent and that may show its page: https://shop.example; none is any */
"origins"?: (string)[]
/** Its page says so; what is sent all the same is kept */
"closed"?: boolean
}
"answer": components["schemas"]["Form"]
}
/** Close a form. Its page says that it is closed; what sites send to it all the same still becomes leads. A change with `closed: false` opens it again.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"closeForm": {
"path": {
/** The number of the project */
"project": string
/** The id */
"id": string
}
"answer": components["schemas"]["Form"]
}
/** List mappings. How what is sent to `POST /in/{name}` is understood: the mappings of the project, and after them the ready ones whose names it does not use.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"listMappings": {
"path": {
/** The number of the project */
"project": string
}
"answer": {
"items": (components["schemas"]["Mapping"])[]
}
}
/** Get a mapping. A mapping, the project’s own or a ready one, with the ETag for changing it.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"getMapping": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"name": string
}
"answer": components["schemas"]["Mapping"]
}
/** Save a mapping. Saves a mapping under its name: letters a to z, digits and hyphens. What it does not say about rules, filter, ping, JSON fields, key and repeats is as the saved one has it, else its kind. With If-Match it does so only while the mapping is the one you read.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"putMapping": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"name": string
}
"body": {
/** The ready one that it begins with */
"kind"?: "generic" | "tilda" | "contact-form-7" | "wpforms" | "yandex" | "vk" | "bitrix" | "megafon" | "mango" | "zadarma" | "novofon" | "uis" | "calltouch" | "jivo" | "avito" | "google"
/** What its leads are called when they say nothing of their own */
"title"?: string | null
/** Of several to one place the first that finds something counts. The rest goes by the names that people use */
"rules"?: (components["schemas"]["MappingRuleInput"])[]
/** What the source wants to read when it asks whether the address is yours, as VK does */
"confirmation"?: string | null
/** Only what meets all conditions is an enquiry; the rest ends in quarantine as `filtered`. `_path` is what follows the name in the address */
"filter"?: (components["schemas"]["MappingConditionInput"])[]
/** How the source checks the address */
"ping"?: {
/** A value here makes it a check of the address */
"path": string
/** This value alone */
"is"?: string
/** The value is sent back */
"echo"?: boolean
} | null
/** Fields of a form whose text is JSON: paths go on inside */
"json"?: (string)[]
/** The field that has the key, for a source that sends it neither as `key` nor in a header */
"key"?: string | null
/** What comes again with the same values here is no other enquiry */
"once"?: (string)[]
}
"answer": components["schemas"]["Mapping"]
}
/** Remove a mapping. Removes a mapping. What is sent to its address is kept as before, and understood by the ready one of that name, else by the names that people use.  Needs a key of scope `admin`, or a member with the role `owner`, `manager`. */
"deleteMapping": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"name": string
}
"answer": void
}
/** Try a mapping. What a mapping would make of a receipt that is stored, or of a `payload` that is given, and how that would end. Nothing is kept: `mapping` is one that is not saved yet; without it the one of this name is tried.  Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`. */
"testMapping": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"name": string
}
"body": {
/** The id of a receipt */
"receipt"?: string
/** A body as the source would send it: JSON or a form */
"payload"?: string
"mapping"?: {
/** The ready one that it begins with */
"kind"?: "generic" | "tilda" | "contact-form-7" | "wpforms" | "yandex" | "vk" | "bitrix" | "megafon" | "mango" | "zadarma" | "novofon" | "uis" | "calltouch" | "jivo" | "avito" | "google"
/** What its leads are called when they say nothing of their own */
"title"?: string | null
/** Of several to one place the first that finds something counts. The rest goes by the names that people use */
"rules"?: (components["schemas"]["MappingRuleInput"])[]
/** What the source wants to read when it asks whether the address is yours, as VK does */
"confirmation"?: string | null
/** Only what meets all conditions is an enquiry; the rest ends in quarantine as `filtered`. `_path` is what follows the name in the address */
"filter"?: (components["schemas"]["MappingConditionInput"])[]
/** How the source checks the address */
"ping"?: {
/** A value here makes it a check of the address */
"path": string
/** This value alone */
"is"?: string
/** The value is sent back */
"echo"?: boolean
} | null
/** Fields of a form whose text is JSON: paths go on inside */
"json"?: (string)[]
/** The field that has the key, for a source that sends it neither as `key` nor in a header */
"key"?: string | null
/** What comes again with the same values here is no other enquiry */
"once"?: (string)[]
}
}
"answer": {
"end": "lead" | "spam" | "quarantine"
/** Why it ended so */
"reasons": ({
"code": "unreadable" | "empty" | "no-mapping" | "not-spam" | "honeypot" | "too-fast" | "too-often" | "stop-word" | "blocked-address" | "blocked-phone" | "blocked-email" | "links" | "no-proof" | "same-content" | "same-person" | "fault" | "timeout" | "interrupted" | "ping" | "filtered" | "spam-folder" | "letter-too-large"
/** The word or rule that decided */
"found"?: string
/** How much it speaks for spam; absent of any other reason */
"points"?: number
})[]
/** From the threshold of the project on it is spam */
"score": number
/** What its lead would be called */
"title": string | null
/** What was made of it */
"understood": components["schemas"]["Enquiry"] | null
}
}
/** List files of a receipt. The files that a visitor sent along, in the order of sending.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"listReceiptFiles": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"receipt": string
}
"answer": {
"items": ({
/** Counts up from 1 in each receipt */
"number": string
/** As the visitor’s own file was called */
"name": string
/** As the browser said; nobody has looked whether it is true */
"type": string
/** Bytes */
"size": number
})[]
}
}
/** Download a file. A file that a visitor sent along, as a download. It comes from a stranger, so that no browser is to show or run it.  Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`. */
"downloadReceiptFile": {
"path": {
/** The number of the project */
"project": string
/** See the description */
"receipt": string
/** See the description */
"number": string
}
"answer": Response
}
}
/** How an operation is sent: verb, path, and what differs. */
export type Sent = [string, string, { query?: string[]; body?: string; isPaged?: boolean; isRaw?: boolean }]
export const operations: Record<keyof Operations, Sent> = {
  "listMembers": [
    "GET",
    "/api/v2/projects/{project}/members",
    {}
  ],
  "listProjects": [
    "GET",
    "/api/v2/projects",
    {}
  ],
  "getProject": [
    "GET",
    "/api/v2/projects/{project}",
    {}
  ],
  "updateProject": [
    "PATCH",
    "/api/v2/projects/{project}",
    {
      "body": "application/json"
    }
  ],
  "getDemo": [
    "GET",
    "/api/v2/projects/{project}/demo",
    {}
  ],
  "removeDemo": [
    "DELETE",
    "/api/v2/projects/{project}/demo",
    {}
  ],
  "listAuditEntries": [
    "GET",
    "/api/v2/projects/{project}/audit",
    {
      "query": [
        "limit",
        "cursor",
        "action",
        "kind",
        "actor",
        "period"
      ],
      "isPaged": true
    }
  ],
  "listStatuses": [
    "GET",
    "/api/v2/projects/{project}/statuses",
    {
      "query": [
        "counts"
      ]
    }
  ],
  "createStatus": [
    "POST",
    "/api/v2/projects/{project}/statuses",
    {
      "body": "application/json"
    }
  ],
  "reorderStatuses": [
    "PUT",
    "/api/v2/projects/{project}/statuses/order",
    {
      "body": "application/json"
    }
  ],
  "updateStatus": [
    "PATCH",
    "/api/v2/projects/{project}/statuses/{id}",
    {
      "body": "application/json"
    }
  ],
  "deleteStatus": [
    "DELETE",
    "/api/v2/projects/{project}/statuses/{id}",
    {
      "query": [
        "replacement"
      ]
    }
  ],
  "listLostReasons": [
    "GET",
    "/api/v2/projects/{project}/lost-reasons",
    {}
  ],
  "createLostReason": [
    "POST",
    "/api/v2/projects/{project}/lost-reasons",
    {
      "body": "application/json"
    }
  ],
  "updateLostReason": [
    "PATCH",
    "/api/v2/projects/{project}/lost-reasons/{id}",
    {
      "body": "application/json"
    }
  ],
  "deleteLostReason": [
    "DELETE",
    "/api/v2/projects/{project}/lost-reasons/{id}",
    {}
  ],
  "getWorkingTime": [
    "GET",
    "/api/v2/projects/{project}/working-time",
    {}
  ],
  "updateWorkingTime": [
    "PATCH",
    "/api/v2/projects/{project}/working-time",
    {
      "body": "application/json"
    }
  ],
  "getAssignment": [
    "GET",
    "/api/v2/projects/{project}/assignment",
    {}
  ],
  "updateAssignment": [
    "PATCH",
    "/api/v2/projects/{project}/assignment",
    {
      "body": "application/json"
    }
  ],
  "listSources": [
    "GET",
    "/api/v2/projects/{project}/sources",
    {
      "query": [
        "prefix",
        "q",
        "limit",
        "cursor"
      ],
      "isPaged": true
    }
  ],
  "listChannels": [
    "GET",
    "/api/v2/projects/{project}/channels",
    {}
  ],
  "createChannel": [
    "POST",
    "/api/v2/projects/{project}/channels",
    {
      "body": "application/json"
    }
  ],
  "updateChannel": [
    "PATCH",
    "/api/v2/projects/{project}/channels/{id}",
    {
      "body": "application/json"
    }
  ],
  "deleteChannel": [
    "DELETE",
    "/api/v2/projects/{project}/channels/{id}",
    {}
  ],
  "listChannelRules": [
    "GET",
    "/api/v2/projects/{project}/channels/rules",
    {}
  ],
  "replaceChannelRules": [
    "PUT",
    "/api/v2/projects/{project}/channels/rules",
    {
      "body": "application/json"
    }
  ],
  "testChannelRules": [
    "POST",
    "/api/v2/projects/{project}/channels/try",
    {
      "body": "application/json"
    }
  ],
  "listCosts": [
    "GET",
    "/api/v2/projects/{project}/costs",
    {
      "query": [
        "period",
        "unit",
        "limit",
        "cursor"
      ],
      "isPaged": true
    }
  ],
  "replaceCosts": [
    "PUT",
    "/api/v2/projects/{project}/costs",
    {
      "body": "application/json"
    }
  ],
  "importCosts": [
    "POST",
    "/api/v2/projects/{project}/costs/import",
    {
      "body": "text/csv"
    }
  ],
  "exportCosts": [
    "GET",
    "/api/v2/projects/{project}/costs/export",
    {
      "query": [
        "period",
        "unit"
      ],
      "isRaw": true
    }
  ],
  "deleteCost": [
    "DELETE",
    "/api/v2/projects/{project}/costs/{id}",
    {}
  ],
  "listFields": [
    "GET",
    "/api/v2/projects/{project}/fields",
    {}
  ],
  "createField": [
    "POST",
    "/api/v2/projects/{project}/fields",
    {
      "body": "application/json"
    }
  ],
  "updateField": [
    "PATCH",
    "/api/v2/projects/{project}/fields/{id}",
    {
      "body": "application/json"
    }
  ],
  "deleteField": [
    "DELETE",
    "/api/v2/projects/{project}/fields/{id}",
    {}
  ],
  "listViews": [
    "GET",
    "/api/v2/projects/{project}/views",
    {}
  ],
  "createView": [
    "POST",
    "/api/v2/projects/{project}/views",
    {
      "body": "application/json"
    }
  ],
  "getView": [
    "GET",
    "/api/v2/projects/{project}/views/{id}",
    {}
  ],
  "updateView": [
    "PATCH",
    "/api/v2/projects/{project}/views/{id}",
    {
      "body": "application/json"
    }
  ],
  "deleteView": [
    "DELETE",
    "/api/v2/projects/{project}/views/{id}",
    {}
  ],
  "listLeads": [
    "GET",
    "/api/v2/projects/{project}/leads",
    {
      "query": [
        "period",
        "filter",
        "q",
        "sort",
        "fields",
        "limit",
        "cursor",
        "offset"
      ],
      "isPaged": true
    }
  ],
  "createLead": [
    "POST",
    "/api/v2/projects/{project}/leads",
    {
      "body": "application/json"
    }
  ],
  "getLead": [
    "GET",
    "/api/v2/projects/{project}/leads/{lead}",
    {
      "query": [
        "deleted"
      ]
    }
  ],
  "updateLead": [
    "PATCH",
    "/api/v2/projects/{project}/leads/{lead}",
    {
      "body": "application/json"
    }
  ],
  "deleteLead": [
    "DELETE",
    "/api/v2/projects/{project}/leads/{lead}",
    {}
  ],
  "getLeadNeighbours": [
    "GET",
    "/api/v2/projects/{project}/leads/{lead}/neighbours",
    {
      "query": [
        "period",
        "filter",
        "q",
        "sort"
      ]
    }
  ],
  "listRelatedLeads": [
    "GET",
    "/api/v2/projects/{project}/leads/{lead}/related",
    {
      "query": [
        "limit"
      ]
    }
  ],
  "mergeLeads": [
    "POST",
    "/api/v2/projects/{project}/leads/merge",
    {
      "body": "application/json"
    }
  ],
  "restoreLead": [
    "POST",
    "/api/v2/projects/{project}/leads/{lead}/restore",
    {}
  ],
  "purgeLead": [
    "POST",
    "/api/v2/projects/{project}/leads/{lead}/purge",
    {}
  ],
  "listBin": [
    "GET",
    "/api/v2/projects/{project}/bin",
    {
      "query": [
        "q",
        "limit",
        "cursor"
      ],
      "isPaged": true
    }
  ],
  "createLeadComment": [
    "POST",
    "/api/v2/projects/{project}/leads/{lead}/comments",
    {
      "body": "application/json"
    }
  ],
  "updateLeadComment": [
    "PATCH",
    "/api/v2/projects/{project}/leads/{lead}/comments/{number}",
    {
      "body": "application/json"
    }
  ],
  "deleteLeadComment": [
    "DELETE",
    "/api/v2/projects/{project}/leads/{lead}/comments/{number}",
    {}
  ],
  "markLeadOpened": [
    "POST",
    "/api/v2/projects/{project}/leads/{lead}/opened",
    {}
  ],
  "undoByToken": [
    "POST",
    "/api/v2/projects/{project}/undo/{token}",
    {}
  ],
  "undoEvent": [
    "POST",
    "/api/v2/projects/{project}/events/{number}/undo",
    {}
  ],
  "listEvents": [
    "GET",
    "/api/v2/projects/{project}/events",
    {
      "query": [
        "after",
        "limit",
        "wait",
        "topics",
        "lead"
      ]
    }
  ],
  "streamEvents": [
    "GET",
    "/api/v2/projects/{project}/events/stream",
    {
      "query": [
        "after",
        "topics",
        "lead"
      ],
      "isRaw": true
    }
  ],
  "listLeadEvents": [
    "GET",
    "/api/v2/projects/{project}/leads/{lead}/events",
    {
      "query": [
        "order",
        "limit",
        "cursor"
      ],
      "isPaged": true
    }
  ],
  "getBoard": [
    "GET",
    "/api/v2/projects/{project}/board",
    {
      "query": [
        "period",
        "filter",
        "q",
        "sort",
        "limit"
      ]
    }
  ],
  "getBoardColumn": [
    "GET",
    "/api/v2/projects/{project}/board/{status}",
    {
      "query": [
        "period",
        "filter",
        "q",
        "sort",
        "limit",
        "cursor"
      ],
      "isPaged": true
    }
  ],
  "getSummaryReport": [
    "GET",
    "/api/v2/projects/{project}/reports/summary",
    {
      "query": [
        "period",
        "filter",
        "q",
        "compare"
      ]
    }
  ],
  "getSeriesReport": [
    "GET",
    "/api/v2/projects/{project}/reports/series",
    {
      "query": [
        "period",
        "filter",
        "q",
        "unit"
      ]
    }
  ],
  "getSourcesReport": [
    "GET",
    "/api/v2/projects/{project}/reports/sources",
    {
      "query": [
        "period",
        "filter",
        "q",
        "limit"
      ]
    }
  ],
  "getChannelsReport": [
    "GET",
    "/api/v2/projects/{project}/reports/channels",
    {
      "query": [
        "period",
        "filter",
        "q",
        "touch",
        "level",
        "depth",
        "compare",
        "limit"
      ]
    }
  ],
  "getFunnelReport": [
    "GET",
    "/api/v2/projects/{project}/reports/funnel",
    {
      "query": [
        "period",
        "filter",
        "q"
      ]
    }
  ],
  "getPeopleReport": [
    "GET",
    "/api/v2/projects/{project}/reports/people",
    {
      "query": [
        "period",
        "filter",
        "q",
        "within"
      ]
    }
  ],
  "getHoursReport": [
    "GET",
    "/api/v2/projects/{project}/reports/hours",
    {
      "query": [
        "period",
        "filter",
        "q"
      ]
    }
  ],
  "getCohortsReport": [
    "GET",
    "/api/v2/projects/{project}/reports/cohorts",
    {
      "query": [
        "period",
        "filter",
        "q"
      ]
    }
  ],
  "exportReport": [
    "GET",
    "/api/v2/projects/{project}/reports/export",
    {
      "query": [
        "report",
        "format",
        "period",
        "filter",
        "q",
        "unit",
        "compare",
        "touch",
        "within",
        "exact",
        "separator",
        "bom"
      ],
      "isRaw": true
    }
  ],
  "bulkUpdateLeads": [
    "POST",
    "/api/v2/projects/{project}/leads/bulk",
    {
      "body": "application/json"
    }
  ],
  "listJobs": [
    "GET",
    "/api/v2/projects/{project}/jobs",
    {
      "query": [
        "limit",
        "cursor"
      ],
      "isPaged": true
    }
  ],
  "getJob": [
    "GET",
    "/api/v2/projects/{project}/jobs/{job}",
    {}
  ],
  "stopJob": [
    "POST",
    "/api/v2/projects/{project}/jobs/{job}/stop",
    {}
  ],
  "listKeys": [
    "GET",
    "/api/v2/projects/{project}/keys",
    {}
  ],
  "createKey": [
    "POST",
    "/api/v2/projects/{project}/keys",
    {
      "body": "application/json"
    }
  ],
  "updateKey": [
    "PATCH",
    "/api/v2/projects/{project}/keys/{id}",
    {
      "body": "application/json"
    }
  ],
  "revokeKey": [
    "DELETE",
    "/api/v2/projects/{project}/keys/{id}",
    {}
  ],
  "rotateKey": [
    "POST",
    "/api/v2/projects/{project}/keys/{id}/rotate",
    {
      "body": "application/json"
    }
  ],
  "listDestinations": [
    "GET",
    "/api/v2/projects/{project}/destinations",
    {}
  ],
  "createDestination": [
    "POST",
    "/api/v2/projects/{project}/destinations",
    {
      "body": "application/json"
    }
  ],
  "listDestinationHealth": [
    "GET",
    "/api/v2/projects/{project}/destinations/health",
    {}
  ],
  "getDestination": [
    "GET",
    "/api/v2/projects/{project}/destinations/{id}",
    {}
  ],
  "updateDestination": [
    "PATCH",
    "/api/v2/projects/{project}/destinations/{id}",
    {
      "body": "application/json"
    }
  ],
  "deleteDestination": [
    "DELETE",
    "/api/v2/projects/{project}/destinations/{id}",
    {}
  ],
  "rotateDestinationSecret": [
    "POST",
    "/api/v2/projects/{project}/destinations/{id}/rotate",
    {
      "body": "application/json"
    }
  ],
  "testDestination": [
    "POST",
    "/api/v2/projects/{project}/destinations/{id}/test",
    {
      "body": "application/json"
    }
  ],
  "resendDeliveries": [
    "POST",
    "/api/v2/projects/{project}/destinations/{id}/resend",
    {
      "body": "application/json"
    }
  ],
  "listDeliveries": [
    "GET",
    "/api/v2/projects/{project}/destinations/{id}/deliveries",
    {
      "query": [
        "state",
        "limit",
        "cursor"
      ],
      "isPaged": true
    }
  ],
  "getDelivery": [
    "GET",
    "/api/v2/projects/{project}/destinations/{id}/deliveries/{event}",
    {}
  ],
  "resendDelivery": [
    "POST",
    "/api/v2/projects/{project}/destinations/{id}/deliveries/{event}/resend",
    {
      "body": "application/json"
    }
  ],
  "exportLeads": [
    "GET",
    "/api/v2/projects/{project}/export",
    {
      "query": [
        "format",
        "period",
        "filter",
        "q",
        "sort",
        "columns",
        "exact",
        "separator",
        "bom"
      ],
      "isRaw": true
    }
  ],
  "getCaptureSettings": [
    "GET",
    "/api/v2/projects/{project}/capture",
    {}
  ],
  "updateCaptureSettings": [
    "PATCH",
    "/api/v2/projects/{project}/capture",
    {
      "body": "application/json"
    }
  ],
  "listEntryPoints": [
    "GET",
    "/api/v2/projects/{project}/entry-points",
    {}
  ],
  "listRefusedSubmissions": [
    "GET",
    "/api/v2/projects/{project}/entry-points/refused",
    {}
  ],
  "listReceipts": [
    "GET",
    "/api/v2/projects/{project}/receipts",
    {
      "query": [
        "end",
        "way",
        "key",
        "form",
        "mapping",
        "lead",
        "period",
        "q",
        "limit",
        "cursor"
      ],
      "isPaged": true
    }
  ],
  "getReceiptsSummary": [
    "GET",
    "/api/v2/projects/{project}/receipts/summary",
    {
      "query": [
        "end",
        "way",
        "key",
        "form",
        "mapping",
        "lead",
        "period",
        "q"
      ]
    }
  ],
  "getReceipt": [
    "GET",
    "/api/v2/projects/{project}/receipts/{id}",
    {}
  ],
  "downloadReceiptBody": [
    "GET",
    "/api/v2/projects/{project}/receipts/{id}/raw",
    {
      "isRaw": true
    }
  ],
  "listLeadReceipts": [
    "GET",
    "/api/v2/projects/{project}/leads/{lead}/receipts",
    {
      "query": [
        "limit",
        "cursor"
      ],
      "isPaged": true
    }
  ],
  "replayReceipt": [
    "POST",
    "/api/v2/projects/{project}/receipts/{id}/replay",
    {}
  ],
  "markReceiptNotSpam": [
    "POST",
    "/api/v2/projects/{project}/receipts/{id}/not-spam",
    {}
  ],
  "replayReceipts": [
    "POST",
    "/api/v2/projects/{project}/receipts/replay",
    {
      "body": "application/json"
    }
  ],
  "markReceiptsNotSpam": [
    "POST",
    "/api/v2/projects/{project}/receipts/not-spam",
    {
      "body": "application/json"
    }
  ],
  "listForms": [
    "GET",
    "/api/v2/projects/{project}/forms",
    {}
  ],
  "createForm": [
    "POST",
    "/api/v2/projects/{project}/forms",
    {
      "body": "application/json"
    }
  ],
  "previewForm": [
    "POST",
    "/api/v2/projects/{project}/forms/preview",
    {
      "body": "application/json"
    }
  ],
  "getForm": [
    "GET",
    "/api/v2/projects/{project}/forms/{id}",
    {}
  ],
  "updateForm": [
    "PATCH",
    "/api/v2/projects/{project}/forms/{id}",
    {
      "body": "application/json"
    }
  ],
  "closeForm": [
    "POST",
    "/api/v2/projects/{project}/forms/{id}/close",
    {}
  ],
  "listMappings": [
    "GET",
    "/api/v2/projects/{project}/mappings",
    {}
  ],
  "getMapping": [
    "GET",
    "/api/v2/projects/{project}/mappings/{name}",
    {}
  ],
  "putMapping": [
    "PUT",
    "/api/v2/projects/{project}/mappings/{name}",
    {
      "body": "application/json"
    }
  ],
  "deleteMapping": [
    "DELETE",
    "/api/v2/projects/{project}/mappings/{name}",
    {}
  ],
  "testMapping": [
    "POST",
    "/api/v2/projects/{project}/mappings/{name}/try",
    {
      "body": "application/json"
    }
  ],
  "listReceiptFiles": [
    "GET",
    "/api/v2/projects/{project}/receipts/{receipt}/files",
    {}
  ],
  "downloadReceiptFile": [
    "GET",
    "/api/v2/projects/{project}/receipts/{receipt}/files/{number}",
    {
      "isRaw": true
    }
  ]
}
