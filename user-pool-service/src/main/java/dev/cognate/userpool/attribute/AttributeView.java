package dev.cognate.userpool.attribute;

import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.SchemaAttributeType;
import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.userpool.pool.UserPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Attributes as answers show them: the sub first, then in the order of the pool's schema. */
public final class AttributeView {
    private static final String SUB = "sub";

    private AttributeView() {}

    /** Everything, for an administrator. */
    public static List<AttributeType> all(UserPool pool, UUID sub, Map<String, String> attributes) {
        return visible(pool, sub, attributes, name -> true);
    }

    /** Some, by name. */
    public static List<AttributeType> only(UserPool pool, UUID sub, Map<String, String> attributes, Set<String> names) {
        return visible(pool, sub, attributes, names::contains);
    }

    /** What an app client may read: its read list, or everything that is not for developers alone. */
    public static List<AttributeType> readable(
            UserPool pool, UserPoolClientType client, UUID sub, Map<String, String> attributes) {
        Set<String> readable = readableNames(pool, client);
        return visible(pool, sub, attributes, name -> SUB.equals(name) || readable.contains(name));
    }

    /** Names of the attributes an app client may read. */
    public static Set<String> readableNames(UserPool pool, UserPoolClientType client) {
        List<String> listed = client.readAttributes();
        if (listed != null && !listed.isEmpty()) {
            return Set.copyOf(listed);
        }
        return schema(pool).stream()
                .filter(attribute -> !Boolean.TRUE.equals(attribute.developerOnlyAttribute()))
                .map(SchemaAttributeType::name)
                .collect(Collectors.toSet());
    }

    private static List<AttributeType> visible(
            UserPool pool, UUID sub, Map<String, String> attributes, Predicate<String> shown) {
        List<AttributeType> view = new ArrayList<>();
        if (shown.test(SUB)) {
            view.add(attribute(SUB, sub.toString()));
        }
        List<String> ordered =
                schema(pool).stream().map(SchemaAttributeType::name).toList();
        ordered.stream()
                .filter(name -> attributes.containsKey(name) && shown.test(name))
                .forEach(name -> view.add(attribute(name, attributes.get(name))));
        attributes.keySet().stream()
                .filter(name -> !ordered.contains(name) && shown.test(name))
                .sorted()
                .forEach(name -> view.add(attribute(name, attributes.get(name))));
        return view;
    }

    private static List<SchemaAttributeType> schema(UserPool pool) {
        return Objects.requireNonNullElse(pool.settings().schemaAttributes(), List.of());
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
