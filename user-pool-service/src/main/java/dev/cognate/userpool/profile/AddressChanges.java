package dev.cognate.userpool.profile;

import dev.cognate.contract.idp.VerifiedAttributeType;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A change of attributes, split into what is stored at once and the addresses that get a code.
 *
 * @param stored values by name; an empty value removes the attribute
 * @param verifications by the attribute's name, what a code is sent for
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html">
 *     AWS's guide: verifying updates to email addresses and phone numbers</a>
 */
record AddressChanges(Map<String, String> stored, Map<String, Verification> verifications) {
    private static final String VERIFIED = "_verified";
    private static final String TRUE = "true";

    /**
     * Splits a change.
     *
     * @param user before the change
     * @param changes values by name; an address whose {@code _verified} is set to true with it gets no code
     */
    static AddressChanges of(UserPool pool, User user, Map<String, String> changes) {
        Map<String, String> stored = new HashMap<>(changes);
        Map<String, Verification> verifications = new TreeMap<>();
        for (String name : verifiedBy(pool)) {
            newAddress(user, changes, name).ifPresent(value -> {
                boolean replaces = keepsOld(pool, name);
                verifications.put(name, new Verification(value, replaces));
                if (replaces) {
                    stored.remove(name);
                    stored.remove(name + VERIFIED);
                }
            });
        }
        return new AddressChanges(stored, verifications);
    }

    private static List<String> verifiedBy(UserPool pool) {
        return Objects.requireNonNullElse(pool.settings().autoVerifiedAttributes(), List.<VerifiedAttributeType>of())
                .stream()
                .map(VerifiedAttributeType::value)
                .toList();
    }

    private static Optional<String> newAddress(User user, Map<String, String> changes, String name) {
        return Optional.ofNullable(changes.get(name))
                .filter(value -> !value.isEmpty())
                .filter(value -> !value.equals(user.attribute(name).orElse("")))
                .filter(value -> !TRUE.equalsIgnoreCase(changes.get(name + VERIFIED)));
    }

    private static boolean keepsOld(UserPool pool, String attribute) {
        return Optional.ofNullable(pool.settings().userAttributeUpdateSettings())
                .map(settings -> settings.attributesRequireVerificationBeforeUpdate())
                .orElse(List.of())
                .contains(VerifiedAttributeType.of(attribute));
    }

    @Override
    public String toString() {
        return "AddressChanges[stored=" + stored.keySet() + ", verifications=" + verifications.keySet() + "]";
    }
}
