package dev.cognate.userpool.user;

import dev.cognate.contract.idp.AliasAttributeType;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.contract.idp.UsernameAttributeType;
import dev.cognate.userpool.pool.UserPool;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How a pool names its users: by usernames of their own, with aliases beside them, or by e-mail address and phone
 * number alone (developer guide, "Customizing sign-in attributes").
 */
public final class SignInNames {
    static final String EMAIL = "email";
    static final String PHONE_NUMBER = "phone_number";
    static final String PREFERRED_USERNAME = "preferred_username";
    private static final String TRUE = "true";

    private final boolean caseSensitive;
    private final Set<String> usernameAttributes = new LinkedHashSet<>();
    private final Set<String> aliasAttributes = new LinkedHashSet<>();

    private SignInNames(UserPoolType settings) {
        // what the API leaves out is case-sensitive, unlike pools made in AWS's console
        this.caseSensitive = settings.usernameConfiguration() == null
                || !Boolean.FALSE.equals(settings.usernameConfiguration().caseSensitive());
        Objects.requireNonNullElse(settings.usernameAttributes(), List.<UsernameAttributeType>of())
                .forEach(attribute -> usernameAttributes.add(attribute.value()));
        Objects.requireNonNullElse(settings.aliasAttributes(), List.<AliasAttributeType>of())
                .forEach(attribute -> aliasAttributes.add(attribute.value()));
    }

    /** The rules of a pool. */
    public static SignInNames of(UserPool pool) {
        return new SignInNames(pool.settings());
    }

    /** True when users have no username beside their e-mail address or phone number, and the sub stands in for it. */
    public boolean bySub() {
        return !usernameAttributes.isEmpty();
    }

    /** The attributes users sign up with in place of a username: {@code email}, {@code phone_number}, or none. */
    public Set<String> usernameAttributes() {
        return usernameAttributes;
    }

    /** The attributes users may sign in with beside their username. */
    public Set<String> aliasAttributes() {
        return aliasAttributes;
    }

    /** A name in the form in which two names are compared. */
    public String fold(String name) {
        return caseSensitive ? name : name.toLowerCase(Locale.ROOT);
    }

    /** Attributes as they are stored: pools that ignore case flatten e-mail addresses and preferred usernames. */
    Map<String, String> flatten(Map<String, String> attributes) {
        Map<String, String> flat = new LinkedHashMap<>(attributes);
        flat.computeIfPresent(EMAIL, (name, value) -> fold(value));
        flat.computeIfPresent(PREFERRED_USERNAME, (name, value) -> fold(value));
        return flat;
    }

    /** What could be meant by a name, the surest first. */
    List<Alias> candidates(String name) {
        Set<Alias> candidates = new LinkedHashSet<>();
        attributesSignedInWith().forEach(attribute -> candidates.add(alias(attribute, name)));
        candidates.add(Alias.of(Alias.Kind.USERNAME, fold(name)));
        return List.copyOf(candidates);
    }

    private List<String> attributesSignedInWith() {
        return List.of(EMAIL, PHONE_NUMBER).stream()
                .filter(attribute -> usernameAttributes.contains(attribute) || aliasAttributes.contains(attribute))
                .toList();
    }

    /**
     * The names a user is found by now. Users of identity providers have a username in every pool, and no address leads to
     * them: they do not sign in here, so they neither take an address from somebody nor keep it from somebody.
     */
    Set<Alias> aliasesOf(User user) {
        Set<Alias> aliases = new LinkedHashSet<>();
        if (!user.username().equals(user.sub().toString())) {
            aliases.add(Alias.of(Alias.Kind.USERNAME, fold(user.username())));
        }
        addressesSignedInWith(user).stream()
                .filter(attribute -> usernameAttributes.contains(attribute) || verified(user, attribute))
                .forEach(attribute ->
                        user.attribute(attribute).ifPresent(value -> aliases.add(alias(attribute, value))));
        // AWS lets a user take a preferred username once the account is confirmed
        if (aliasAttributes.contains(PREFERRED_USERNAME) && user.status() != UserStatus.UNCONFIRMED) {
            user.attribute(PREFERRED_USERNAME)
                    .ifPresent(value -> aliases.add(Alias.of(Alias.Kind.USERNAME, fold(value))));
        }
        return aliases;
    }

    private List<String> addressesSignedInWith(User user) {
        return user.status() == UserStatus.EXTERNAL_PROVIDER ? List.of() : attributesSignedInWith();
    }

    private static boolean verified(User user, String attribute) {
        return user.attribute(attribute + "_verified").filter(TRUE::equals).isPresent();
    }

    private Alias alias(String attribute, String value) {
        return Alias.of(EMAIL.equals(attribute) ? Alias.Kind.EMAIL : Alias.Kind.PHONE_NUMBER, fold(value));
    }
}
