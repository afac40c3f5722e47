package dev.cognate.identitypool.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A login that was proven.
 *
 * @param login who it is
 * @param audience the application the token was issued for
 * @param mappingKey the provider's name in role mappings
 * @param tagKey the provider's name in maps of claims to principal tags
 * @param methods what the {@code amr} of the identity's token says of it, behind {@code authenticated}
 * @param claims what the provider says of the user
 */
public record VerifiedLogin(
        Login login,
        String audience,
        String mappingKey,
        String tagKey,
        List<String> methods,
        Map<String, Object> claims) {
    /** The claim that names the roles a user may have. */
    public static final String ROLES = "cognito:roles";

    private static final String SAML = ":saml-provider/";

    public VerifiedLogin {
        methods = List.copyOf(methods);
        claims = Map.copyOf(claims);
    }

    /** Whether it is of a SAML provider, which names the roles of its users without a mapping. */
    public boolean isSaml() {
        return login.provider().contains(SAML);
    }

    /** A claim, when it is text. */
    public Optional<String> text(String claim) {
        return Optional.ofNullable(claims.get(claim))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** Without the claims: they are about a person. */
    @Override
    public String toString() {
        return "VerifiedLogin[provider=" + login.provider() + "]";
    }
}
