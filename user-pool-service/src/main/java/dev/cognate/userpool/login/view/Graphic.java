package dev.cognate.userpool.login.view;

/** The pictures that branding may replace, by the step they stand for. */
public enum Graphic {
    /** A code sent by e-mail. */
    EMAIL,
    /** A code sent by SMS. */
    SMS,
    /** A code of an authenticator app. */
    AUTH_APP,
    /** A password. */
    PASSWORD,
    /** A passkey. */
    PASSKEY,
    /** Something is done. */
    DONE,
    /** Something went wrong. */
    TROUBLE
}
