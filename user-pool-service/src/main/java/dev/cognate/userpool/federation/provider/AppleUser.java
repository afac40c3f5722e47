package dev.cognate.userpool.federation.provider;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Apple tells of a user once, the first time, through the browser and unsigned: names, which people choose themselves.
 * The e-mail address beside them counts only in the ID token.
 */
final class AppleUser {
    private static final int LONGEST = 2_048;

    private AppleUser() {}

    /** The names under those that attributes are mapped from; none for what cannot be read. */
    static Map<String, Object> names(Optional<String> user) {
        Map<String, Object> name = user.filter(text -> text.length() <= LONGEST)
                .map(AppleUser::name)
                .orElse(Map.of());
        Map<String, Object> names = new LinkedHashMap<>();
        Stream.of("firstName", "lastName")
                .filter(part -> name.get(part) instanceof String text && !text.isBlank())
                .forEach(part -> names.put(part, name.get(part)));
        if (!names.isEmpty()) {
            names.put("name", names.values().stream().map(Object::toString).collect(Collectors.joining(" ")));
        }
        return names;
    }

    private static Map<String, Object> name(String user) {
        try {
            Map<String, Object> name = JSONObjectUtils.getJSONObject(JsonObjects.parse(user), "name");
            return name == null ? Map.of() : name;
        } catch (ParseException notJson) {
            return Map.of();
        }
    }
}
