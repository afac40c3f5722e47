package dev.cognate.userpool.signin.walk;

/** What a sign-in has proven. */
enum Shown {
    PASSWORD,
    NEW_PASSWORD,
    SOFTWARE_TOKEN,
    SMS_CODE,
    EMAIL_CODE,
    PASSKEY,
    CUSTOM,
    DEVICE
}
