package dev.cognate.userpool.attribute;

import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.SchemaAttributeType;
import dev.cognate.userpool.pool.UserPool;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the schema of a pool lets a writer do with attributes. Every method throws {@link InvalidParameterException}, or
 * {@link NotAuthorizedException} where a client lacks the permission, with AWS's sentence, and changes nothing.
 */
public final class AttributeRules {
    private static final String NONCONFORMING = "Attributes did not conform to the schema: ";
    /** Written by the service alone. */
    private static final Set<String> OWNED_BY_SERVICE = Set.of("sub", "identities", "cognito:user_status");

    private static final Set<String> VERIFICATION_FLAGS = Set.of("email_verified", "phone_number_verified");

    private final Map<String, SchemaAttributeType> schema;

    private AttributeRules(UserPool pool) {
        this.schema =
                Objects.requireNonNullElse(pool.settings().schemaAttributes(), List.<SchemaAttributeType>of()).stream()
                        .collect(Collectors.toMap(SchemaAttributeType::name, attribute -> attribute));
    }

    /** The rules of a pool's schema. */
    public static AttributeRules of(UserPool pool) {
        return new AttributeRules(pool);
    }

    /**
     * Checks the first attributes of a new user, without asking for required ones.
     *
     * @param given as they came over the wire, or null
     * @return values by name
     */
    public Map<String, String> create(List<AttributeType> given, AttributeWriter writer) {
        return checked(given, writer);
    }

    /**
     * Checks changes of an existing user's attributes.
     *
     * @param current its attributes; one that is not mutable may be set once, then not even to the same value
     * @param given as they came over the wire
     * @return the changed values by name; empty values unset an attribute
     */
    public Map<String, String> change(Map<String, String> current, List<AttributeType> given, AttributeWriter writer) {
        Map<String, String> changes = checked(given, writer);
        changes.keySet().forEach(name -> requireMutable(name, current));
        changes.forEach((name, value) -> requireKept(name, value));
        return changes;
    }

    /**
     * Checks the removal of attributes.
     *
     * @param names as they came over the wire
     */
    public void delete(Map<String, String> current, Collection<String> names, AttributeWriter writer) {
        names.forEach(name -> {
            requireKnown(name);
            requireWritable(name, writer);
            requireMutable(name, current);
            requireKept(name, "");
        });
    }

    /** Whether the schema has an attribute, and a client may write it; verification flags no client may. */
    public boolean mayWrite(String name, AttributeWriter.Client client) {
        return schema.containsKey(name) && !OWNED_BY_SERVICE.contains(name) && writable(name, client);
    }

    /** The required attributes that are not there, by name in alphabetical order. */
    public List<String> missing(Map<String, String> attributes) {
        return schema.values().stream()
                .filter(attribute -> Boolean.TRUE.equals(attribute.required()))
                .map(SchemaAttributeType::name)
                .filter(name ->
                        !"sub".equals(name) && attributes.getOrDefault(name, "").isEmpty())
                .sorted()
                .toList();
    }

    /** Checks that a new user has every required attribute. */
    public void requireComplete(Map<String, String> attributes) {
        String missing = missing(attributes).stream()
                .map(name -> name + ": The attribute is required\n")
                .collect(Collectors.joining());
        if (!missing.isEmpty()) {
            throw new InvalidParameterException(NONCONFORMING + missing);
        }
    }

    private Map<String, String> checked(List<AttributeType> given, AttributeWriter writer) {
        Map<String, String> values = new LinkedHashMap<>();
        for (AttributeType attribute : Objects.requireNonNullElse(given, List.<AttributeType>of())) {
            String value = Objects.requireNonNullElse(attribute.value(), "");
            requireKnown(attribute.name());
            requireWritable(attribute.name(), writer);
            values.put(attribute.name(), value);
            if (!value.isEmpty()) {
                AttributeValues.require(schema.get(attribute.name()), value);
            }
        }
        return values;
    }

    private void requireKnown(String name) {
        if (OWNED_BY_SERVICE.contains(name)) {
            throw new InvalidParameterException("Cannot modify an already provided " + name);
        }
        if (!schema.containsKey(name)) {
            throw new InvalidParameterException(NONCONFORMING + name + ": Attribute does not exist in the schema.\n");
        }
    }

    private void requireWritable(String name, AttributeWriter writer) {
        boolean allowed = switch (writer) {
            case AttributeWriter.Admin ignored -> true;
            case AttributeWriter.Client client -> writable(name, client);
        };
        if (!allowed) {
            throw new NotAuthorizedException("A client attempted to write unauthorized attribute");
        }
    }

    private boolean writable(String name, AttributeWriter.Client client) {
        if (VERIFICATION_FLAGS.contains(name)
                || Boolean.TRUE.equals(schema.get(name).developerOnlyAttribute())) {
            return false;
        }
        return Optional.ofNullable(client.settings().writeAttributes())
                .map(names -> names.isEmpty() || names.contains(name))
                .orElse(true);
    }

    private void requireMutable(String name, Map<String, String> current) {
        if (Boolean.FALSE.equals(schema.get(name).mutable()) && current.containsKey(name)) {
            throw new InvalidParameterException("user." + name + ": Attribute cannot be updated.\n");
        }
    }

    private void requireKept(String name, String newValue) {
        if (newValue.isEmpty() && Boolean.TRUE.equals(schema.get(name).required())) {
            throw new InvalidParameterException(NONCONFORMING + name + ": The attribute is required\n");
        }
    }
}
