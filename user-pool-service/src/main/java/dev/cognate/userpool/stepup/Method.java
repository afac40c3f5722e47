package dev.cognate.userpool.stepup;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.passkey.PasskeyChallenge;
import dev.cognate.userpool.signin.Factor;
import dev.cognate.userpool.signin.Progress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What counts towards a level, and how the {@code amr} claim names it. */
enum Method {
    PASSWORD("pwd", "PASSWORD", EnumSet.of(Factor.PASSWORD)),
    SOFTWARE_TOKEN("otp", "SOFTWARE_TOKEN_MFA", EnumSet.of(Factor.SOFTWARE_TOKEN)),
    SMS("sms", "SMS_OTP", EnumSet.of(Factor.SMS_CODE)),
    EMAIL("email_otp", "EMAIL_OTP", EnumSet.of(Factor.EMAIL_CODE)),
    PASSKEY("swk", "WEB_AUTHN", EnumSet.of(Factor.PASSKEY, Factor.VERIFIED_PASSKEY));

    /** A passkey on a device of its own. */
    private static final String HARDWARE_KEY = "hwk";

    /** Two methods or more. */
    private static final String MULTIPLE = "mfa";

    private final String amr;
    private final String challenge;
    private final Set<Factor> factors;

    Method(String amr, String challenge, Set<Factor> factors) {
        this.amr = amr;
        this.challenge = challenge;
        this.factors = factors;
    }

    /** The challenge that asks for it. */
    ChallengeNameType challenge() {
        return ChallengeNameType.of(challenge);
    }

    /** Whether a challenge asks for it, a password by SRP too. */
    boolean isAskedBy(ChallengeNameType asking) {
        return asking.equals(challenge()) || (this == PASSWORD && asking.equals(ChallengeNameType.PASSWORD_SRP));
    }

    /** The methods shown in a sign-in. */
    static Set<Method> shown(Progress progress) {
        Set<Method> shown = EnumSet.noneOf(Method.class);
        for (Method method : values()) {
            if (method.factors.stream().anyMatch(progress::has)) {
                shown.add(method);
            }
        }
        return shown;
    }

    /** The {@code amr} claim of a sign-in. */
    static List<String> amr(Progress progress) {
        Set<Method> shown = shown(progress);
        List<String> values = new ArrayList<>();
        for (Method method : shown) {
            boolean roams =
                    method == PASSKEY && progress.note(PasskeyChallenge.ROAMING).isPresent();
            values.add(roams ? HARDWARE_KEY : method.amr);
        }
        if (shown.size() > 1) {
            values.add(MULTIPLE);
        }
        return values;
    }

    /** A sign-in in which the methods of an {@code amr} claim are shown already. */
    static Progress credit(Progress progress, List<String> amr) {
        Progress credited = progress;
        for (Method method : values()) {
            if (amr.contains(method.amr)) {
                credited = credited.with(method.factors.iterator().next());
            }
        }
        return amr.contains(HARDWARE_KEY)
                ? credited.with(Factor.PASSKEY).withNote(PasskeyChallenge.ROAMING, "")
                : credited;
    }
}
