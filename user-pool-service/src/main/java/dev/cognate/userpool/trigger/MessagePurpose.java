package dev.cognate.userpool.trigger;

/** Why a message is sent, as the triggers of messages distinguish it. */
public enum MessagePurpose {
    SIGN_UP,
    ADMIN_CREATE_USER,
    RESEND_CODE,
    FORGOT_PASSWORD,
    UPDATE_USER_ATTRIBUTE,
    VERIFY_USER_ATTRIBUTE,
    AUTHENTICATION
}
