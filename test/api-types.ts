// Made by npm run openapi of docs/openapi.v2.json 31f500f10deb0f8cff45fcc81c84a580a3bf8a87ab2e87f049cc594e66d6a14b
export interface paths {
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
         *     Needs a key of scope `read`.
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
         *     Needs a key of scope `read`.
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
         *     Needs a key of scope `admin`.
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
         * @description What was done with the project, its statuses and its keys, and exports and bulk changes of leads: who, when, by which door. The newest first.
         *
         *     Needs a key of scope `admin`.
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
         *     Needs a key of scope `read`.
         */
        get: operations["listStatuses"];
        put?: never;
        /**
         * Add a status
         * @description Adds a status at the end of the board. Its colour follows its type unless it is given.
         *
         *     Needs a key of scope `admin`.
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
         *     Needs a key of scope `admin`.
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
         * @description Removes a status. One that leads are in needs a `replacement`: the leads go there first, each as a change of its own.
         *
         *     Needs a key of scope `admin`.
         */
        delete: operations["removeAStatus"];
        options?: never;
        head?: never;
        /**
         * Change a status
         * @description Changes the fields that are given; `position` counts from 0, and the others make room. While leads are in a status it cannot become paid, nor stop being so: their paid dates would be untrue.
         *
         *     Needs a key of scope `admin`.
         */
        patch: operations["changeAStatus"];
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
         *     Needs a key of scope `admin`.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Make a key
         * @description Makes a key for this project. `key` is its secret: it is told this once and kept nowhere. A repeated request under the same Idempotency-Key makes no second key, and tells the secret no more.
         *
         *     Needs a key of scope `admin`.
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
         *     Needs a key of scope `admin`.
         */
        delete: operations["endAKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
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
            action: "project.changed" | "status.added" | "status.changed" | "status.removed" | "statuses.ordered" | "key.made" | "key.ended" | "leads.exported" | "leads.bulk_changed" | "leads.bulk_removed" | "leads.purged" | "view.shared" | "source.changed";
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
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small */
            403: {
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
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: No such project for this key */
            404: {
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
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: No such project for this key */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `country-in-use`: Country in use */
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
                /** @description Of this action alone */
                action?: "project.changed" | "status.added" | "status.changed" | "status.removed" | "statuses.ordered" | "key.made" | "key.ended" | "leads.exported" | "leads.bulk_changed" | "leads.bulk_removed" | "leads.purged" | "view.shared" | "source.changed";
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
                     *           "number": "2",
                     *           "at": "2024-03-01T12:00:00Z",
                     *           "door": "cli",
                     *           "actor": "cli",
                     *           "action": "key.made",
                     *           "subject": "key:2",
                     *           "details": {
                     *             "name": null,
                     *             "scope": "admin",
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
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: No such project for this key */
            404: {
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
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: No such project for this key */
            404: {
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
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: No such project for this key */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `once-running`: Request goes on */
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
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: No such project for this key; `no-such-status`: No such status */
            404: {
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
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: No such project for this key; `no-such-status`: No such status */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `needs-replacement`: Replacement needed; `same-replacement`: Replaced by itself; `last-status`: The last status */
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
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: No such project for this key; `no-such-status`: No such status */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `status-in-use`: Status in use */
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
                     *           "last_used_at": null
                     *         },
                     *         {
                     *           "id": "2",
                     *           "name": null,
                     *           "scope": "admin",
                     *           "created_at": "2024-03-01T12:00:00Z",
                     *           "expires_at": null,
                     *           "revoked_at": null,
                     *           "last_used_at": null
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
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: No such project for this key */
            404: {
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
                     *       "name": "Сайт",
                     *       "scope": "write",
                     *       "created_at": "2024-03-01T12:00:00Z",
                     *       "expires_at": null,
                     *       "revoked_at": null,
                     *       "last_used_at": null,
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
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: No such project for this key */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `once-running`: Request goes on */
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
            /** @description `required`: Missing; `wrong-type`: Wrong type; `wrong-form`: Wrong form; `out-of-range`: Out of range; `too-long`: Too long; `too-few-values`: Too few values; `too-many-values`: Too many values; `unknown-choice`: Unknown choice; `unknown-field`: Unknown field; `bad-idempotency-key`: Bad Idempotency-Key; `other-body`: Other request under this Idempotency-Key; `not-time`: Not a time; `key-outlives`: Key would outlive its maker */
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
            /** @description `no-bearer`: No key; `unknown-key`: Unknown key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-scope`: Scope too small */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-access`: No such project for this key; `no-such-key`: No such key */
            404: {
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
}
