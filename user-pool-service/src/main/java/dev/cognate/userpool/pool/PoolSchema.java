package dev.cognate.userpool.pool;

import dev.cognate.contract.idp.AttributeDataType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NumberAttributeConstraintsType;
import dev.cognate.contract.idp.SchemaAttributeType;
import dev.cognate.contract.idp.StringAttributeConstraintsType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The attributes of a pool: OpenID Connect's standard ones (OpenID Connect Core 1.0, section 5.1) and custom ones, which
 * can be added but never changed (developer guide, "Working with user attributes").
 */
final class PoolSchema {
    private static final int MAX_CUSTOM = 50;
    private static final String MAX_TEXT = "2048";
    private static final String CUSTOM = "custom:";
    private static final String DEVELOPER = "dev:";
    private static final Map<String, SchemaAttributeType> STANDARD = standard();

    private PoolSchema() {}

    /**
     * The schema of a new pool.
     *
     * @param requested changed standard attributes and custom ones, or null
     */
    static List<SchemaAttributeType> create(List<SchemaAttributeType> requested) {
        Map<String, SchemaAttributeType> schema = new LinkedHashMap<>(STANDARD);
        List<SchemaAttributeType> custom = new ArrayList<>();
        for (SchemaAttributeType attribute : Objects.requireNonNullElse(requested, List.<SchemaAttributeType>of())) {
            if (STANDARD.containsKey(attribute.name())) {
                schema.put(attribute.name(), overridden(STANDARD.get(attribute.name()), attribute));
            } else {
                custom.add(attribute);
            }
        }
        return extend(List.copyOf(schema.values()), custom);
    }

    /** The schema with custom attributes added to it. */
    static List<SchemaAttributeType> extend(List<SchemaAttributeType> schema, List<SchemaAttributeType> added) {
        Map<String, SchemaAttributeType> byName = new LinkedHashMap<>();
        schema.forEach(attribute -> byName.put(attribute.name(), attribute));
        for (SchemaAttributeType attribute : added) {
            SchemaAttributeType custom = custom(attribute);
            if (byName.putIfAbsent(custom.name(), custom) != null) {
                throw new InvalidParameterException(
                        custom.name() + ": Existing attribute already has name " + custom.name() + ".");
            }
        }
        long count = byName.keySet().stream()
                .filter(name -> !STANDARD.containsKey(name))
                .count();
        if (count > MAX_CUSTOM) {
            throw new InvalidParameterException(
                    "User pool can have a maximum of " + MAX_CUSTOM + " custom attributes.");
        }
        return List.copyOf(byName.values());
    }

    private static SchemaAttributeType overridden(SchemaAttributeType standard, SchemaAttributeType wish) {
        if (wish.attributeDataType() != null && !wish.attributeDataType().equals(standard.attributeDataType())) {
            throw new InvalidParameterException("You can not change AttributeDataType or set developerOnlyAttribute for"
                    + " standard schema attribute " + standard.name());
        }
        if (Boolean.TRUE.equals(wish.developerOnlyAttribute())) {
            throw new InvalidParameterException("You can not change AttributeDataType or set developerOnlyAttribute for"
                    + " standard schema attribute " + standard.name());
        }
        SchemaAttributeType.Builder attribute = standard.toBuilder()
                .mutable(Objects.requireNonNullElse(wish.mutable(), standard.mutable()))
                .required(Objects.requireNonNullElse(wish.required(), standard.required()));
        if (wish.stringAttributeConstraints() != null && standard.stringAttributeConstraints() != null) {
            attribute.stringAttributeConstraints(wish.stringAttributeConstraints());
        }
        if (wish.numberAttributeConstraints() != null && standard.numberAttributeConstraints() != null) {
            attribute.numberAttributeConstraints(wish.numberAttributeConstraints());
        }
        return SchemaLimits.checked(attribute.build());
    }

    private static SchemaAttributeType custom(SchemaAttributeType wish) {
        if (wish.name() == null) {
            throw new InvalidParameterException("Attribute name is required for custom attributes.");
        }
        if (Boolean.TRUE.equals(wish.required())) {
            throw new InvalidParameterException("Required custom attributes are not supported currently.");
        }
        if (STANDARD.containsKey(wish.name())) {
            throw new InvalidParameterException(
                    wish.name() + ": Existing attribute already has name " + wish.name() + ".");
        }
        boolean developerOnly = Boolean.TRUE.equals(wish.developerOnlyAttribute());
        AttributeDataType type = Objects.requireNonNullElse(wish.attributeDataType(), AttributeDataType.STRING);
        SchemaAttributeType.Builder attribute = wish.toBuilder()
                .name((developerOnly ? DEVELOPER + CUSTOM : CUSTOM) + wish.name())
                .attributeDataType(type)
                .developerOnlyAttribute(developerOnly)
                .mutable(Objects.requireNonNullElse(wish.mutable(), true))
                .required(false);
        if (AttributeDataType.STRING.equals(type) && wish.stringAttributeConstraints() == null) {
            attribute.stringAttributeConstraints(
                    StringAttributeConstraintsType.builder().build());
        }
        if (AttributeDataType.NUMBER.equals(type) && wish.numberAttributeConstraints() == null) {
            attribute.numberAttributeConstraints(
                    NumberAttributeConstraintsType.builder().build());
        }
        return SchemaLimits.checked(attribute.build());
    }

    private static Map<String, SchemaAttributeType> standard() {
        Map<String, SchemaAttributeType> schema = new LinkedHashMap<>();
        put(schema, text("profile", "0", MAX_TEXT).build());
        put(schema, text("address", "0", MAX_TEXT).build());
        put(schema, text("birthdate", "10", "10").build());
        put(schema, text("gender", "0", MAX_TEXT).build());
        put(schema, text("preferred_username", "0", MAX_TEXT).build());
        put(schema, number("updated_at"));
        put(schema, text("website", "0", MAX_TEXT).build());
        put(schema, text("picture", "0", MAX_TEXT).build());
        put(schema, text("identities", null, null).build());
        put(schema, text("sub", "1", MAX_TEXT).mutable(false).required(true).build());
        put(schema, text("phone_number", "0", MAX_TEXT).build());
        put(schema, flag("phone_number_verified"));
        put(schema, text("zoneinfo", "0", MAX_TEXT).build());
        put(schema, text("locale", "0", MAX_TEXT).build());
        put(schema, text("email", "0", MAX_TEXT).build());
        put(schema, flag("email_verified"));
        put(schema, text("given_name", "0", MAX_TEXT).build());
        put(schema, text("family_name", "0", MAX_TEXT).build());
        put(schema, text("middle_name", "0", MAX_TEXT).build());
        put(schema, text("name", "0", MAX_TEXT).build());
        put(schema, text("nickname", "0", MAX_TEXT).build());
        return schema;
    }

    private static void put(Map<String, SchemaAttributeType> schema, SchemaAttributeType attribute) {
        schema.put(attribute.name(), attribute);
    }

    private static SchemaAttributeType.Builder text(String name, String min, String max) {
        return plain(name, AttributeDataType.STRING)
                .stringAttributeConstraints(StringAttributeConstraintsType.builder()
                        .minLength(min)
                        .maxLength(max)
                        .build());
    }

    private static SchemaAttributeType number(String name) {
        return plain(name, AttributeDataType.NUMBER)
                .numberAttributeConstraints(
                        NumberAttributeConstraintsType.builder().minValue("0").build())
                .build();
    }

    private static SchemaAttributeType flag(String name) {
        return plain(name, AttributeDataType.BOOLEAN).build();
    }

    private static SchemaAttributeType.Builder plain(String name, AttributeDataType type) {
        return SchemaAttributeType.builder()
                .name(name)
                .attributeDataType(type)
                .developerOnlyAttribute(false)
                .mutable(true)
                .required(false);
    }
}
