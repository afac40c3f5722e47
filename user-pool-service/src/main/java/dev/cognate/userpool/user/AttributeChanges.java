package dev.cognate.userpool.user;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes of attributes and what follows from them for {@code email_verified} and {@code phone_number_verified}. */
public final class AttributeChanges {
    private static final List<String> VERIFIABLE = List.of("email", "phone_number");
    private static final String VERIFIED = "_verified";

    private AttributeChanges() {}

    /**
     * The attributes after a change. An address that changes is no longer verified, unless the change says so itself;
     * one that goes takes its flag with it.
     *
     * @param changes values by name; an empty value removes the attribute
     */
    public static Map<String, String> apply(Map<String, String> current, Map<String, String> changes) {
        Map<String, String> after = new LinkedHashMap<>(current);
        changes.forEach((name, value) -> set(after, name, value));
        for (String address : VERIFIABLE) {
            if (!after.containsKey(address)) {
                after.remove(address + VERIFIED);
            } else if (!after.get(address).equals(current.get(address)) && !changes.containsKey(address + VERIFIED)) {
                after.put(address + VERIFIED, "false");
            }
        }
        return after;
    }

    private static void set(Map<String, String> attributes, String name, String value) {
        if (value.isEmpty()) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }
}
