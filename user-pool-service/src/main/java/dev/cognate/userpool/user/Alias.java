package dev.cognate.userpool.user;

import dev.cognate.database.IndexedText;

/**
 * A name that leads to one user of a pool.
 *
 * @param kind which names it must be unique among
 * @param key the folded name, or its digest when it is too long to be indexed
 */
record Alias(Kind kind, String key) {
    /** Usernames and preferred usernames are one kind, so that nobody takes another's username as a preferred one. */
    enum Kind {
        EMAIL("email"),
        PHONE_NUMBER("phone_number"),
        USERNAME("username");

        private final String spoken;

        Kind(String spoken) {
            this.spoken = spoken;
        }

        /** How errors name it. */
        String spoken() {
            return spoken;
        }
    }

    static Alias of(Kind kind, String foldedName) {
        return new Alias(kind, IndexedText.of(foldedName));
    }
}
