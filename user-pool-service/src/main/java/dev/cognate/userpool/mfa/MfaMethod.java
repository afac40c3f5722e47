package dev.cognate.userpool.mfa;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.signin.Factor;
import java.util.Arrays;
import java.util.Optional;

/** A second factor after a password. The order is the one of lists in answers. */
public enum MfaMethod {
    /** A code by text message. */
    SMS_MFA(Factor.SMS_CODE),
    /** A code of an authenticator app. */
    SOFTWARE_TOKEN_MFA(Factor.SOFTWARE_TOKEN),
    /** A code by e-mail. */
    EMAIL_OTP(Factor.EMAIL_CODE);

    private final Factor factor;

    MfaMethod(Factor factor) {
        this.factor = factor;
    }

    /** The challenge that asks for it. */
    public ChallengeNameType challenge() {
        return ChallengeNameType.of(name());
    }

    /** What a user shows who meets the challenge. */
    public Factor factor() {
        return factor;
    }

    /** The attribute its codes go to, or empty for authenticator apps. */
    Optional<String> attribute() {
        return switch (this) {
            case SMS_MFA -> Optional.of(Destination.PHONE);
            case EMAIL_OTP -> Optional.of(Destination.EMAIL);
            case SOFTWARE_TOKEN_MFA -> Optional.empty();
        };
    }

    /** The method of a name on the wire. AWS's guide also says EMAIL_MFA for codes by e-mail. */
    static Optional<MfaMethod> of(String wireName) {
        String name = "EMAIL_MFA".equals(wireName) ? EMAIL_OTP.name() : wireName;
        return Arrays.stream(values())
                .filter(method -> method.name().equals(name))
                .findFirst();
    }
}
