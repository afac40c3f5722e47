package dev.cognate.userpool.login;

import dev.cognate.contract.idp.SchemaAttributeType;
import dev.cognate.contract.idp.UsernameAttributeType;
import dev.cognate.contract.idp.VerifiedAttributeType;
import dev.cognate.userpool.login.view.Field;
import dev.cognate.userpool.login.view.Field.PhoneField;
import dev.cognate.userpool.login.view.Field.TextField;
import dev.cognate.userpool.login.view.Input;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.pool.UserPool;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The fields for attributes of users. */
public final class AttributeFields {
    /** Stands before the name of an attribute in the name of its field. */
    public static final String PREFIX = "attribute.";

    private static final String CUSTOM = "custom:";
    private static final int LONGEST = 2_048;
    private static final Set<String> NOT_TYPED = Set.of("sub", "email_verified", "phone_number_verified", "updated_at");

    private AttributeFields() {}

    /**
     * What sign-up asks for beside the name: what the pool requires, an address to confirm, and the attributes of the pool's
     * own that the client may write by name.
     *
     * @param values what was typed before
     */
    static List<Field> ofSignUp(Visit visit, Map<String, String> values) {
        Set<String> required = required(visit.pool());
        addressToConfirm(visit.pool(), required).ifPresent(required::add);
        List<Field> fields = new ArrayList<>();
        required.forEach(name -> fields.add(field(visit, name, values, true)));
        own(visit).stream()
                .filter(name -> !required.contains(name))
                .forEach(name -> fields.add(field(visit, name, values, false)));
        return fields;
    }

    /** Fields that must be filled in. */
    static List<Field> of(Visit visit, List<String> names) {
        return names.stream().map(name -> field(visit, name, Map.of(), true)).toList();
    }

    /** A field that may stay empty, showing what the user has. */
    public static Field kept(Visit visit, String name, Map<String, String> values) {
        return field(visit, name, values, false);
    }

    /** The first that must be filled in and is not. */
    static Optional<String> missing(Visit visit, Map<String, String> values) {
        return ofSignUp(visit, values).stream()
                .filter(Field::required)
                .map(Field::name)
                .filter(name -> !values.containsKey(name.substring(PREFIX.length())))
                .findFirst();
    }

    /** What an attribute is called. */
    public static Message label(String name) {
        return name.startsWith(CUSTOM)
                ? Message.verbatim(name.substring(CUSTOM.length()))
                : Message.of("attribute." + name);
    }

    private static Set<String> required(UserPool pool) {
        Set<String> required = new LinkedHashSet<>();
        for (SchemaAttributeType attribute :
                Objects.requireNonNullElse(pool.settings().schemaAttributes(), List.<SchemaAttributeType>of())) {
            if (Boolean.TRUE.equals(attribute.required()) && !NOT_TYPED.contains(attribute.name())) {
                required.add(attribute.name());
            }
        }
        required.removeIf(name -> isTheUsername(pool, name));
        return required;
    }

    /** A code must go somewhere: to the name itself, or to an address the pool confirms. */
    private static Optional<String> addressToConfirm(UserPool pool, Set<String> required) {
        List<String> confirmed =
                Objects.requireNonNullElse(pool.settings().autoVerifiedAttributes(), List.<VerifiedAttributeType>of())
                        .stream()
                        .map(VerifiedAttributeType::value)
                        .toList();
        boolean reachable = confirmed.stream().anyMatch(name -> required.contains(name) || isTheUsername(pool, name));
        return reachable ? Optional.empty() : confirmed.stream().findFirst();
    }

    private static boolean isTheUsername(UserPool pool, String attribute) {
        return UsernameField.isUsername(pool, UsernameAttributeType.of(attribute))
                && Objects.requireNonNullElse(pool.settings().usernameAttributes(), List.of())
                                .size()
                        == 1;
    }

    private static List<String> own(Visit visit) {
        return Objects.requireNonNullElse(visit.target().client().settings().writeAttributes(), List.<String>of())
                .stream()
                .filter(name -> name.startsWith(CUSTOM))
                .toList();
    }

    private static Field field(Visit visit, String name, Map<String, String> values, boolean required) {
        Input input = Input.ofAttribute(name);
        return input == Input.PHONE ? phone(visit, name, values, required) : text(visit, name, values, required, input);
    }

    private static Field phone(Visit visit, String name, Map<String, String> values, boolean required) {
        PhoneField field = PhoneFields.of(visit, PREFIX + name, Input.PHONE, label(name), values.get(name));
        PhoneField needed = required ? field : field.optional();
        return PageNodes.problem(visit, PREFIX + name).map(needed::error).orElse(needed);
    }

    private static Field text(Visit visit, String name, Map<String, String> values, boolean required, Input input) {
        TextField field = TextField.of(PREFIX + name, input, label(name))
                .value(values.get(name))
                .maxLength(LONGEST);
        TextField needed = required ? field : field.optional();
        return PageNodes.problem(visit, PREFIX + name).map(needed::error).orElse(needed);
    }
}
