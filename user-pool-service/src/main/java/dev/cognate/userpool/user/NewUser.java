package dev.cognate.userpool.user;

import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.userpool.attribute.StandardFormats;
import dev.cognate.userpool.pool.UserPool;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A user about to be created.
 *
 * @param sub its id
 * @param username the name it will have for ever; the sub in pools that sign in by e-mail or phone
 * @param status where its life begins
 * @param attributes its first attributes, without {@code sub}
 */
public record NewUser(UUID sub, String username, UserStatus status, Map<String, String> attributes) {
    public NewUser {
        attributes = Map.copyOf(attributes);
    }

    /**
     * Names a new user by the pool's rules: checks the form of the name and, where names are e-mail addresses or phone
     * numbers, makes the sub the username and the name an attribute.
     *
     * @param name as the caller gave it
     * @throws InvalidParameterException when the name does not fit the pool
     */
    public static NewUser named(UserPool pool, String name, UserStatus status, Map<String, String> attributes) {
        SignInNames names = SignInNames.of(pool);
        UUID sub = UUID.randomUUID();
        if (!names.bySub()) {
            requireNotLikeAlias(names.aliasAttributes(), name);
            return new NewUser(sub, names.fold(name), status, attributes);
        }
        Map<String, String> withName = new LinkedHashMap<>(attributes);
        withName.put(attributeMeant(names.usernameAttributes(), name), name);
        return new NewUser(sub, sub.toString(), status, withName);
    }

    private static String attributeMeant(Set<String> usernameAttributes, String name) {
        if (usernameAttributes.contains(SignInNames.EMAIL) && StandardFormats.isEmail(name)) {
            return SignInNames.EMAIL;
        }
        if (usernameAttributes.contains(SignInNames.PHONE_NUMBER) && StandardFormats.isPhoneNumber(name)) {
            return SignInNames.PHONE_NUMBER;
        }
        if (usernameAttributes.size() > 1) {
            throw new InvalidParameterException("Username should be either an email or a phone number.");
        }
        throw new InvalidParameterException(
                usernameAttributes.contains(SignInNames.EMAIL)
                        ? "Username should be an email."
                        : "Username should be a phone number.");
    }

    private static void requireNotLikeAlias(Set<String> aliasAttributes, String name) {
        if (aliasAttributes.contains(SignInNames.EMAIL) && StandardFormats.isEmail(name)) {
            throw new InvalidParameterException(
                    "Username cannot be of email format, since user pool is configured for email alias.");
        }
        if (aliasAttributes.contains(SignInNames.PHONE_NUMBER) && StandardFormats.isPhoneNumber(name)) {
            throw new InvalidParameterException(
                    "Username cannot be of phone number format, since user pool is configured for phone number alias.");
        }
    }

    @Override
    public String toString() {
        return "NewUser[sub=" + sub + ", status=" + status + "]";
    }
}
