package dev.cognate.userpool.mfa;

import dev.cognate.contract.idp.DeliveryMediumType;
import dev.cognate.contract.idp.MFAOptionType;
import dev.cognate.userpool.message.Destination;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which second factors a user has switched on.
 *
 * @param enabled those asked for at sign-in
 * @param preferred the one asked for when several are enabled; one of them
 * @param passkey whether the user's passkeys are to count as MFA
 */
public record MfaPreference(Set<MfaMethod> enabled, Optional<MfaMethod> preferred, boolean passkey) {
    /** Nothing is switched on. */
    public static final MfaPreference NONE = new MfaPreference(Set.of(), Optional.empty(), false);

    private static final String PASSKEY = "WEB_AUTHN";

    public MfaPreference {
        enabled = copy(enabled);
        preferred = preferred.filter(enabled::contains);
    }

    /** Whether anything is switched on. */
    public boolean isActive() {
        return !enabled.isEmpty() || passkey;
    }

    /**
     * The attributes whose address gets the user's codes to sign in: that of the preferred method, or of all where none is
     * preferred.
     */
    public Set<String> codeAttributes() {
        return preferred.map(Set::of).orElse(enabled).stream()
                .flatMap(method -> method.attribute().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** With a method switched on; the first one is preferred. */
    MfaPreference with(MfaMethod method) {
        Set<MfaMethod> more = copy(enabled);
        more.add(method);
        return new MfaPreference(more, preferred.or(() -> Optional.of(method)), passkey);
    }

    /** With a method switched off. */
    MfaPreference without(MfaMethod method) {
        Set<MfaMethod> fewer = copy(enabled);
        fewer.remove(method);
        return new MfaPreference(fewer, preferred, passkey);
    }

    /** UserMFASettingList, or null where there is nothing to list. */
    public List<String> settingList() {
        List<String> names =
                new ArrayList<>(enabled.stream().map(MfaMethod::name).toList());
        if (passkey) {
            names.add(PASSKEY);
        }
        return names.isEmpty() ? null : names;
    }

    /** PreferredMfaSetting, or null. */
    public String preferredSetting() {
        return preferred.map(MfaMethod::name).orElse(null);
    }

    /** MFAOptions, which of old speak of SMS alone, or null. */
    public List<MFAOptionType> options() {
        return enabled.contains(MfaMethod.SMS_MFA)
                ? List.of(MFAOptionType.builder()
                        .deliveryMedium(DeliveryMediumType.SMS)
                        .attributeName(Destination.PHONE)
                        .build())
                : null;
    }

    private static Set<MfaMethod> copy(Collection<MfaMethod> methods) {
        return methods.isEmpty() ? EnumSet.noneOf(MfaMethod.class) : EnumSet.copyOf(methods);
    }
}
