package dev.cognate.userpool.mfa;

import dev.cognate.contract.idp.EmailMfaSettingsType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.SMSMfaSettingsType;
import dev.cognate.contract.idp.SoftwareTokenMfaSettingsType;
import dev.cognate.contract.idp.WebAuthnMfaSettingsType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What SetUserMFAPreference and its admin twin ask for. What a request leaves out stays as it is. */
final class PreferenceChange {
    private final List<Wish> wishes = new ArrayList<>();
    private Boolean passkey;

    private record Wish(MfaMethod method, Boolean enabled, Boolean preferred) {
        boolean switchesOff() {
            return Boolean.FALSE.equals(enabled);
        }

        boolean prefers() {
            return Boolean.TRUE.equals(preferred);
        }
    }

    PreferenceChange sms(SMSMfaSettingsType settings) {
        if (settings != null) {
            wishes.add(new Wish(MfaMethod.SMS_MFA, settings.enabled(), settings.preferredMfa()));
        }
        return this;
    }

    PreferenceChange softwareToken(SoftwareTokenMfaSettingsType settings) {
        if (settings != null) {
            wishes.add(new Wish(MfaMethod.SOFTWARE_TOKEN_MFA, settings.enabled(), settings.preferredMfa()));
        }
        return this;
    }

    PreferenceChange email(EmailMfaSettingsType settings) {
        if (settings != null) {
            wishes.add(new Wish(MfaMethod.EMAIL_OTP, settings.enabled(), settings.preferredMfa()));
        }
        return this;
    }

    PreferenceChange passkey(WebAuthnMfaSettingsType settings) {
        passkey = settings == null ? null : settings.enabled();
        return this;
    }

    /**
     * What becomes of a preference.
     *
     * @param possible the methods the user could use: those with an address or a verified authenticator app
     */
    MfaPreference apply(MfaPreference before, Set<MfaMethod> possible) {
        if (wishes.stream().filter(Wish::prefers).count() > 1) {
            throw new InvalidParameterException("Only one MFA method can be preferred.");
        }
        Set<MfaMethod> enabled = EnumSet.noneOf(MfaMethod.class);
        enabled.addAll(before.enabled());
        Optional<MfaMethod> preferred = before.preferred();
        for (Wish wish : wishes) {
            requirePossible(wish, possible);
            if (Boolean.TRUE.equals(wish.enabled())) {
                enabled.add(wish.method());
            }
            if (wish.switchesOff()) {
                enabled.remove(wish.method());
            }
            preferred = preferred(wish, preferred, enabled);
        }
        return new MfaPreference(enabled, preferred, passkey == null ? before.passkey() : passkey);
    }

    private static void requirePossible(Wish wish, Set<MfaMethod> possible) {
        boolean wanted = Boolean.TRUE.equals(wish.enabled()) || (wish.prefers() && !wish.switchesOff());
        if (wanted && !possible.contains(wish.method())) {
            throw new InvalidParameterException("User does not have delivery config set to turn on " + wish.method());
        }
    }

    private static Optional<MfaMethod> preferred(Wish wish, Optional<MfaMethod> before, Set<MfaMethod> enabled) {
        if (wish.prefers()) {
            if (!enabled.contains(wish.method())) {
                throw new InvalidParameterException("Cannot prefer " + wish.method() + ", which is not enabled.");
            }
            return Optional.of(wish.method());
        }
        return Boolean.FALSE.equals(wish.preferred()) || wish.switchesOff()
                ? before.filter(method -> method != wish.method())
                : before;
    }
}
