package dev.cognate.userpool.message;

/** What a message is for; each kind has its template. */
public enum MessageKind {
    /** Code or link that confirms a sign-up. */
    SIGN_UP,
    /** Code that verifies an attribute. */
    VERIFY_ATTRIBUTE,
    /** Code that allows a new password. */
    FORGOT_PASSWORD,
    /** User name and temporary password of a user an administrator created. */
    INVITATION,
    /** Code of a sign-in. */
    SIGN_IN
}
