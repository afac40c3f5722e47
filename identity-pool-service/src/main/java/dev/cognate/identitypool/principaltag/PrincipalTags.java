package dev.cognate.identitypool.principaltag;

import dev.cognate.contract.identity.InvalidParameterException;
import dev.cognate.contract.identity.NotAuthorizedException;
import dev.cognate.identitypool.pool.Pool;
import dev.cognate.identitypool.pool.TagMap;
import dev.cognate.identitypool.provider.VerifiedLogin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Principal tags of a session.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html">AWS's guide:
 *     attributes for access control</a>
 */
public final class PrincipalTags {
    private static final Map<String, String> DEFAULTS = Map.of("username", "sub", "client", "aud");
    private static final int MAX_KEY = 128;
    private static final int MAX_VALUE = 256;
    /** What STS takes; wildcards of policies are not among it (AWS STS, Tag). */
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private PrincipalTags() {}

    /**
     * The tags a pool takes from the claims of a login. Claims that are not there, or have several values, become none.
     *
     * @throws NotAuthorizedException when a claim cannot become a tag: no role is given without a tag it may rest on
     */
    public static Map<String, String> of(Pool pool, VerifiedLogin login) {
        Map<String, String> tags = new HashMap<>();
        claims(pool.tagMaps().get(login.tagKey()))
                .forEach((tag, claim) -> value(login.claims().get(claim)).ifPresent(value -> {
                    if (!isPossible(tag, value)) {
                        throw new NotAuthorizedException("The claim " + claim + " cannot become a principal tag.");
                    }
                    tags.put(tag, value);
                }));
        return tags;
    }

    /** Tags that a backend of the operator's own vouches for; {@link InvalidParameterException} when they cannot be. */
    public static Map<String, String> given(Map<String, String> tags) {
        tags.forEach((tag, value) -> {
            if (!isPossible(tag, value)) {
                throw new InvalidParameterException("Invalid principal tag: " + tag);
            }
        });
        return tags;
    }

    private static Map<String, String> claims(TagMap map) {
        if (map == null) {
            return Map.of();
        }
        return map.useDefaults() ? DEFAULTS : map.tags();
    }

    private static Optional<String> value(Object claim) {
        return switch (claim) {
            case String text -> Optional.of(text);
            case Number number -> Optional.of(number.toString());
            case Boolean choice -> Optional.of(choice.toString());
            case List<?> one when one.size() == 1 -> value(one.getFirst());
            case null, default -> Optional.empty();
        };
    }

    private static boolean isPossible(String tag, String value) {
        return tag.length() <= MAX_KEY
                && value.length() <= MAX_VALUE
                && CHARACTERS.matcher(tag).matches()
                && CHARACTERS.matcher(value).matches();
    }
}
