package dev.cognate.userpool.token;

/** What a pool does with a signing key. */
enum KeyRole {
    /** Signs. */
    ACTIVE,
    /** Published, so that every relying party knows it before it signs. */
    NEXT
}
