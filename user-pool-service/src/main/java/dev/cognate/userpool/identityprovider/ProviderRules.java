package dev.cognate.userpool.identityprovider;

import dev.cognate.contract.idp.IdentityProviderType;
import dev.cognate.contract.idp.IdentityProviderTypeType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.SchemaAttributeType;
import dev.cognate.userpool.pool.UserPool;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an identity provider may be called, and whose attributes it may fill. */
final class ProviderRules {
    /** Types of which a pool has one provider, named as the type, and the name of the pool's own directory. */
    private static final Set<String> RESERVED_NAMES =
            Set.of("Google", "Facebook", "LoginWithAmazon", "SignInWithApple", "COGNITO");

    private static final String USERNAME = "username";
    private static final int MAX_ACR_LENGTH = 64;
    private static final Pattern LEVEL = Pattern.compile("Level[1-4]");
    private static final Pattern ACR = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private ProviderRules() {}

    /** Checks filled settings as a whole. */
    static void require(UserPool pool, IdentityProviderType provider, AllowedEndpoints allowed) {
        requireName(provider.providerName(), provider.providerType());
        ProviderDetailRules.require(provider.providerType(), provider.providerDetails(), allowed);
        requireMapping(pool, provider.attributeMapping());
        requireDifferent(provider.idpIdentifiers());
        requireLevels(provider);
    }

    private static void requireName(String name, IdentityProviderTypeType type) {
        boolean wellKnown = RESERVED_NAMES.contains(type.value());
        if (wellKnown ? !name.equals(type.value()) : RESERVED_NAMES.contains(name)) {
            throw new InvalidParameterException("Provider " + name + " cannot be of type " + type.value() + ".");
        }
    }

    private static void requireMapping(UserPool pool, Map<String, String> mapping) {
        Set<String> attributes = pool.settings().schemaAttributes().stream()
                .map(SchemaAttributeType::name)
                .collect(Collectors.toSet());
        attributes.add(USERNAME);
        attributes.remove("sub");
        Set<String> unknown = new TreeSet<>(mapping.keySet());
        unknown.removeAll(attributes);
        if (!unknown.isEmpty()) {
            throw new InvalidParameterException("AttributeMapping contains invalid mapping: " + unknown);
        }
    }

    private static void requireDifferent(List<String> identifiers) {
        Set<String> seen = new HashSet<>();
        identifiers.forEach(identifier -> {
            if (!seen.add(identifier)) {
                throw new InvalidParameterException("Duplicate identifier: " + identifier);
            }
        });
    }

    /** CreateIdentityProvider, "AcrMapping": only OIDC providers have one. */
    private static void requireLevels(IdentityProviderType provider) {
        Map<String, String> levels = Objects.requireNonNullElse(provider.acrMapping(), Map.of());
        if (!levels.isEmpty() && !provider.providerType().equals(IdentityProviderTypeType.OIDC)) {
            throw new InvalidParameterException("AcrMapping is only supported for OIDC identity providers.");
        }
        levels.forEach((level, acr) -> {
            boolean valid = LEVEL.matcher(level).matches()
                    && acr.length() <= MAX_ACR_LENGTH
                    && ACR.matcher(acr).matches();
            if (!valid) {
                throw new InvalidParameterException("AcrMapping contains invalid mapping: [" + level + "]");
            }
        });
    }
}
