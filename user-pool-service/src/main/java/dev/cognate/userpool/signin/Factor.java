package dev.cognate.userpool.signin;

/**
 * What a user has shown in a sign-in.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8176">RFC 8176: authentication method reference values</a>
 */
public enum Factor {
    /** The password, in the clear over TLS or by SRP. */
    PASSWORD("pwd"),
    /** A code sent by SMS. */
    SMS_CODE("sms"),
    /** A code sent by e-mail. */
    EMAIL_CODE("email_otp"),
    /** A code of an authenticator app. */
    SOFTWARE_TOKEN("otp"),
    /** A passkey whose authenticator saw that the user was there. */
    PASSKEY("swk"),
    /** A passkey whose authenticator verified the user by PIN or biometrics. */
    VERIFIED_PASSKEY("user"),
    /** A sign-in at an identity provider of somebody else's. */
    EXTERNAL("fed"),
    /** The challenges of the pool's own functions. */
    CUSTOM("custom"),
    /** The secret of a remembered device. */
    DEVICE("hwk");

    private final String amr;

    Factor(String amr) {
        this.amr = amr;
    }

    /** The value of this factor in an {@code amr} claim. */
    public String amr() {
        return amr;
    }
}
