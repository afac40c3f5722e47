package dev.cognate.userpool.mfa.totp;

/** What a code of an authenticator app is worth. */
public enum Verdict {
    /** It is right and was not used before. */
    RIGHT,
    /** It was right, but it or a newer one was used before. */
    USED,
    /** It is wrong. */
    WRONG,
    /** The user has no authenticator app. */
    NO_TOKEN
}
