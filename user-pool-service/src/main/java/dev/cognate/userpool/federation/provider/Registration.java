package dev.cognate.userpool.federation.provider;

import dev.cognate.userpool.identityprovider.IdentityProvider;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How a pool is registered with a provider: the details of CreateIdentityProvider. */
record Registration(IdentityProvider provider) {
    /** What an attribute may be mapped from without being a claim (developer guide, "Things to know about mappings"). */
    private static final Set<String> TOKENS = Set.of("access_token", "id_token", "refresh_token");

    /** The kinds of providers that are not just OpenID Connect. */
    enum Kind {
        OPENID,
        GOOGLE,
        FACEBOOK,
        AMAZON,
        APPLE
    }

    Kind kind() {
        return switch (provider.type().value()) {
            case "Google" -> Kind.GOOGLE;
            case "Facebook" -> Kind.FACEBOOK;
            case "LoginWithAmazon" -> Kind.AMAZON;
            case "SignInWithApple" -> Kind.APPLE;
            case "OIDC" -> Kind.OPENID;
            default ->
                throw new ProviderFailure("Sign-in with " + provider.type().value() + " is not available");
        };
    }

    String name() {
        return provider.name();
    }

    String clientId() {
        return detail("client_id").orElseThrow(() -> new ProviderFailure(name() + " has no client_id"));
    }

    /** A detail that is not blank. */
    Optional<String> detail(String key) {
        return Optional.ofNullable(provider.settings().providerDetails().get(key))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    boolean isOn(String key) {
        return detail(key).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** The claim whose value names users. */
    String subjectClaim() {
        return mapping().getOrDefault("username", "sub");
    }

    /** The claims attributes are mapped from. */
    List<String> mappedClaims() {
        return mapping().values().stream()
                .filter(claim -> !TOKENS.contains(claim))
                .distinct()
                .sorted()
                .toList();
    }

    private Map<String, String> mapping() {
        return Objects.requireNonNullElse(provider.settings().attributeMapping(), Map.of());
    }

    /** Says that a discovery document names a place nobody should be led to. */
    ProviderFailure misleading(String objection) {
        return new ProviderFailure(name() + " openid configuration names an endpoint that " + objection);
    }

    /** Says what a provider answered instead of what was asked for, in AWS's form. */
    ProviderFailure refusal(int status, String what) {
        return new ProviderFailure(name() + " Error - " + status + " " + what);
    }
}
