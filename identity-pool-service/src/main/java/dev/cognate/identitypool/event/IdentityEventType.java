package dev.cognate.identitypool.event;

import java.util.Locale;

/** What may have happened in an identity pool. */
public enum IdentityEventType {
    IDENTITY_POOL_CREATED,
    IDENTITY_POOL_UPDATED,
    IDENTITY_POOL_DELETED,
    IDENTITY_POOL_TAGGED,
    IDENTITY_POOL_UNTAGGED,
    IDENTITY_POOL_ROLES_SET,
    PRINCIPAL_TAGS_SET,
    IDENTITY_CREATED,
    LOGIN_LINKED,
    LOGIN_UNLINKED,
    IDENTITIES_MERGED,
    IDENTITY_DISABLED,
    IDENTITY_DELETED,
    IDENTITY_TOKEN_ISSUED,
    CREDENTIALS_ISSUED;

    /** The Kafka topic all of them go to. */
    public static final String TOPIC = "cognate.identity.events.v1";

    /** The CloudEvents type, for example {@code dev.cognate.identity-pool.identity-created.v1}. */
    public String wireName() {
        return "dev.cognate.identity-pool." + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v1";
    }
}
