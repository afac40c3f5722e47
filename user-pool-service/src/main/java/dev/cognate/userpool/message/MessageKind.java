package dev.cognate.userpool.message;

import dev.cognate.userpool.trigger.MessagePurpose;

/** What a message is for; each kind has its template. */
public enum MessageKind {
    /** Code or link that confirms a sign-up. */
    SIGN_UP(MessagePurpose.SIGN_UP),
    /** The same once more. */
    SIGN_UP_AGAIN(MessagePurpose.RESEND_CODE),
    /** Code that verifies an attribute, because the user asks for it. */
    VERIFY_ATTRIBUTE(MessagePurpose.VERIFY_USER_ATTRIBUTE),
    /** Code that verifies an attribute, because it changed. */
    CHANGED_ATTRIBUTE(MessagePurpose.UPDATE_USER_ATTRIBUTE),
    /** Code that allows a new password. */
    FORGOT_PASSWORD(MessagePurpose.FORGOT_PASSWORD),
    /** User name and temporary password of a user an administrator created. */
    INVITATION(MessagePurpose.ADMIN_CREATE_USER),
    /** Code of a sign-in. */
    SIGN_IN(MessagePurpose.AUTHENTICATION);

    private final MessagePurpose purpose;

    MessageKind(MessagePurpose purpose) {
        this.purpose = purpose;
    }

    /** How triggers call it. */
    MessagePurpose purpose() {
        return purpose;
    }
}
