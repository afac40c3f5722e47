package dev.cognate.userpool.federation.user;

import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.userpool.attribute.AttributeRules;
import dev.cognate.userpool.attribute.AttributeWriter;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.identityprovider.IdentityProvider;
import dev.cognate.userpool.user.AttributeChanges;
import dev.cognate.userpool.user.SignInNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a provider's claims make of a user's attributes, by the provider's attribute mapping.
 *
 * <p>A claim that is not there changes nothing, an empty one removes the attribute. An attribute the client may not write is
 * left alone. An address is verified only where the provider says so of the address it gives: a mapped
 * {@code email_verified} without a mapped {@code email} says nothing of an address the user has from elsewhere.
 *
 * <p>A function of InboundFederation may name {@code custom:} attributes of the pool beside claims, as AWS's samples do: those
 * no mapping reads are set directly. Other names without a mapping are claims that nobody wants.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html">AWS's
 *     guide: mapping IdP attributes to profiles and tokens</a>
 */
final class MappedAttributes {
    private static final String USERNAME = "username";
    private static final String CUSTOM = "custom:";
    private static final Map<String, String> FLAGS =
            Map.of("email_verified", "email", "phone_number_verified", "phone_number");
    private static final Set<String> FOLDED = Set.of("email", "preferred_username");
    private static final AttributeWriter ANY = new AttributeWriter.Admin();

    private final AttributeRules rules;
    private final Map<String, String> values;

    private MappedAttributes(AttributeRules rules, Map<String, String> values) {
        this.rules = rules;
        this.values = values;
    }

    /** What claims say through the mapping of their provider. */
    static MappedAttributes of(ClientInPool target, IdentityProvider provider, ProviderClaims claims) {
        AttributeRules rules = AttributeRules.of(target.pool());
        var client = new AttributeWriter.Client(target.client().settings());
        Map<String, String> mapping =
                Objects.requireNonNullElse(provider.settings().attributeMapping(), Map.of());
        Map<String, String> mapped = new LinkedHashMap<>();
        mapping.forEach((attribute, claim) -> {
            String value = claims.values().get(claim);
            if (value != null && !attribute.equals(USERNAME)) {
                mapped.put(attribute, value);
            }
        });
        if (claims.chosen()) {
            claims.values().forEach((name, value) -> {
                if (name.startsWith(CUSTOM) && !mapping.containsValue(name)) {
                    mapped.putIfAbsent(name, value);
                }
            });
        }
        Map<String, String> writable = writable(mapped, rules, client);
        writable.replaceAll((name, value) -> stored(target, name, value));
        return new MappedAttributes(rules, writable);
    }

    /** As it will be stored, so that what did not change is seen not to. */
    private static String stored(ClientInPool target, String name, String value) {
        String text = value.isBlank() ? "" : value;
        return FOLDED.contains(name) ? SignInNames.of(target.pool()).fold(text) : text;
    }

    private static Map<String, String> writable(
            Map<String, String> mapped, AttributeRules rules, AttributeWriter.Client client) {
        Map<String, String> writable = new LinkedHashMap<>();
        mapped.forEach((name, value) -> {
            String address = FLAGS.get(name);
            if (address == null && rules.mayWrite(name, client)) {
                writable.put(name, value);
            } else if (address != null && mapped.containsKey(address) && rules.mayWrite(address, client)) {
                writable.put(name, value.toLowerCase(Locale.ROOT));
            }
        });
        return writable;
    }

    /**
     * The attributes of a new user.
     *
     * @throws InvalidParameterException when a value does not fit, or the pool requires an attribute that is not there
     */
    Map<String, String> create() {
        Map<String, String> attributes = AttributeChanges.apply(Map.of(), rules.create(list(), ANY));
        List<String> missing = rules.missing(attributes);
        if (!missing.isEmpty()) {
            throw new InvalidParameterException("attributes required: " + missing);
        }
        return attributes;
    }

    /**
     * The attributes of a user who was here before.
     *
     * @throws InvalidParameterException when a value does not fit, or an attribute cannot be changed
     */
    Map<String, String> update(Map<String, String> current) {
        return AttributeChanges.apply(current, rules.change(current, list(), ANY));
    }

    private List<AttributeType> list() {
        return values.entrySet().stream()
                .map(entry -> AttributeType.builder()
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
    }
}
