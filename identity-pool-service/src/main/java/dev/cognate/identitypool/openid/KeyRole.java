package dev.cognate.identitypool.openid;

/** What a key is for: it signs, is published to sign next, or is published for tokens it signed. */
enum KeyRole {
    ACTIVE,
    NEXT,
    RETIRED
}
