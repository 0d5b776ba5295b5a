// Made by npm run openapi of docs/openapi.v2.json 8222d5fa722dc05de9cc19d847b7c56e47acaa617fd7e9954b59305dceed9e9f
export interface paths {
    "/api/v2/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description The member behind the cookie, what they chose, and their projects with what they are there.
         *
         *     Only for members who are signed in.
         */
        get: operations["whoIsSignedIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what is mine
         * @description What you are called, and what you chose for the console: the given preferences take the place of those before.
         *
         *     Only for members who are signed in.
         */
        patch: operations["changeWhatIsMine"];
        trace?: never;
    };
    "/api/v2/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What runs here
         * @description The version of the program, the database behind it and how large the store is.
         *
         *     Only for members who are signed in.
         */
        get: operations["whatRunsHere"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my sessions
         * @description Where you are signed in, the newest first.
         *
         *     Only for members who are signed in.
         */
        get: operations["listMySessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session of mine
         * @description Signs out there, at once. `others` as the id ends every session but this one.
         *
         *     Only for members who are signed in.
         */
        delete: operations["endASessionOfMine"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/first-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the desk waits to be claimed
         * @description True of a desk without projects and members, whose start has printed an address with a token.
         *
         *     Anybody may call it.
         */
        get: operations["whetherTheDeskWaitsToBeClaimed"];
        put?: never;
        /**
         * Claim the desk
         * @description Makes the first project and its owner, who is signed in, and fills it with believable leads if asked to. Needs the token of the address that the last start printed: it serves once, and not after the next start.
         *
         *     Anybody may call it.
         */
        post: operations["claimTheDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List members
         * @description Who is or was a member of the project, by id; those who left stand in it so that what they did has a name. Addresses are shown to owners and managers alone.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member
         * @description The member sees the project no more, within two seconds. Their name stays at what they did, and they can be invited again.
         *
         *     Only for members with the role `owner`.
         */
        delete: operations["removeAMember"];
        options?: never;
        head?: never;
        /**
         * Change a member
         * @description Gives a member another role; of a contractor, `sources` are those whose leads they see. It counts from the next call of theirs on, within two seconds. The last owner stays one.
         *
         *     Only for members with the role `owner`.
         */
        patch: operations["changeAMember"];
        trace?: never;
    };
    "/api/v2/projects/{project}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave a project
         * @description You are a member of the project no more. The last owner stays.
         *
         *     Only for members with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        post: operations["leaveAProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invitations
         * @description Every invitation to the project, the newest first, also those that are over.
         *
         *     Only for members with the role `owner`.
         */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite somebody
         * @description Makes a link by which one person becomes a member, for a week: the page `/invitation#token=…` of the desk. The token is told this once. With an address it is for that one alone, and where the desk has a mail server a letter takes the link there, unless five went there within an hour.
         *
         *     Only for members with the role `owner`.
         */
        post: operations["inviteSomebody"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an invitation back
         * @description The link opens nothing any more.
         *
         *     Only for members with the role `owner`.
         */
        delete: operations["takeAnInvitationBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/invitations/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at an invitation
         * @description What the holder of a link is invited to, before they take it up.
         *
         *     Anybody may call it.
         */
        post: operations["lookAtAnInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an invitation up
         * @description Who is signed in becomes a member of the project as they are. Anybody else gives a name and a password, and an address unless the invitation names it, and is signed in; who has an account signs in first. After three addresses of members the invitation is over.
         *
         *     Anybody may call it.
         */
        post: operations["takeAnInvitationUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List projects
         * @description Every project that the key covers, by number.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["listProjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get project
         * @description What a project is called, and the time zone, country, currency and language it works in.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["getProject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change project
         * @description Changes the fields that are given. The time zone decides which days a lead belongs to. The country decides what a national phone number means, so it stays once there are leads.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        patch: operations["changeProject"];
        trace?: never;
    };
    "/api/v2/projects/{project}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See who changed settings
         * @description What was done with the project and what it is set up with, by its members with their accounts, and exports and bulk changes of leads: who, when, by which door. The newest first.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        get: operations["seeWhoChangedSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List statuses
         * @description The statuses of a project in the order of the board; with `counts=true` how many leads are in each.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["listStatuses"];
        put?: never;
        /**
         * Add a status
         * @description Adds a status at the end of the board. Its colour follows its type unless it is given.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        post: operations["addAStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/statuses/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put statuses in order
         * @description Takes the ids of all statuses of the project, in the order in which they are to stand on the board.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        put: operations["putStatusesInOrder"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/statuses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a status
         * @description Removes a status. One that leads are in needs a `replacement`: the leads go there first, each as a change of its own. What takes over a second goes on by itself (202), see the job: until it is done the status is listed with `replaced_by`, and takes no new leads; a job that is stopped leaves it as it was, with what is still in it.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        delete: operations["removeAStatus"];
        options?: never;
        head?: never;
        /**
         * Change a status
         * @description Changes the fields that are given; `position` counts from 0, and the others make room. While leads are in a status it cannot become paid, nor stop being so: their paid dates would be untrue.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        patch: operations["changeAStatus"];
        trace?: never;
    };
    "/api/v2/projects/{project}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sources
         * @description The sources that leads have, in the order of their letters, with how many leads there are of each and the channel that a source alone leads to. Spellings that differ in letter case are one source, shown as the newest lead has it.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["listSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List channels
         * @description The channels of a project in their order. A lead that no rule matches has none: its channel is null.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["listChannels"];
        put?: never;
        /**
         * Add a channel
         * @description Adds a channel in the last place. Rules make leads fall into it.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        post: operations["addAChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a channel
         * @description Removes a channel and the rules that lead to it: what they matched goes to the rules that follow.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        delete: operations["removeAChannel"];
        options?: never;
        head?: never;
        /**
         * Change a channel
         * @description Changes the fields that are given; `position` counts from 0, and the others make room.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        patch: operations["changeAChannel"];
        trace?: never;
    };
    "/api/v2/projects/{project}/channels/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the rules of channels
         * @description The rules in their order; the first one that matches a lead decides. The ETag is for putting others in their place.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["listTheRulesOfChannels"];
        /**
         * Replace the rules of channels
         * @description Puts a whole ordered list in place of the one before; every lead there is has its new channel at once. With If-Match it does so only while the rules are those you read.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        put: operations["replaceTheRulesOfChannels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/channels/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try the rules of channels
         * @description Tells which channel a lead with this source and last touch has, by which rule, and which rules would match if it were not the first. With `rules` it tries those instead of the kept ones, and keeps nothing.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        post: operations["tryTheRulesOfChannels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List views
         * @description The saved views that you see: your own, and those that others share.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["listViews"];
        put?: never;
        /**
         * Save a view
         * @description Saves a view in the last place. It is yours: others see it when it is shared, and only you change it.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`, `contractor`.
         */
        post: operations["saveAView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a view
         * @description A saved view, with the ETag for changing it.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["getAView"];
        put?: never;
        post?: never;
        /**
         * Remove a view
         * @description Removes a view of your own; a key of scope admin may remove any that is shared.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`, `contractor`.
         */
        delete: operations["removeAView"];
        options?: never;
        head?: never;
        /**
         * Change a view
         * @description Changes the fields that are given of a view of your own. With If-Match it does so only while the view is the one you read.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`, `contractor`.
         */
        patch: operations["changeAView"];
        trace?: never;
    };
    "/api/v2/projects/{project}/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List leads
         * @description Leads of a period that match a filter and a search, in an order, page by page, with the exact number of all of them and the sum of their prices. Go on with `next` as `cursor`, or along the header `Link`: while leads come and change, none is left out and none comes twice, as long as its own place in the order stays. With `offset` a page begins at any place of the list as it is now; go on from there by `next`.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["listLeads"];
        put?: never;
        /**
         * Create a lead
         * @description Keeps a new lead; it is on disk before it is answered. Only the title is needed. A lead whose person (the number of the phone, else the e-mail) had one before names it in `repeat_of`.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`.
         */
        post: operations["createALead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/leads/{lead}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a lead
         * @description A lead by its id. The header `ETag` has its version, for `If-Match` of a change.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["getALead"];
        put?: never;
        post?: never;
        /**
         * Put a lead into the bin
         * @description The lead leaves every list and number; it can be found with `deleted` in the filter, restored, and purged. One that is in the bin already stays as it is. `If-Match` as for a change.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`.
         */
        delete: operations["putALeadIntoTheBin"];
        options?: never;
        head?: never;
        /**
         * Change a lead
         * @description Changes the fields that are given, as a JSON merge patch: null clears a field, and of `fields` each name by itself. With `If-Match: "3"` only if the lead is still of that version, so that two people never overwrite each other unseen. A lead that becomes paid gets a paid date.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`, `contractor`.
         */
        patch: operations["changeALead"];
        trace?: never;
    };
    "/api/v2/projects/{project}/leads/{lead}/neighbours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the leads before and after a lead
         * @description The leads that stand before and after a lead in a list with this period, filter, search and order. The lead itself need not be in that list: it may just have left it.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["getTheLeadsBeforeAndAfterALead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/leads/{lead}/related": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the other leads of the same person
         * @description Other leads with the number of its phone, however it is written; where it has none or nobody else has it, those with its e-mail. The newest comes first.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["listTheOtherLeadsOfTheSamePerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/leads/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge leads into one
         * @description The lead `into` takes what it lacks from the others, in their order: name, phone, e-mail, source, text, price, assignee, reminder, touches, own fields. The others go to the bin with `merged_into`; their time lines stay. Undone as a whole.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`.
         */
        post: operations["mergeLeadsIntoOne"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/leads/{lead}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a lead out of the bin
         * @description A lead that was merged into another is one of its own again; the other keeps what it took.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`.
         */
        post: operations["takeALeadOutOfTheBin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/leads/{lead}/purge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove a lead for good
         * @description Only a lead in the bin. Nothing brings it back. Its events stay, without anything that a person wrote or is: no names, phones, e-mails, texts, comments, own fields or touches.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        post: operations["removeALeadForGood"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/leads/{lead}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Comment on a lead
         * @description The comment stands in the time line of the lead, as an event. It does not raise the version.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`, `contractor`.
         */
        post: operations["commentOnALead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/leads/{lead}/opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that somebody opened a lead
         * @description The first time sets `responded_at`, from which the time to first response is reckoned; later times change nothing.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`, `contractor`.
         */
        post: operations["sayThatSomebodyOpenedALead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/undo/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo what was done
         * @description Puts back what an answer gave the token for, for 30 days. A value that was changed again since stays, and is counted. An act that still runs is stopped first. What undoes is a change of its own, with events of its own, and can be undone as well. What a long bulk edit did is put back by a job.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`, `contractor`.
         */
        post: operations["undoWhatWasDone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/events/{number}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo one event
         * @description The same for one event of any door, by its number. Of a merge all of it is undone; a lead that was created goes to the bin, unless it was changed since.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`.
         */
        post: operations["undoOneEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what happens
         * @description Events in the order of their numbers, none left out and none twice: call again with `after` set to `next`. With `wait` an answer that would be empty waits up to so many seconds for the first event. `last` is the number of the newest event there is; while `next` is less there is more to read. An empty page may still move `next` on.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["followWhatHappens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what happens, live
         * @description Server-sent events: `id` is the number of an event and `data` the event as JSON. After a break go on with the header `Last-Event-ID`, as browsers do, or with `after`; without both it begins with what happens from now on. A line comes at least each 15 seconds. The stream ends when the key does, and when the server stops; then connect again.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["followWhatHappensLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/leads/{lead}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The time line of a lead
         * @description What happened to a lead, the newest first unless `order` says otherwise; also of one in the bin.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["theTimeLineOfALead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show leads by status
         * @description A column for each status in the order of the board: how many leads it holds altogether, the sum of their prices, and the newest of them. More of one column: `board/{status}` with its `next` as `cursor`.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["showLeadsByStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/board/{status}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show more of a column
         * @description One column of the board, from its beginning or from the `next` of an answer with the same period, filter and search. While leads come and change, none is left out and none comes twice.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["showMoreOfAColumn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/reports/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sum up a period
         * @description Leads created in the period and how many of them are paid; revenue is of leads that were paid in it, whenever they were created. `before` is the same of as many days that ended where the period begins; null for all time.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["sumUpAPeriod"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/reports/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Leads and revenue over time
         * @description Days, weeks from Monday or months of the project's zone, none left out, cut where the period ends. All time begins with the first lead. No more than 1500.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["leadsAndRevenueOverTime"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/reports/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare sources
         * @description A line for each raw source, those with most leads first. Letter case parts no sources, as in filters. `total` counts all sources.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["compareSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/reports/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare channels
         * @description A line for each channel that has leads, those with most leads first. Channels are what the dictionary makes of sources and touches now, of leads of the past too.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["compareChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/reports/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See how far leads come
         * @description The leads of the period by their status now, in the order of the board, and by the three types of statuses.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["seeHowFarLeadsCome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/leads/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change many leads
         * @description Sets the status, the source or the assignee of many leads, removes or restores them: those with these ids, or those of a period, a filter and a search. What is small is done when it is answered (200); what takes over a second goes on by itself (202), see the job. One thing at a time: `set`, `remove` or `restore`. Leads that come meanwhile are not touched. Undone as a whole by its token.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`.
         */
        post: operations["changeManyLeads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List jobs
         * @description Work on many leads, the newest first: what goes on, and what ended within 30 days.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`.
         */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/jobs/{job}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See how far a job is
         * @description How many leads it has changed and left alone, of how many.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`.
         */
        get: operations["seeHowFarAJobIs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/jobs/{job}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a job
         * @description Ends it where it is. What it did stays, and can be undone by its token. One that ended stays as it is.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`.
         */
        post: operations["stopAJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List keys
         * @description The keys that open the project or did so once, without their secrets.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Make a key
         * @description Makes a key for this project. `key` is its secret: it is told this once and kept nowhere. A repeated request under the same Idempotency-Key makes no second key, and tells the secret no more.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        post: operations["makeAKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a key
         * @description The key opens this project no more; running servers know within two seconds. One that covers other projects too goes on opening those.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        delete: operations["endAKey"];
        options?: never;
        head?: never;
        /**
         * Change a key of sites
         * @description Changes from which sites a key of scope capture may send; running servers know within two seconds. A request without the header Origin, as from a server, is let in unless the key needs one.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        patch: operations["changeAKeyOfSites"];
        trace?: never;
    };
    "/api/v2/projects/{project}/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a key another secret
         * @description Answers the new secret in `key`, once. The former one opens the same for grace_hours more, so that sites and scripts can be changed one by one; one from before that ends now.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        post: operations["giveAKeyAnotherSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export leads to a file
         * @description All leads that match, in order, as one file of one moment, as fast as it is taken. CSV and XLSX are for people: headings in the language of the project, times of its zone; a text of a CSV that a spreadsheet would compute gets an apostrophe in front, unless it is `exact`. JSON lines hold values as the API writes them. At most four exports are read at the same time; one more is told to try again.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `contractor`, `viewer`.
         */
        get: operations["exportLeadsToAFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get settings of capture
         * @description How the project treats what strangers send: what is spam, and what becomes of a repeated enquiry.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        get: operations["getSettingsOfCapture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change settings of capture
         * @description Changes the fields that are given; what came before stays as it was judged, until it is replayed. With If-Match it does so only while the settings are those that you read.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        patch: operations["changeSettingsOfCapture"];
        trace?: never;
    };
    "/api/v2/projects/{project}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List receipts
         * @description What sites sent, the newest first: how each ended and why, and what was understood of it.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`.
         */
        get: operations["listReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/receipts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a receipt
         * @description A receipt by its id; for a key of scope admin with what came, to the letter.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`.
         */
        get: operations["getAReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/receipts/{id}/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download what came
         * @description The body of a receipt to the byte, as a file.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        get: operations["downloadWhatCame"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/leads/{lead}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the receipts of a lead
         * @description What came for a lead, the newest first: what made it, and what joined it. Also of one in the bin.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`.
         */
        get: operations["listTheReceiptsOfALead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/receipts/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Work a receipt anew
         * @description Reads what came once more, by the form, the mapping and the rules of today. What was spam or in quarantine may become a lead. Of a receipt that has its lead, those fields of the lead change that still are as the receipt gave them: what somebody changed since stays.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`.
         */
        post: operations["workAReceiptAnew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/receipts/{id}/not-spam": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a receipt is no spam
         * @description Makes a lead of it whatever its score; what holds nothing that one could work with stays in quarantine. One that has its lead stays as it is.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`.
         */
        post: operations["sayThatAReceiptIsNoSpam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/receipts/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Work many receipts anew
         * @description The same for those with these ids, or those that match and are there now. What is small is done when it is answered (200); what takes over a second goes on by itself (202), see the job. What it did with leads is undone as a whole by its token.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`.
         */
        post: operations["workManyReceiptsAnew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/receipts/not-spam": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that many receipts are no spam
         * @description The same for those with these ids, or those that match and are there now.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`.
         */
        post: operations["sayThatManyReceiptsAreNoSpam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List forms
         * @description The forms of the project, the closed ones too.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`.
         */
        get: operations["listForms"];
        put?: never;
        /**
         * Make a form
         * @description Makes a form. `path` is its page, to be opened or shown within a page of yours, and what a `<form action=…>` of yours sends to. Unless told, it asks for a name, a phone and a message.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        post: operations["makeAForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/forms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a form
         * @description A form, with the ETag for changing it.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`.
         */
        get: operations["getAForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a form
         * @description Changes what is given; running servers know within two seconds. With If-Match it does so only while the form is the one you read.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        patch: operations["changeAForm"];
        trace?: never;
    };
    "/api/v2/projects/{project}/forms/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a form
         * @description Its page says that it is closed; what sites send to it all the same still becomes leads. A change with `closed: false` opens it again.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        post: operations["closeAForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List mappings
         * @description How what is sent to `POST /in/{name}` is understood: the mappings of the project, and after them the ready ones whose names it does not use.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`.
         */
        get: operations["listMappings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/mappings/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a mapping
         * @description A mapping, the project’s own or a ready one, with the ETag for changing it.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`.
         */
        get: operations["getAMapping"];
        /**
         * Save a mapping
         * @description Saves a mapping under its name: letters a to z, digits and hyphens. Without rules it takes those of its kind. With If-Match it does so only while the mapping is the one you read.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        put: operations["saveAMapping"];
        post?: never;
        /**
         * Remove a mapping
         * @description Removes a mapping. What is sent to its address is kept as before, and understood by the ready one of that name, else by the names that people use.
         *
         *     Needs a key of scope `admin`, or a member with the role `owner`, `manager`.
         */
        delete: operations["removeAMapping"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/mappings/{name}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a mapping
         * @description What a mapping would make of a receipt that is stored, and how that would end. Nothing is kept: `mapping` is one that is not saved yet; without it the one of this name is tried.
         *
         *     Needs a key of scope `write`, or a member with the role `owner`, `manager`, `agent`.
         */
        post: operations["tryAMapping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/receipts/{receipt}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List files of a receipt
         * @description The files that a visitor sent along, in the order of sending.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`.
         */
        get: operations["listFilesOfAReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/projects/{project}/receipts/{receipt}/files/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file
         * @description A file that a visitor sent along, as a download. It comes from a stranger, so that no browser is to show or run it.
         *
         *     Needs a key of scope `read`, or a member with the role `owner`, `manager`, `agent`, `viewer`.
         */
        get: operations["downloadAFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Me: {
            id: string;
            name: string;
            email: string;
            /** @description Whether a second factor is asked for */
            second_factor: boolean;
            /** @description What they chose for the console, such as language, theme and columns; up to 16384 characters of JSON */
            preferences: {
                [key: string]: unknown;
            };
            projects: {
                /** @description The number of the project */
                id: string;
                name: string;
                /** @description An IANA name */
                time_zone: string;
                /** @description ISO 3166; decides what a national phone number means */
                country: string;
                /** @description ISO 4217; of its prices */
                currency: string;
                /** @description In which the desk speaks to people: ru or en */
                language: string;
                /**
                 * @description UTC, whole seconds
                 * @example 2023-11-08T13:03:21Z
                 */
                created_at: string;
                /**
                 * @description What they may do
                 * @enum {unknown}
                 */
                role: "owner" | "manager" | "agent" | "contractor" | "viewer";
                /** @description Of a contractor: the sources whose leads they see; empty for others */
                sources: string[];
            }[];
            /** @description Whether the desk can send letters */
            mail: boolean;
        };
        Problem: {
            /** @description The address of a page about this kind of problem */
            type: string;
            /** @description The kind of problem in a few words */
            title: string;
            /** @description The HTTP status */
            status: number;
            /** @description A sentence that says what is wrong and what would be right */
            detail: string;
            /**
             * @description Does not change between versions; programs decide by it
             * @example required
             */
            code: string;
            /** @description What the sentence was made with */
            params: {
                [key: string]: unknown;
            };
            /**
             * @description Where in the body, as a JSON Pointer
             * @example /name
             */
            pointer?: string;
            /**
             * @description Which part of the path, query or headers
             * @example limit
             */
            parameter?: string;
            /** @description Everything that is wrong, where it is more than one thing; the first is told above too */
            errors?: {
                /** @description A sentence that says what is wrong and what would be right */
                detail: string;
                /**
                 * @description Does not change between versions; programs decide by it
                 * @example required
                 */
                code: string;
                /** @description What the sentence was made with */
                params: {
                    [key: string]: unknown;
                };
                /**
                 * @description Where in the body, as a JSON Pointer
                 * @example /name
                 */
                pointer?: string;
                /**
                 * @description Which part of the path, query or headers
                 * @example limit
                 */
                parameter?: string;
            }[];
            /** @description With status 412: the thing as it is now, with its version */
            current?: unknown;
            /** @description The log has more under it */
            request_id: string;
        };
        Session: {
            id: string;
            /**
             * @description When they signed in
             * @example 2023-11-08T13:03:21Z
             */
            created_at: string;
            /**
             * @description True to a day
             * @example 2023-11-08T13:03:21Z
             */
            used_at: string;
            /**
             * @description When it ends, if it is not used
             * @example 2023-11-08T13:03:21Z
             */
            expires_at: string;
            /** @description Where they signed in from */
            address: string | null;
            /** @description As the browser calls itself */
            browser: string | null;
            /** @description Whether this very call belongs to it */
            current: boolean;
        };
        Member: {
            /** @description As `assignee` has it, and `member:3` in events */
            id: string;
            name: string;
            /** @description Shown to owners and managers, and to oneself */
            email: string | null;
            /**
             * @description What they may do
             * @enum {unknown}
             */
            role: "owner" | "manager" | "agent" | "contractor" | "viewer";
            /** @description Of a contractor: the sources whose leads they see; empty for others */
            sources: string[];
            /** @description Whether a second factor is asked for */
            second_factor: boolean;
            /**
             * @description UTC, whole seconds
             * @example 2023-11-08T13:03:21Z
             */
            since: string;
            /**
             * @description Since when no longer a member; the name stays at what they did
             * @example 2023-11-08T13:03:21Z
             */
            left_at: string | null;
        };
        Invitation: {
            /** @description Counts up from 1 in each project */
            id: string;
            /** @description Whom it is for; null when the link is for whoever has it */
            email: string | null;
            /**
             * @description What they may do
             * @enum {unknown}
             */
            role: "owner" | "manager" | "agent" | "contractor" | "viewer";
            /** @description Of a contractor: the sources whose leads they see; empty for others */
            sources: string[];
            /** @description Who made it: member:3 */
            created_by: string;
            /**
             * @description UTC, whole seconds
             * @example 2023-11-08T13:03:21Z
             */
            created_at: string;
            /**
             * @description From then on it opens nothing
             * @example 2023-11-08T13:03:21Z
             */
            expires_at: string;
            /**
             * @description ended: taken back, or past its time
             * @enum {unknown}
             */
            state: "open" | "accepted" | "ended";
            /** @description The id of who took it up */
            member: string | null;
        };
        Project: {
            /** @description The number of the project */
            id: string;
            name: string;
            /** @description An IANA name */
            time_zone: string;
            /** @description ISO 3166; decides what a national phone number means */
            country: string;
            /** @description ISO 4217; of its prices */
            currency: string;
            /** @description In which the desk speaks to people: ru or en */
            language: string;
            /**
             * @description UTC, whole seconds
             * @example 2023-11-08T13:03:21Z
             */
            created_at: string;
        };
        AuditEntry: {
            /** @description Counts up from 1 in each project */
            number: string;
            /**
             * @description UTC, whole seconds
             * @example 2023-11-08T13:03:21Z
             */
            at: string;
            /** @description Where it came in: api, console, cli, … */
            door: string;
            /** @description Who did it: key:7, cli, … */
            actor: string;
            /** @enum {unknown} */
            action: "project.changed" | "status.added" | "status.changed" | "status.removed" | "statuses.ordered" | "key.made" | "key.ended" | "leads.exported" | "leads.bulk_changed" | "leads.bulk_removed" | "view.shared" | "channel.added" | "channel.changed" | "channel.removed" | "channel_rules.replaced" | "key.changed" | "key.rotated" | "capture.changed" | "receipts.replayed" | "receipts.not_spam" | "form.made" | "form.changed" | "form.closed" | "mapping.saved" | "mapping.removed" | "member.added" | "member.changed" | "member.removed" | "member.left" | "member.invited" | "invitation.ended" | "member.signed_in" | "member.signed_out" | "member.password_changed" | "member.second_factor_on" | "member.second_factor_off";
            /** @description What it was done to: status:3 */
            subject: string;
            details: {
                [key: string]: unknown;
            };
        };
        Status: {
            /** @description Counts up from 0 in each project */
            id: string;
            name: string;
            /**
             * @description The group it belongs to
             * @enum {unknown}
             */
            type: "progress" | "paid" | "canceled";
            /** @enum {unknown} */
            colour: "grey" | "blue" | "violet" | "pink" | "red" | "orange" | "amber" | "green";
            /** @description Its place on the board, from 0 */
            position: number;
            /** @description The status that its leads go to while it is being removed; it takes no new ones then */
            replaced_by?: string;
        };
        Channel: {
            /** @description Counts up from 1 in each project */
            id: string;
            name: string;
            /** @enum {unknown} */
            colour: "grey" | "blue" | "violet" | "pink" | "red" | "orange" | "amber" | "green";
            /** @description Its place in reports, from 0 */
            position: number;
        };
        ChannelRule: {
            /**
             * @description The id of the channel that it leads to
             * @example 1
             */
            channel: string;
            /** @description Each test that is there must hold */
            match: {
                /** @description The source of the lead. Letter case does not matter, nor does ё against е */
                source?: {
                    /** @description It is one of these */
                    exact?: string[];
                    /** @description It begins with one of these */
                    prefix?: string[];
                    /** @description It holds one of these */
                    contains?: string[];
                };
                /** @description utm_source of the last touch. Letter case does not matter, nor does ё against е */
                utm_source?: {
                    /** @description It is one of these */
                    exact?: string[];
                    /** @description It begins with one of these */
                    prefix?: string[];
                    /** @description It holds one of these */
                    contains?: string[];
                };
                /** @description utm_medium of the last touch. Letter case does not matter, nor does ё against е */
                utm_medium?: {
                    /** @description It is one of these */
                    exact?: string[];
                    /** @description It begins with one of these */
                    prefix?: string[];
                    /** @description It holds one of these */
                    contains?: string[];
                };
                /** @description The host that the last touch came from, or one above it */
                referrer_host?: string[];
                /** @description The last touch has one of these marks of a click on an advertisement */
                click_id?: ("gclid" | "yclid" | "ymclid" | "fbclid" | "msclkid" | "ttclid" | "rb_clickid")[];
            };
        };
        View: {
            /** @description Counts up from 1 in each project */
            id: string;
            name: string;
            /**
             * @description How the leads are shown
             * @enum {unknown}
             */
            kind: "list" | "board";
            /** @description A name such as this-month, or two days: 2024-01-01..2024-01-31 */
            period: string;
            /**
             * Filter
             * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
             * @example {
             *       "and": [
             *         {
             *           "field": "status",
             *           "operator": "in",
             *           "value": [
             *             "0",
             *             "1"
             *           ]
             *         }
             *       ]
             *     }
             */
            filter: Record<string, never>;
            /** @description What was typed to find leads */
            q: string | null;
            /** @description A field, with - before it for descending */
            sort: string | null;
            /** @description The fields shown, in order */
            columns: ("id" | "title" | "name" | "phone" | "email" | "source" | "text" | "creation_date" | "paid_date" | "status" | "price" | "version" | "recorded_at" | "door" | "created_by" | "assignee" | "remind_at" | "responded_at" | "deleted_at" | "repeat_of" | "merged_into" | "first_touch" | "last_touch" | "fields")[] | null;
            /** @description Seen by all of the project, else by its owner alone */
            shared: boolean;
            /** @description Who saved it: key:7 */
            owner: string;
            /** @description Views stand in the order of it */
            position: number;
            /** @description Raised by each change; the ETag */
            version: number;
        };
        /** @description A lead without its long parts */
        Card: {
            /** @description Counts up from 1 in each project */
            id: string;
            /** @description What the lead is called in a list */
            title: string;
            /** @description How the person who enquired is called */
            name: string | null;
            /** @description As it was given */
            phone: string | null;
            /** @description As it was given */
            email: string | null;
            /** @description Where the lead came from, raw, as given */
            source: string | null;
            /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
            creation_date: string;
            /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
            paid_date: string | null;
            /** @description The id of a status */
            status: string;
            /** @description What the lead is worth, a decimal: 12500.50 */
            price: string | null;
            /** @description Raised by each change; the ETag */
            version: number;
            /** @description The id of the member who works it */
            assignee: string | null;
            /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
            remind_at: string | null;
            /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
            responded_at: string | null;
            /** @description The id of the newest earlier lead of the same person, when this one came */
            repeat_of: string | null;
        };
        Key: {
            id: string;
            name: string | null;
            /** @enum {unknown} */
            scope: "capture" | "read" | "write" | "admin";
            /**
             * @description UTC, whole seconds
             * @example 2023-11-08T13:03:21Z
             */
            created_at: string;
            /**
             * @description From then on it opens nothing
             * @example 2023-11-08T13:03:21Z
             */
            expires_at: string | null;
            /**
             * @description UTC, whole seconds
             * @example 2023-11-08T13:03:21Z
             */
            revoked_at: string | null;
            /**
             * @description True to a minute
             * @example 2023-11-08T13:03:21Z
             */
            last_used_at: string | null;
            /**
             * @description Sites whose pages may send with it; none is any. Only of scope capture
             * @example [
             *       "https://shop.example",
             *       "https://*.shop.example"
             *     ]
             */
            origins: string[];
            /** @description Nothing but pages of sites may send with it; else servers may too */
            needs_origin: boolean;
            /**
             * @description Until then the secret from before the last rotation opens too
             * @example 2023-11-08T13:03:21Z
             */
            former_until: string | null;
        };
        Capture: {
            /** @description From this score on an enquiry is spam */
            threshold: number;
            /**
             * @description Words and phrases that make it spam, whatever their letter case; one that ends in * is the beginning of a word
             * @example [
             *       "кредит*",
             *       "seo promotion"
             *     ]
             */
            stop_words: string[];
            /**
             * @description Addresses of the network, or blocks of them
             * @example [
             *       "203.0.113.0/24"
             *     ]
             */
            blocked_addresses: string[];
            /**
             * @description Phones, as people write them
             * @example [
             *       "+7 999 123-45-67"
             *     ]
             */
            blocked_phones: string[];
            /**
             * @description A later enquiry of the same person is a new lead marked as repeat, or a comment on the open one
             * @enum {unknown}
             */
            repeats: "lead" | "join";
            /** @description Forms must bring a proof of work, as the pages of the desk do, else it is spam */
            proof_of_work: boolean;
            /** @description A form that is sent sooner than this counts against it */
            min_seconds: number;
            /** @description Raised by each change; the ETag */
            version: number;
        };
        Form: {
            /** @description Counts up from 1 in each project */
            id: string;
            /** @description What people call it */
            name: string;
            /** @description Its page, and the action of a form that sends to it */
            path: string;
            title: string;
            fields: {
                /**
                 * @description What of the lead it is; own goes to its own fields, by name
                 * @enum {unknown}
                 */
                input: "name" | "phone" | "email" | "text" | "own";
                /** @description What it is sent as */
                name: string;
                /** @description What the visitor reads */
                label: string;
                /** @description The page asks for it; what comes without is kept all the same */
                required: boolean;
            }[];
            /** @enum {unknown} */
            language: "ru" | "en";
            thanks: string | null;
            consent: {
                /** @description What the visitor agrees to */
                text: string;
                link: string | null;
                /** @description Raised whenever the text or the link changes */
                version: number;
            } | null;
            source: string | null;
            origins: string[];
            closed: boolean;
            /**
             * @description UTC, whole seconds
             * @example 2023-11-08T13:03:21Z
             */
            created_at: string;
            /** @description Raised by each change; the ETag */
            version: number;
        };
        Mapping: {
            /** @description It stands in the address: POST /in/{name} */
            name: string;
            /**
             * @description The ready one that it begins with
             * @enum {unknown}
             */
            kind: "generic" | "tilda" | "contact-form-7" | "wpforms" | "yandex" | "vk" | "bitrix";
            /** @description What its leads are called when they say nothing of their own */
            title: string | null;
            /** @description Of several to one place the first that finds something counts. The rest goes by the names that people use */
            rules: {
                /**
                 * @description Where it stands in what is sent; case is ignored
                 * @example contact.phones[0]
                 * @example answers[key=email].answer
                 */
                path: string;
                /** @description Where it goes: title, name, first_name, last_name, phone, email, text, source, utm_source, utm_medium, utm_campaign, utm_content, utm_term, gclid, yclid, ymclid, fbclid, msclkid, ttclid, rb_clickid, _openstat, roistat, referrer, landing, or fields.NAME; null passes it over */
                to: string | null;
            }[];
            /** @description What the source wants to read when it asks whether the address is yours, as VK does */
            confirmation: string | null;
            /** @description It is there for every project, until one of the same name is saved */
            ready: boolean;
            /** @description Raised by each change; the ETag. A ready one has 0 */
            version: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    whoIsSignedIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1",
                     *       "name": "Анна",
                     *       "email": "anna@example.com",
                     *       "second_factor": false,
                     *       "preferences": {},
                     *       "projects": [
                     *         {
                     *           "id": "12345",
                     *           "name": "Project 12345",
                     *           "time_zone": "Europe/Moscow",
                     *           "country": "RU",
                     *           "currency": "RUB",
                     *           "language": "ru",
                     *           "created_at": "2024-03-01T12:00:00Z",
                     *           "role": "owner",
                     *           "sources": []
                     *         }
                     *       ],
                     *       "mail": false
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWhatIsMine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "preferences": {
                 *         "language": "ru",
                 *         "theme": "dark"
                 *       }
                 *     }
                 */
                "application/json": {
                    name?: string;
                    /** @description What they chose for the console, such as language, theme and columns; up to 16384 characters of JSON */
                    preferences?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1",
                     *       "name": "Анна",
                     *       "email": "anna@example.com",
                     *       "second_factor": false,
                     *       "preferences": {
                     *         "language": "ru",
                     *         "theme": "dark"
                     *       },
                     *       "projects": [
                     *         {
                     *           "id": "12345",
                     *           "name": "Project 12345",
                     *           "time_zone": "Europe/Moscow",
                     *           "country": "RU",
                     *           "currency": "RUB",
                     *           "language": "ru",
                     *           "created_at": "2024-03-01T12:00:00Z",
                     *           "role": "owner",
                     *           "sources": []
                     *         }
                     *       ],
                     *       "mail": false
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    whatRunsHere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "0.1.0",
                     *       "database": "sqlite",
                     *       "store_bytes": 1048576,
                     *       "spool_bytes": 0
                     *     }
                     */
                    "application/json": {
                        /** @example 0.1.0 */
                        version: string;
                        /** @enum {unknown} */
                        database: "sqlite" | "postgres";
                        /** @description What the store takes, without the spool */
                        store_bytes: number;
                        /** @description What large bodies and files from sites take */
                        spool_bytes: number;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMySessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "…",
                     *           "created_at": "…",
                     *           "used_at": "…",
                     *           "expires_at": "…",
                     *           "address": "…",
                     *           "browser": "…",
                     *           "current": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Session"][];
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endASessionOfMine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id
                 * @example others
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-such-session`: No such session */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    whetherTheDeskWaitsToBeClaimed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "waiting": false
                     *     }
                     */
                    "application/json": {
                        waiting: boolean;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claimTheDesk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "…",
                 *       "name": "Анна",
                 *       "email": "anna@example.com",
                 *       "password": "correct horse battery",
                 *       "project": {
                 *         "name": "Окна",
                 *         "time_zone": "Europe/Moscow",
                 *         "country": "RU",
                 *         "currency": "RUB"
                 *       },
                 *       "fill": "demo"
                 *     }
                 */
                "application/json": {
                    token: string;
                    /** @description What the owner is called */
                    name: string;
                    email: string;
                    /** @description With which they sign in from then on */
                    password: string;
                    project: {
                        name: string;
                        /**
                         * @description An IANA name
                         * @example Europe/Moscow
                         */
                        time_zone: string;
                        /**
                         * @description ISO 3166
                         * @example RU
                         */
                        country: string;
                        /**
                         * @description ISO 4217
                         * @example RUB
                         */
                        currency: string;
                    };
                    /**
                     * @description empty, unless given
                     * @enum {unknown}
                     */
                    fill?: "empty" | "demo";
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "project": "…",
                     *       "member": "1"
                     *     }
                     */
                    "application/json": {
                        project: string;
                        member: string;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `no-first-run`: Not to be claimed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `member-exists`: Member exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `wrong-mail`: Not an e-mail; `password-length`: Unfit password; `weak-password`: Easy to guess; `unknown-time-zone`: Unknown time zone; `unknown-country`: Unknown country; `unknown-currency`: Unknown currency */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that is known already */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "1",
                     *           "name": "Анна",
                     *           "email": "anna@example.com",
                     *           "role": "owner",
                     *           "sources": [],
                     *           "second_factor": false,
                     *           "since": "2024-03-01T12:00:00Z",
                     *           "left_at": null
                     *         },
                     *         {
                     *           "id": "2",
                     *           "name": "Борис",
                     *           "email": "boris@example.com",
                     *           "role": "owner",
                     *           "sources": [],
                     *           "second_factor": false,
                     *           "since": "2024-03-01T12:00:00Z",
                     *           "left_at": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Member"][];
                    };
                };
            };
            /** @description What If-None-Match names is still so */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeAMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 2
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-member`: No such member */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `last-owner`: The last owner */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 2
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "role": "manager"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What they may do
                     * @enum {unknown}
                     */
                    role?: "owner" | "manager" | "agent" | "contractor" | "viewer";
                    /** @description Of a contractor: the sources whose leads they see; empty for others */
                    sources?: string[];
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "2",
                     *       "name": "Борис",
                     *       "email": "boris@example.com",
                     *       "role": "manager",
                     *       "sources": [],
                     *       "second_factor": false,
                     *       "since": "2024-03-01T12:00:00Z",
                     *       "left_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-member`: No such member */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `last-owner`: The last owner */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `needs-sources`: Sources needed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaveAProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-member`: No such member */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on; `last-owner`: The last owner */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "1",
                     *           "email": "vera@example.com",
                     *           "role": "agent",
                     *           "sources": [],
                     *           "created_by": "member:1",
                     *           "created_at": "2024-03-01T12:00:00Z",
                     *           "expires_at": "2024-03-08T12:00:00Z",
                     *           "state": "open",
                     *           "member": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Invitation"][];
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteSomebody: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "contractor",
                 *       "sources": [
                 *         "2gis"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What they may do
                     * @enum {unknown}
                     */
                    role: "owner" | "manager" | "agent" | "contractor" | "viewer";
                    /** @description Of a contractor: the sources whose leads they see; empty for others */
                    sources?: string[];
                    /** @description Whom it is for */
                    email?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "2",
                     *       "email": null,
                     *       "role": "contractor",
                     *       "sources": [
                     *         "2gis"
                     *       ],
                     *       "created_by": "member:1",
                     *       "created_at": "2024-03-01T12:00:00Z",
                     *       "expires_at": "2024-03-08T12:00:00Z",
                     *       "state": "open",
                     *       "member": null,
                     *       "token": "…",
                     *       "mailed": false
                     *     }
                     */
                    "application/json": {
                        /** @description Counts up from 1 in each project */
                        id: string;
                        /** @description Whom it is for; null when the link is for whoever has it */
                        email: string | null;
                        /**
                         * @description What they may do
                         * @enum {unknown}
                         */
                        role: "owner" | "manager" | "agent" | "contractor" | "viewer";
                        /** @description Of a contractor: the sources whose leads they see; empty for others */
                        sources: string[];
                        /** @description Who made it: member:3 */
                        created_by: string;
                        /**
                         * @description UTC, whole seconds
                         * @example 2023-11-08T13:03:21Z
                         */
                        created_at: string;
                        /**
                         * @description From then on it opens nothing
                         * @example 2023-11-08T13:03:21Z
                         */
                        expires_at: string;
                        /**
                         * @description ended: taken back, or past its time
                         * @enum {unknown}
                         */
                        state: "open" | "accepted" | "ended";
                        /** @description The id of who took it up */
                        member: string | null;
                        /** @description What the link holds; null when the answer is told again */
                        token: string | null;
                        /** @description Whether a letter is on its way */
                        mailed: boolean;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key; `wrong-mail`: Not an e-mail; `needs-sources`: Sources needed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeAnInvitationBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-invitation`: No such invitation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookAtAnInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "…"
                 *     }
                 */
                "application/json": {
                    /** @description What the link holds */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "project": {
                     *         "id": "12345",
                     *         "name": "Project 12345"
                     *       },
                     *       "role": "agent",
                     *       "email": "vera@example.com",
                     *       "is_member": false
                     *     }
                     */
                    "application/json": {
                        project: {
                            id: string;
                            name: string;
                        };
                        /**
                         * @description What they may do
                         * @enum {unknown}
                         */
                        role: "owner" | "manager" | "agent" | "contractor" | "viewer";
                        /** @description Whom it is for, if for one alone */
                        email: string | null;
                        /** @description Whether you are signed in as somebody who can take it up. Of others nothing is told */
                        is_member: boolean;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-such-invitation`: No such invitation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeAnInvitationUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "…",
                 *       "name": "Вера",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": {
                    /** @description What the link holds */
                    token: string;
                    name?: string;
                    email?: string;
                    /** @description With which they sign in from then on */
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "project": "12345",
                     *       "member": "3"
                     *     }
                     */
                    "application/json": {
                        project: string;
                        member: string;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `invited-another`: Invitation of another */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-such-invitation`: No such invitation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `sign-in-first`: Not a new member; `member-already`: A member already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `wrong-mail`: Not an e-mail; `password-length`: Unfit password; `weak-password`: Easy to guess */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProjects: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that is known already */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "12345",
                     *           "name": "Project 12345",
                     *           "time_zone": "Europe/Moscow",
                     *           "country": "RU",
                     *           "currency": "RUB",
                     *           "language": "ru",
                     *           "created_at": "2024-03-01T12:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Project"][];
                    };
                };
            };
            /** @description What If-None-Match names is still so */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that is known already */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "12345",
                     *       "name": "Project 12345",
                     *       "time_zone": "Europe/Moscow",
                     *       "country": "RU",
                     *       "currency": "RUB",
                     *       "language": "ru",
                     *       "created_at": "2024-03-01T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description What If-None-Match names is still so */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Окна на Невском"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    /**
                     * @description An IANA name
                     * @example Europe/Moscow
                     */
                    time_zone?: string;
                    /**
                     * @description ISO 3166
                     * @example RU
                     */
                    country?: string;
                    /**
                     * @description ISO 4217
                     * @example RUB
                     */
                    currency?: string;
                    /**
                     * @description In which the desk speaks to people
                     * @enum {unknown}
                     */
                    language?: "ru" | "en";
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "12345",
                     *       "name": "Окна на Невском",
                     *       "time_zone": "Europe/Moscow",
                     *       "country": "RU",
                     *       "currency": "RUB",
                     *       "language": "ru",
                     *       "created_at": "2024-03-01T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `country-in-use`: Country in use */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `unknown-time-zone`: Unknown time zone; `unknown-country`: Unknown country; `unknown-currency`: Unknown currency */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    seeWhoChangedSettings: {
        parameters: {
            query?: {
                /**
                 * @description How many, from 1 to 1000; 50 unless given
                 * @example 1
                 */
                limit?: string;
                /** @description `next` of the last page; none for the first page */
                cursor?: string;
                /**
                 * @description Of this action alone
                 * @example key.made
                 */
                action?: "project.changed" | "status.added" | "status.changed" | "status.removed" | "statuses.ordered" | "key.made" | "key.ended" | "leads.exported" | "leads.bulk_changed" | "leads.bulk_removed" | "view.shared" | "channel.added" | "channel.changed" | "channel.removed" | "channel_rules.replaced" | "key.changed" | "key.rotated" | "capture.changed" | "receipts.replayed" | "receipts.not_spam" | "form.made" | "form.changed" | "form.closed" | "mapping.saved" | "mapping.removed" | "member.added" | "member.changed" | "member.removed" | "member.left" | "member.invited" | "invitation.ended" | "member.signed_in" | "member.signed_out" | "member.password_changed" | "member.second_factor_on" | "member.second_factor_off";
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "number": "3",
                     *           "at": "2024-03-01T12:00:00Z",
                     *           "door": "cli",
                     *           "actor": "cli",
                     *           "action": "key.made",
                     *           "subject": "key:3",
                     *           "details": {
                     *             "name": null,
                     *             "scope": "capture",
                     *             "expires_at": null
                     *           }
                     *         }
                     *       ],
                     *       "next": "…"
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        /** @description The cursor of the next page; null on the last one */
                        next: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `foreign-cursor`: Foreign cursor */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStatuses: {
        parameters: {
            query?: {
                /** @description Whether to count the leads in each */
                counts?: "true" | "false";
            };
            header?: {
                /** @description The `ETag` that is known already */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0",
                     *           "name": "В работе",
                     *           "type": "progress",
                     *           "colour": "blue",
                     *           "position": 0
                     *         },
                     *         {
                     *           "id": "1",
                     *           "name": "Оплачен",
                     *           "type": "paid",
                     *           "colour": "green",
                     *           "position": 1
                     *         },
                     *         {
                     *           "id": "2",
                     *           "name": "Отменен",
                     *           "type": "canceled",
                     *           "colour": "grey",
                     *           "position": 2
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: {
                            /** @description Counts up from 0 in each project */
                            id: string;
                            name: string;
                            /**
                             * @description The group it belongs to
                             * @enum {unknown}
                             */
                            type: "progress" | "paid" | "canceled";
                            /** @enum {unknown} */
                            colour: "grey" | "blue" | "violet" | "pink" | "red" | "orange" | "amber" | "green";
                            /** @description Its place on the board, from 0 */
                            position: number;
                            /** @description The status that its leads go to while it is being removed; it takes no new ones then */
                            replaced_by?: string;
                            /** @description How many leads are in it; with counts=true */
                            leads?: number;
                        }[];
                    };
                };
            };
            /** @description What If-None-Match names is still so */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addAStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Перезвонить",
                 *       "type": "progress"
                 *     }
                 */
                "application/json": {
                    name: string;
                    /**
                     * @description The group it belongs to
                     * @enum {unknown}
                     */
                    type: "progress" | "paid" | "canceled";
                    /**
                     * @description One of eight hues
                     * @enum {unknown}
                     */
                    colour?: "grey" | "blue" | "violet" | "pink" | "red" | "orange" | "amber" | "green";
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3",
                     *       "name": "Перезвонить",
                     *       "type": "progress",
                     *       "colour": "violet",
                     *       "position": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Status"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putStatusesInOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order": [
                 *         "1",
                 *         "0",
                 *         "2"
                 *       ]
                 *     }
                 */
                "application/json": {
                    order: string[];
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "1",
                     *           "name": "Оплачен",
                     *           "type": "paid",
                     *           "colour": "green",
                     *           "position": 0
                     *         },
                     *         {
                     *           "id": "0",
                     *           "name": "В работе",
                     *           "type": "progress",
                     *           "colour": "blue",
                     *           "position": 1
                     *         },
                     *         {
                     *           "id": "2",
                     *           "name": "Отменен",
                     *           "type": "canceled",
                     *           "colour": "grey",
                     *           "position": 2
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: {
                            /** @description Counts up from 0 in each project */
                            id: string;
                            name: string;
                            /**
                             * @description The group it belongs to
                             * @enum {unknown}
                             */
                            type: "progress" | "paid" | "canceled";
                            /** @enum {unknown} */
                            colour: "grey" | "blue" | "violet" | "pink" | "red" | "orange" | "amber" | "green";
                            /** @description Its place on the board, from 0 */
                            position: number;
                            /** @description The status that its leads go to while it is being removed; it takes no new ones then */
                            replaced_by?: string;
                            /** @description How many leads are in it; with counts=true */
                            leads?: number;
                        }[];
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-status`: No such status */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `not-whole-order`: Not the whole order */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeAStatus: {
        parameters: {
            query?: {
                /**
                 * @description The id of the status that its leads go to
                 * @example 0
                 */
                replacement?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 2
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description It goes on by itself, also after a restart, until it is done or stopped, or fails for good */
                        job: {
                            id: string;
                            /**
                             * @description A bulk edit, the undoing of one, a status whose leads go to another, or receipts that are worked anew
                             * @enum {unknown}
                             */
                            kind: "bulk" | "undo" | "status-removal" | "replay" | "not-spam";
                            /** @enum {unknown} */
                            state: "running" | "done" | "stopped" | "failed";
                            /** @description Why it failed. What it did until then stays, and can be undone; null of a job in another state */
                            reason: {
                                /** @description Does not change between versions; programs decide by it */
                                code: string;
                                /** @description A sentence that says what was in the way */
                                detail: string;
                                /** @description What the sentence was made with */
                                params: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            /**
                             * @description When it was begun
                             * @example 2023-11-08T13:03:21Z
                             */
                            created_at: string;
                            /** @description Who began it */
                            created_by: string;
                            /** @description How many leads, or receipts, it found when it began */
                            total: number;
                            /** @description How many of them it has changed */
                            changed: number;
                            /** @description How many it left alone: they were as wanted, or no longer match. Of an undo, values */
                            skipped: number;
                            /** @description Undoes what it did, for 30 days: POST …/undo/{token}. Null so long as it did nothing, and of what cannot be undone */
                            undo: string | null;
                        };
                    };
                };
            };
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-status`: No such status */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `needs-replacement`: Replacement needed; `same-replacement`: Replaced by itself; `last-status`: The last status */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 0
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Новые",
                 *       "colour": "amber"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    /**
                     * @description The group it belongs to
                     * @enum {unknown}
                     */
                    type?: "progress" | "paid" | "canceled";
                    /**
                     * @description One of eight hues
                     * @enum {unknown}
                     */
                    colour?: "grey" | "blue" | "violet" | "pink" | "red" | "orange" | "amber" | "green";
                    position?: number;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0",
                     *       "name": "Новые",
                     *       "type": "progress",
                     *       "colour": "amber",
                     *       "position": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Status"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-status`: No such status */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `status-in-use`: Status in use */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSources: {
        parameters: {
            query?: {
                /** @description Only those that begin so */
                prefix?: string;
                /** @description Only those that hold this text */
                q?: string;
                /** @description How many, from 1 to 1000; 50 unless given */
                limit?: string;
                /** @description `next` of the last page; none for the first page */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "source": "direct",
                     *           "leads": 1,
                     *           "last_seen": "2024-03-01T12:00:00Z",
                     *           "channel": "16"
                     *         },
                     *         {
                     *           "source": "vk",
                     *           "leads": 1,
                     *           "last_seen": "2024-03-01T12:00:00Z",
                     *           "channel": "9"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: {
                            /** @description Raw, as given */
                            source: string;
                            /** @description How many leads have it, without those in the bin */
                            leads: number;
                            /**
                             * @description When the newest of them was recorded
                             * @example 2023-11-08T13:03:21Z
                             */
                            last_seen: string;
                            /** @description The id of a channel */
                            channel: string | null;
                        }[];
                        /** @description The cursor of the next page; null on the last one */
                        next: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `foreign-cursor`: Foreign cursor */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChannels: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that is known already */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "1",
                     *           "name": "Яндекс Директ",
                     *           "colour": "amber",
                     *           "position": 0
                     *         },
                     *         {
                     *           "id": "2",
                     *           "name": "Google Реклама",
                     *           "colour": "green",
                     *           "position": 1
                     *         },
                     *         {
                     *           "id": "3",
                     *           "name": "VK Реклама",
                     *           "colour": "blue",
                     *           "position": 2
                     *         },
                     *         {
                     *           "id": "4",
                     *           "name": "Telegram Реклама",
                     *           "colour": "violet",
                     *           "position": 3
                     *         },
                     *         {
                     *           "id": "5",
                     *           "name": "Реклама в соцсетях",
                     *           "colour": "pink",
                     *           "position": 4
                     *         },
                     *         {
                     *           "id": "6",
                     *           "name": "Поиск",
                     *           "colour": "green",
                     *           "position": 5
                     *         },
                     *         {
                     *           "id": "7",
                     *           "name": "Карты и справочники",
                     *           "colour": "orange",
                     *           "position": 6
                     *         },
                     *         {
                     *           "id": "8",
                     *           "name": "Авито и площадки",
                     *           "colour": "orange",
                     *           "position": 7
                     *         },
                     *         {
                     *           "id": "9",
                     *           "name": "ВКонтакте",
                     *           "colour": "blue",
                     *           "position": 8
                     *         },
                     *         {
                     *           "id": "10",
                     *           "name": "Telegram",
                     *           "colour": "blue",
                     *           "position": 9
                     *         },
                     *         {
                     *           "id": "11",
                     *           "name": "Мессенджеры",
                     *           "colour": "violet",
                     *           "position": 10
                     *         },
                     *         {
                     *           "id": "12",
                     *           "name": "Соцсети",
                     *           "colour": "pink",
                     *           "position": 11
                     *         },
                     *         {
                     *           "id": "13",
                     *           "name": "Почта и рассылки",
                     *           "colour": "red",
                     *           "position": 12
                     *         },
                     *         {
                     *           "id": "14",
                     *           "name": "Звонки",
                     *           "colour": "red",
                     *           "position": 13
                     *         },
                     *         {
                     *           "id": "15",
                     *           "name": "Рекомендации",
                     *           "colour": "amber",
                     *           "position": 14
                     *         },
                     *         {
                     *           "id": "16",
                     *           "name": "Прямые заходы",
                     *           "colour": "grey",
                     *           "position": 15
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Channel"][];
                    };
                };
            };
            /** @description What If-None-Match names is still so */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addAChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Выставка"
                 *     }
                 */
                "application/json": {
                    name: string;
                    /**
                     * @description One of eight hues
                     * @enum {unknown}
                     */
                    colour?: "grey" | "blue" | "violet" | "pink" | "red" | "orange" | "amber" | "green";
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "17",
                     *       "name": "Выставка",
                     *       "colour": "grey",
                     *       "position": 16
                     *     }
                     */
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on; `channel-exists`: Channel exists; `too-many-channels`: Too many channels */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeAChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 2
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-channel`: No such channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Директ",
                 *       "colour": "red"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    /**
                     * @description One of eight hues
                     * @enum {unknown}
                     */
                    colour?: "grey" | "blue" | "violet" | "pink" | "red" | "orange" | "amber" | "green";
                    position?: number;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1",
                     *       "name": "Директ",
                     *       "colour": "red",
                     *       "position": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-channel`: No such channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `channel-exists`: Channel exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTheRulesOfChannels: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that is known already */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rules": [
                     *         {
                     *           "channel": "1",
                     *           "match": {
                     *             "click_id": [
                     *               "yclid",
                     *               "ymclid"
                     *             ]
                     *           }
                     *         },
                     *         {
                     *           "channel": "2",
                     *           "match": {
                     *             "click_id": [
                     *               "gclid"
                     *             ]
                     *           }
                     *         },
                     *         {
                     *           "channel": "3",
                     *           "match": {
                     *             "click_id": [
                     *               "rb_clickid"
                     *             ]
                     *           }
                     *         },
                     *         {
                     *           "channel": "1",
                     *           "match": {
                     *             "utm_source": {
                     *               "prefix": [
                     *                 "yandex",
                     *                 "ya_direct",
                     *                 "direct.yandex",
                     *                 "yadirect"
                     *               ]
                     *             },
                     *             "utm_medium": {
                     *               "prefix": [
                     *                 "cpc",
                     *                 "cpm",
                     *                 "ppc",
                     *                 "paid",
                     *                 "ads",
                     *                 "banner",
                     *                 "retargeting",
                     *                 "social_cpc"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "2",
                     *           "match": {
                     *             "utm_source": {
                     *               "prefix": [
                     *                 "google",
                     *                 "adwords",
                     *                 "youtube"
                     *               ]
                     *             },
                     *             "utm_medium": {
                     *               "prefix": [
                     *                 "cpc",
                     *                 "cpm",
                     *                 "ppc",
                     *                 "paid",
                     *                 "ads",
                     *                 "banner",
                     *                 "retargeting",
                     *                 "social_cpc"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "3",
                     *           "match": {
                     *             "utm_source": {
                     *               "prefix": [
                     *                 "vk",
                     *                 "mytarget",
                     *                 "my_target"
                     *               ]
                     *             },
                     *             "utm_medium": {
                     *               "prefix": [
                     *                 "cpc",
                     *                 "cpm",
                     *                 "ppc",
                     *                 "paid",
                     *                 "ads",
                     *                 "banner",
                     *                 "retargeting",
                     *                 "social_cpc"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "4",
                     *           "match": {
                     *             "utm_source": {
                     *               "prefix": [
                     *                 "telegram",
                     *                 "tg",
                     *                 "t.me"
                     *               ]
                     *             },
                     *             "utm_medium": {
                     *               "prefix": [
                     *                 "cpc",
                     *                 "cpm",
                     *                 "ppc",
                     *                 "paid",
                     *                 "ads",
                     *                 "banner",
                     *                 "retargeting",
                     *                 "social_cpc"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "5",
                     *           "match": {
                     *             "click_id": [
                     *               "fbclid",
                     *               "ttclid"
                     *             ],
                     *             "utm_medium": {
                     *               "prefix": [
                     *                 "cpc",
                     *                 "cpm",
                     *                 "ppc",
                     *                 "paid",
                     *                 "ads",
                     *                 "banner",
                     *                 "retargeting",
                     *                 "social_cpc"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "1",
                     *           "match": {
                     *             "source": {
                     *               "contains": [
                     *                 "яндекс директ",
                     *                 "яндекс.директ",
                     *                 "яндекс-директ",
                     *                 "яндекс_директ"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "1",
                     *           "match": {
                     *             "source": {
                     *               "contains": [
                     *                 "yandex direct",
                     *                 "yandex.direct",
                     *                 "yandex-direct",
                     *                 "yandex_direct",
                     *                 "yadirect"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "1",
                     *           "match": {
                     *             "source": {
                     *               "prefix": [
                     *                 "директ",
                     *                 "direct1",
                     *                 "direct2",
                     *                 "рся"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "6",
                     *           "match": {
                     *             "source": {
                     *               "contains": [
                     *                 "organic",
                     *                 "органик",
                     *                 "seo",
                     *                 "поиск"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "2",
                     *           "match": {
                     *             "source": {
                     *               "prefix": [
                     *                 "google1",
                     *                 "google2",
                     *                 "google ads",
                     *                 "google_ads",
                     *                 "google реклама",
                     *                 "adwords"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "3",
                     *           "match": {
                     *             "source": {
                     *               "contains": [
                     *                 "vk_ads",
                     *                 "vk ads",
                     *                 "vk реклама",
                     *                 "mytarget",
                     *                 "вк реклама"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "4",
                     *           "match": {
                     *             "source": {
                     *               "contains": [
                     *                 "telegram_ads",
                     *                 "telegram ads",
                     *                 "tg_ads",
                     *                 "tg ads"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "7",
                     *           "match": {
                     *             "source": {
                     *               "contains": [
                     *                 "2gis",
                     *                 "2гис",
                     *                 "yandex_maps",
                     *                 "яндекс карты",
                     *                 "яндекс.карты",
                     *                 "google maps",
                     *                 "zoon",
                     *                 "карты"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "8",
                     *           "match": {
                     *             "source": {
                     *               "contains": [
                     *                 "avito",
                     *                 "авито",
                     *                 "youla",
                     *                 "юла",
                     *                 "profi",
                     *                 "профи",
                     *                 "yandex_uslugi",
                     *                 "яндекс услуги",
                     *                 "cian",
                     *                 "циан"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "10",
                     *           "match": {
                     *             "source": {
                     *               "prefix": [
                     *                 "telegram",
                     *                 "телеграм",
                     *                 "tg",
                     *                 "t.me"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "9",
                     *           "match": {
                     *             "source": {
                     *               "prefix": [
                     *                 "vk",
                     *                 "вк",
                     *                 "вконтакте"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "11",
                     *           "match": {
                     *             "source": {
                     *               "contains": [
                     *                 "whatsapp",
                     *                 "ватсап",
                     *                 "вотсап",
                     *                 "viber",
                     *                 "вайбер",
                     *                 "мессенджер"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "11",
                     *           "match": {
                     *             "source": {
                     *               "exact": [
                     *                 "max",
                     *                 "макс"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "12",
                     *           "match": {
                     *             "source": {
                     *               "contains": [
                     *                 "instagram",
                     *                 "инстаграм",
                     *                 "facebook",
                     *                 "одноклассники",
                     *                 "ok.ru",
                     *                 "youtube",
                     *                 "tiktok",
                     *                 "дзен",
                     *                 "dzen",
                     *                 "соцсет"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "13",
                     *           "match": {
                     *             "source": {
                     *               "prefix": [
                     *                 "email",
                     *                 "e-mail",
                     *                 "mail",
                     *                 "почта",
                     *                 "рассылка"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "14",
                     *           "match": {
                     *             "source": {
                     *               "contains": [
                     *                 "звонок",
                     *                 "звонк",
                     *                 "calltracking",
                     *                 "коллтрекинг",
                     *                 "телефон",
                     *                 "phone"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "14",
                     *           "match": {
                     *             "source": {
                     *               "prefix": [
                     *                 "call",
                     *                 "tel"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "15",
                     *           "match": {
                     *             "source": {
                     *               "contains": [
                     *                 "recommend",
                     *                 "рекоменд",
                     *                 "referral",
                     *                 "сарафан",
                     *                 "знаком",
                     *                 "друз"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "16",
                     *           "match": {
                     *             "source": {
                     *               "exact": [
                     *                 "direct",
                     *                 "прямой заход",
                     *                 "прямые заходы",
                     *                 "прямой",
                     *                 "сайт",
                     *                 "site",
                     *                 "(direct)",
                     *                 "none"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "13",
                     *           "match": {
                     *             "utm_medium": {
                     *               "exact": [
                     *                 "email",
                     *                 "e-mail",
                     *                 "mail",
                     *                 "newsletter"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "7",
                     *           "match": {
                     *             "referrer_host": [
                     *               "2gis.ru",
                     *               "2gis.com",
                     *               "maps.google.com",
                     *               "zoon.ru"
                     *             ]
                     *           }
                     *         },
                     *         {
                     *           "channel": "8",
                     *           "match": {
                     *             "referrer_host": [
                     *               "avito.ru",
                     *               "youla.ru",
                     *               "profi.ru",
                     *               "uslugi.yandex.ru",
                     *               "cian.ru"
                     *             ]
                     *           }
                     *         },
                     *         {
                     *           "channel": "10",
                     *           "match": {
                     *             "referrer_host": [
                     *               "t.me",
                     *               "telegram.org",
                     *               "telegram.me"
                     *             ]
                     *           }
                     *         },
                     *         {
                     *           "channel": "10",
                     *           "match": {
                     *             "utm_source": {
                     *               "prefix": [
                     *                 "telegram",
                     *                 "tg",
                     *                 "t.me"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "9",
                     *           "match": {
                     *             "referrer_host": [
                     *               "vk.com",
                     *               "vk.ru",
                     *               "vkvideo.ru"
                     *             ]
                     *           }
                     *         },
                     *         {
                     *           "channel": "9",
                     *           "match": {
                     *             "utm_source": {
                     *               "prefix": [
                     *                 "vk",
                     *                 "вк"
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "channel": "12",
                     *           "match": {
                     *             "referrer_host": [
                     *               "instagram.com",
                     *               "facebook.com",
                     *               "ok.ru",
                     *               "youtube.com",
                     *               "tiktok.com",
                     *               "dzen.ru",
                     *               "pinterest.com"
                     *             ]
                     *           }
                     *         },
                     *         {
                     *           "channel": "6",
                     *           "match": {
                     *             "referrer_host": [
                     *               "ya.ru",
                     *               "yandex.ru",
                     *               "yandex.com",
                     *               "yandex.kz",
                     *               "yandex.by",
                     *               "google.com",
                     *               "google.ru",
                     *               "bing.com",
                     *               "duckduckgo.com",
                     *               "go.mail.ru",
                     *               "rambler.ru"
                     *             ]
                     *           }
                     *         },
                     *         {
                     *           "channel": "6",
                     *           "match": {
                     *             "utm_medium": {
                     *               "prefix": [
                     *                 "organic"
                     *               ]
                     *             }
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description The first one that matches decides */
                        rules: components["schemas"]["ChannelRule"][];
                    };
                };
            };
            /** @description What If-None-Match names is still so */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceTheRulesOfChannels: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is to be changed, as `ETag` told it: "3" */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rules": [
                 *         {
                 *           "channel": "1",
                 *           "match": {
                 *             "source": {
                 *               "prefix": [
                 *                 "яндекс"
                 *               ]
                 *             }
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description The first one that matches decides */
                    rules: components["schemas"]["ChannelRule"][];
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rules": [
                     *         {
                     *           "channel": "1",
                     *           "match": {
                     *             "source": {
                     *               "prefix": [
                     *                 "яндекс"
                     *               ]
                     *             }
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description The first one that matches decides */
                        rules: components["schemas"]["ChannelRule"][];
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-channel`: No such channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `lead-changed`: Changed meanwhile; `rules-changed`: Changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `too-many-rules`: Too many rules; `too-many-rule-texts`: Too many texts; `empty-match`: Rule without a test */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryTheRulesOfChannels: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "source": "Выставка в Гостином дворе",
                 *       "rules": [
                 *         {
                 *           "channel": "1",
                 *           "match": {
                 *             "source": {
                 *               "contains": [
                 *                 "выставка"
                 *               ]
                 *             }
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    source?: string;
                    /** @description Where the visitor came from: only what is known */
                    last_touch?: {
                        utm_source?: string;
                        utm_medium?: string;
                        utm_campaign?: string;
                        utm_content?: string;
                        utm_term?: string;
                        gclid?: string;
                        yclid?: string;
                        ymclid?: string;
                        fbclid?: string;
                        msclkid?: string;
                        ttclid?: string;
                        rb_clickid?: string;
                        _openstat?: string;
                        roistat?: string;
                        referrer?: string;
                        landing?: string;
                    };
                    /** @description The first one that matches decides */
                    rules?: components["schemas"]["ChannelRule"][];
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "channel": {
                     *         "id": "1",
                     *         "name": "Яндекс Директ",
                     *         "colour": "amber",
                     *         "position": 0
                     *       },
                     *       "rule": 0,
                     *       "matching": [
                     *         0
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Null when no rule matches */
                        channel: components["schemas"]["Channel"] | null;
                        /** @description The place of the rule that decided, from 0 */
                        rule: number | null;
                        /** @description The places of all rules that match */
                        matching: number[];
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-channel`: No such channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key; `too-many-rules`: Too many rules; `too-many-rule-texts`: Too many texts; `empty-match`: Rule without a test */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listViews: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that is known already */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "1",
                     *           "name": "Новые",
                     *           "kind": "list",
                     *           "period": "this-week",
                     *           "filter": {
                     *             "field": "status",
                     *             "operator": "=",
                     *             "value": "0"
                     *           },
                     *           "q": null,
                     *           "sort": "-creation_date",
                     *           "columns": null,
                     *           "shared": false,
                     *           "owner": "key:2",
                     *           "position": 0,
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["View"][];
                    };
                };
            };
            /** @description What If-None-Match names is still so */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveAView: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ждут ответа",
                 *       "kind": "board",
                 *       "filter": {
                 *         "field": "responded_at",
                 *         "operator": "null",
                 *         "value": true
                 *       },
                 *       "shared": true
                 *     }
                 */
                "application/json": {
                    name: string;
                    /**
                     * @description list, unless given
                     * @enum {unknown}
                     */
                    kind?: "list" | "board";
                    /**
                     * @description all, unless given
                     * @example this-month
                     */
                    period?: string;
                    /**
                     * Filter
                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                     * @example {
                     *       "and": [
                     *         {
                     *           "field": "status",
                     *           "operator": "in",
                     *           "value": [
                     *             "0",
                     *             "1"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    filter?: Record<string, never>;
                    /** @description What was typed to find leads */
                    q?: string | null;
                    /** @description A field, with - before it for descending */
                    sort?: string | null;
                    /** @description The fields shown, in order */
                    columns?: ("id" | "title" | "name" | "phone" | "email" | "source" | "text" | "creation_date" | "paid_date" | "status" | "price" | "version" | "recorded_at" | "door" | "created_by" | "assignee" | "remind_at" | "responded_at" | "deleted_at" | "repeat_of" | "merged_into" | "first_touch" | "last_touch" | "fields")[] | null;
                    /** @description Seen by all of the project, else by its owner alone */
                    shared?: boolean;
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "2",
                     *       "name": "Ждут ответа",
                     *       "kind": "board",
                     *       "period": "all",
                     *       "filter": {
                     *         "field": "responded_at",
                     *         "operator": "null",
                     *         "value": true
                     *       },
                     *       "q": null,
                     *       "sort": null,
                     *       "columns": null,
                     *       "shared": true,
                     *       "owner": "key:2",
                     *       "position": 1,
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["View"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `hidden-field`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on; `too-many-views`: Too many views */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key; `unknown-period`: Unknown period; `not-interval`: Not an interval; `not-filter`: Not a filter; `not-group`: Not a group; `not-list`: Not a list; `not-text`: Not a text; `not-id`: Not an id; `not-decimal`: Not a decimal number; `not-time`: Not a time; `not-boolean`: Not true or false; `unknown-name`: Unknown name; `unknown-operator`: Unknown operator; `operator-misfit`: Operator does not fit; `too-many-conditions`: Too many conditions; `too-many-groups`: Too many groups; `too-many-channel-conditions`: Too many conditions on the channel */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1",
                     *       "name": "Новые",
                     *       "kind": "list",
                     *       "period": "this-week",
                     *       "filter": {
                     *         "field": "status",
                     *         "operator": "=",
                     *         "value": "0"
                     *       },
                     *       "q": null,
                     *       "sort": "-creation_date",
                     *       "columns": null,
                     *       "shared": false,
                     *       "owner": "key:2",
                     *       "position": 0,
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["View"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-view`: No such view */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeAView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `not-your-view`: The view of another */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-view`: No such view */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAView: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is to be changed, as `ETag` told it: "3" */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "shared": true
                 *     }
                 */
                "application/json": {
                    name?: string;
                    /**
                     * @description list, unless given
                     * @enum {unknown}
                     */
                    kind?: "list" | "board";
                    /**
                     * @description all, unless given
                     * @example this-month
                     */
                    period?: string;
                    /**
                     * Filter
                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                     * @example {
                     *       "and": [
                     *         {
                     *           "field": "status",
                     *           "operator": "in",
                     *           "value": [
                     *             "0",
                     *             "1"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    filter?: Record<string, never>;
                    /** @description What was typed to find leads */
                    q?: string | null;
                    /** @description A field, with - before it for descending */
                    sort?: string | null;
                    /** @description The fields shown, in order */
                    columns?: ("id" | "title" | "name" | "phone" | "email" | "source" | "text" | "creation_date" | "paid_date" | "status" | "price" | "version" | "recorded_at" | "door" | "created_by" | "assignee" | "remind_at" | "responded_at" | "deleted_at" | "repeat_of" | "merged_into" | "first_touch" | "last_touch" | "fields")[] | null;
                    /** @description Seen by all of the project, else by its owner alone */
                    shared?: boolean;
                    position?: number;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1",
                     *       "name": "Новые",
                     *       "kind": "list",
                     *       "period": "this-week",
                     *       "filter": {
                     *         "field": "status",
                     *         "operator": "=",
                     *         "value": "0"
                     *       },
                     *       "q": null,
                     *       "sort": "-creation_date",
                     *       "columns": null,
                     *       "shared": true,
                     *       "owner": "key:2",
                     *       "position": 0,
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["View"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `hidden-field`: Hidden from you; `not-your-view`: The view of another */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-view`: No such view */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `lead-changed`: Changed meanwhile; `view-changed`: Changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `unknown-period`: Unknown period; `not-interval`: Not an interval; `not-filter`: Not a filter; `not-group`: Not a group; `not-list`: Not a list; `not-text`: Not a text; `not-id`: Not an id; `not-decimal`: Not a decimal number; `not-time`: Not a time; `not-boolean`: Not true or false; `unknown-name`: Unknown name; `unknown-operator`: Unknown operator; `operator-misfit`: Operator does not fit; `too-many-conditions`: Too many conditions; `too-many-groups`: Too many groups; `too-many-channel-conditions`: Too many conditions on the channel */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLeads: {
        parameters: {
            query?: {
                /**
                 * @description Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given
                 * @example all
                 */
                period?: string;
                /**
                 * @description A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted`
                 * @example {"field":"status","operator":"=","value":"0"}
                 */
                filter?: string;
                /** @description Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
                q?: string;
                /**
                 * @description One of creation_date, id, paid_date, price, source, status, recorded_at, remind_at, title, name; with - in front the other way round. -creation_date, unless given
                 * @example -price
                 */
                sort?: string;
                /** @description Fields of a lead, parted by commas; all unless given */
                fields?: string;
                /** @description How many, from 1 to 1000; 50 unless given */
                limit?: string;
                /** @description `next` of the last page; none for the first page */
                cursor?: string;
                /** @description How many leads to pass over, to jump anywhere in a list; not together with `cursor` */
                offset?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "1",
                     *           "title": "Окна",
                     *           "name": "Анна",
                     *           "phone": "+7 921 000-00-01",
                     *           "email": null,
                     *           "source": "direct",
                     *           "text": null,
                     *           "creation_date": "2024-01-15T10:00:00Z",
                     *           "paid_date": null,
                     *           "status": "0",
                     *           "price": "12500.50",
                     *           "version": 1,
                     *           "recorded_at": "2024-03-01T12:00:00Z",
                     *           "door": "wire",
                     *           "created_by": "key:1",
                     *           "assignee": null,
                     *           "remind_at": null,
                     *           "responded_at": null,
                     *           "deleted_at": null,
                     *           "repeat_of": null,
                     *           "merged_into": null,
                     *           "first_touch": null,
                     *           "last_touch": null,
                     *           "fields": null
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "sum": "12500.50",
                     *       "period": {
                     *         "name": "all",
                     *         "from": null,
                     *         "to": null,
                     *         "time_zone": "Europe/Moscow"
                     *       },
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: {
                            /** @description Counts up from 1 in each project */
                            id: string;
                            /** @description What the lead is called in a list */
                            title?: string;
                            /** @description How the person who enquired is called */
                            name?: string | null;
                            /** @description As it was given */
                            phone?: string | null;
                            /** @description As it was given */
                            email?: string | null;
                            /** @description Where the lead came from, raw, as given */
                            source?: string | null;
                            /** @description What is known of the lead in free words */
                            text?: string | null;
                            /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
                            creation_date?: string;
                            /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
                            paid_date?: string | null;
                            /** @description The id of a status */
                            status?: string;
                            /** @description What the lead is worth, a decimal: 12500.50 */
                            price?: string | null;
                            /** @description Raised by each change; the ETag */
                            version?: number;
                            /** @description When the desk got it; UTC: 2023-11-08T13:03:21Z */
                            recorded_at?: string;
                            /**
                             * @description Where it came in
                             * @enum {string}
                             */
                            door?: "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram";
                            /** @description Who came in by that door: key:7 */
                            created_by?: string;
                            /** @description The id of the member who works it */
                            assignee?: string | null;
                            /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
                            remind_at?: string | null;
                            /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
                            responded_at?: string | null;
                            /** @description Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
                            deleted_at?: string | null;
                            /** @description The id of the newest earlier lead of the same person, when this one came */
                            repeat_of?: string | null;
                            /** @description The id of the lead that took this one in */
                            merged_into?: string | null;
                            /** @description The first visit that is known */
                            first_touch?: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                            last_touch?: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description What only this project knows of a lead, by names of its own */
                            fields?: {
                                [key: string]: string | number | boolean;
                            } | null;
                        }[];
                        /** @description All leads that match, over all pages */
                        total: number;
                        /** @description The sum of their prices, a decimal: 12500.50 */
                        sum: string;
                        /** @description The interval of creation dates that the numbers are about, both ends included */
                        period: {
                            /** @description As it was asked for: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31 */
                            name: string;
                            /**
                             * @description The first second; null for all time
                             * @example 2023-11-08T13:03:21Z
                             */
                            from: string | null;
                            /**
                             * @description The last second; null for all time
                             * @example 2023-11-08T13:03:21Z
                             */
                            to: string | null;
                            /** @description The zone whose days were taken: that of the project */
                            time_zone: string;
                        };
                        /** @description The cursor of the next page; null on the last one */
                        next: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `hidden-field`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `unknown-period`: Unknown period; `not-interval`: Not an interval; `not-filter`: Not a filter; `not-group`: Not a group; `not-list`: Not a list; `not-text`: Not a text; `not-id`: Not an id; `not-decimal`: Not a decimal number; `not-time`: Not a time; `not-boolean`: Not true or false; `unknown-name`: Unknown name; `unknown-operator`: Unknown operator; `operator-misfit`: Operator does not fit; `too-many-conditions`: Too many conditions; `too-many-groups`: Too many groups; `too-many-channel-conditions`: Too many conditions on the channel; `foreign-cursor`: Foreign cursor */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createALead: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Заявка с сайта",
                 *       "name": "Анна",
                 *       "phone": "8 (999) 765-43-21",
                 *       "price": "12500.50",
                 *       "last_touch": {
                 *         "utm_source": "vk",
                 *         "utm_campaign": "spring"
                 *       },
                 *       "fields": {
                 *         "city": "Казань"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What the lead is called in a list */
                    title: string;
                    /** @description How the person who enquired is called */
                    name?: string | null;
                    /** @description In any form; kept as it is given */
                    phone?: string | null;
                    /** @description Kept as it is given */
                    email?: string | null;
                    /** @description Where the lead came from, raw */
                    source?: string | null;
                    /** @description What is known of the lead in free words */
                    text?: string | null;
                    /**
                     * @description When the enquiry was made; now, unless given
                     * @example 2023-11-08T13:03:21Z
                     */
                    creation_date?: string;
                    /**
                     * @description When it was paid
                     * @example 2023-11-08T13:03:21Z
                     */
                    paid_date?: string | null;
                    /**
                     * @description The id of a status of the project
                     * @example 0
                     */
                    status?: string;
                    /**
                     * @description 0 or more, up to two decimals, below 10¹²
                     * @example 12500.50
                     */
                    price?: string | null;
                    /**
                     * @description The id of the member who works it
                     * @example 0
                     */
                    assignee?: string | null;
                    /**
                     * @description When to remind of it
                     * @example 2023-11-08T13:03:21Z
                     */
                    remind_at?: string | null;
                    /** @description The first visit that is known */
                    first_touch?: {
                        utm_source?: string;
                        utm_medium?: string;
                        utm_campaign?: string;
                        utm_content?: string;
                        utm_term?: string;
                        gclid?: string;
                        yclid?: string;
                        ymclid?: string;
                        fbclid?: string;
                        msclkid?: string;
                        ttclid?: string;
                        rb_clickid?: string;
                        _openstat?: string;
                        roistat?: string;
                        referrer?: string;
                        landing?: string;
                    };
                    /** @description The visit in which the enquiry was made */
                    last_touch?: {
                        utm_source?: string;
                        utm_medium?: string;
                        utm_campaign?: string;
                        utm_content?: string;
                        utm_term?: string;
                        gclid?: string;
                        yclid?: string;
                        ymclid?: string;
                        fbclid?: string;
                        msclkid?: string;
                        ttclid?: string;
                        rb_clickid?: string;
                        _openstat?: string;
                        roistat?: string;
                        referrer?: string;
                        landing?: string;
                    };
                    /** @description What only your project knows of a lead, by names of its own */
                    fields?: {
                        [key: string]: string | number | boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "lead": {
                     *         "id": "…",
                     *         "title": "Заявка с сайта",
                     *         "name": "Анна",
                     *         "phone": "8 (999) 765-43-21",
                     *         "email": null,
                     *         "source": null,
                     *         "text": null,
                     *         "creation_date": "…",
                     *         "paid_date": null,
                     *         "status": "0",
                     *         "price": "12500.50",
                     *         "version": 1,
                     *         "recorded_at": "2024-03-01T12:00:00Z",
                     *         "door": "api",
                     *         "created_by": "key:2",
                     *         "assignee": null,
                     *         "remind_at": null,
                     *         "responded_at": null,
                     *         "deleted_at": null,
                     *         "repeat_of": null,
                     *         "merged_into": null,
                     *         "first_touch": null,
                     *         "last_touch": {
                     *           "utm_source": "vk",
                     *           "utm_campaign": "spring"
                     *         },
                     *         "fields": {
                     *           "city": "Казань"
                     *         }
                     *       },
                     *       "undo": "…"
                     *     }
                     */
                    "application/json": {
                        /** @description One enquiry; what is unset is null */
                        lead: {
                            /** @description Counts up from 1 in each project */
                            id: string;
                            /** @description What the lead is called in a list */
                            title: string;
                            /** @description How the person who enquired is called */
                            name: string | null;
                            /** @description As it was given */
                            phone: string | null;
                            /** @description As it was given */
                            email: string | null;
                            /** @description Where the lead came from, raw, as given */
                            source: string | null;
                            /** @description What is known of the lead in free words */
                            text: string | null;
                            /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
                            creation_date: string;
                            /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
                            paid_date: string | null;
                            /** @description The id of a status */
                            status: string;
                            /** @description What the lead is worth, a decimal: 12500.50 */
                            price: string | null;
                            /** @description Raised by each change; the ETag */
                            version: number;
                            /** @description When the desk got it; UTC: 2023-11-08T13:03:21Z */
                            recorded_at: string;
                            /**
                             * @description Where it came in
                             * @enum {string}
                             */
                            door: "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram";
                            /** @description Who came in by that door: key:7 */
                            created_by: string;
                            /** @description The id of the member who works it */
                            assignee: string | null;
                            /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
                            remind_at: string | null;
                            /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
                            responded_at: string | null;
                            /** @description Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
                            deleted_at: string | null;
                            /** @description The id of the newest earlier lead of the same person, when this one came */
                            repeat_of: string | null;
                            /** @description The id of the lead that took this one in */
                            merged_into: string | null;
                            /** @description The first visit that is known */
                            first_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                            last_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description What only this project knows of a lead, by names of its own */
                            fields: {
                                [key: string]: string | number | boolean;
                            } | null;
                        };
                        /** @description Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
                        undo: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key; `unknown-status`: Unknown status; `not-price`: Not a price; `not-time`: Not a time; `not-id`: Not an id; `too-many-fields`: Too many fields; `unknown-assignee`: Unknown assignee */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getALead: {
        parameters: {
            query?: {
                /** @description Whether it may lie in the bin */
                deleted?: "true" | "false";
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 1
                 */
                lead: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1",
                     *       "title": "Окна",
                     *       "name": "Анна",
                     *       "phone": "+7 921 000-00-01",
                     *       "email": null,
                     *       "source": "direct",
                     *       "text": null,
                     *       "creation_date": "2024-01-15T10:00:00Z",
                     *       "paid_date": null,
                     *       "status": "0",
                     *       "price": "12500.50",
                     *       "version": 1,
                     *       "recorded_at": "2024-03-01T12:00:00Z",
                     *       "door": "wire",
                     *       "created_by": "key:1",
                     *       "assignee": null,
                     *       "remind_at": null,
                     *       "responded_at": null,
                     *       "deleted_at": null,
                     *       "repeat_of": null,
                     *       "merged_into": null,
                     *       "first_touch": null,
                     *       "last_touch": null,
                     *       "fields": null
                     *     }
                     */
                    "application/json": {
                        /** @description Counts up from 1 in each project */
                        id: string;
                        /** @description What the lead is called in a list */
                        title: string;
                        /** @description How the person who enquired is called */
                        name: string | null;
                        /** @description As it was given */
                        phone: string | null;
                        /** @description As it was given */
                        email: string | null;
                        /** @description Where the lead came from, raw, as given */
                        source: string | null;
                        /** @description What is known of the lead in free words */
                        text: string | null;
                        /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
                        creation_date: string;
                        /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
                        paid_date: string | null;
                        /** @description The id of a status */
                        status: string;
                        /** @description What the lead is worth, a decimal: 12500.50 */
                        price: string | null;
                        /** @description Raised by each change; the ETag */
                        version: number;
                        /** @description When the desk got it; UTC: 2023-11-08T13:03:21Z */
                        recorded_at: string;
                        /**
                         * @description Where it came in
                         * @enum {string}
                         */
                        door: "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram";
                        /** @description Who came in by that door: key:7 */
                        created_by: string;
                        /** @description The id of the member who works it */
                        assignee: string | null;
                        /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
                        remind_at: string | null;
                        /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
                        responded_at: string | null;
                        /** @description Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
                        deleted_at: string | null;
                        /** @description The id of the newest earlier lead of the same person, when this one came */
                        repeat_of: string | null;
                        /** @description The id of the lead that took this one in */
                        merged_into: string | null;
                        /** @description The first visit that is known */
                        first_touch: {
                            utm_source?: string;
                            utm_medium?: string;
                            utm_campaign?: string;
                            utm_content?: string;
                            utm_term?: string;
                            gclid?: string;
                            yclid?: string;
                            ymclid?: string;
                            fbclid?: string;
                            msclkid?: string;
                            ttclid?: string;
                            rb_clickid?: string;
                            _openstat?: string;
                            roistat?: string;
                            referrer?: string;
                            landing?: string;
                        } | null;
                        /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                        last_touch: {
                            utm_source?: string;
                            utm_medium?: string;
                            utm_campaign?: string;
                            utm_content?: string;
                            utm_term?: string;
                            gclid?: string;
                            yclid?: string;
                            ymclid?: string;
                            fbclid?: string;
                            msclkid?: string;
                            ttclid?: string;
                            rb_clickid?: string;
                            _openstat?: string;
                            roistat?: string;
                            referrer?: string;
                            landing?: string;
                        } | null;
                        /** @description What only this project knows of a lead, by names of its own */
                        fields: {
                            [key: string]: string | number | boolean;
                        } | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-lead`: No such lead */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putALeadIntoTheBin: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is to be changed, as `ETag` told it: "3" */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 1
                 */
                lead: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "lead": {
                     *         "id": "1",
                     *         "title": "Окна",
                     *         "name": "Анна",
                     *         "phone": "+7 921 000-00-01",
                     *         "email": null,
                     *         "source": "direct",
                     *         "text": null,
                     *         "creation_date": "2024-01-15T10:00:00Z",
                     *         "paid_date": null,
                     *         "status": "0",
                     *         "price": "12500.50",
                     *         "version": 2,
                     *         "recorded_at": "2024-03-01T12:00:00Z",
                     *         "door": "wire",
                     *         "created_by": "key:1",
                     *         "assignee": null,
                     *         "remind_at": null,
                     *         "responded_at": null,
                     *         "deleted_at": "…",
                     *         "repeat_of": null,
                     *         "merged_into": null,
                     *         "first_touch": null,
                     *         "last_touch": null,
                     *         "fields": null
                     *       },
                     *       "undo": "…"
                     *     }
                     */
                    "application/json": {
                        /** @description One enquiry; what is unset is null */
                        lead: {
                            /** @description Counts up from 1 in each project */
                            id: string;
                            /** @description What the lead is called in a list */
                            title: string;
                            /** @description How the person who enquired is called */
                            name: string | null;
                            /** @description As it was given */
                            phone: string | null;
                            /** @description As it was given */
                            email: string | null;
                            /** @description Where the lead came from, raw, as given */
                            source: string | null;
                            /** @description What is known of the lead in free words */
                            text: string | null;
                            /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
                            creation_date: string;
                            /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
                            paid_date: string | null;
                            /** @description The id of a status */
                            status: string;
                            /** @description What the lead is worth, a decimal: 12500.50 */
                            price: string | null;
                            /** @description Raised by each change; the ETag */
                            version: number;
                            /** @description When the desk got it; UTC: 2023-11-08T13:03:21Z */
                            recorded_at: string;
                            /**
                             * @description Where it came in
                             * @enum {string}
                             */
                            door: "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram";
                            /** @description Who came in by that door: key:7 */
                            created_by: string;
                            /** @description The id of the member who works it */
                            assignee: string | null;
                            /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
                            remind_at: string | null;
                            /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
                            responded_at: string | null;
                            /** @description Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
                            deleted_at: string | null;
                            /** @description The id of the newest earlier lead of the same person, when this one came */
                            repeat_of: string | null;
                            /** @description The id of the lead that took this one in */
                            merged_into: string | null;
                            /** @description The first visit that is known */
                            first_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                            last_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description What only this project knows of a lead, by names of its own */
                            fields: {
                                [key: string]: string | number | boolean;
                            } | null;
                        };
                        /** @description Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
                        undo: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-lead`: No such lead */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `lead-changed`: Changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeALead: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is to be changed, as `ETag` told it: "3" */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 1
                 */
                lead: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Анна Петрова",
                 *       "remind_at": "2024-03-04T09:00:00Z",
                 *       "fields": {
                 *         "city": "Казань"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What the lead is called in a list */
                    title?: string;
                    /** @description How the person who enquired is called */
                    name?: string | null;
                    /** @description In any form; kept as it is given */
                    phone?: string | null;
                    /** @description Kept as it is given */
                    email?: string | null;
                    /** @description Where the lead came from, raw */
                    source?: string | null;
                    /** @description What is known of the lead in free words */
                    text?: string | null;
                    /**
                     * @description When the enquiry was made; now, unless given
                     * @example 2023-11-08T13:03:21Z
                     */
                    creation_date?: string;
                    /**
                     * @description When it was paid
                     * @example 2023-11-08T13:03:21Z
                     */
                    paid_date?: string | null;
                    /**
                     * @description The id of a status of the project
                     * @example 0
                     */
                    status?: string;
                    /**
                     * @description 0 or more, up to two decimals, below 10¹²
                     * @example 12500.50
                     */
                    price?: string | null;
                    /**
                     * @description The id of the member who works it
                     * @example 0
                     */
                    assignee?: string | null;
                    /**
                     * @description When to remind of it
                     * @example 2023-11-08T13:03:21Z
                     */
                    remind_at?: string | null;
                    /** @description Own fields to set; null removes one, and the others stay */
                    fields?: {
                        [key: string]: (string | number | boolean) | null;
                    };
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "lead": {
                     *         "id": "1",
                     *         "title": "Окна",
                     *         "name": "Анна Петрова",
                     *         "phone": "+7 921 000-00-01",
                     *         "email": null,
                     *         "source": "direct",
                     *         "text": null,
                     *         "creation_date": "2024-01-15T10:00:00Z",
                     *         "paid_date": null,
                     *         "status": "0",
                     *         "price": "12500.50",
                     *         "version": 2,
                     *         "recorded_at": "2024-03-01T12:00:00Z",
                     *         "door": "wire",
                     *         "created_by": "key:1",
                     *         "assignee": null,
                     *         "remind_at": "2024-03-04T09:00:00Z",
                     *         "responded_at": null,
                     *         "deleted_at": null,
                     *         "repeat_of": null,
                     *         "merged_into": null,
                     *         "first_touch": null,
                     *         "last_touch": null,
                     *         "fields": {
                     *           "city": "Казань"
                     *         }
                     *       },
                     *       "undo": "…"
                     *     }
                     */
                    "application/json": {
                        /** @description One enquiry; what is unset is null */
                        lead: {
                            /** @description Counts up from 1 in each project */
                            id: string;
                            /** @description What the lead is called in a list */
                            title: string;
                            /** @description How the person who enquired is called */
                            name: string | null;
                            /** @description As it was given */
                            phone: string | null;
                            /** @description As it was given */
                            email: string | null;
                            /** @description Where the lead came from, raw, as given */
                            source: string | null;
                            /** @description What is known of the lead in free words */
                            text: string | null;
                            /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
                            creation_date: string;
                            /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
                            paid_date: string | null;
                            /** @description The id of a status */
                            status: string;
                            /** @description What the lead is worth, a decimal: 12500.50 */
                            price: string | null;
                            /** @description Raised by each change; the ETag */
                            version: number;
                            /** @description When the desk got it; UTC: 2023-11-08T13:03:21Z */
                            recorded_at: string;
                            /**
                             * @description Where it came in
                             * @enum {string}
                             */
                            door: "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram";
                            /** @description Who came in by that door: key:7 */
                            created_by: string;
                            /** @description The id of the member who works it */
                            assignee: string | null;
                            /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
                            remind_at: string | null;
                            /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
                            responded_at: string | null;
                            /** @description Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
                            deleted_at: string | null;
                            /** @description The id of the newest earlier lead of the same person, when this one came */
                            repeat_of: string | null;
                            /** @description The id of the lead that took this one in */
                            merged_into: string | null;
                            /** @description The first visit that is known */
                            first_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                            last_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description What only this project knows of a lead, by names of its own */
                            fields: {
                                [key: string]: string | number | boolean;
                            } | null;
                        };
                        /** @description Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
                        undo: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `hidden-field`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-lead`: No such lead */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `lead-in-bin`: Lead in the bin */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `lead-changed`: Changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `unknown-status`: Unknown status; `not-price`: Not a price; `not-time`: Not a time; `not-id`: Not an id; `too-many-fields`: Too many fields; `unknown-assignee`: Unknown assignee */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTheLeadsBeforeAndAfterALead: {
        parameters: {
            query?: {
                /**
                 * @description Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given
                 * @example all
                 */
                period?: string;
                /** @description A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
                filter?: string;
                /** @description Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
                q?: string;
                /**
                 * @description One of creation_date, id, paid_date, price, source, status, recorded_at, remind_at, title, name; with - in front the other way round. -creation_date, unless given
                 * @example -creation_date
                 */
                sort?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 1
                 */
                lead: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "previous": {
                     *         "id": "2",
                     *         "title": "Двери",
                     *         "name": "Борис",
                     *         "phone": null,
                     *         "email": "boris@example.com",
                     *         "source": "vk",
                     *         "text": null,
                     *         "creation_date": "2024-01-15T10:00:00Z",
                     *         "paid_date": "2024-01-15T10:00:00Z",
                     *         "status": "1",
                     *         "price": "900.00",
                     *         "version": 1,
                     *         "recorded_at": "2024-03-01T12:00:00Z",
                     *         "door": "wire",
                     *         "created_by": "key:1",
                     *         "assignee": null,
                     *         "remind_at": null,
                     *         "responded_at": null,
                     *         "deleted_at": null,
                     *         "repeat_of": null,
                     *         "merged_into": null,
                     *         "first_touch": null,
                     *         "last_touch": null,
                     *         "fields": null
                     *       },
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        previous: {
                            /** @description Counts up from 1 in each project */
                            id: string;
                            /** @description What the lead is called in a list */
                            title: string;
                            /** @description How the person who enquired is called */
                            name: string | null;
                            /** @description As it was given */
                            phone: string | null;
                            /** @description As it was given */
                            email: string | null;
                            /** @description Where the lead came from, raw, as given */
                            source: string | null;
                            /** @description What is known of the lead in free words */
                            text: string | null;
                            /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
                            creation_date: string;
                            /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
                            paid_date: string | null;
                            /** @description The id of a status */
                            status: string;
                            /** @description What the lead is worth, a decimal: 12500.50 */
                            price: string | null;
                            /** @description Raised by each change; the ETag */
                            version: number;
                            /** @description When the desk got it; UTC: 2023-11-08T13:03:21Z */
                            recorded_at: string;
                            /**
                             * @description Where it came in
                             * @enum {string}
                             */
                            door: "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram";
                            /** @description Who came in by that door: key:7 */
                            created_by: string;
                            /** @description The id of the member who works it */
                            assignee: string | null;
                            /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
                            remind_at: string | null;
                            /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
                            responded_at: string | null;
                            /** @description Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
                            deleted_at: string | null;
                            /** @description The id of the newest earlier lead of the same person, when this one came */
                            repeat_of: string | null;
                            /** @description The id of the lead that took this one in */
                            merged_into: string | null;
                            /** @description The first visit that is known */
                            first_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                            last_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description What only this project knows of a lead, by names of its own */
                            fields: {
                                [key: string]: string | number | boolean;
                            } | null;
                        } | null;
                        next: {
                            /** @description Counts up from 1 in each project */
                            id: string;
                            /** @description What the lead is called in a list */
                            title: string;
                            /** @description How the person who enquired is called */
                            name: string | null;
                            /** @description As it was given */
                            phone: string | null;
                            /** @description As it was given */
                            email: string | null;
                            /** @description Where the lead came from, raw, as given */
                            source: string | null;
                            /** @description What is known of the lead in free words */
                            text: string | null;
                            /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
                            creation_date: string;
                            /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
                            paid_date: string | null;
                            /** @description The id of a status */
                            status: string;
                            /** @description What the lead is worth, a decimal: 12500.50 */
                            price: string | null;
                            /** @description Raised by each change; the ETag */
                            version: number;
                            /** @description When the desk got it; UTC: 2023-11-08T13:03:21Z */
                            recorded_at: string;
                            /**
                             * @description Where it came in
                             * @enum {string}
                             */
                            door: "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram";
                            /** @description Who came in by that door: key:7 */
                            created_by: string;
                            /** @description The id of the member who works it */
                            assignee: string | null;
                            /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
                            remind_at: string | null;
                            /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
                            responded_at: string | null;
                            /** @description Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
                            deleted_at: string | null;
                            /** @description The id of the newest earlier lead of the same person, when this one came */
                            repeat_of: string | null;
                            /** @description The id of the lead that took this one in */
                            merged_into: string | null;
                            /** @description The first visit that is known */
                            first_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                            last_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description What only this project knows of a lead, by names of its own */
                            fields: {
                                [key: string]: string | number | boolean;
                            } | null;
                        } | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `hidden-field`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-lead`: No such lead */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `unknown-period`: Unknown period; `not-interval`: Not an interval; `not-filter`: Not a filter; `not-group`: Not a group; `not-list`: Not a list; `not-text`: Not a text; `not-id`: Not an id; `not-decimal`: Not a decimal number; `not-time`: Not a time; `not-boolean`: Not true or false; `unknown-name`: Unknown name; `unknown-operator`: Unknown operator; `operator-misfit`: Operator does not fit; `too-many-conditions`: Too many conditions; `too-many-groups`: Too many groups; `too-many-channel-conditions`: Too many conditions on the channel */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTheOtherLeadsOfTheSamePerson: {
        parameters: {
            query?: {
                /** @description How many, from 1 to 1000; 50 unless given */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 1
                 */
                lead: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "total": 0
                     *     }
                     */
                    "application/json": {
                        items: {
                            /** @description Counts up from 1 in each project */
                            id: string;
                            /** @description What the lead is called in a list */
                            title: string;
                            /** @description How the person who enquired is called */
                            name: string | null;
                            /** @description As it was given */
                            phone: string | null;
                            /** @description As it was given */
                            email: string | null;
                            /** @description Where the lead came from, raw, as given */
                            source: string | null;
                            /** @description What is known of the lead in free words */
                            text: string | null;
                            /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
                            creation_date: string;
                            /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
                            paid_date: string | null;
                            /** @description The id of a status */
                            status: string;
                            /** @description What the lead is worth, a decimal: 12500.50 */
                            price: string | null;
                            /** @description Raised by each change; the ETag */
                            version: number;
                            /** @description When the desk got it; UTC: 2023-11-08T13:03:21Z */
                            recorded_at: string;
                            /**
                             * @description Where it came in
                             * @enum {string}
                             */
                            door: "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram";
                            /** @description Who came in by that door: key:7 */
                            created_by: string;
                            /** @description The id of the member who works it */
                            assignee: string | null;
                            /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
                            remind_at: string | null;
                            /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
                            responded_at: string | null;
                            /** @description Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
                            deleted_at: string | null;
                            /** @description The id of the newest earlier lead of the same person, when this one came */
                            repeat_of: string | null;
                            /** @description The id of the lead that took this one in */
                            merged_into: string | null;
                            /** @description The first visit that is known */
                            first_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                            last_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description What only this project knows of a lead, by names of its own */
                            fields: {
                                [key: string]: string | number | boolean;
                            } | null;
                        }[];
                        total: number;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-lead`: No such lead */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeLeadsIntoOne: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "into": "1",
                 *       "leads": [
                 *         "2"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @example 2 */
                    into: string;
                    leads: string[];
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "lead": {
                     *         "id": "1",
                     *         "title": "Окна",
                     *         "name": "Анна",
                     *         "phone": "+7 921 000-00-01",
                     *         "email": "boris@example.com",
                     *         "source": "direct",
                     *         "text": null,
                     *         "creation_date": "2024-01-15T10:00:00Z",
                     *         "paid_date": null,
                     *         "status": "0",
                     *         "price": "12500.50",
                     *         "version": 2,
                     *         "recorded_at": "2024-03-01T12:00:00Z",
                     *         "door": "wire",
                     *         "created_by": "key:1",
                     *         "assignee": null,
                     *         "remind_at": null,
                     *         "responded_at": null,
                     *         "deleted_at": null,
                     *         "repeat_of": null,
                     *         "merged_into": null,
                     *         "first_touch": null,
                     *         "last_touch": null,
                     *         "fields": null
                     *       },
                     *       "undo": "…"
                     *     }
                     */
                    "application/json": {
                        /** @description One enquiry; what is unset is null */
                        lead: {
                            /** @description Counts up from 1 in each project */
                            id: string;
                            /** @description What the lead is called in a list */
                            title: string;
                            /** @description How the person who enquired is called */
                            name: string | null;
                            /** @description As it was given */
                            phone: string | null;
                            /** @description As it was given */
                            email: string | null;
                            /** @description Where the lead came from, raw, as given */
                            source: string | null;
                            /** @description What is known of the lead in free words */
                            text: string | null;
                            /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
                            creation_date: string;
                            /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
                            paid_date: string | null;
                            /** @description The id of a status */
                            status: string;
                            /** @description What the lead is worth, a decimal: 12500.50 */
                            price: string | null;
                            /** @description Raised by each change; the ETag */
                            version: number;
                            /** @description When the desk got it; UTC: 2023-11-08T13:03:21Z */
                            recorded_at: string;
                            /**
                             * @description Where it came in
                             * @enum {string}
                             */
                            door: "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram";
                            /** @description Who came in by that door: key:7 */
                            created_by: string;
                            /** @description The id of the member who works it */
                            assignee: string | null;
                            /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
                            remind_at: string | null;
                            /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
                            responded_at: string | null;
                            /** @description Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
                            deleted_at: string | null;
                            /** @description The id of the newest earlier lead of the same person, when this one came */
                            repeat_of: string | null;
                            /** @description The id of the lead that took this one in */
                            merged_into: string | null;
                            /** @description The first visit that is known */
                            first_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                            last_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description What only this project knows of a lead, by names of its own */
                            fields: {
                                [key: string]: string | number | boolean;
                            } | null;
                        };
                        /** @description Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
                        undo: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-lead`: No such lead */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on; `lead-in-bin`: Lead in the bin */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key; `merges-itself`: Merged into itself */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeALeadOutOfTheBin: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
                /** @description The version that is to be changed, as `ETag` told it: "3" */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 1
                 */
                lead: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "lead": {
                     *         "id": "1",
                     *         "title": "Окна",
                     *         "name": "Анна",
                     *         "phone": "+7 921 000-00-01",
                     *         "email": null,
                     *         "source": "direct",
                     *         "text": null,
                     *         "creation_date": "2024-01-15T10:00:00Z",
                     *         "paid_date": null,
                     *         "status": "0",
                     *         "price": "12500.50",
                     *         "version": 1,
                     *         "recorded_at": "2024-03-01T12:00:00Z",
                     *         "door": "wire",
                     *         "created_by": "key:1",
                     *         "assignee": null,
                     *         "remind_at": null,
                     *         "responded_at": null,
                     *         "deleted_at": null,
                     *         "repeat_of": null,
                     *         "merged_into": null,
                     *         "first_touch": null,
                     *         "last_touch": null,
                     *         "fields": null
                     *       },
                     *       "undo": null
                     *     }
                     */
                    "application/json": {
                        /** @description One enquiry; what is unset is null */
                        lead: {
                            /** @description Counts up from 1 in each project */
                            id: string;
                            /** @description What the lead is called in a list */
                            title: string;
                            /** @description How the person who enquired is called */
                            name: string | null;
                            /** @description As it was given */
                            phone: string | null;
                            /** @description As it was given */
                            email: string | null;
                            /** @description Where the lead came from, raw, as given */
                            source: string | null;
                            /** @description What is known of the lead in free words */
                            text: string | null;
                            /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
                            creation_date: string;
                            /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
                            paid_date: string | null;
                            /** @description The id of a status */
                            status: string;
                            /** @description What the lead is worth, a decimal: 12500.50 */
                            price: string | null;
                            /** @description Raised by each change; the ETag */
                            version: number;
                            /** @description When the desk got it; UTC: 2023-11-08T13:03:21Z */
                            recorded_at: string;
                            /**
                             * @description Where it came in
                             * @enum {string}
                             */
                            door: "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram";
                            /** @description Who came in by that door: key:7 */
                            created_by: string;
                            /** @description The id of the member who works it */
                            assignee: string | null;
                            /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
                            remind_at: string | null;
                            /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
                            responded_at: string | null;
                            /** @description Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
                            deleted_at: string | null;
                            /** @description The id of the newest earlier lead of the same person, when this one came */
                            repeat_of: string | null;
                            /** @description The id of the lead that took this one in */
                            merged_into: string | null;
                            /** @description The first visit that is known */
                            first_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                            last_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description What only this project knows of a lead, by names of its own */
                            fields: {
                                [key: string]: string | number | boolean;
                            } | null;
                        };
                        /** @description Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
                        undo: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-lead`: No such lead */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `lead-changed`: Changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeALeadForGood: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 4
                 */
                lead: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-lead`: No such lead */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on; `lead-not-in-bin`: Lead not in the bin */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commentOnALead: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 1
                 */
                lead: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "comment": "Просил перезвонить после обеда"
                 *     }
                 */
                "application/json": {
                    comment: string;
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "lead": {
                     *         "id": "1",
                     *         "title": "Окна",
                     *         "name": "Анна",
                     *         "phone": "+7 921 000-00-01",
                     *         "email": null,
                     *         "source": "direct",
                     *         "text": null,
                     *         "creation_date": "2024-01-15T10:00:00Z",
                     *         "paid_date": null,
                     *         "status": "0",
                     *         "price": "12500.50",
                     *         "version": 1,
                     *         "recorded_at": "2024-03-01T12:00:00Z",
                     *         "door": "wire",
                     *         "created_by": "key:1",
                     *         "assignee": null,
                     *         "remind_at": null,
                     *         "responded_at": null,
                     *         "deleted_at": null,
                     *         "repeat_of": null,
                     *         "merged_into": null,
                     *         "first_touch": null,
                     *         "last_touch": null,
                     *         "fields": null
                     *       },
                     *       "event": 7
                     *     }
                     */
                    "application/json": {
                        /** @description One enquiry; what is unset is null */
                        lead: {
                            /** @description Counts up from 1 in each project */
                            id: string;
                            /** @description What the lead is called in a list */
                            title: string;
                            /** @description How the person who enquired is called */
                            name: string | null;
                            /** @description As it was given */
                            phone: string | null;
                            /** @description As it was given */
                            email: string | null;
                            /** @description Where the lead came from, raw, as given */
                            source: string | null;
                            /** @description What is known of the lead in free words */
                            text: string | null;
                            /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
                            creation_date: string;
                            /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
                            paid_date: string | null;
                            /** @description The id of a status */
                            status: string;
                            /** @description What the lead is worth, a decimal: 12500.50 */
                            price: string | null;
                            /** @description Raised by each change; the ETag */
                            version: number;
                            /** @description When the desk got it; UTC: 2023-11-08T13:03:21Z */
                            recorded_at: string;
                            /**
                             * @description Where it came in
                             * @enum {string}
                             */
                            door: "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram";
                            /** @description Who came in by that door: key:7 */
                            created_by: string;
                            /** @description The id of the member who works it */
                            assignee: string | null;
                            /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
                            remind_at: string | null;
                            /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
                            responded_at: string | null;
                            /** @description Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
                            deleted_at: string | null;
                            /** @description The id of the newest earlier lead of the same person, when this one came */
                            repeat_of: string | null;
                            /** @description The id of the lead that took this one in */
                            merged_into: string | null;
                            /** @description The first visit that is known */
                            first_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                            last_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description What only this project knows of a lead, by names of its own */
                            fields: {
                                [key: string]: string | number | boolean;
                            } | null;
                        };
                        /** @description The number of the event */
                        event: number;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-lead`: No such lead */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on; `lead-in-bin`: Lead in the bin */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sayThatSomebodyOpenedALead: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 1
                 */
                lead: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "lead": {
                     *         "id": "1",
                     *         "title": "Окна",
                     *         "name": "Анна",
                     *         "phone": "+7 921 000-00-01",
                     *         "email": null,
                     *         "source": "direct",
                     *         "text": null,
                     *         "creation_date": "2024-01-15T10:00:00Z",
                     *         "paid_date": null,
                     *         "status": "0",
                     *         "price": "12500.50",
                     *         "version": 2,
                     *         "recorded_at": "2024-03-01T12:00:00Z",
                     *         "door": "wire",
                     *         "created_by": "key:1",
                     *         "assignee": null,
                     *         "remind_at": null,
                     *         "responded_at": "…",
                     *         "deleted_at": null,
                     *         "repeat_of": null,
                     *         "merged_into": null,
                     *         "first_touch": null,
                     *         "last_touch": null,
                     *         "fields": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description One enquiry; what is unset is null */
                        lead: {
                            /** @description Counts up from 1 in each project */
                            id: string;
                            /** @description What the lead is called in a list */
                            title: string;
                            /** @description How the person who enquired is called */
                            name: string | null;
                            /** @description As it was given */
                            phone: string | null;
                            /** @description As it was given */
                            email: string | null;
                            /** @description Where the lead came from, raw, as given */
                            source: string | null;
                            /** @description What is known of the lead in free words */
                            text: string | null;
                            /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
                            creation_date: string;
                            /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
                            paid_date: string | null;
                            /** @description The id of a status */
                            status: string;
                            /** @description What the lead is worth, a decimal: 12500.50 */
                            price: string | null;
                            /** @description Raised by each change; the ETag */
                            version: number;
                            /** @description When the desk got it; UTC: 2023-11-08T13:03:21Z */
                            recorded_at: string;
                            /**
                             * @description Where it came in
                             * @enum {string}
                             */
                            door: "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram";
                            /** @description Who came in by that door: key:7 */
                            created_by: string;
                            /** @description The id of the member who works it */
                            assignee: string | null;
                            /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
                            remind_at: string | null;
                            /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
                            responded_at: string | null;
                            /** @description Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
                            deleted_at: string | null;
                            /** @description The id of the newest earlier lead of the same person, when this one came */
                            repeat_of: string | null;
                            /** @description The id of the lead that took this one in */
                            merged_into: string | null;
                            /** @description The first visit that is known */
                            first_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                            last_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description What only this project knows of a lead, by names of its own */
                            fields: {
                                [key: string]: string | number | boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-lead`: No such lead */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on; `lead-in-bin`: Lead in the bin */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoWhatWasDone: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example …
                 */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "leads": 1,
                     *       "restored": 1,
                     *       "skipped": 0,
                     *       "undo": "…"
                     *     }
                     */
                    "application/json": {
                        /** @description How many leads were changed by it */
                        leads: number;
                        /** @description How many values were put back */
                        restored: number;
                        /** @description How many values stayed, since they were changed again */
                        skipped: number;
                        /** @description Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
                        undo: string | null;
                    };
                };
            };
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description It goes on by itself, also after a restart, until it is done or stopped, or fails for good */
                        job: {
                            id: string;
                            /**
                             * @description A bulk edit, the undoing of one, a status whose leads go to another, or receipts that are worked anew
                             * @enum {unknown}
                             */
                            kind: "bulk" | "undo" | "status-removal" | "replay" | "not-spam";
                            /** @enum {unknown} */
                            state: "running" | "done" | "stopped" | "failed";
                            /** @description Why it failed. What it did until then stays, and can be undone; null of a job in another state */
                            reason: {
                                /** @description Does not change between versions; programs decide by it */
                                code: string;
                                /** @description A sentence that says what was in the way */
                                detail: string;
                                /** @description What the sentence was made with */
                                params: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            /**
                             * @description When it was begun
                             * @example 2023-11-08T13:03:21Z
                             */
                            created_at: string;
                            /** @description Who began it */
                            created_by: string;
                            /** @description How many leads, or receipts, it found when it began */
                            total: number;
                            /** @description How many of them it has changed */
                            changed: number;
                            /** @description How many it left alone: they were as wanted, or no longer match. Of an undo, values */
                            skipped: number;
                            /** @description Undoes what it did, for 30 days: POST …/undo/{token}. Null so long as it did nothing, and of what cannot be undone */
                            undo: string | null;
                        };
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-undo`: Nothing to undo */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoOneEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 2
                 */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "leads": 1,
                     *       "restored": 1,
                     *       "skipped": 0,
                     *       "undo": "…"
                     *     }
                     */
                    "application/json": {
                        /** @description How many leads were changed by it */
                        leads: number;
                        /** @description How many values were put back */
                        restored: number;
                        /** @description How many values stayed, since they were changed again */
                        skipped: number;
                        /** @description Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
                        undo: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-event`: No such event */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on; `not-undoable`: Cannot be undone */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followWhatHappens: {
        parameters: {
            query?: {
                /**
                 * @description Events after this number; from the first one unless given
                 * @example 0
                 */
                after?: string;
                /**
                 * @description How many, from 1 to 1000; 100 unless given
                 * @example 1
                 */
                limit?: string;
                /** @description Seconds, up to 60; 0 unless given */
                wait?: string;
                /** @description Only events of these, parted by commas: lead.created, lead.changed, lead.status_changed, lead.paid, lead.assigned, lead.repeated, lead.commented, lead.opened, lead.merged, lead.deleted, lead.restored, lead.purged */
                topics?: string;
                /** @description Only events of the lead with this id */
                lead?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "number": "1",
                     *           "at": "2024-03-01T12:00:00Z",
                     *           "door": "wire",
                     *           "actor": "key:1",
                     *           "lead_id": "1",
                     *           "topics": [
                     *             "lead.created"
                     *           ],
                     *           "before": null,
                     *           "after": {
                     *             "creation_date": "2024-01-15T10:00:00Z",
                     *             "name": "Анна",
                     *             "phone": "+7 921 000-00-01",
                     *             "price": "12500.50",
                     *             "source": "direct",
                     *             "status": "0",
                     *             "title": "Окна"
                     *           }
                     *         }
                     *       ],
                     *       "next": "1",
                     *       "last": "…"
                     *     }
                     */
                    "application/json": {
                        items: {
                            /** @description Counts up from 1 in each project, without gaps: what `after` takes */
                            number: string;
                            /** @description When it was kept; UTC: 2023-11-08T13:03:21Z */
                            at: string;
                            /**
                             * @description Where the change came in
                             * @enum {unknown}
                             */
                            door: "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram";
                            /** @description Who came in by that door: key:7 */
                            actor: string;
                            lead_id: string;
                            /** @description What the change means, which may be several things */
                            topics: ("lead.created" | "lead.changed" | "lead.status_changed" | "lead.paid" | "lead.assigned" | "lead.repeated" | "lead.commented" | "lead.opened" | "lead.merged" | "lead.deleted" | "lead.restored" | "lead.purged")[];
                            /** @description What changed, as it was; null when the lead is new */
                            before: {
                                /** @description What the lead is called in a list */
                                title?: string;
                                /** @description How the person who enquired is called */
                                name?: string | null;
                                /** @description As it was given */
                                phone?: string | null;
                                /** @description As it was given */
                                email?: string | null;
                                /** @description Where the lead came from, raw, as given */
                                source?: string | null;
                                /** @description What is known of the lead in free words */
                                text?: string | null;
                                /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
                                creation_date?: string;
                                /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
                                paid_date?: string | null;
                                /** @description The id of a status */
                                status?: string;
                                /** @description What the lead is worth, a decimal: 12500.50 */
                                price?: string | null;
                                /** @description The id of the member who works it */
                                assignee?: string | null;
                                /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
                                remind_at?: string | null;
                                /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
                                responded_at?: string | null;
                                /** @description Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
                                deleted_at?: string | null;
                                /** @description The id of the newest earlier lead of the same person, when this one came */
                                repeat_of?: string | null;
                                /** @description The id of the lead that took this one in */
                                merged_into?: string | null;
                                /** @description The first visit that is known */
                                first_touch?: {
                                    utm_source?: string;
                                    utm_medium?: string;
                                    utm_campaign?: string;
                                    utm_content?: string;
                                    utm_term?: string;
                                    gclid?: string;
                                    yclid?: string;
                                    ymclid?: string;
                                    fbclid?: string;
                                    msclkid?: string;
                                    ttclid?: string;
                                    rb_clickid?: string;
                                    _openstat?: string;
                                    roistat?: string;
                                    referrer?: string;
                                    landing?: string;
                                } | null;
                                /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                                last_touch?: {
                                    utm_source?: string;
                                    utm_medium?: string;
                                    utm_campaign?: string;
                                    utm_content?: string;
                                    utm_term?: string;
                                    gclid?: string;
                                    yclid?: string;
                                    ymclid?: string;
                                    fbclid?: string;
                                    msclkid?: string;
                                    ttclid?: string;
                                    rb_clickid?: string;
                                    _openstat?: string;
                                    roistat?: string;
                                    referrer?: string;
                                    landing?: string;
                                } | null;
                                /** @description What only this project knows of a lead, by names of its own */
                                fields?: {
                                    [key: string]: string | number | boolean;
                                } | null;
                                /** @description What was said of the lead */
                                comment?: string | null;
                                /** @description The ids of the leads that it took in */
                                merged?: string[] | null;
                            } | null;
                            /** @description What changed, as it is */
                            after: {
                                /** @description What the lead is called in a list */
                                title?: string;
                                /** @description How the person who enquired is called */
                                name?: string | null;
                                /** @description As it was given */
                                phone?: string | null;
                                /** @description As it was given */
                                email?: string | null;
                                /** @description Where the lead came from, raw, as given */
                                source?: string | null;
                                /** @description What is known of the lead in free words */
                                text?: string | null;
                                /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
                                creation_date?: string;
                                /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
                                paid_date?: string | null;
                                /** @description The id of a status */
                                status?: string;
                                /** @description What the lead is worth, a decimal: 12500.50 */
                                price?: string | null;
                                /** @description The id of the member who works it */
                                assignee?: string | null;
                                /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
                                remind_at?: string | null;
                                /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
                                responded_at?: string | null;
                                /** @description Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
                                deleted_at?: string | null;
                                /** @description The id of the newest earlier lead of the same person, when this one came */
                                repeat_of?: string | null;
                                /** @description The id of the lead that took this one in */
                                merged_into?: string | null;
                                /** @description The first visit that is known */
                                first_touch?: {
                                    utm_source?: string;
                                    utm_medium?: string;
                                    utm_campaign?: string;
                                    utm_content?: string;
                                    utm_term?: string;
                                    gclid?: string;
                                    yclid?: string;
                                    ymclid?: string;
                                    fbclid?: string;
                                    msclkid?: string;
                                    ttclid?: string;
                                    rb_clickid?: string;
                                    _openstat?: string;
                                    roistat?: string;
                                    referrer?: string;
                                    landing?: string;
                                } | null;
                                /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                                last_touch?: {
                                    utm_source?: string;
                                    utm_medium?: string;
                                    utm_campaign?: string;
                                    utm_content?: string;
                                    utm_term?: string;
                                    gclid?: string;
                                    yclid?: string;
                                    ymclid?: string;
                                    fbclid?: string;
                                    msclkid?: string;
                                    ttclid?: string;
                                    rb_clickid?: string;
                                    _openstat?: string;
                                    roistat?: string;
                                    referrer?: string;
                                    landing?: string;
                                } | null;
                                /** @description What only this project knows of a lead, by names of its own */
                                fields?: {
                                    [key: string]: string | number | boolean;
                                } | null;
                                /** @description What was said of the lead */
                                comment?: string | null;
                                /** @description The ids of the leads that it took in */
                                merged?: string[] | null;
                            };
                        }[];
                        /** @description What to give as `after` in the next call */
                        next: string;
                        /** @description The number of the newest event */
                        last: string;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `event-ahead`: After the last event */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followWhatHappensLive: {
        parameters: {
            query?: {
                /**
                 * @description Events after this number
                 * @example 0
                 */
                after?: string;
                /** @description Only events of these, parted by commas: lead.created, lead.changed, lead.status_changed, lead.paid, lead.assigned, lead.repeated, lead.commented, lead.opened, lead.merged, lead.deleted, lead.restored, lead.purged */
                topics?: string;
                /** @description Only events of the lead with this id */
                lead?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 2000
                     *
                     *     id: 1
                     *     data: {"number":"1","at":"2024-03-01T12:00:00Z","door":"wire","actor":"key:1","lead_id":"1","topics":["lead.created"],"before":null,"after":{"creation_date":"2024-01-15T10:00:00Z","name":"Анна","phone":"+7 921 000-00-01","price":"12500.50","source":"direct","status":"0","title":"Окна"}}…
                     */
                    "text/event-stream": string;
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `event-ahead`: After the last event; `not-digits`: Not a whole number */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    theTimeLineOfALead: {
        parameters: {
            query?: {
                /**
                 * @description Which comes first; newest unless given
                 * @example oldest
                 */
                order?: "newest" | "oldest";
                /**
                 * @description How many, from 1 to 1000; 50 unless given
                 * @example 1
                 */
                limit?: string;
                /** @description `next` of the last page; none for the first page */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 1
                 */
                lead: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "number": "1",
                     *           "at": "2024-03-01T12:00:00Z",
                     *           "door": "wire",
                     *           "actor": "key:1",
                     *           "lead_id": "1",
                     *           "topics": [
                     *             "lead.created"
                     *           ],
                     *           "before": null,
                     *           "after": {
                     *             "creation_date": "2024-01-15T10:00:00Z",
                     *             "name": "Анна",
                     *             "phone": "+7 921 000-00-01",
                     *             "price": "12500.50",
                     *             "source": "direct",
                     *             "status": "0",
                     *             "title": "Окна"
                     *           }
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: {
                            /** @description Counts up from 1 in each project, without gaps: what `after` takes */
                            number: string;
                            /** @description When it was kept; UTC: 2023-11-08T13:03:21Z */
                            at: string;
                            /**
                             * @description Where the change came in
                             * @enum {unknown}
                             */
                            door: "wire" | "api" | "console" | "capture" | "import" | "cli" | "demo" | "telegram";
                            /** @description Who came in by that door: key:7 */
                            actor: string;
                            lead_id: string;
                            /** @description What the change means, which may be several things */
                            topics: ("lead.created" | "lead.changed" | "lead.status_changed" | "lead.paid" | "lead.assigned" | "lead.repeated" | "lead.commented" | "lead.opened" | "lead.merged" | "lead.deleted" | "lead.restored" | "lead.purged")[];
                            /** @description What changed, as it was; null when the lead is new */
                            before: {
                                /** @description What the lead is called in a list */
                                title?: string;
                                /** @description How the person who enquired is called */
                                name?: string | null;
                                /** @description As it was given */
                                phone?: string | null;
                                /** @description As it was given */
                                email?: string | null;
                                /** @description Where the lead came from, raw, as given */
                                source?: string | null;
                                /** @description What is known of the lead in free words */
                                text?: string | null;
                                /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
                                creation_date?: string;
                                /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
                                paid_date?: string | null;
                                /** @description The id of a status */
                                status?: string;
                                /** @description What the lead is worth, a decimal: 12500.50 */
                                price?: string | null;
                                /** @description The id of the member who works it */
                                assignee?: string | null;
                                /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
                                remind_at?: string | null;
                                /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
                                responded_at?: string | null;
                                /** @description Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
                                deleted_at?: string | null;
                                /** @description The id of the newest earlier lead of the same person, when this one came */
                                repeat_of?: string | null;
                                /** @description The id of the lead that took this one in */
                                merged_into?: string | null;
                                /** @description The first visit that is known */
                                first_touch?: {
                                    utm_source?: string;
                                    utm_medium?: string;
                                    utm_campaign?: string;
                                    utm_content?: string;
                                    utm_term?: string;
                                    gclid?: string;
                                    yclid?: string;
                                    ymclid?: string;
                                    fbclid?: string;
                                    msclkid?: string;
                                    ttclid?: string;
                                    rb_clickid?: string;
                                    _openstat?: string;
                                    roistat?: string;
                                    referrer?: string;
                                    landing?: string;
                                } | null;
                                /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                                last_touch?: {
                                    utm_source?: string;
                                    utm_medium?: string;
                                    utm_campaign?: string;
                                    utm_content?: string;
                                    utm_term?: string;
                                    gclid?: string;
                                    yclid?: string;
                                    ymclid?: string;
                                    fbclid?: string;
                                    msclkid?: string;
                                    ttclid?: string;
                                    rb_clickid?: string;
                                    _openstat?: string;
                                    roistat?: string;
                                    referrer?: string;
                                    landing?: string;
                                } | null;
                                /** @description What only this project knows of a lead, by names of its own */
                                fields?: {
                                    [key: string]: string | number | boolean;
                                } | null;
                                /** @description What was said of the lead */
                                comment?: string | null;
                                /** @description The ids of the leads that it took in */
                                merged?: string[] | null;
                            } | null;
                            /** @description What changed, as it is */
                            after: {
                                /** @description What the lead is called in a list */
                                title?: string;
                                /** @description How the person who enquired is called */
                                name?: string | null;
                                /** @description As it was given */
                                phone?: string | null;
                                /** @description As it was given */
                                email?: string | null;
                                /** @description Where the lead came from, raw, as given */
                                source?: string | null;
                                /** @description What is known of the lead in free words */
                                text?: string | null;
                                /** @description When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z */
                                creation_date?: string;
                                /** @description When it was paid; UTC: 2023-11-08T13:03:21Z */
                                paid_date?: string | null;
                                /** @description The id of a status */
                                status?: string;
                                /** @description What the lead is worth, a decimal: 12500.50 */
                                price?: string | null;
                                /** @description The id of the member who works it */
                                assignee?: string | null;
                                /** @description When to remind of it; UTC: 2023-11-08T13:03:21Z */
                                remind_at?: string | null;
                                /** @description When a member first opened or changed it; UTC: 2023-11-08T13:03:21Z */
                                responded_at?: string | null;
                                /** @description Since when it lies in the bin; UTC: 2023-11-08T13:03:21Z */
                                deleted_at?: string | null;
                                /** @description The id of the newest earlier lead of the same person, when this one came */
                                repeat_of?: string | null;
                                /** @description The id of the lead that took this one in */
                                merged_into?: string | null;
                                /** @description The first visit that is known */
                                first_touch?: {
                                    utm_source?: string;
                                    utm_medium?: string;
                                    utm_campaign?: string;
                                    utm_content?: string;
                                    utm_term?: string;
                                    gclid?: string;
                                    yclid?: string;
                                    ymclid?: string;
                                    fbclid?: string;
                                    msclkid?: string;
                                    ttclid?: string;
                                    rb_clickid?: string;
                                    _openstat?: string;
                                    roistat?: string;
                                    referrer?: string;
                                    landing?: string;
                                } | null;
                                /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                                last_touch?: {
                                    utm_source?: string;
                                    utm_medium?: string;
                                    utm_campaign?: string;
                                    utm_content?: string;
                                    utm_term?: string;
                                    gclid?: string;
                                    yclid?: string;
                                    ymclid?: string;
                                    fbclid?: string;
                                    msclkid?: string;
                                    ttclid?: string;
                                    rb_clickid?: string;
                                    _openstat?: string;
                                    roistat?: string;
                                    referrer?: string;
                                    landing?: string;
                                } | null;
                                /** @description What only this project knows of a lead, by names of its own */
                                fields?: {
                                    [key: string]: string | number | boolean;
                                } | null;
                                /** @description What was said of the lead */
                                comment?: string | null;
                                /** @description The ids of the leads that it took in */
                                merged?: string[] | null;
                            };
                        }[];
                        /** @description The cursor of the next page; null on the last one */
                        next: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-lead`: No such lead */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `foreign-cursor`: Foreign cursor */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showLeadsByStatus: {
        parameters: {
            query?: {
                /**
                 * @description Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given
                 * @example 2024-01-15..2024-01-31
                 */
                period?: string;
                /**
                 * @description A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted`
                 * @example {"field":"price","operator":">=","value":"1000"}
                 */
                filter?: string;
                /** @description Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
                q?: string;
                /**
                 * @description Cards in each column, 1 to 1000; 25 unless given
                 * @example 25
                 */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "period": {
                     *         "name": "2024-01-15..2024-01-31",
                     *         "from": "2024-01-14T21:00:00Z",
                     *         "to": "2024-01-31T20:59:59Z",
                     *         "time_zone": "Europe/Moscow"
                     *       },
                     *       "total": 1,
                     *       "sum": "12500.50",
                     *       "columns": [
                     *         {
                     *           "status": {
                     *             "id": "0",
                     *             "name": "В работе",
                     *             "type": "progress",
                     *             "colour": "blue",
                     *             "position": 0
                     *           },
                     *           "leads": 1,
                     *           "sum": "12500.50",
                     *           "list": {
                     *             "period": "2024-01-15..2024-01-31",
                     *             "filter": {
                     *               "and": [
                     *                 {
                     *                   "field": "price",
                     *                   "operator": ">=",
                     *                   "value": "1000.00"
                     *                 },
                     *                 {
                     *                   "field": "status",
                     *                   "operator": "in",
                     *                   "value": [
                     *                     "0"
                     *                   ]
                     *                 }
                     *               ]
                     *             }
                     *           },
                     *           "items": [
                     *             {
                     *               "id": "1",
                     *               "title": "Окна",
                     *               "name": "Анна",
                     *               "phone": "+7 921 000-00-01",
                     *               "email": null,
                     *               "source": "direct",
                     *               "creation_date": "2024-01-15T10:00:00Z",
                     *               "paid_date": null,
                     *               "status": "0",
                     *               "price": "12500.50",
                     *               "version": 1,
                     *               "assignee": null,
                     *               "remind_at": null,
                     *               "responded_at": null,
                     *               "repeat_of": null
                     *             }
                     *           ],
                     *           "next": null
                     *         },
                     *         {
                     *           "status": {
                     *             "id": "1",
                     *             "name": "Оплачен",
                     *             "type": "paid",
                     *             "colour": "green",
                     *             "position": 1
                     *           },
                     *           "leads": 0,
                     *           "sum": "0.00",
                     *           "list": {
                     *             "period": "2024-01-15..2024-01-31",
                     *             "filter": {
                     *               "and": [
                     *                 {
                     *                   "field": "price",
                     *                   "operator": ">=",
                     *                   "value": "1000.00"
                     *                 },
                     *                 {
                     *                   "field": "status",
                     *                   "operator": "in",
                     *                   "value": [
                     *                     "1"
                     *                   ]
                     *                 }
                     *               ]
                     *             }
                     *           },
                     *           "items": [],
                     *           "next": null
                     *         },
                     *         {
                     *           "status": {
                     *             "id": "2",
                     *             "name": "Отменен",
                     *             "type": "canceled",
                     *             "colour": "grey",
                     *             "position": 2
                     *           },
                     *           "leads": 0,
                     *           "sum": "0.00",
                     *           "list": {
                     *             "period": "2024-01-15..2024-01-31",
                     *             "filter": {
                     *               "and": [
                     *                 {
                     *                   "field": "price",
                     *                   "operator": ">=",
                     *                   "value": "1000.00"
                     *                 },
                     *                 {
                     *                   "field": "status",
                     *                   "operator": "in",
                     *                   "value": [
                     *                     "2"
                     *                   ]
                     *                 }
                     *               ]
                     *             }
                     *           },
                     *           "items": [],
                     *           "next": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description The interval of creation dates that the numbers are about, both ends included */
                        period: {
                            /** @description As it was asked for: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31 */
                            name: string;
                            /**
                             * @description The first second; null for all time
                             * @example 2023-11-08T13:03:21Z
                             */
                            from: string | null;
                            /**
                             * @description The last second; null for all time
                             * @example 2023-11-08T13:03:21Z
                             */
                            to: string | null;
                            /** @description The zone whose days were taken: that of the project */
                            time_zone: string;
                        };
                        /** @description The leads of all columns */
                        total: number;
                        /**
                         * @description The sum of their prices
                         * @example 12500.50
                         */
                        sum: string;
                        columns: {
                            status: components["schemas"]["Status"];
                            /** @description How many leads */
                            leads: number;
                            /**
                             * @description The sum of their prices
                             * @example 12500.50
                             */
                            sum: string;
                            /** @description The list of leads whose total and sum are these */
                            list: {
                                /**
                                 * @description As the list of leads takes it
                                 * @example 2024-02-01..2024-02-29
                                 */
                                period: string;
                                /**
                                 * Filter
                                 * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                 * @example {
                                 *       "and": [
                                 *         {
                                 *           "field": "status",
                                 *           "operator": "in",
                                 *           "value": [
                                 *             "0",
                                 *             "1"
                                 *           ]
                                 *         }
                                 *       ]
                                 *     }
                                 */
                                filter: Record<string, never>;
                            };
                            /** @description The cards, the newest first */
                            items: components["schemas"]["Card"][];
                            /** @description The cursor of the next page; null on the last one */
                            next: string | null;
                        }[];
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `hidden-field`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `unknown-period`: Unknown period; `not-interval`: Not an interval; `not-filter`: Not a filter; `not-group`: Not a group; `not-list`: Not a list; `not-text`: Not a text; `not-id`: Not an id; `not-decimal`: Not a decimal number; `not-time`: Not a time; `not-boolean`: Not true or false; `unknown-name`: Unknown name; `unknown-operator`: Unknown operator; `operator-misfit`: Operator does not fit; `too-many-conditions`: Too many conditions; `too-many-groups`: Too many groups; `too-many-channel-conditions`: Too many conditions on the channel */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showMoreOfAColumn: {
        parameters: {
            query?: {
                /**
                 * @description Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given
                 * @example 2024-01-15..2024-01-31
                 */
                period?: string;
                /** @description A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
                filter?: string;
                /** @description Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
                q?: string;
                /**
                 * @description Cards in each column, 1 to 1000; 25 unless given
                 * @example 25
                 */
                limit?: string;
                /** @description `next` of the last page; none for the first page */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 0
                 */
                status: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "period": {
                     *         "name": "2024-01-15..2024-01-31",
                     *         "from": "2024-01-14T21:00:00Z",
                     *         "to": "2024-01-31T20:59:59Z",
                     *         "time_zone": "Europe/Moscow"
                     *       },
                     *       "status": {
                     *         "id": "0",
                     *         "name": "В работе",
                     *         "type": "progress",
                     *         "colour": "blue",
                     *         "position": 0
                     *       },
                     *       "leads": 1,
                     *       "sum": "12500.50",
                     *       "list": {
                     *         "period": "2024-01-15..2024-01-31",
                     *         "filter": {
                     *           "and": [
                     *             {
                     *               "field": "status",
                     *               "operator": "in",
                     *               "value": [
                     *                 "0"
                     *               ]
                     *             }
                     *           ]
                     *         }
                     *       },
                     *       "items": [
                     *         {
                     *           "id": "1",
                     *           "title": "Окна",
                     *           "name": "Анна",
                     *           "phone": "+7 921 000-00-01",
                     *           "email": null,
                     *           "source": "direct",
                     *           "creation_date": "2024-01-15T10:00:00Z",
                     *           "paid_date": null,
                     *           "status": "0",
                     *           "price": "12500.50",
                     *           "version": 1,
                     *           "assignee": null,
                     *           "remind_at": null,
                     *           "responded_at": null,
                     *           "repeat_of": null
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        /** @description The interval of creation dates that the numbers are about, both ends included */
                        period: {
                            /** @description As it was asked for: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31 */
                            name: string;
                            /**
                             * @description The first second; null for all time
                             * @example 2023-11-08T13:03:21Z
                             */
                            from: string | null;
                            /**
                             * @description The last second; null for all time
                             * @example 2023-11-08T13:03:21Z
                             */
                            to: string | null;
                            /** @description The zone whose days were taken: that of the project */
                            time_zone: string;
                        };
                        status: components["schemas"]["Status"];
                        /** @description How many leads */
                        leads: number;
                        /**
                         * @description The sum of their prices
                         * @example 12500.50
                         */
                        sum: string;
                        /** @description The list of leads whose total and sum are these */
                        list: {
                            /**
                             * @description As the list of leads takes it
                             * @example 2024-02-01..2024-02-29
                             */
                            period: string;
                            /**
                             * Filter
                             * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                             * @example {
                             *       "and": [
                             *         {
                             *           "field": "status",
                             *           "operator": "in",
                             *           "value": [
                             *             "0",
                             *             "1"
                             *           ]
                             *         }
                             *       ]
                             *     }
                             */
                            filter: Record<string, never>;
                        };
                        /** @description The cards, the newest first */
                        items: components["schemas"]["Card"][];
                        /** @description The cursor of the next page; null on the last one */
                        next: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `hidden-field`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-status`: No such status */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `unknown-period`: Unknown period; `not-interval`: Not an interval; `not-filter`: Not a filter; `not-group`: Not a group; `not-list`: Not a list; `not-text`: Not a text; `not-id`: Not an id; `not-decimal`: Not a decimal number; `not-time`: Not a time; `not-boolean`: Not true or false; `unknown-name`: Unknown name; `unknown-operator`: Unknown operator; `operator-misfit`: Operator does not fit; `too-many-conditions`: Too many conditions; `too-many-groups`: Too many groups; `too-many-channel-conditions`: Too many conditions on the channel; `foreign-cursor`: Foreign cursor */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sumUpAPeriod: {
        parameters: {
            query?: {
                /**
                 * @description Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given
                 * @example 2024-01-15..2024-01-31
                 */
                period?: string;
                /** @description A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
                filter?: string;
                /** @description Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
                q?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "period": {
                     *         "name": "2024-01-15..2024-01-31",
                     *         "from": "2024-01-14T21:00:00Z",
                     *         "to": "2024-01-31T20:59:59Z",
                     *         "time_zone": "Europe/Moscow"
                     *       },
                     *       "leads": {
                     *         "leads": 3,
                     *         "sum": "13400.50",
                     *         "list": {
                     *           "period": "2024-01-15..2024-01-31",
                     *           "filter": {
                     *             "and": []
                     *           }
                     *         }
                     *       },
                     *       "paid": {
                     *         "leads": 1,
                     *         "sum": "900.00",
                     *         "list": {
                     *           "period": "2024-01-15..2024-01-31",
                     *           "filter": {
                     *             "and": [
                     *               {
                     *                 "field": "status",
                     *                 "operator": "in",
                     *                 "value": [
                     *                   "1"
                     *                 ]
                     *               }
                     *             ]
                     *           }
                     *         }
                     *       },
                     *       "conversion": 0.3333,
                     *       "revenue": {
                     *         "leads": 1,
                     *         "sum": "900.00",
                     *         "list": {
                     *           "period": "all",
                     *           "filter": {
                     *             "and": [
                     *               {
                     *                 "field": "status",
                     *                 "operator": "in",
                     *                 "value": [
                     *                   "1"
                     *                 ]
                     *               },
                     *               {
                     *                 "field": "paid_date",
                     *                 "operator": ">=",
                     *                 "value": "2024-01-14T21:00:00Z"
                     *               },
                     *               {
                     *                 "field": "paid_date",
                     *                 "operator": "<=",
                     *                 "value": "2024-01-31T20:59:59Z"
                     *               }
                     *             ]
                     *           }
                     *         }
                     *       },
                     *       "average_price": "900.00",
                     *       "responded": {
                     *         "leads": 0,
                     *         "sum": "0.00",
                     *         "list": {
                     *           "period": "2024-01-15..2024-01-31",
                     *           "filter": {
                     *             "and": [
                     *               {
                     *                 "field": "responded_at",
                     *                 "operator": "null",
                     *                 "value": false
                     *               }
                     *             ]
                     *           }
                     *         }
                     *       },
                     *       "median_response": null,
                     *       "before": {
                     *         "period": {
                     *           "name": "2023-12-29..2024-01-14",
                     *           "from": "2023-12-28T21:00:00Z",
                     *           "to": "2024-01-14T20:59:59Z",
                     *           "time_zone": "Europe/Moscow"
                     *         },
                     *         "leads": {
                     *           "leads": 0,
                     *           "sum": "0.00",
                     *           "list": {
                     *             "period": "2023-12-29..2024-01-14",
                     *             "filter": {
                     *               "and": []
                     *             }
                     *           }
                     *         },
                     *         "paid": {
                     *           "leads": 0,
                     *           "sum": "0.00",
                     *           "list": {
                     *             "period": "2023-12-29..2024-01-14",
                     *             "filter": {
                     *               "and": [
                     *                 {
                     *                   "field": "status",
                     *                   "operator": "in",
                     *                   "value": [
                     *                     "1"
                     *                   ]
                     *                 }
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         "conversion": null,
                     *         "revenue": {
                     *           "leads": 0,
                     *           "sum": "0.00",
                     *           "list": {
                     *             "period": "all",
                     *             "filter": {
                     *               "and": [
                     *                 {
                     *                   "field": "status",
                     *                   "operator": "in",
                     *                   "value": [
                     *                     "1"
                     *                   ]
                     *                 },
                     *                 {
                     *                   "field": "paid_date",
                     *                   "operator": ">=",
                     *                   "value": "2023-12-28T21:00:00Z"
                     *                 },
                     *                 {
                     *                   "field": "paid_date",
                     *                   "operator": "<=",
                     *                   "value": "2024-01-14T20:59:59Z"
                     *                 }
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         "average_price": null,
                     *         "responded": {
                     *           "leads": 0,
                     *           "sum": "0.00",
                     *           "list": {
                     *             "period": "2023-12-29..2024-01-14",
                     *             "filter": {
                     *               "and": [
                     *                 {
                     *                   "field": "responded_at",
                     *                   "operator": "null",
                     *                   "value": false
                     *                 }
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         "median_response": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The interval of creation dates that the numbers are about, both ends included */
                        period: {
                            /** @description As it was asked for: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31 */
                            name: string;
                            /**
                             * @description The first second; null for all time
                             * @example 2023-11-08T13:03:21Z
                             */
                            from: string | null;
                            /**
                             * @description The last second; null for all time
                             * @example 2023-11-08T13:03:21Z
                             */
                            to: string | null;
                            /** @description The zone whose days were taken: that of the project */
                            time_zone: string;
                        };
                        leads: {
                            /** @description How many leads */
                            leads: number;
                            /**
                             * @description The sum of their prices
                             * @example 12500.50
                             */
                            sum: string;
                            /** @description The list of leads whose total and sum are these */
                            list: {
                                /**
                                 * @description As the list of leads takes it
                                 * @example 2024-02-01..2024-02-29
                                 */
                                period: string;
                                /**
                                 * Filter
                                 * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                 * @example {
                                 *       "and": [
                                 *         {
                                 *           "field": "status",
                                 *           "operator": "in",
                                 *           "value": [
                                 *             "0",
                                 *             "1"
                                 *           ]
                                 *         }
                                 *       ]
                                 *     }
                                 */
                                filter: Record<string, never>;
                            };
                        };
                        paid: {
                            /** @description How many leads */
                            leads: number;
                            /**
                             * @description The sum of their prices
                             * @example 12500.50
                             */
                            sum: string;
                            /** @description The list of leads whose total and sum are these */
                            list: {
                                /**
                                 * @description As the list of leads takes it
                                 * @example 2024-02-01..2024-02-29
                                 */
                                period: string;
                                /**
                                 * Filter
                                 * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                 * @example {
                                 *       "and": [
                                 *         {
                                 *           "field": "status",
                                 *           "operator": "in",
                                 *           "value": [
                                 *             "0",
                                 *             "1"
                                 *           ]
                                 *         }
                                 *       ]
                                 *     }
                                 */
                                filter: Record<string, never>;
                            };
                        };
                        /** @description How many of the leads are paid, from 0 to 1; null of none */
                        conversion: number | null;
                        revenue: {
                            /** @description How many leads */
                            leads: number;
                            /**
                             * @description The sum of their prices
                             * @example 12500.50
                             */
                            sum: string;
                            /** @description The list of leads whose total and sum are these */
                            list: {
                                /**
                                 * @description As the list of leads takes it
                                 * @example 2024-02-01..2024-02-29
                                 */
                                period: string;
                                /**
                                 * Filter
                                 * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                 * @example {
                                 *       "and": [
                                 *         {
                                 *           "field": "status",
                                 *           "operator": "in",
                                 *           "value": [
                                 *             "0",
                                 *             "1"
                                 *           ]
                                 *         }
                                 *       ]
                                 *     }
                                 */
                                filter: Record<string, never>;
                            };
                        };
                        /** @description The sum of revenue by its leads; null of none */
                        average_price: string | null;
                        responded: {
                            /** @description How many leads */
                            leads: number;
                            /**
                             * @description The sum of their prices
                             * @example 12500.50
                             */
                            sum: string;
                            /** @description The list of leads whose total and sum are these */
                            list: {
                                /**
                                 * @description As the list of leads takes it
                                 * @example 2024-02-01..2024-02-29
                                 */
                                period: string;
                                /**
                                 * Filter
                                 * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                 * @example {
                                 *       "and": [
                                 *         {
                                 *           "field": "status",
                                 *           "operator": "in",
                                 *           "value": [
                                 *             "0",
                                 *             "1"
                                 *           ]
                                 *         }
                                 *       ]
                                 *     }
                                 */
                                filter: Record<string, never>;
                            };
                        };
                        /** @description Seconds until a member first opened or changed a lead; in whole minutes above two */
                        median_response: number | null;
                        before: {
                            /** @description The interval of creation dates that the numbers are about, both ends included */
                            period: {
                                /** @description As it was asked for: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31 */
                                name: string;
                                /**
                                 * @description The first second; null for all time
                                 * @example 2023-11-08T13:03:21Z
                                 */
                                from: string | null;
                                /**
                                 * @description The last second; null for all time
                                 * @example 2023-11-08T13:03:21Z
                                 */
                                to: string | null;
                                /** @description The zone whose days were taken: that of the project */
                                time_zone: string;
                            };
                            leads: {
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            };
                            paid: {
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            };
                            /** @description How many of the leads are paid, from 0 to 1; null of none */
                            conversion: number | null;
                            revenue: {
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            };
                            /** @description The sum of revenue by its leads; null of none */
                            average_price: string | null;
                            responded: {
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            };
                            /** @description Seconds until a member first opened or changed a lead; in whole minutes above two */
                            median_response: number | null;
                        } | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `hidden-field`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `unknown-period`: Unknown period; `not-interval`: Not an interval; `not-filter`: Not a filter; `not-group`: Not a group; `not-list`: Not a list; `not-text`: Not a text; `not-id`: Not an id; `not-decimal`: Not a decimal number; `not-time`: Not a time; `not-boolean`: Not true or false; `unknown-name`: Unknown name; `unknown-operator`: Unknown operator; `operator-misfit`: Operator does not fit; `too-many-conditions`: Too many conditions; `too-many-groups`: Too many groups; `too-many-channel-conditions`: Too many conditions on the channel */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leadsAndRevenueOverTime: {
        parameters: {
            query?: {
                /**
                 * @description Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given
                 * @example 2024-01-15..2024-01-28
                 */
                period?: string;
                /** @description A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
                filter?: string;
                /** @description Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
                q?: string;
                /**
                 * @description day unless given
                 * @example week
                 */
                unit?: "day" | "week" | "month";
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "period": {
                     *         "name": "2024-01-15..2024-01-28",
                     *         "from": "2024-01-14T21:00:00Z",
                     *         "to": "2024-01-28T20:59:59Z",
                     *         "time_zone": "Europe/Moscow"
                     *       },
                     *       "unit": "week",
                     *       "items": [
                     *         {
                     *           "period": "2024-01-15..2024-01-21",
                     *           "leads": {
                     *             "leads": 3,
                     *             "sum": "13400.50",
                     *             "list": {
                     *               "period": "2024-01-15..2024-01-21",
                     *               "filter": {
                     *                 "and": []
                     *               }
                     *             }
                     *           },
                     *           "statuses": [
                     *             {
                     *               "id": "0",
                     *               "leads": 1,
                     *               "sum": "12500.50",
                     *               "list": {
                     *                 "period": "2024-01-15..2024-01-21",
                     *                 "filter": {
                     *                   "and": [
                     *                     {
                     *                       "field": "status",
                     *                       "operator": "in",
                     *                       "value": [
                     *                         "0"
                     *                       ]
                     *                     }
                     *                   ]
                     *                 }
                     *               }
                     *             },
                     *             {
                     *               "id": "1",
                     *               "leads": 1,
                     *               "sum": "900.00",
                     *               "list": {
                     *                 "period": "2024-01-15..2024-01-21",
                     *                 "filter": {
                     *                   "and": [
                     *                     {
                     *                       "field": "status",
                     *                       "operator": "in",
                     *                       "value": [
                     *                         "1"
                     *                       ]
                     *                     }
                     *                   ]
                     *                 }
                     *               }
                     *             },
                     *             {
                     *               "id": "2",
                     *               "leads": 1,
                     *               "sum": "0.00",
                     *               "list": {
                     *                 "period": "2024-01-15..2024-01-21",
                     *                 "filter": {
                     *                   "and": [
                     *                     {
                     *                       "field": "status",
                     *                       "operator": "in",
                     *                       "value": [
                     *                         "2"
                     *                       ]
                     *                     }
                     *                   ]
                     *                 }
                     *               }
                     *             }
                     *           ],
                     *           "revenue": {
                     *             "leads": 1,
                     *             "sum": "900.00",
                     *             "list": {
                     *               "period": "all",
                     *               "filter": {
                     *                 "and": [
                     *                   {
                     *                     "field": "status",
                     *                     "operator": "in",
                     *                     "value": [
                     *                       "1"
                     *                     ]
                     *                   },
                     *                   {
                     *                     "field": "paid_date",
                     *                     "operator": ">=",
                     *                     "value": "2024-01-14T21:00:00Z"
                     *                   },
                     *                   {
                     *                     "field": "paid_date",
                     *                     "operator": "<=",
                     *                     "value": "2024-01-21T20:59:59Z"
                     *                   }
                     *                 ]
                     *               }
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "period": "2024-01-22..2024-01-28",
                     *           "leads": {
                     *             "leads": 0,
                     *             "sum": "0.00",
                     *             "list": {
                     *               "period": "2024-01-22..2024-01-28",
                     *               "filter": {
                     *                 "and": []
                     *               }
                     *             }
                     *           },
                     *           "statuses": [],
                     *           "revenue": {
                     *             "leads": 0,
                     *             "sum": "0.00",
                     *             "list": {
                     *               "period": "all",
                     *               "filter": {
                     *                 "and": [
                     *                   {
                     *                     "field": "status",
                     *                     "operator": "in",
                     *                     "value": [
                     *                       "1"
                     *                     ]
                     *                   },
                     *                   {
                     *                     "field": "paid_date",
                     *                     "operator": ">=",
                     *                     "value": "2024-01-21T21:00:00Z"
                     *                   },
                     *                   {
                     *                     "field": "paid_date",
                     *                     "operator": "<=",
                     *                     "value": "2024-01-28T20:59:59Z"
                     *                   }
                     *                 ]
                     *               }
                     *             }
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description The interval of creation dates that the numbers are about, both ends included */
                        period: {
                            /** @description As it was asked for: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31 */
                            name: string;
                            /**
                             * @description The first second; null for all time
                             * @example 2023-11-08T13:03:21Z
                             */
                            from: string | null;
                            /**
                             * @description The last second; null for all time
                             * @example 2023-11-08T13:03:21Z
                             */
                            to: string | null;
                            /** @description The zone whose days were taken: that of the project */
                            time_zone: string;
                        };
                        /** @enum {unknown} */
                        unit: "day" | "week" | "month";
                        items: {
                            /**
                             * @description Its days
                             * @example 2024-02-05..2024-02-11
                             */
                            period: string;
                            leads: {
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            };
                            /** @description The same leads by their status now, those that have any, in the order of the board */
                            statuses: {
                                id: string;
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            }[];
                            revenue: {
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            };
                        }[];
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `hidden-field`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `unknown-period`: Unknown period; `not-interval`: Not an interval; `not-filter`: Not a filter; `not-group`: Not a group; `not-list`: Not a list; `not-text`: Not a text; `not-id`: Not an id; `not-decimal`: Not a decimal number; `not-time`: Not a time; `not-boolean`: Not true or false; `unknown-name`: Unknown name; `unknown-operator`: Unknown operator; `operator-misfit`: Operator does not fit; `too-many-conditions`: Too many conditions; `too-many-groups`: Too many groups; `too-many-channel-conditions`: Too many conditions on the channel; `too-many-buckets`: Too many buckets */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareSources: {
        parameters: {
            query?: {
                /**
                 * @description Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given
                 * @example 2024-01-15..2024-01-31
                 */
                period?: string;
                /** @description A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
                filter?: string;
                /** @description Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
                q?: string;
                /**
                 * @description Lines in the answer, 1 to 10000; 100 unless given
                 * @example 1
                 */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "period": {
                     *         "name": "2024-01-15..2024-01-31",
                     *         "from": "2024-01-14T21:00:00Z",
                     *         "to": "2024-01-31T20:59:59Z",
                     *         "time_zone": "Europe/Moscow"
                     *       },
                     *       "items": [
                     *         {
                     *           "source": "vk",
                     *           "leads": {
                     *             "leads": 1,
                     *             "sum": "900.00",
                     *             "list": {
                     *               "period": "2024-01-15..2024-01-31",
                     *               "filter": {
                     *                 "and": [
                     *                   {
                     *                     "field": "source",
                     *                     "operator": "=",
                     *                     "value": "vk"
                     *                   }
                     *                 ]
                     *               }
                     *             }
                     *           },
                     *           "paid": {
                     *             "leads": 1,
                     *             "sum": "900.00",
                     *             "list": {
                     *               "period": "2024-01-15..2024-01-31",
                     *               "filter": {
                     *                 "and": [
                     *                   {
                     *                     "field": "source",
                     *                     "operator": "=",
                     *                     "value": "vk"
                     *                   },
                     *                   {
                     *                     "field": "status",
                     *                     "operator": "in",
                     *                     "value": [
                     *                       "1"
                     *                     ]
                     *                   }
                     *                 ]
                     *               }
                     *             }
                     *           },
                     *           "conversion": 1,
                     *           "revenue": {
                     *             "leads": 1,
                     *             "sum": "900.00",
                     *             "list": {
                     *               "period": "all",
                     *               "filter": {
                     *                 "and": [
                     *                   {
                     *                     "field": "source",
                     *                     "operator": "=",
                     *                     "value": "vk"
                     *                   },
                     *                   {
                     *                     "field": "status",
                     *                     "operator": "in",
                     *                     "value": [
                     *                       "1"
                     *                     ]
                     *                   },
                     *                   {
                     *                     "field": "paid_date",
                     *                     "operator": ">=",
                     *                     "value": "2024-01-14T21:00:00Z"
                     *                   },
                     *                   {
                     *                     "field": "paid_date",
                     *                     "operator": "<=",
                     *                     "value": "2024-01-31T20:59:59Z"
                     *                   }
                     *                 ]
                     *               }
                     *             }
                     *           },
                     *           "average_price": "900.00"
                     *         }
                     *       ],
                     *       "total": 3
                     *     }
                     */
                    "application/json": {
                        /** @description The interval of creation dates that the numbers are about, both ends included */
                        period: {
                            /** @description As it was asked for: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31 */
                            name: string;
                            /**
                             * @description The first second; null for all time
                             * @example 2023-11-08T13:03:21Z
                             */
                            from: string | null;
                            /**
                             * @description The last second; null for all time
                             * @example 2023-11-08T13:03:21Z
                             */
                            to: string | null;
                            /** @description The zone whose days were taken: that of the project */
                            time_zone: string;
                        };
                        items: {
                            /** @description As it was given in some lead; null for leads without one */
                            source: string | null;
                            leads: {
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            };
                            paid: {
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            };
                            /** @description How many of the leads are paid, from 0 to 1; null of none */
                            conversion: number | null;
                            revenue: {
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            };
                            /** @description The sum of revenue by its leads; null of none */
                            average_price: string | null;
                        }[];
                        total: number;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `hidden-field`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `unknown-period`: Unknown period; `not-interval`: Not an interval; `not-filter`: Not a filter; `not-group`: Not a group; `not-list`: Not a list; `not-text`: Not a text; `not-id`: Not an id; `not-decimal`: Not a decimal number; `not-time`: Not a time; `not-boolean`: Not true or false; `unknown-name`: Unknown name; `unknown-operator`: Unknown operator; `operator-misfit`: Operator does not fit; `too-many-conditions`: Too many conditions; `too-many-groups`: Too many groups; `too-many-channel-conditions`: Too many conditions on the channel */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareChannels: {
        parameters: {
            query?: {
                /**
                 * @description Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given
                 * @example 2024-01-15..2024-01-31
                 */
                period?: string;
                /**
                 * @description A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted`
                 * @example {"field":"source","operator":"=","value":"vk"}
                 */
                filter?: string;
                /** @description Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
                q?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "period": {
                     *         "name": "2024-01-15..2024-01-31",
                     *         "from": "2024-01-14T21:00:00Z",
                     *         "to": "2024-01-31T20:59:59Z",
                     *         "time_zone": "Europe/Moscow"
                     *       },
                     *       "items": [
                     *         {
                     *           "channel": {
                     *             "id": "9",
                     *             "name": "ВКонтакте",
                     *             "colour": "blue",
                     *             "position": 8
                     *           },
                     *           "leads": {
                     *             "leads": 1,
                     *             "sum": "900.00",
                     *             "list": {
                     *               "period": "2024-01-15..2024-01-31",
                     *               "filter": {
                     *                 "and": [
                     *                   {
                     *                     "field": "source",
                     *                     "operator": "=",
                     *                     "value": "vk"
                     *                   },
                     *                   {
                     *                     "field": "channel",
                     *                     "operator": "=",
                     *                     "value": "9"
                     *                   }
                     *                 ]
                     *               }
                     *             }
                     *           },
                     *           "paid": {
                     *             "leads": 1,
                     *             "sum": "900.00",
                     *             "list": {
                     *               "period": "2024-01-15..2024-01-31",
                     *               "filter": {
                     *                 "and": [
                     *                   {
                     *                     "field": "source",
                     *                     "operator": "=",
                     *                     "value": "vk"
                     *                   },
                     *                   {
                     *                     "field": "channel",
                     *                     "operator": "=",
                     *                     "value": "9"
                     *                   },
                     *                   {
                     *                     "field": "status",
                     *                     "operator": "in",
                     *                     "value": [
                     *                       "1"
                     *                     ]
                     *                   }
                     *                 ]
                     *               }
                     *             }
                     *           },
                     *           "conversion": 1,
                     *           "revenue": {
                     *             "leads": 1,
                     *             "sum": "900.00",
                     *             "list": {
                     *               "period": "all",
                     *               "filter": {
                     *                 "and": [
                     *                   {
                     *                     "field": "source",
                     *                     "operator": "=",
                     *                     "value": "vk"
                     *                   },
                     *                   {
                     *                     "field": "channel",
                     *                     "operator": "=",
                     *                     "value": "9"
                     *                   },
                     *                   {
                     *                     "field": "status",
                     *                     "operator": "in",
                     *                     "value": [
                     *                       "1"
                     *                     ]
                     *                   },
                     *                   {
                     *                     "field": "paid_date",
                     *                     "operator": ">=",
                     *                     "value": "2024-01-14T21:00:00Z"
                     *                   },
                     *                   {
                     *                     "field": "paid_date",
                     *                     "operator": "<=",
                     *                     "value": "2024-01-31T20:59:59Z"
                     *                   }
                     *                 ]
                     *               }
                     *             }
                     *           },
                     *           "average_price": "900.00"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description The interval of creation dates that the numbers are about, both ends included */
                        period: {
                            /** @description As it was asked for: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31 */
                            name: string;
                            /**
                             * @description The first second; null for all time
                             * @example 2023-11-08T13:03:21Z
                             */
                            from: string | null;
                            /**
                             * @description The last second; null for all time
                             * @example 2023-11-08T13:03:21Z
                             */
                            to: string | null;
                            /** @description The zone whose days were taken: that of the project */
                            time_zone: string;
                        };
                        items: {
                            /** @description null for leads that no rule of the dictionary matches */
                            channel: components["schemas"]["Channel"] | null;
                            leads: {
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            };
                            paid: {
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            };
                            /** @description How many of the leads are paid, from 0 to 1; null of none */
                            conversion: number | null;
                            revenue: {
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            };
                            /** @description The sum of revenue by its leads; null of none */
                            average_price: string | null;
                        }[];
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `hidden-field`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `unknown-period`: Unknown period; `not-interval`: Not an interval; `not-filter`: Not a filter; `not-group`: Not a group; `not-list`: Not a list; `not-text`: Not a text; `not-id`: Not an id; `not-decimal`: Not a decimal number; `not-time`: Not a time; `not-boolean`: Not true or false; `unknown-name`: Unknown name; `unknown-operator`: Unknown operator; `operator-misfit`: Operator does not fit; `too-many-conditions`: Too many conditions; `too-many-groups`: Too many groups; `too-many-channel-conditions`: Too many conditions on the channel */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    seeHowFarLeadsCome: {
        parameters: {
            query?: {
                /**
                 * @description Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given
                 * @example 2024-01-15..2024-01-31
                 */
                period?: string;
                /** @description A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
                filter?: string;
                /** @description Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
                q?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "period": {
                     *         "name": "2024-01-15..2024-01-31",
                     *         "from": "2024-01-14T21:00:00Z",
                     *         "to": "2024-01-31T20:59:59Z",
                     *         "time_zone": "Europe/Moscow"
                     *       },
                     *       "items": [
                     *         {
                     *           "status": {
                     *             "id": "0",
                     *             "name": "В работе",
                     *             "type": "progress",
                     *             "colour": "blue",
                     *             "position": 0
                     *           },
                     *           "leads": 1,
                     *           "sum": "12500.50",
                     *           "list": {
                     *             "period": "2024-01-15..2024-01-31",
                     *             "filter": {
                     *               "and": [
                     *                 {
                     *                   "field": "status",
                     *                   "operator": "in",
                     *                   "value": [
                     *                     "0"
                     *                   ]
                     *                 }
                     *               ]
                     *             }
                     *           },
                     *           "reached": {
                     *             "leads": 2,
                     *             "sum": "13400.50",
                     *             "list": {
                     *               "period": "2024-01-15..2024-01-31",
                     *               "filter": {
                     *                 "and": [
                     *                   {
                     *                     "field": "status",
                     *                     "operator": "in",
                     *                     "value": [
                     *                       "0",
                     *                       "1"
                     *                     ]
                     *                   }
                     *                 ]
                     *               }
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "status": {
                     *             "id": "1",
                     *             "name": "Оплачен",
                     *             "type": "paid",
                     *             "colour": "green",
                     *             "position": 1
                     *           },
                     *           "leads": 1,
                     *           "sum": "900.00",
                     *           "list": {
                     *             "period": "2024-01-15..2024-01-31",
                     *             "filter": {
                     *               "and": [
                     *                 {
                     *                   "field": "status",
                     *                   "operator": "in",
                     *                   "value": [
                     *                     "1"
                     *                   ]
                     *                 }
                     *               ]
                     *             }
                     *           },
                     *           "reached": {
                     *             "leads": 1,
                     *             "sum": "900.00",
                     *             "list": {
                     *               "period": "2024-01-15..2024-01-31",
                     *               "filter": {
                     *                 "and": [
                     *                   {
                     *                     "field": "status",
                     *                     "operator": "in",
                     *                     "value": [
                     *                       "1"
                     *                     ]
                     *                   }
                     *                 ]
                     *               }
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "status": {
                     *             "id": "2",
                     *             "name": "Отменен",
                     *             "type": "canceled",
                     *             "colour": "grey",
                     *             "position": 2
                     *           },
                     *           "leads": 1,
                     *           "sum": "0.00",
                     *           "list": {
                     *             "period": "2024-01-15..2024-01-31",
                     *             "filter": {
                     *               "and": [
                     *                 {
                     *                   "field": "status",
                     *                   "operator": "in",
                     *                   "value": [
                     *                     "2"
                     *                   ]
                     *                 }
                     *               ]
                     *             }
                     *           },
                     *           "reached": null
                     *         }
                     *       ],
                     *       "types": {
                     *         "progress": {
                     *           "leads": 1,
                     *           "sum": "12500.50",
                     *           "list": {
                     *             "period": "2024-01-15..2024-01-31",
                     *             "filter": {
                     *               "and": [
                     *                 {
                     *                   "field": "status",
                     *                   "operator": "in",
                     *                   "value": [
                     *                     "0"
                     *                   ]
                     *                 }
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         "paid": {
                     *           "leads": 1,
                     *           "sum": "900.00",
                     *           "list": {
                     *             "period": "2024-01-15..2024-01-31",
                     *             "filter": {
                     *               "and": [
                     *                 {
                     *                   "field": "status",
                     *                   "operator": "in",
                     *                   "value": [
                     *                     "1"
                     *                   ]
                     *                 }
                     *               ]
                     *             }
                     *           }
                     *         },
                     *         "canceled": {
                     *           "leads": 1,
                     *           "sum": "0.00",
                     *           "list": {
                     *             "period": "2024-01-15..2024-01-31",
                     *             "filter": {
                     *               "and": [
                     *                 {
                     *                   "field": "status",
                     *                   "operator": "in",
                     *                   "value": [
                     *                     "2"
                     *                   ]
                     *                 }
                     *               ]
                     *             }
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The interval of creation dates that the numbers are about, both ends included */
                        period: {
                            /** @description As it was asked for: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31 */
                            name: string;
                            /**
                             * @description The first second; null for all time
                             * @example 2023-11-08T13:03:21Z
                             */
                            from: string | null;
                            /**
                             * @description The last second; null for all time
                             * @example 2023-11-08T13:03:21Z
                             */
                            to: string | null;
                            /** @description The zone whose days were taken: that of the project */
                            time_zone: string;
                        };
                        items: {
                            status: components["schemas"]["Status"];
                            /** @description How many leads */
                            leads: number;
                            /**
                             * @description The sum of their prices
                             * @example 12500.50
                             */
                            sum: string;
                            /** @description The list of leads whose total and sum are these */
                            list: {
                                /**
                                 * @description As the list of leads takes it
                                 * @example 2024-02-01..2024-02-29
                                 */
                                period: string;
                                /**
                                 * Filter
                                 * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                 * @example {
                                 *       "and": [
                                 *         {
                                 *           "field": "status",
                                 *           "operator": "in",
                                 *           "value": [
                                 *             "0",
                                 *             "1"
                                 *           ]
                                 *         }
                                 *       ]
                                 *     }
                                 */
                                filter: Record<string, never>;
                            };
                            /** @description In it or in a later status that is not canceled; null for canceled ones */
                            reached: {
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            } | null;
                        }[];
                        types: {
                            progress: {
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            };
                            paid: {
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            };
                            canceled: {
                                /** @description How many leads */
                                leads: number;
                                /**
                                 * @description The sum of their prices
                                 * @example 12500.50
                                 */
                                sum: string;
                                /** @description The list of leads whose total and sum are these */
                                list: {
                                    /**
                                     * @description As the list of leads takes it
                                     * @example 2024-02-01..2024-02-29
                                     */
                                    period: string;
                                    /**
                                     * Filter
                                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                                     * @example {
                                     *       "and": [
                                     *         {
                                     *           "field": "status",
                                     *           "operator": "in",
                                     *           "value": [
                                     *             "0",
                                     *             "1"
                                     *           ]
                                     *         }
                                     *       ]
                                     *     }
                                     */
                                    filter: Record<string, never>;
                                };
                            };
                        };
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `hidden-field`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `unknown-period`: Unknown period; `not-interval`: Not an interval; `not-filter`: Not a filter; `not-group`: Not a group; `not-list`: Not a list; `not-text`: Not a text; `not-id`: Not an id; `not-decimal`: Not a decimal number; `not-time`: Not a time; `not-boolean`: Not true or false; `unknown-name`: Unknown name; `unknown-operator`: Unknown operator; `operator-misfit`: Operator does not fit; `too-many-conditions`: Too many conditions; `too-many-groups`: Too many groups; `too-many-channel-conditions`: Too many conditions on the channel */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeManyLeads: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "filter": {
                 *         "field": "status",
                 *         "operator": "=",
                 *         "value": "0"
                 *       },
                 *       "set": {
                 *         "status": "1"
                 *       }
                 *     }
                 */
                "application/json": {
                    ids?: string[];
                    /**
                     * @description Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given
                     * @example this-month
                     */
                    period?: string;
                    /**
                     * Filter
                     * @description A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin
                     * @example {
                     *       "and": [
                     *         {
                     *           "field": "status",
                     *           "operator": "in",
                     *           "value": [
                     *             "0",
                     *             "1"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    filter?: Record<string, never>;
                    /**
                     * @description Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found
                     * @example Иванов 8 999
                     */
                    q?: string;
                    set?: {
                        /**
                         * @description The id of a status of the project
                         * @example 0
                         */
                        status?: string;
                        /** @description Where the lead came from, raw */
                        source?: string | null;
                        /**
                         * @description The id of the member who works it
                         * @example 0
                         */
                        assignee?: string | null;
                    };
                    /**
                     * @description Puts them into the bin
                     * @constant
                     */
                    remove?: true;
                    /**
                     * @description Takes them out of the bin
                     * @constant
                     */
                    restore?: true;
                    /** @description Only tells how many leads it would be */
                    dry_run?: boolean;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "sum": "12500.50",
                     *       "job": {
                     *         "id": "2",
                     *         "kind": "bulk",
                     *         "state": "done",
                     *         "reason": null,
                     *         "created_at": "2024-03-01T12:00:00Z",
                     *         "created_by": "key:2",
                     *         "total": 1,
                     *         "changed": 1,
                     *         "skipped": 0,
                     *         "undo": "…"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description How many leads match: the total of a list with the same period, filter and search */
                        total: number;
                        /** @description The sum of their prices */
                        sum: string;
                        /** @description The work; null of a dry run */
                        job: {
                            id: string;
                            /**
                             * @description A bulk edit, the undoing of one, a status whose leads go to another, or receipts that are worked anew
                             * @enum {unknown}
                             */
                            kind: "bulk" | "undo" | "status-removal" | "replay" | "not-spam";
                            /** @enum {unknown} */
                            state: "running" | "done" | "stopped" | "failed";
                            /** @description Why it failed. What it did until then stays, and can be undone; null of a job in another state */
                            reason: {
                                /** @description Does not change between versions; programs decide by it */
                                code: string;
                                /** @description A sentence that says what was in the way */
                                detail: string;
                                /** @description What the sentence was made with */
                                params: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            /**
                             * @description When it was begun
                             * @example 2023-11-08T13:03:21Z
                             */
                            created_at: string;
                            /** @description Who began it */
                            created_by: string;
                            /** @description How many leads, or receipts, it found when it began */
                            total: number;
                            /** @description How many of them it has changed */
                            changed: number;
                            /** @description How many it left alone: they were as wanted, or no longer match. Of an undo, values */
                            skipped: number;
                            /** @description Undoes what it did, for 30 days: POST …/undo/{token}. Null so long as it did nothing, and of what cannot be undone */
                            undo: string | null;
                        } | null;
                    };
                };
            };
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many leads match: the total of a list with the same period, filter and search */
                        total: number;
                        /** @description The sum of their prices */
                        sum: string;
                        /** @description The work; null of a dry run */
                        job: {
                            id: string;
                            /**
                             * @description A bulk edit, the undoing of one, a status whose leads go to another, or receipts that are worked anew
                             * @enum {unknown}
                             */
                            kind: "bulk" | "undo" | "status-removal" | "replay" | "not-spam";
                            /** @enum {unknown} */
                            state: "running" | "done" | "stopped" | "failed";
                            /** @description Why it failed. What it did until then stays, and can be undone; null of a job in another state */
                            reason: {
                                /** @description Does not change between versions; programs decide by it */
                                code: string;
                                /** @description A sentence that says what was in the way */
                                detail: string;
                                /** @description What the sentence was made with */
                                params: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            /**
                             * @description When it was begun
                             * @example 2023-11-08T13:03:21Z
                             */
                            created_at: string;
                            /** @description Who began it */
                            created_by: string;
                            /** @description How many leads, or receipts, it found when it began */
                            total: number;
                            /** @description How many of them it has changed */
                            changed: number;
                            /** @description How many it left alone: they were as wanted, or no longer match. Of an undo, values */
                            skipped: number;
                            /** @description Undoes what it did, for 30 days: POST …/undo/{token}. Null so long as it did nothing, and of what cannot be undone */
                            undo: string | null;
                        } | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `hidden-field`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key; `unknown-period`: Unknown period; `not-interval`: Not an interval; `not-filter`: Not a filter; `not-group`: Not a group; `not-list`: Not a list; `not-text`: Not a text; `not-id`: Not an id; `not-decimal`: Not a decimal number; `not-time`: Not a time; `not-boolean`: Not true or false; `unknown-name`: Unknown name; `unknown-operator`: Unknown operator; `operator-misfit`: Operator does not fit; `too-many-conditions`: Too many conditions; `too-many-groups`: Too many groups; `too-many-channel-conditions`: Too many conditions on the channel; `bulk-unclear`: Unclear bulk edit; `unknown-status`: Unknown status; `unknown-assignee`: Unknown assignee */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description How many, from 1 to 1000; 50 unless given */
                limit?: string;
                /** @description `next` of the last page; none for the first page */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "1",
                     *           "kind": "bulk",
                     *           "state": "done",
                     *           "reason": null,
                     *           "created_at": "2024-03-01T12:00:00Z",
                     *           "created_by": "key:2",
                     *           "total": 1,
                     *           "changed": 1,
                     *           "skipped": 0,
                     *           "undo": "…"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: {
                            id: string;
                            /**
                             * @description A bulk edit, the undoing of one, a status whose leads go to another, or receipts that are worked anew
                             * @enum {unknown}
                             */
                            kind: "bulk" | "undo" | "status-removal" | "replay" | "not-spam";
                            /** @enum {unknown} */
                            state: "running" | "done" | "stopped" | "failed";
                            /** @description Why it failed. What it did until then stays, and can be undone; null of a job in another state */
                            reason: {
                                /** @description Does not change between versions; programs decide by it */
                                code: string;
                                /** @description A sentence that says what was in the way */
                                detail: string;
                                /** @description What the sentence was made with */
                                params: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            /**
                             * @description When it was begun
                             * @example 2023-11-08T13:03:21Z
                             */
                            created_at: string;
                            /** @description Who began it */
                            created_by: string;
                            /** @description How many leads, or receipts, it found when it began */
                            total: number;
                            /** @description How many of them it has changed */
                            changed: number;
                            /** @description How many it left alone: they were as wanted, or no longer match. Of an undo, values */
                            skipped: number;
                            /** @description Undoes what it did, for 30 days: POST …/undo/{token}. Null so long as it did nothing, and of what cannot be undone */
                            undo: string | null;
                        }[];
                        /** @description The cursor of the next page; null on the last one */
                        next: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `foreign-cursor`: Foreign cursor */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    seeHowFarAJobIs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 1
                 */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1",
                     *       "kind": "bulk",
                     *       "state": "done",
                     *       "reason": null,
                     *       "created_at": "2024-03-01T12:00:00Z",
                     *       "created_by": "key:2",
                     *       "total": 1,
                     *       "changed": 1,
                     *       "skipped": 0,
                     *       "undo": "…"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        /**
                         * @description A bulk edit, the undoing of one, a status whose leads go to another, or receipts that are worked anew
                         * @enum {unknown}
                         */
                        kind: "bulk" | "undo" | "status-removal" | "replay" | "not-spam";
                        /** @enum {unknown} */
                        state: "running" | "done" | "stopped" | "failed";
                        /** @description Why it failed. What it did until then stays, and can be undone; null of a job in another state */
                        reason: {
                            /** @description Does not change between versions; programs decide by it */
                            code: string;
                            /** @description A sentence that says what was in the way */
                            detail: string;
                            /** @description What the sentence was made with */
                            params: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /**
                         * @description When it was begun
                         * @example 2023-11-08T13:03:21Z
                         */
                        created_at: string;
                        /** @description Who began it */
                        created_by: string;
                        /** @description How many leads, or receipts, it found when it began */
                        total: number;
                        /** @description How many of them it has changed */
                        changed: number;
                        /** @description How many it left alone: they were as wanted, or no longer match. Of an undo, values */
                        skipped: number;
                        /** @description Undoes what it did, for 30 days: POST …/undo/{token}. Null so long as it did nothing, and of what cannot be undone */
                        undo: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-job`: No such job */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopAJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 1
                 */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1",
                     *       "kind": "bulk",
                     *       "state": "done",
                     *       "reason": null,
                     *       "created_at": "2024-03-01T12:00:00Z",
                     *       "created_by": "key:2",
                     *       "total": 1,
                     *       "changed": 1,
                     *       "skipped": 0,
                     *       "undo": "…"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        /**
                         * @description A bulk edit, the undoing of one, a status whose leads go to another, or receipts that are worked anew
                         * @enum {unknown}
                         */
                        kind: "bulk" | "undo" | "status-removal" | "replay" | "not-spam";
                        /** @enum {unknown} */
                        state: "running" | "done" | "stopped" | "failed";
                        /** @description Why it failed. What it did until then stays, and can be undone; null of a job in another state */
                        reason: {
                            /** @description Does not change between versions; programs decide by it */
                            code: string;
                            /** @description A sentence that says what was in the way */
                            detail: string;
                            /** @description What the sentence was made with */
                            params: {
                                [key: string]: unknown;
                            };
                        } | null;
                        /**
                         * @description When it was begun
                         * @example 2023-11-08T13:03:21Z
                         */
                        created_at: string;
                        /** @description Who began it */
                        created_by: string;
                        /** @description How many leads, or receipts, it found when it began */
                        total: number;
                        /** @description How many of them it has changed */
                        changed: number;
                        /** @description How many it left alone: they were as wanted, or no longer match. Of an undo, values */
                        skipped: number;
                        /** @description Undoes what it did, for 30 days: POST …/undo/{token}. Null so long as it did nothing, and of what cannot be undone */
                        undo: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-job`: No such job */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that is known already */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "1",
                     *           "name": null,
                     *           "scope": "write",
                     *           "created_at": "2024-03-01T12:00:00Z",
                     *           "expires_at": null,
                     *           "revoked_at": null,
                     *           "last_used_at": null,
                     *           "origins": [],
                     *           "needs_origin": false,
                     *           "former_until": null
                     *         },
                     *         {
                     *           "id": "2",
                     *           "name": null,
                     *           "scope": "admin",
                     *           "created_at": "2024-03-01T12:00:00Z",
                     *           "expires_at": null,
                     *           "revoked_at": null,
                     *           "last_used_at": null,
                     *           "origins": [],
                     *           "needs_origin": false,
                     *           "former_until": null
                     *         },
                     *         {
                     *           "id": "3",
                     *           "name": null,
                     *           "scope": "capture",
                     *           "created_at": "2024-03-01T12:00:00Z",
                     *           "expires_at": null,
                     *           "revoked_at": null,
                     *           "last_used_at": null,
                     *           "origins": [],
                     *           "needs_origin": false,
                     *           "former_until": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Key"][];
                    };
                };
            };
            /** @description What If-None-Match names is still so */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeAKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scope": "write",
                 *       "name": "Сайт"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What it may do
                     * @enum {unknown}
                     */
                    scope: "capture" | "read" | "write" | "admin";
                    name?: string;
                    /**
                     * @description From then on it opens nothing
                     * @example 2023-11-08T13:03:21Z
                     */
                    expires_at?: string | null;
                    /** @description Sites whose pages may send with it, such as https://shop.example or https://*.shop.example; none is any */
                    origins?: string[];
                    /** @description Whether nothing but pages of sites may send with it */
                    needs_origin?: boolean;
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "4",
                     *       "name": "Сайт",
                     *       "scope": "write",
                     *       "created_at": "2024-03-01T12:00:00Z",
                     *       "expires_at": null,
                     *       "revoked_at": null,
                     *       "last_used_at": null,
                     *       "origins": [],
                     *       "needs_origin": false,
                     *       "former_until": null,
                     *       "key": "zk_…"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        name: string | null;
                        /** @enum {unknown} */
                        scope: "capture" | "read" | "write" | "admin";
                        /**
                         * @description UTC, whole seconds
                         * @example 2023-11-08T13:03:21Z
                         */
                        created_at: string;
                        /**
                         * @description From then on it opens nothing
                         * @example 2023-11-08T13:03:21Z
                         */
                        expires_at: string | null;
                        /**
                         * @description UTC, whole seconds
                         * @example 2023-11-08T13:03:21Z
                         */
                        revoked_at: string | null;
                        /**
                         * @description True to a minute
                         * @example 2023-11-08T13:03:21Z
                         */
                        last_used_at: string | null;
                        /**
                         * @description Sites whose pages may send with it; none is any. Only of scope capture
                         * @example [
                         *       "https://shop.example",
                         *       "https://*.shop.example"
                         *     ]
                         */
                        origins: string[];
                        /** @description Nothing but pages of sites may send with it; else servers may too */
                        needs_origin: boolean;
                        /**
                         * @description Until then the secret from before the last rotation opens too
                         * @example 2023-11-08T13:03:21Z
                         */
                        former_until: string | null;
                        /** @description The secret; null when the answer is told again */
                        key: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key; `not-time`: Not a time; `key-outlives`: Key would outlive its maker; `not-origin`: Not an origin; `origins-need-capture`: Not a capture key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endAKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-key`: No such key */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAKeyOfSites: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 3
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "origins": [
                 *         "https://shop.example"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description Sites whose pages may send with it, such as https://shop.example or https://*.shop.example; none is any */
                    origins?: string[];
                    /** @description Whether nothing but pages of sites may send with it */
                    needs_origin?: boolean;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3",
                     *       "name": null,
                     *       "scope": "capture",
                     *       "created_at": "2024-03-01T12:00:00Z",
                     *       "expires_at": null,
                     *       "revoked_at": null,
                     *       "last_used_at": null,
                     *       "origins": [
                     *         "https://shop.example"
                     *       ],
                     *       "needs_origin": false,
                     *       "former_until": null
                     *     }
                     */
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-key`: No such key */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `not-origin`: Not an origin; `origins-need-capture`: Not a capture key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveAKeyAnotherSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 3
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "grace_hours": 48
                 *     }
                 */
                "application/json": {
                    /** @description How long the former secret goes on; 24 unless given */
                    grace_hours?: number;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3",
                     *       "name": null,
                     *       "scope": "capture",
                     *       "created_at": "2024-03-01T12:00:00Z",
                     *       "expires_at": null,
                     *       "revoked_at": null,
                     *       "last_used_at": null,
                     *       "origins": [],
                     *       "needs_origin": false,
                     *       "former_until": "2024-03-03T12:00:00Z",
                     *       "key": "zk_…"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        name: string | null;
                        /** @enum {unknown} */
                        scope: "capture" | "read" | "write" | "admin";
                        /**
                         * @description UTC, whole seconds
                         * @example 2023-11-08T13:03:21Z
                         */
                        created_at: string;
                        /**
                         * @description From then on it opens nothing
                         * @example 2023-11-08T13:03:21Z
                         */
                        expires_at: string | null;
                        /**
                         * @description UTC, whole seconds
                         * @example 2023-11-08T13:03:21Z
                         */
                        revoked_at: string | null;
                        /**
                         * @description True to a minute
                         * @example 2023-11-08T13:03:21Z
                         */
                        last_used_at: string | null;
                        /**
                         * @description Sites whose pages may send with it; none is any. Only of scope capture
                         * @example [
                         *       "https://shop.example",
                         *       "https://*.shop.example"
                         *     ]
                         */
                        origins: string[];
                        /** @description Nothing but pages of sites may send with it; else servers may too */
                        needs_origin: boolean;
                        /**
                         * @description Until then the secret from before the last rotation opens too
                         * @example 2023-11-08T13:03:21Z
                         */
                        former_until: string | null;
                        /** @description The secret; null when the answer is told again */
                        key: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `key-shared`: Key of several projects; `key-outlasts`: Key that lasts longer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-key`: No such key */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on; `key-ended`: Key has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportLeadsToAFile: {
        parameters: {
            query?: {
                /**
                 * @description What kind of file; csv unless given
                 * @example csv
                 */
                format?: "csv" | "xlsx" | "jsonl";
                /**
                 * @description Of which dates of creation: today, yesterday, last-7-days, last-30-days, this-week, this-month, last-month, this-year, all, or days: 2024-01-01..2024-01-31, in the zone of the project. All, unless given
                 * @example this-month
                 */
                period?: string;
                /** @description A filter document as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted` */
                filter?: string;
                /** @description Anything as typed: a number, a phone in any form, a part of a name, e-mail, title, source or text. Each word must be found */
                q?: string;
                /** @description One of creation_date, id, paid_date, price, source, status, recorded_at, remind_at, title, name; with - in front the other way round. -creation_date, unless given */
                sort?: string;
                /**
                 * @description Some of: id, creation_date, title, name, phone, email, source, text, status, status_name, price, paid_date, recorded_at, door, assignee, remind_at, responded_at, deleted_at, repeat_of, utm_source, utm_medium, utm_campaign, utm_content, utm_term, referrer, landing; id, creation_date, title, name, phone, email, source, text, status, status_name, price, paid_date, recorded_at unless given
                 * @example id,phone,price
                 */
                columns?: string;
                /** @description Every text to the letter, times in UTC, columns by their names */
                exact?: "true" | "false";
                /** @description Between columns of a CSV; with a semicolon prices have a decimal comma, unless the file is exact */
                separator?: "," | ";";
                /** @description A mark at the beginning of a CSV, by which spreadsheets know UTF-8; true unless the file is exact */
                bom?: "true" | "false";
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `hidden-field`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `unknown-period`: Unknown period; `not-interval`: Not an interval; `not-filter`: Not a filter; `not-group`: Not a group; `not-list`: Not a list; `not-text`: Not a text; `not-id`: Not an id; `not-decimal`: Not a decimal number; `not-time`: Not a time; `not-boolean`: Not true or false; `unknown-name`: Unknown name; `unknown-operator`: Unknown operator; `operator-misfit`: Operator does not fit; `too-many-conditions`: Too many conditions; `too-many-groups`: Too many groups; `too-many-channel-conditions`: Too many conditions on the channel */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSettingsOfCapture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "threshold": 100,
                     *       "stop_words": [],
                     *       "blocked_addresses": [],
                     *       "blocked_phones": [],
                     *       "repeats": "lead",
                     *       "proof_of_work": false,
                     *       "min_seconds": 2,
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Capture"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSettingsOfCapture: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is to be changed, as `ETag` told it: "3" */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "stop_words": [
                 *         "кредит*"
                 *       ],
                 *       "blocked_addresses": [
                 *         "203.0.113.0/24"
                 *       ],
                 *       "repeats": "join"
                 *     }
                 */
                "application/json": {
                    /** @description From this score on an enquiry is spam */
                    threshold?: number;
                    /**
                     * @description Words and phrases that make it spam, whatever their letter case; one that ends in * is the beginning of a word
                     * @example [
                     *       "кредит*",
                     *       "seo promotion"
                     *     ]
                     */
                    stop_words?: string[];
                    /**
                     * @description Addresses of the network, or blocks of them
                     * @example [
                     *       "203.0.113.0/24"
                     *     ]
                     */
                    blocked_addresses?: string[];
                    /**
                     * @description Phones, as people write them
                     * @example [
                     *       "+7 999 123-45-67"
                     *     ]
                     */
                    blocked_phones?: string[];
                    /**
                     * @description A later enquiry of the same person is a new lead marked as repeat, or a comment on the open one
                     * @enum {unknown}
                     */
                    repeats?: "lead" | "join";
                    /** @description Forms must bring a proof of work, as the pages of the desk do, else it is spam */
                    proof_of_work?: boolean;
                    /** @description A form that is sent sooner than this counts against it */
                    min_seconds?: number;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "threshold": 100,
                     *       "stop_words": [
                     *         "кредит*"
                     *       ],
                     *       "blocked_addresses": [
                     *         "203.0.113.0/24"
                     *       ],
                     *       "blocked_phones": [],
                     *       "repeats": "join",
                     *       "proof_of_work": false,
                     *       "min_seconds": 2,
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["Capture"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `lead-changed`: Changed meanwhile; `capture-changed`: Changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `proof-needs-tls`: Proof of work without TLS */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReceipts: {
        parameters: {
            query?: {
                /**
                 * @description How they ended; `waiting` are those not worked yet
                 * @example spam
                 */
                end?: "lead" | "joined" | "spam" | "quarantine" | "waiting";
                /** @description Which way they came */
                way?: "proxy" | "form" | "snippet" | "in";
                /** @description To the form with this id */
                form?: string;
                /** @description To the mapping of this name */
                mapping?: string;
                /** @description Those of the lead with this id */
                lead?: string;
                /**
                 * @description When they came: a name such as this-week, or 2024-01-01..2024-01-31
                 * @example today
                 */
                period?: string;
                /** @description How many, from 1 to 1000; 50 unless given */
                limit?: string;
                /** @description `next` of the last page; none for the first page */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "1",
                     *           "at": "2024-03-01T12:00:00Z",
                     *           "way": "in",
                     *           "key": null,
                     *           "form": null,
                     *           "mapping": "tilda",
                     *           "method": "POST",
                     *           "size": 46,
                     *           "end": "spam",
                     *           "reasons": [
                     *             {
                     *               "code": "links",
                     *               "found": "3"
                     *             }
                     *           ],
                     *           "score": 100,
                     *           "understood": {
                     *             "title": "Заявка с сайта",
                     *             "name": "Анна",
                     *             "phone": "+7 921 000-00-01",
                     *             "email": null,
                     *             "text": null,
                     *             "source": null,
                     *             "fields": {},
                     *             "first_touch": null,
                     *             "last_touch": null,
                     *             "consent": null
                     *           },
                     *           "lead": null,
                     *           "worked_at": "2024-03-01T12:00:00Z",
                     *           "pruned_at": null
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: {
                            /** @description Counts up from 1 in each project */
                            id: string;
                            /**
                             * @description When it came
                             * @example 2023-11-08T13:03:21Z
                             */
                            at: string;
                            /**
                             * @description By the address for sites, a form, the snippet, or anything else by a mapping
                             * @enum {unknown}
                             */
                            way: "proxy" | "form" | "snippet" | "in";
                            /** @description The id of the key that it came with */
                            key: string | null;
                            /** @description The id of the form that it came to */
                            form: string | null;
                            /** @description The name of the mapping that it was sent to */
                            mapping: string | null;
                            /** @description GET or POST */
                            method: string;
                            /** @description Bytes of its body */
                            size: number;
                            /**
                             * @description How it ended; null while it is not worked yet
                             * @enum {unknown}
                             */
                            end: "lead" | "joined" | "spam" | "quarantine" | null;
                            /** @description Why it ended so */
                            reasons: {
                                /** @enum {unknown} */
                                code: "unreadable" | "empty" | "no-mapping" | "not-spam" | "honeypot" | "too-fast" | "too-often" | "stop-word" | "blocked-address" | "blocked-phone" | "links" | "no-proof" | "same-content" | "same-person" | "fault" | "timeout" | "interrupted" | "ping";
                                /** @description The word or rule that decided */
                                found?: string;
                            }[];
                            /** @description How much speaks for spam */
                            score: number;
                            /** @description What was made of it */
                            understood: {
                                /** @description The title that its lead gets */
                                title: string | null;
                                /** @description How the person who enquired is called */
                                name: string | null;
                                /** @description As it was given */
                                phone: string | null;
                                /** @description As it was given */
                                email: string | null;
                                /** @description What is known of the lead in free words */
                                text: string | null;
                                /** @description The source that its lead gets */
                                source: string | null;
                                /** @description What only this project knows of a lead, by names of its own */
                                fields: {
                                    [key: string]: string | number | boolean;
                                } | null;
                                /** @description The first visit that is known */
                                first_touch: {
                                    utm_source?: string;
                                    utm_medium?: string;
                                    utm_campaign?: string;
                                    utm_content?: string;
                                    utm_term?: string;
                                    gclid?: string;
                                    yclid?: string;
                                    ymclid?: string;
                                    fbclid?: string;
                                    msclkid?: string;
                                    ttclid?: string;
                                    rb_clickid?: string;
                                    _openstat?: string;
                                    roistat?: string;
                                    referrer?: string;
                                    landing?: string;
                                } | null;
                                /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                                last_touch: {
                                    utm_source?: string;
                                    utm_medium?: string;
                                    utm_campaign?: string;
                                    utm_content?: string;
                                    utm_term?: string;
                                    gclid?: string;
                                    yclid?: string;
                                    ymclid?: string;
                                    fbclid?: string;
                                    msclkid?: string;
                                    ttclid?: string;
                                    rb_clickid?: string;
                                    _openstat?: string;
                                    roistat?: string;
                                    referrer?: string;
                                    landing?: string;
                                } | null;
                                /** @description What the visitor agreed to */
                                consent: {
                                    text: string;
                                    /** @description Where what was agreed to stands in full */
                                    link: string | null;
                                    version: string;
                                    /**
                                     * @description When it was agreed to
                                     * @example 2023-11-08T13:03:21Z
                                     */
                                    at: string;
                                } | null;
                            } | null;
                            /** @description The id of its lead */
                            lead: string | null;
                            /**
                             * @description When it was worked last
                             * @example 2023-11-08T13:03:21Z
                             */
                            worked_at: string | null;
                            /**
                             * @description When the raw body and the address were removed
                             * @example 2023-11-08T13:03:21Z
                             */
                            pruned_at: string | null;
                        }[];
                        /** @description The cursor of the next page; null on the last one */
                        next: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `receipts-hidden`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `foreign-cursor`: Foreign cursor; `unknown-period`: Unknown period */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1",
                     *       "at": "2024-03-01T12:00:00Z",
                     *       "way": "in",
                     *       "key": null,
                     *       "form": null,
                     *       "mapping": "tilda",
                     *       "method": "POST",
                     *       "size": 46,
                     *       "end": "spam",
                     *       "reasons": [
                     *         {
                     *           "code": "links",
                     *           "found": "3"
                     *         }
                     *       ],
                     *       "score": 100,
                     *       "understood": {
                     *         "title": "Заявка с сайта",
                     *         "name": "Анна",
                     *         "phone": "+7 921 000-00-01",
                     *         "email": null,
                     *         "text": null,
                     *         "source": null,
                     *         "fields": {},
                     *         "first_touch": null,
                     *         "last_touch": null,
                     *         "consent": null
                     *       },
                     *       "lead": null,
                     *       "worked_at": "2024-03-01T12:00:00Z",
                     *       "pruned_at": null,
                     *       "raw": {
                     *         "query": "",
                     *         "headers": {
                     *           "content-type": "application/json"
                     *         },
                     *         "address": "203.0.113.7",
                     *         "body": "{\"name\":\"Анна\",\"phone\":\"+7 921 000-00-01\"}",
                     *         "encoding": "utf-8"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description Counts up from 1 in each project */
                        id: string;
                        /**
                         * @description When it came
                         * @example 2023-11-08T13:03:21Z
                         */
                        at: string;
                        /**
                         * @description By the address for sites, a form, the snippet, or anything else by a mapping
                         * @enum {unknown}
                         */
                        way: "proxy" | "form" | "snippet" | "in";
                        /** @description The id of the key that it came with */
                        key: string | null;
                        /** @description The id of the form that it came to */
                        form: string | null;
                        /** @description The name of the mapping that it was sent to */
                        mapping: string | null;
                        /** @description GET or POST */
                        method: string;
                        /** @description Bytes of its body */
                        size: number;
                        /**
                         * @description How it ended; null while it is not worked yet
                         * @enum {unknown}
                         */
                        end: "lead" | "joined" | "spam" | "quarantine" | null;
                        /** @description Why it ended so */
                        reasons: {
                            /** @enum {unknown} */
                            code: "unreadable" | "empty" | "no-mapping" | "not-spam" | "honeypot" | "too-fast" | "too-often" | "stop-word" | "blocked-address" | "blocked-phone" | "links" | "no-proof" | "same-content" | "same-person" | "fault" | "timeout" | "interrupted" | "ping";
                            /** @description The word or rule that decided */
                            found?: string;
                        }[];
                        /** @description How much speaks for spam */
                        score: number;
                        /** @description What was made of it */
                        understood: {
                            /** @description The title that its lead gets */
                            title: string | null;
                            /** @description How the person who enquired is called */
                            name: string | null;
                            /** @description As it was given */
                            phone: string | null;
                            /** @description As it was given */
                            email: string | null;
                            /** @description What is known of the lead in free words */
                            text: string | null;
                            /** @description The source that its lead gets */
                            source: string | null;
                            /** @description What only this project knows of a lead, by names of its own */
                            fields: {
                                [key: string]: string | number | boolean;
                            } | null;
                            /** @description The first visit that is known */
                            first_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                            last_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description What the visitor agreed to */
                            consent: {
                                text: string;
                                /** @description Where what was agreed to stands in full */
                                link: string | null;
                                version: string;
                                /**
                                 * @description When it was agreed to
                                 * @example 2023-11-08T13:03:21Z
                                 */
                                at: string;
                            } | null;
                        } | null;
                        /** @description The id of its lead */
                        lead: string | null;
                        /**
                         * @description When it was worked last
                         * @example 2023-11-08T13:03:21Z
                         */
                        worked_at: string | null;
                        /**
                         * @description When the raw body and the address were removed
                         * @example 2023-11-08T13:03:21Z
                         */
                        pruned_at: string | null;
                        /** @description What came, to the letter; null without a key of scope admin */
                        raw: {
                            /** @description Of the address, without the key */
                            query: string;
                            /** @description Those that matter */
                            headers: {
                                [key: string]: string;
                            };
                            /** @description The address of the visitor; null when it is past its time */
                            address: string | null;
                            /** @description Null when it is too long to show, or past its time; see …/raw */
                            body: string | null;
                            /**
                             * @description How the body is shown
                             * @enum {unknown}
                             */
                            encoding: "utf-8" | "base64";
                        } | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `receipts-hidden`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-receipt`: No such receipt */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadWhatCame: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `receipts-hidden`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-receipt`: No such receipt */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `receipt-pruned`: Past its time */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTheReceiptsOfALead: {
        parameters: {
            query?: {
                /** @description How many, from 1 to 1000; 50 unless given */
                limit?: string;
                /** @description `next` of the last page; none for the first page */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 1
                 */
                lead: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: {
                            /** @description Counts up from 1 in each project */
                            id: string;
                            /**
                             * @description When it came
                             * @example 2023-11-08T13:03:21Z
                             */
                            at: string;
                            /**
                             * @description By the address for sites, a form, the snippet, or anything else by a mapping
                             * @enum {unknown}
                             */
                            way: "proxy" | "form" | "snippet" | "in";
                            /** @description The id of the key that it came with */
                            key: string | null;
                            /** @description The id of the form that it came to */
                            form: string | null;
                            /** @description The name of the mapping that it was sent to */
                            mapping: string | null;
                            /** @description GET or POST */
                            method: string;
                            /** @description Bytes of its body */
                            size: number;
                            /**
                             * @description How it ended; null while it is not worked yet
                             * @enum {unknown}
                             */
                            end: "lead" | "joined" | "spam" | "quarantine" | null;
                            /** @description Why it ended so */
                            reasons: {
                                /** @enum {unknown} */
                                code: "unreadable" | "empty" | "no-mapping" | "not-spam" | "honeypot" | "too-fast" | "too-often" | "stop-word" | "blocked-address" | "blocked-phone" | "links" | "no-proof" | "same-content" | "same-person" | "fault" | "timeout" | "interrupted" | "ping";
                                /** @description The word or rule that decided */
                                found?: string;
                            }[];
                            /** @description How much speaks for spam */
                            score: number;
                            /** @description What was made of it */
                            understood: {
                                /** @description The title that its lead gets */
                                title: string | null;
                                /** @description How the person who enquired is called */
                                name: string | null;
                                /** @description As it was given */
                                phone: string | null;
                                /** @description As it was given */
                                email: string | null;
                                /** @description What is known of the lead in free words */
                                text: string | null;
                                /** @description The source that its lead gets */
                                source: string | null;
                                /** @description What only this project knows of a lead, by names of its own */
                                fields: {
                                    [key: string]: string | number | boolean;
                                } | null;
                                /** @description The first visit that is known */
                                first_touch: {
                                    utm_source?: string;
                                    utm_medium?: string;
                                    utm_campaign?: string;
                                    utm_content?: string;
                                    utm_term?: string;
                                    gclid?: string;
                                    yclid?: string;
                                    ymclid?: string;
                                    fbclid?: string;
                                    msclkid?: string;
                                    ttclid?: string;
                                    rb_clickid?: string;
                                    _openstat?: string;
                                    roistat?: string;
                                    referrer?: string;
                                    landing?: string;
                                } | null;
                                /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                                last_touch: {
                                    utm_source?: string;
                                    utm_medium?: string;
                                    utm_campaign?: string;
                                    utm_content?: string;
                                    utm_term?: string;
                                    gclid?: string;
                                    yclid?: string;
                                    ymclid?: string;
                                    fbclid?: string;
                                    msclkid?: string;
                                    ttclid?: string;
                                    rb_clickid?: string;
                                    _openstat?: string;
                                    roistat?: string;
                                    referrer?: string;
                                    landing?: string;
                                } | null;
                                /** @description What the visitor agreed to */
                                consent: {
                                    text: string;
                                    /** @description Where what was agreed to stands in full */
                                    link: string | null;
                                    version: string;
                                    /**
                                     * @description When it was agreed to
                                     * @example 2023-11-08T13:03:21Z
                                     */
                                    at: string;
                                } | null;
                            } | null;
                            /** @description The id of its lead */
                            lead: string | null;
                            /**
                             * @description When it was worked last
                             * @example 2023-11-08T13:03:21Z
                             */
                            worked_at: string | null;
                            /**
                             * @description When the raw body and the address were removed
                             * @example 2023-11-08T13:03:21Z
                             */
                            pruned_at: string | null;
                        }[];
                        /** @description The cursor of the next page; null on the last one */
                        next: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `receipts-hidden`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-lead`: No such lead */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `foreign-cursor`: Foreign cursor */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workAReceiptAnew: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "receipt": {
                     *         "id": "1",
                     *         "at": "2024-03-01T12:00:00Z",
                     *         "way": "in",
                     *         "key": null,
                     *         "form": null,
                     *         "mapping": "tilda",
                     *         "method": "POST",
                     *         "size": 46,
                     *         "end": "lead",
                     *         "reasons": [],
                     *         "score": 0,
                     *         "understood": {
                     *           "title": "Заявка с сайта",
                     *           "name": "Анна",
                     *           "phone": "+7 921 000-00-01",
                     *           "email": null,
                     *           "text": null,
                     *           "source": null,
                     *           "fields": {},
                     *           "first_touch": null,
                     *           "last_touch": null,
                     *           "consent": null
                     *         },
                     *         "lead": "5",
                     *         "worked_at": "2024-03-01T12:00:00Z",
                     *         "pruned_at": null
                     *       },
                     *       "undo": "…"
                     *     }
                     */
                    "application/json": {
                        /** @description What came from a site, and how it ended */
                        receipt: {
                            /** @description Counts up from 1 in each project */
                            id: string;
                            /**
                             * @description When it came
                             * @example 2023-11-08T13:03:21Z
                             */
                            at: string;
                            /**
                             * @description By the address for sites, a form, the snippet, or anything else by a mapping
                             * @enum {unknown}
                             */
                            way: "proxy" | "form" | "snippet" | "in";
                            /** @description The id of the key that it came with */
                            key: string | null;
                            /** @description The id of the form that it came to */
                            form: string | null;
                            /** @description The name of the mapping that it was sent to */
                            mapping: string | null;
                            /** @description GET or POST */
                            method: string;
                            /** @description Bytes of its body */
                            size: number;
                            /**
                             * @description How it ended; null while it is not worked yet
                             * @enum {unknown}
                             */
                            end: "lead" | "joined" | "spam" | "quarantine" | null;
                            /** @description Why it ended so */
                            reasons: {
                                /** @enum {unknown} */
                                code: "unreadable" | "empty" | "no-mapping" | "not-spam" | "honeypot" | "too-fast" | "too-often" | "stop-word" | "blocked-address" | "blocked-phone" | "links" | "no-proof" | "same-content" | "same-person" | "fault" | "timeout" | "interrupted" | "ping";
                                /** @description The word or rule that decided */
                                found?: string;
                            }[];
                            /** @description How much speaks for spam */
                            score: number;
                            /** @description What was made of it */
                            understood: {
                                /** @description The title that its lead gets */
                                title: string | null;
                                /** @description How the person who enquired is called */
                                name: string | null;
                                /** @description As it was given */
                                phone: string | null;
                                /** @description As it was given */
                                email: string | null;
                                /** @description What is known of the lead in free words */
                                text: string | null;
                                /** @description The source that its lead gets */
                                source: string | null;
                                /** @description What only this project knows of a lead, by names of its own */
                                fields: {
                                    [key: string]: string | number | boolean;
                                } | null;
                                /** @description The first visit that is known */
                                first_touch: {
                                    utm_source?: string;
                                    utm_medium?: string;
                                    utm_campaign?: string;
                                    utm_content?: string;
                                    utm_term?: string;
                                    gclid?: string;
                                    yclid?: string;
                                    ymclid?: string;
                                    fbclid?: string;
                                    msclkid?: string;
                                    ttclid?: string;
                                    rb_clickid?: string;
                                    _openstat?: string;
                                    roistat?: string;
                                    referrer?: string;
                                    landing?: string;
                                } | null;
                                /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                                last_touch: {
                                    utm_source?: string;
                                    utm_medium?: string;
                                    utm_campaign?: string;
                                    utm_content?: string;
                                    utm_term?: string;
                                    gclid?: string;
                                    yclid?: string;
                                    ymclid?: string;
                                    fbclid?: string;
                                    msclkid?: string;
                                    ttclid?: string;
                                    rb_clickid?: string;
                                    _openstat?: string;
                                    roistat?: string;
                                    referrer?: string;
                                    landing?: string;
                                } | null;
                                /** @description What the visitor agreed to */
                                consent: {
                                    text: string;
                                    /** @description Where what was agreed to stands in full */
                                    link: string | null;
                                    version: string;
                                    /**
                                     * @description When it was agreed to
                                     * @example 2023-11-08T13:03:21Z
                                     */
                                    at: string;
                                } | null;
                            } | null;
                            /** @description The id of its lead */
                            lead: string | null;
                            /**
                             * @description When it was worked last
                             * @example 2023-11-08T13:03:21Z
                             */
                            worked_at: string | null;
                            /**
                             * @description When the raw body and the address were removed
                             * @example 2023-11-08T13:03:21Z
                             */
                            pruned_at: string | null;
                        };
                        /** @description Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
                        undo: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `receipts-hidden`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-receipt`: No such receipt */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `receipt-pruned`: Past its time */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sayThatAReceiptIsNoSpam: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "receipt": {
                     *         "id": "1",
                     *         "at": "2024-03-01T12:00:00Z",
                     *         "way": "in",
                     *         "key": null,
                     *         "form": null,
                     *         "mapping": "tilda",
                     *         "method": "POST",
                     *         "size": 46,
                     *         "end": "lead",
                     *         "reasons": [
                     *           {
                     *             "code": "not-spam"
                     *           }
                     *         ],
                     *         "score": 0,
                     *         "understood": {
                     *           "title": "Заявка с сайта",
                     *           "name": "Анна",
                     *           "phone": "+7 921 000-00-01",
                     *           "email": null,
                     *           "text": null,
                     *           "source": null,
                     *           "fields": {},
                     *           "first_touch": null,
                     *           "last_touch": null,
                     *           "consent": null
                     *         },
                     *         "lead": "5",
                     *         "worked_at": "2024-03-01T12:00:00Z",
                     *         "pruned_at": null
                     *       },
                     *       "undo": "…"
                     *     }
                     */
                    "application/json": {
                        /** @description What came from a site, and how it ended */
                        receipt: {
                            /** @description Counts up from 1 in each project */
                            id: string;
                            /**
                             * @description When it came
                             * @example 2023-11-08T13:03:21Z
                             */
                            at: string;
                            /**
                             * @description By the address for sites, a form, the snippet, or anything else by a mapping
                             * @enum {unknown}
                             */
                            way: "proxy" | "form" | "snippet" | "in";
                            /** @description The id of the key that it came with */
                            key: string | null;
                            /** @description The id of the form that it came to */
                            form: string | null;
                            /** @description The name of the mapping that it was sent to */
                            mapping: string | null;
                            /** @description GET or POST */
                            method: string;
                            /** @description Bytes of its body */
                            size: number;
                            /**
                             * @description How it ended; null while it is not worked yet
                             * @enum {unknown}
                             */
                            end: "lead" | "joined" | "spam" | "quarantine" | null;
                            /** @description Why it ended so */
                            reasons: {
                                /** @enum {unknown} */
                                code: "unreadable" | "empty" | "no-mapping" | "not-spam" | "honeypot" | "too-fast" | "too-often" | "stop-word" | "blocked-address" | "blocked-phone" | "links" | "no-proof" | "same-content" | "same-person" | "fault" | "timeout" | "interrupted" | "ping";
                                /** @description The word or rule that decided */
                                found?: string;
                            }[];
                            /** @description How much speaks for spam */
                            score: number;
                            /** @description What was made of it */
                            understood: {
                                /** @description The title that its lead gets */
                                title: string | null;
                                /** @description How the person who enquired is called */
                                name: string | null;
                                /** @description As it was given */
                                phone: string | null;
                                /** @description As it was given */
                                email: string | null;
                                /** @description What is known of the lead in free words */
                                text: string | null;
                                /** @description The source that its lead gets */
                                source: string | null;
                                /** @description What only this project knows of a lead, by names of its own */
                                fields: {
                                    [key: string]: string | number | boolean;
                                } | null;
                                /** @description The first visit that is known */
                                first_touch: {
                                    utm_source?: string;
                                    utm_medium?: string;
                                    utm_campaign?: string;
                                    utm_content?: string;
                                    utm_term?: string;
                                    gclid?: string;
                                    yclid?: string;
                                    ymclid?: string;
                                    fbclid?: string;
                                    msclkid?: string;
                                    ttclid?: string;
                                    rb_clickid?: string;
                                    _openstat?: string;
                                    roistat?: string;
                                    referrer?: string;
                                    landing?: string;
                                } | null;
                                /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                                last_touch: {
                                    utm_source?: string;
                                    utm_medium?: string;
                                    utm_campaign?: string;
                                    utm_content?: string;
                                    utm_term?: string;
                                    gclid?: string;
                                    yclid?: string;
                                    ymclid?: string;
                                    fbclid?: string;
                                    msclkid?: string;
                                    ttclid?: string;
                                    rb_clickid?: string;
                                    _openstat?: string;
                                    roistat?: string;
                                    referrer?: string;
                                    landing?: string;
                                } | null;
                                /** @description What the visitor agreed to */
                                consent: {
                                    text: string;
                                    /** @description Where what was agreed to stands in full */
                                    link: string | null;
                                    version: string;
                                    /**
                                     * @description When it was agreed to
                                     * @example 2023-11-08T13:03:21Z
                                     */
                                    at: string;
                                } | null;
                            } | null;
                            /** @description The id of its lead */
                            lead: string | null;
                            /**
                             * @description When it was worked last
                             * @example 2023-11-08T13:03:21Z
                             */
                            worked_at: string | null;
                            /**
                             * @description When the raw body and the address were removed
                             * @example 2023-11-08T13:03:21Z
                             */
                            pruned_at: string | null;
                        };
                        /** @description Undoes this for 30 days: POST …/undo/{token}. Null where nothing was changed */
                        undo: string | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `receipts-hidden`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-receipt`: No such receipt */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `receipt-pruned`: Past its time */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workManyReceiptsAnew: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "end": "quarantine",
                 *       "period": "this-week"
                 *     }
                 */
                "application/json": {
                    ids?: string[];
                    /**
                     * @description How they ended; `waiting` are those not worked yet
                     * @enum {unknown}
                     */
                    end?: "lead" | "joined" | "spam" | "quarantine" | "waiting";
                    /**
                     * @description Which way they came
                     * @enum {unknown}
                     */
                    way?: "proxy" | "form" | "snippet" | "in";
                    /** @description To the form with this id */
                    form?: string;
                    /** @description To the mapping of this name */
                    mapping?: string;
                    /** @description Those of the lead with this id */
                    lead?: string;
                    /**
                     * @description When they came: a name such as this-week, or 2024-01-01..2024-01-31
                     * @example today
                     */
                    period?: string;
                    /** @description Only tells how many receipts it would be */
                    dry_run?: boolean;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "job": {
                     *         "id": "2",
                     *         "kind": "replay",
                     *         "state": "done",
                     *         "reason": null,
                     *         "created_at": "2024-03-01T12:00:00Z",
                     *         "created_by": "key:2",
                     *         "total": 1,
                     *         "changed": 0,
                     *         "skipped": 1,
                     *         "undo": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description How many receipts match */
                        total: number;
                        /** @description The work; null of a dry run */
                        job: {
                            id: string;
                            /**
                             * @description A bulk edit, the undoing of one, a status whose leads go to another, or receipts that are worked anew
                             * @enum {unknown}
                             */
                            kind: "bulk" | "undo" | "status-removal" | "replay" | "not-spam";
                            /** @enum {unknown} */
                            state: "running" | "done" | "stopped" | "failed";
                            /** @description Why it failed. What it did until then stays, and can be undone; null of a job in another state */
                            reason: {
                                /** @description Does not change between versions; programs decide by it */
                                code: string;
                                /** @description A sentence that says what was in the way */
                                detail: string;
                                /** @description What the sentence was made with */
                                params: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            /**
                             * @description When it was begun
                             * @example 2023-11-08T13:03:21Z
                             */
                            created_at: string;
                            /** @description Who began it */
                            created_by: string;
                            /** @description How many leads, or receipts, it found when it began */
                            total: number;
                            /** @description How many of them it has changed */
                            changed: number;
                            /** @description How many it left alone: they were as wanted, or no longer match. Of an undo, values */
                            skipped: number;
                            /** @description Undoes what it did, for 30 days: POST …/undo/{token}. Null so long as it did nothing, and of what cannot be undone */
                            undo: string | null;
                        } | null;
                    };
                };
            };
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many receipts match */
                        total: number;
                        /** @description The work; null of a dry run */
                        job: {
                            id: string;
                            /**
                             * @description A bulk edit, the undoing of one, a status whose leads go to another, or receipts that are worked anew
                             * @enum {unknown}
                             */
                            kind: "bulk" | "undo" | "status-removal" | "replay" | "not-spam";
                            /** @enum {unknown} */
                            state: "running" | "done" | "stopped" | "failed";
                            /** @description Why it failed. What it did until then stays, and can be undone; null of a job in another state */
                            reason: {
                                /** @description Does not change between versions; programs decide by it */
                                code: string;
                                /** @description A sentence that says what was in the way */
                                detail: string;
                                /** @description What the sentence was made with */
                                params: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            /**
                             * @description When it was begun
                             * @example 2023-11-08T13:03:21Z
                             */
                            created_at: string;
                            /** @description Who began it */
                            created_by: string;
                            /** @description How many leads, or receipts, it found when it began */
                            total: number;
                            /** @description How many of them it has changed */
                            changed: number;
                            /** @description How many it left alone: they were as wanted, or no longer match. Of an undo, values */
                            skipped: number;
                            /** @description Undoes what it did, for 30 days: POST …/undo/{token}. Null so long as it did nothing, and of what cannot be undone */
                            undo: string | null;
                        } | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `receipts-hidden`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key; `receipts-unclear`: Unclear which receipts; `unknown-period`: Unknown period */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sayThatManyReceiptsAreNoSpam: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "1"
                 *       ]
                 *     }
                 */
                "application/json": {
                    ids?: string[];
                    /**
                     * @description How they ended; `waiting` are those not worked yet
                     * @enum {unknown}
                     */
                    end?: "lead" | "joined" | "spam" | "quarantine" | "waiting";
                    /**
                     * @description Which way they came
                     * @enum {unknown}
                     */
                    way?: "proxy" | "form" | "snippet" | "in";
                    /** @description To the form with this id */
                    form?: string;
                    /** @description To the mapping of this name */
                    mapping?: string;
                    /** @description Those of the lead with this id */
                    lead?: string;
                    /**
                     * @description When they came: a name such as this-week, or 2024-01-01..2024-01-31
                     * @example today
                     */
                    period?: string;
                    /** @description Only tells how many receipts it would be */
                    dry_run?: boolean;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "job": {
                     *         "id": "2",
                     *         "kind": "not-spam",
                     *         "state": "done",
                     *         "reason": null,
                     *         "created_at": "2024-03-01T12:00:00Z",
                     *         "created_by": "key:2",
                     *         "total": 1,
                     *         "changed": 1,
                     *         "skipped": 0,
                     *         "undo": "…"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description How many receipts match */
                        total: number;
                        /** @description The work; null of a dry run */
                        job: {
                            id: string;
                            /**
                             * @description A bulk edit, the undoing of one, a status whose leads go to another, or receipts that are worked anew
                             * @enum {unknown}
                             */
                            kind: "bulk" | "undo" | "status-removal" | "replay" | "not-spam";
                            /** @enum {unknown} */
                            state: "running" | "done" | "stopped" | "failed";
                            /** @description Why it failed. What it did until then stays, and can be undone; null of a job in another state */
                            reason: {
                                /** @description Does not change between versions; programs decide by it */
                                code: string;
                                /** @description A sentence that says what was in the way */
                                detail: string;
                                /** @description What the sentence was made with */
                                params: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            /**
                             * @description When it was begun
                             * @example 2023-11-08T13:03:21Z
                             */
                            created_at: string;
                            /** @description Who began it */
                            created_by: string;
                            /** @description How many leads, or receipts, it found when it began */
                            total: number;
                            /** @description How many of them it has changed */
                            changed: number;
                            /** @description How many it left alone: they were as wanted, or no longer match. Of an undo, values */
                            skipped: number;
                            /** @description Undoes what it did, for 30 days: POST …/undo/{token}. Null so long as it did nothing, and of what cannot be undone */
                            undo: string | null;
                        } | null;
                    };
                };
            };
            /** @description Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many receipts match */
                        total: number;
                        /** @description The work; null of a dry run */
                        job: {
                            id: string;
                            /**
                             * @description A bulk edit, the undoing of one, a status whose leads go to another, or receipts that are worked anew
                             * @enum {unknown}
                             */
                            kind: "bulk" | "undo" | "status-removal" | "replay" | "not-spam";
                            /** @enum {unknown} */
                            state: "running" | "done" | "stopped" | "failed";
                            /** @description Why it failed. What it did until then stays, and can be undone; null of a job in another state */
                            reason: {
                                /** @description Does not change between versions; programs decide by it */
                                code: string;
                                /** @description A sentence that says what was in the way */
                                detail: string;
                                /** @description What the sentence was made with */
                                params: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            /**
                             * @description When it was begun
                             * @example 2023-11-08T13:03:21Z
                             */
                            created_at: string;
                            /** @description Who began it */
                            created_by: string;
                            /** @description How many leads, or receipts, it found when it began */
                            total: number;
                            /** @description How many of them it has changed */
                            changed: number;
                            /** @description How many it left alone: they were as wanted, or no longer match. Of an undo, values */
                            skipped: number;
                            /** @description Undoes what it did, for 30 days: POST …/undo/{token}. Null so long as it did nothing, and of what cannot be undone */
                            undo: string | null;
                        } | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role; `receipts-hidden`: Hidden from you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key; `receipts-unclear`: Unclear which receipts; `unknown-period`: Unknown period */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listForms: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that is known already */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "1",
                     *           "name": "Замер окон",
                     *           "path": "/f/…",
                     *           "title": "Замер окон",
                     *           "fields": [
                     *             {
                     *               "input": "phone",
                     *               "name": "phone",
                     *               "label": "Телефон",
                     *               "required": true
                     *             }
                     *           ],
                     *           "language": "ru",
                     *           "thanks": null,
                     *           "consent": null,
                     *           "source": null,
                     *           "origins": [],
                     *           "closed": false,
                     *           "created_at": "2024-03-01T12:00:00Z",
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Form"][];
                    };
                };
            };
            /** @description What If-None-Match names is still so */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeAForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Обратный звонок",
                 *       "fields": [
                 *         {
                 *           "input": "phone",
                 *           "name": "phone",
                 *           "label": "Телефон",
                 *           "required": true
                 *         }
                 *       ],
                 *       "source": "site",
                 *       "origins": [
                 *         "https://shop.example"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description What people call it */
                    name: string;
                    /** @description The title of its leads and the headline of its page; the name, unless given */
                    title?: string;
                    fields?: {
                        /**
                         * @description What of the lead it is; own goes to its own fields, by name
                         * @enum {unknown}
                         */
                        input: "name" | "phone" | "email" | "text" | "own";
                        /** @description What it is sent as */
                        name: string;
                        /** @description What the visitor reads */
                        label: string;
                        /** @description The page asks for it; what comes without is kept all the same */
                        required: boolean;
                    }[];
                    /**
                     * @description Of its page; that of the project, unless given
                     * @enum {unknown}
                     */
                    language?: "ru" | "en";
                    /** @description Where a browser goes when it is sent; null is a page of ours */
                    thanks?: string | null;
                    consent?: {
                        /** @description What the visitor agrees to */
                        text: string;
                        /** @description Where it stands at length */
                        link?: string | null;
                    } | null;
                    /** @description The source of its leads, unless the visitor’s touches say another */
                    source?: string | null;
                    /** @description Sites from which it may be sent and that may show its page: https://shop.example; none is any */
                    origins?: string[];
                    /** @description Its page says so; what is sent all the same is kept */
                    closed?: boolean;
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "2",
                     *       "name": "Обратный звонок",
                     *       "path": "/f/…",
                     *       "title": "Обратный звонок",
                     *       "fields": [
                     *         {
                     *           "input": "phone",
                     *           "name": "phone",
                     *           "label": "Телефон",
                     *           "required": true
                     *         }
                     *       ],
                     *       "language": "ru",
                     *       "thanks": null,
                     *       "consent": null,
                     *       "source": "site",
                     *       "origins": [
                     *         "https://shop.example"
                     *       ],
                     *       "closed": false,
                     *       "created_at": "2024-03-01T12:00:00Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Form"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on; `too-many-forms`: Too many forms */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key; `not-origin`: Not an origin; `name-taken`: Name taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1",
                     *       "name": "Замер окон",
                     *       "path": "/f/…",
                     *       "title": "Замер окон",
                     *       "fields": [
                     *         {
                     *           "input": "phone",
                     *           "name": "phone",
                     *           "label": "Телефон",
                     *           "required": true
                     *         }
                     *       ],
                     *       "language": "ru",
                     *       "thanks": null,
                     *       "consent": null,
                     *       "source": null,
                     *       "origins": [],
                     *       "closed": false,
                     *       "created_at": "2024-03-01T12:00:00Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Form"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-form`: No such form */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is to be changed, as `ETag` told it: "3" */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "consent": {
                 *         "text": "Согласен на обработку данных",
                 *         "link": "https://shop.example/privacy"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What people call it */
                    name?: string;
                    /** @description The title of its leads and the headline of its page; the name, unless given */
                    title?: string;
                    fields?: {
                        /**
                         * @description What of the lead it is; own goes to its own fields, by name
                         * @enum {unknown}
                         */
                        input: "name" | "phone" | "email" | "text" | "own";
                        /** @description What it is sent as */
                        name: string;
                        /** @description What the visitor reads */
                        label: string;
                        /** @description The page asks for it; what comes without is kept all the same */
                        required: boolean;
                    }[];
                    /**
                     * @description Of its page; that of the project, unless given
                     * @enum {unknown}
                     */
                    language?: "ru" | "en";
                    /** @description Where a browser goes when it is sent; null is a page of ours */
                    thanks?: string | null;
                    consent?: {
                        /** @description What the visitor agrees to */
                        text: string;
                        /** @description Where it stands at length */
                        link?: string | null;
                    } | null;
                    /** @description The source of its leads, unless the visitor’s touches say another */
                    source?: string | null;
                    /** @description Sites from which it may be sent and that may show its page: https://shop.example; none is any */
                    origins?: string[];
                    /** @description Its page says so; what is sent all the same is kept */
                    closed?: boolean;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1",
                     *       "name": "Замер окон",
                     *       "path": "/f/…",
                     *       "title": "Замер окон",
                     *       "fields": [
                     *         {
                     *           "input": "phone",
                     *           "name": "phone",
                     *           "label": "Телефон",
                     *           "required": true
                     *         }
                     *       ],
                     *       "language": "ru",
                     *       "thanks": null,
                     *       "consent": {
                     *         "text": "Согласен на обработку данных",
                     *         "link": "https://shop.example/privacy",
                     *         "version": 1
                     *       },
                     *       "source": null,
                     *       "origins": [],
                     *       "closed": false,
                     *       "created_at": "2024-03-01T12:00:00Z",
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["Form"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-form`: No such form */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `lead-changed`: Changed meanwhile; `form-changed`: Changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `not-origin`: Not an origin; `name-taken`: Name taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeAForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description The id
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1",
                     *       "name": "Замер окон",
                     *       "path": "/f/…",
                     *       "title": "Замер окон",
                     *       "fields": [
                     *         {
                     *           "input": "phone",
                     *           "name": "phone",
                     *           "label": "Телефон",
                     *           "required": true
                     *         }
                     *       ],
                     *       "language": "ru",
                     *       "thanks": null,
                     *       "consent": null,
                     *       "source": null,
                     *       "origins": [],
                     *       "closed": true,
                     *       "created_at": "2024-03-01T12:00:00Z",
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["Form"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-form`: No such form */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMappings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that is known already */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "quiz",
                     *           "kind": "generic",
                     *           "title": "Квиз",
                     *           "rules": [
                     *             {
                     *               "path": "answers[0].text",
                     *               "to": "fields.colour"
                     *             }
                     *           ],
                     *           "confirmation": null,
                     *           "ready": false,
                     *           "version": 1
                     *         },
                     *         {
                     *           "name": "generic",
                     *           "kind": "generic",
                     *           "title": null,
                     *           "rules": [],
                     *           "confirmation": null,
                     *           "ready": true,
                     *           "version": 0
                     *         },
                     *         {
                     *           "name": "tilda",
                     *           "kind": "tilda",
                     *           "title": null,
                     *           "rules": [
                     *             {
                     *               "path": "formname",
                     *               "to": "title"
                     *             },
                     *             {
                     *               "path": "tranid",
                     *               "to": "fields.tranid"
                     *             },
                     *             {
                     *               "path": "formid",
                     *               "to": "fields.formid"
                     *             }
                     *           ],
                     *           "confirmation": null,
                     *           "ready": true,
                     *           "version": 0
                     *         },
                     *         {
                     *           "name": "contact-form-7",
                     *           "kind": "contact-form-7",
                     *           "title": null,
                     *           "rules": [
                     *             {
                     *               "path": "your-subject",
                     *               "to": "title"
                     *             },
                     *             {
                     *               "path": "your-name",
                     *               "to": "name"
                     *             },
                     *             {
                     *               "path": "your-tel",
                     *               "to": "phone"
                     *             },
                     *             {
                     *               "path": "your-phone",
                     *               "to": "phone"
                     *             },
                     *             {
                     *               "path": "your-email",
                     *               "to": "email"
                     *             },
                     *             {
                     *               "path": "your-message",
                     *               "to": "text"
                     *             },
                     *             {
                     *               "path": "form_title",
                     *               "to": "title"
                     *             },
                     *             {
                     *               "path": "contact_form_title",
                     *               "to": "title"
                     *             }
                     *           ],
                     *           "confirmation": null,
                     *           "ready": true,
                     *           "version": 0
                     *         },
                     *         {
                     *           "name": "wpforms",
                     *           "kind": "wpforms",
                     *           "title": null,
                     *           "rules": [
                     *             {
                     *               "path": "fields[type=name].value",
                     *               "to": "name"
                     *             },
                     *             {
                     *               "path": "fields[type=phone].value",
                     *               "to": "phone"
                     *             },
                     *             {
                     *               "path": "fields[type=email].value",
                     *               "to": "email"
                     *             },
                     *             {
                     *               "path": "fields[type=textarea].value",
                     *               "to": "text"
                     *             },
                     *             {
                     *               "path": "form_name",
                     *               "to": "title"
                     *             },
                     *             {
                     *               "path": "form_title",
                     *               "to": "title"
                     *             },
                     *             {
                     *               "path": "form_data.settings.form_title",
                     *               "to": "title"
                     *             }
                     *           ],
                     *           "confirmation": null,
                     *           "ready": true,
                     *           "version": 0
                     *         },
                     *         {
                     *           "name": "yandex",
                     *           "kind": "yandex",
                     *           "title": null,
                     *           "rules": [
                     *             {
                     *               "path": "jsonrpc",
                     *               "to": null
                     *             },
                     *             {
                     *               "path": "method",
                     *               "to": null
                     *             },
                     *             {
                     *               "path": "id",
                     *               "to": null
                     *             },
                     *             {
                     *               "path": "answer.id",
                     *               "to": null
                     *             },
                     *             {
                     *               "path": "survey.name",
                     *               "to": "title"
                     *             }
                     *           ],
                     *           "confirmation": null,
                     *           "ready": true,
                     *           "version": 0
                     *         },
                     *         {
                     *           "name": "vk",
                     *           "kind": "vk",
                     *           "title": null,
                     *           "rules": [
                     *             {
                     *               "path": "object.form_name",
                     *               "to": "title"
                     *             },
                     *             {
                     *               "path": "object.answers[key=first_name].answer",
                     *               "to": "first_name"
                     *             },
                     *             {
                     *               "path": "object.answers[key=last_name].answer",
                     *               "to": "last_name"
                     *             },
                     *             {
                     *               "path": "object.answers[key=phone_number].answer",
                     *               "to": "phone"
                     *             },
                     *             {
                     *               "path": "object.answers[key=email].answer",
                     *               "to": "email"
                     *             },
                     *             {
                     *               "path": "object.lead_id",
                     *               "to": "fields.vk_lead_id"
                     *             },
                     *             {
                     *               "path": "object.user_id",
                     *               "to": "fields.vk_user_id"
                     *             },
                     *             {
                     *               "path": "object.form_id",
                     *               "to": "fields.vk_form_id"
                     *             },
                     *             {
                     *               "path": "object.ad_id",
                     *               "to": "fields.vk_ad_id"
                     *             },
                     *             {
                     *               "path": "object.group_id",
                     *               "to": null
                     *             },
                     *             {
                     *               "path": "type",
                     *               "to": null
                     *             },
                     *             {
                     *               "path": "group_id",
                     *               "to": null
                     *             },
                     *             {
                     *               "path": "secret",
                     *               "to": null
                     *             },
                     *             {
                     *               "path": "event_id",
                     *               "to": null
                     *             },
                     *             {
                     *               "path": "v",
                     *               "to": null
                     *             }
                     *           ],
                     *           "confirmation": null,
                     *           "ready": true,
                     *           "version": 0
                     *         },
                     *         {
                     *           "name": "bitrix",
                     *           "kind": "bitrix",
                     *           "title": null,
                     *           "rules": [
                     *             {
                     *               "path": "fields.TITLE",
                     *               "to": "title"
                     *             },
                     *             {
                     *               "path": "fields.NAME",
                     *               "to": "first_name"
                     *             },
                     *             {
                     *               "path": "fields.LAST_NAME",
                     *               "to": "last_name"
                     *             },
                     *             {
                     *               "path": "fields.PHONE[0].VALUE",
                     *               "to": "phone"
                     *             },
                     *             {
                     *               "path": "fields.EMAIL[0].VALUE",
                     *               "to": "email"
                     *             },
                     *             {
                     *               "path": "fields.COMMENTS",
                     *               "to": "text"
                     *             },
                     *             {
                     *               "path": "fields.SOURCE_ID",
                     *               "to": "source"
                     *             },
                     *             {
                     *               "path": "fields.UTM_SOURCE",
                     *               "to": "utm_source"
                     *             },
                     *             {
                     *               "path": "fields.UTM_MEDIUM",
                     *               "to": "utm_medium"
                     *             },
                     *             {
                     *               "path": "fields.UTM_CAMPAIGN",
                     *               "to": "utm_campaign"
                     *             },
                     *             {
                     *               "path": "fields.UTM_CONTENT",
                     *               "to": "utm_content"
                     *             },
                     *             {
                     *               "path": "fields.UTM_TERM",
                     *               "to": "utm_term"
                     *             },
                     *             {
                     *               "path": "data.FIELDS.TITLE",
                     *               "to": "title"
                     *             },
                     *             {
                     *               "path": "data.FIELDS.NAME",
                     *               "to": "first_name"
                     *             },
                     *             {
                     *               "path": "data.FIELDS.LAST_NAME",
                     *               "to": "last_name"
                     *             },
                     *             {
                     *               "path": "data.FIELDS.PHONE[0].VALUE",
                     *               "to": "phone"
                     *             },
                     *             {
                     *               "path": "data.FIELDS.EMAIL[0].VALUE",
                     *               "to": "email"
                     *             },
                     *             {
                     *               "path": "data.FIELDS.COMMENTS",
                     *               "to": "text"
                     *             },
                     *             {
                     *               "path": "data.FIELDS.SOURCE_ID",
                     *               "to": "source"
                     *             },
                     *             {
                     *               "path": "data.FIELDS.UTM_SOURCE",
                     *               "to": "utm_source"
                     *             },
                     *             {
                     *               "path": "data.FIELDS.UTM_MEDIUM",
                     *               "to": "utm_medium"
                     *             },
                     *             {
                     *               "path": "data.FIELDS.UTM_CAMPAIGN",
                     *               "to": "utm_campaign"
                     *             },
                     *             {
                     *               "path": "data.FIELDS.UTM_CONTENT",
                     *               "to": "utm_content"
                     *             },
                     *             {
                     *               "path": "data.FIELDS.UTM_TERM",
                     *               "to": "utm_term"
                     *             },
                     *             {
                     *               "path": "TITLE",
                     *               "to": "title"
                     *             },
                     *             {
                     *               "path": "NAME",
                     *               "to": "first_name"
                     *             },
                     *             {
                     *               "path": "LAST_NAME",
                     *               "to": "last_name"
                     *             },
                     *             {
                     *               "path": "PHONE[0].VALUE",
                     *               "to": "phone"
                     *             },
                     *             {
                     *               "path": "EMAIL[0].VALUE",
                     *               "to": "email"
                     *             },
                     *             {
                     *               "path": "COMMENTS",
                     *               "to": "text"
                     *             },
                     *             {
                     *               "path": "SOURCE_ID",
                     *               "to": "source"
                     *             },
                     *             {
                     *               "path": "UTM_SOURCE",
                     *               "to": "utm_source"
                     *             },
                     *             {
                     *               "path": "UTM_MEDIUM",
                     *               "to": "utm_medium"
                     *             },
                     *             {
                     *               "path": "UTM_CAMPAIGN",
                     *               "to": "utm_campaign"
                     *             },
                     *             {
                     *               "path": "UTM_CONTENT",
                     *               "to": "utm_content"
                     *             },
                     *             {
                     *               "path": "UTM_TERM",
                     *               "to": "utm_term"
                     *             },
                     *             {
                     *               "path": "params",
                     *               "to": null
                     *             },
                     *             {
                     *               "path": "web_form_submit",
                     *               "to": null
                     *             },
                     *             {
                     *               "path": "WEB_FORM_ID",
                     *               "to": "fields.WEB_FORM_ID"
                     *             }
                     *           ],
                     *           "confirmation": null,
                     *           "ready": true,
                     *           "version": 0
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Mapping"][];
                    };
                };
            };
            /** @description What If-None-Match names is still so */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAMapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example quiz
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "quiz",
                     *       "kind": "generic",
                     *       "title": "Квиз",
                     *       "rules": [
                     *         {
                     *           "path": "answers[0].text",
                     *           "to": "fields.colour"
                     *         }
                     *       ],
                     *       "confirmation": null,
                     *       "ready": false,
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Mapping"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-mapping`: No such mapping */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveAMapping: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is to be changed, as `ETag` told it: "3" */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example quiz
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "kind": "generic",
                 *       "title": "Квиз",
                 *       "rules": [
                 *         {
                 *           "path": "answers[0].text",
                 *           "to": "fields.colour"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The ready one that it begins with
                     * @enum {unknown}
                     */
                    kind?: "generic" | "tilda" | "contact-form-7" | "wpforms" | "yandex" | "vk" | "bitrix";
                    /** @description What its leads are called when they say nothing of their own */
                    title?: string | null;
                    /** @description Of several to one place the first that finds something counts. The rest goes by the names that people use */
                    rules?: {
                        /**
                         * @description Where it stands in what is sent; case is ignored
                         * @example contact.phones[0]
                         * @example answers[key=email].answer
                         */
                        path: string;
                        /** @description Where it goes: title, name, first_name, last_name, phone, email, text, source, utm_source, utm_medium, utm_campaign, utm_content, utm_term, gclid, yclid, ymclid, fbclid, msclkid, ttclid, rb_clickid, _openstat, roistat, referrer, landing, or fields.NAME; null passes it over */
                        to: string | null;
                    }[];
                    /** @description What the source wants to read when it asks whether the address is yours, as VK does */
                    confirmation?: string | null;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "quiz",
                     *       "kind": "generic",
                     *       "title": "Квиз",
                     *       "rules": [
                     *         {
                     *           "path": "answers[0].text",
                     *           "to": "fields.colour"
                     *         }
                     *       ],
                     *       "confirmation": null,
                     *       "ready": false,
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["Mapping"];
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `too-many-mappings`: Too many mappings */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `lead-changed`: Changed meanwhile; `mapping-changed`: Changed meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `not-path`: Not a path */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeAMapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example quiz
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-mapping`: No such mapping */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryAMapping: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request again within 24 hours answers the same and does nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example quiz
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "receipt": "2",
                 *       "mapping": {
                 *         "rules": [
                 *           {
                 *             "path": "colour",
                 *             "to": "fields.Цвет"
                 *           },
                 *           {
                 *             "path": "type",
                 *             "to": null
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description The id of a receipt */
                    receipt: string;
                    mapping?: {
                        /**
                         * @description The ready one that it begins with
                         * @enum {unknown}
                         */
                        kind?: "generic" | "tilda" | "contact-form-7" | "wpforms" | "yandex" | "vk" | "bitrix";
                        /** @description What its leads are called when they say nothing of their own */
                        title?: string | null;
                        /** @description Of several to one place the first that finds something counts. The rest goes by the names that people use */
                        rules?: {
                            /**
                             * @description Where it stands in what is sent; case is ignored
                             * @example contact.phones[0]
                             * @example answers[key=email].answer
                             */
                            path: string;
                            /** @description Where it goes: title, name, first_name, last_name, phone, email, text, source, utm_source, utm_medium, utm_campaign, utm_content, utm_term, gclid, yclid, ymclid, fbclid, msclkid, ttclid, rb_clickid, _openstat, roistat, referrer, landing, or fields.NAME; null passes it over */
                            to: string | null;
                        }[];
                        /** @description What the source wants to read when it asks whether the address is yours, as VK does */
                        confirmation?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "end": "lead",
                     *       "reasons": [],
                     *       "score": 0,
                     *       "title": "Заявка с сайта",
                     *       "understood": {
                     *         "title": "Заявка с сайта",
                     *         "name": "Дарья",
                     *         "phone": "+7 921 000-00-05",
                     *         "email": null,
                     *         "text": null,
                     *         "source": null,
                     *         "fields": {
                     *           "Цвет": "белый",
                     *           "plan": "plan.txt"
                     *         },
                     *         "first_touch": null,
                     *         "last_touch": null,
                     *         "consent": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @enum {unknown} */
                        end: "lead" | "spam" | "quarantine";
                        /** @description Why it ended so */
                        reasons: {
                            /** @enum {unknown} */
                            code: "unreadable" | "empty" | "no-mapping" | "not-spam" | "honeypot" | "too-fast" | "too-often" | "stop-word" | "blocked-address" | "blocked-phone" | "links" | "no-proof" | "same-content" | "same-person" | "fault" | "timeout" | "interrupted" | "ping";
                            /** @description The word or rule that decided */
                            found?: string;
                        }[];
                        /** @description From the threshold of the project on it is spam */
                        score: number;
                        /** @description What its lead would be called */
                        title: string | null;
                        /** @description What was made of it */
                        understood: {
                            /** @description The title that its lead gets */
                            title: string | null;
                            /** @description How the person who enquired is called */
                            name: string | null;
                            /** @description As it was given */
                            phone: string | null;
                            /** @description As it was given */
                            email: string | null;
                            /** @description What is known of the lead in free words */
                            text: string | null;
                            /** @description The source that its lead gets */
                            source: string | null;
                            /** @description What only this project knows of a lead, by names of its own */
                            fields: {
                                [key: string]: string | number | boolean;
                            } | null;
                            /** @description The first visit that is known */
                            first_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description The visit in which the enquiry was made; `utm_…` in filters are of this one */
                            last_touch: {
                                utm_source?: string;
                                utm_medium?: string;
                                utm_campaign?: string;
                                utm_content?: string;
                                utm_term?: string;
                                gclid?: string;
                                yclid?: string;
                                ymclid?: string;
                                fbclid?: string;
                                msclkid?: string;
                                ttclid?: string;
                                rb_clickid?: string;
                                _openstat?: string;
                                roistat?: string;
                                referrer?: string;
                                landing?: string;
                            } | null;
                            /** @description What the visitor agreed to */
                            consent: {
                                text: string;
                                /** @description Where what was agreed to stands in full */
                                link: string | null;
                                version: string;
                                /**
                                 * @description When it was agreed to
                                 * @example 2023-11-08T13:03:21Z
                                 */
                                at: string;
                            } | null;
                        } | null;
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character; `not-json`: Not JSON; `not-object`: Not an object; `body-too-deep`: Body too deep; `unsafe-key`: Unsafe name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-receipt`: No such receipt; `no-such-mapping`: No such mapping */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile; `once-running`: Request goes on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `receipt-pruned`: Past its time */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-type`: Unsupported content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key; `not-path`: Not a path */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFilesOfAReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 2
                 */
                receipt: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "number": "1",
                     *           "name": "plan.txt",
                     *           "type": "text/plain",
                     *           "size": 9
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        items: {
                            /** @description Counts up from 1 in each receipt */
                            number: string;
                            /** @description As the visitor’s own file was called */
                            name: string;
                            /** @description As the browser said; nobody has looked whether it is true */
                            type: string;
                            /** @description Bytes */
                            size: number;
                        }[];
                    };
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-receipt`: No such receipt */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadAFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the project
                 * @example 12345
                 */
                project: string;
                /**
                 * @description See the description
                 * @example 2
                 */
                receipt: string;
                /**
                 * @description See the description
                 * @example 1
                 */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description `given-twice`: Given twice; `has-nul`: NUL character */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key; `signed-out`: Not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small; `foreign-page`: Sent by another page; `needs-member`: Only for members; `wrong-role`: Not for your role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: Project not open to you; `no-such-file`: No such file */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rights-changed`: Your rights changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault`: A fault of ours */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Unavailable for now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
