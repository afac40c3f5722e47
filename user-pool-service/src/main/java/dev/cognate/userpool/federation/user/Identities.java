package dev.cognate.userpool.federation.user;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cognate.database.Json;
import dev.cognate.userpool.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The attribute {@code identities}, which the service alone writes: a JSON array. */
@ApplicationScoped
class Identities {
    static final String ATTRIBUTE = "identities";
    private static final TypeReference<List<Identity>> LIST = new TypeReference<>() {};

    private final Json json;

    Identities(Json json) {
        this.json = json;
    }

    List<Identity> of(User user) {
        return of(user.attributes());
    }

    List<Identity> of(Map<String, String> attributes) {
        String text = attributes.get(ATTRIBUTE);
        return text == null ? List.of() : json.read(text, LIST);
    }

    /** Attributes with other identities; without any, the attribute goes. */
    Map<String, String> change(Map<String, String> attributes, UnaryOperator<List<Identity>> change) {
        List<Identity> after = change.apply(new ArrayList<>(of(attributes)));
        Map<String, String> changed = new HashMap<>(attributes);
        if (after.isEmpty()) {
            changed.remove(ATTRIBUTE);
        } else {
            changed.put(ATTRIBUTE, json.write(after));
        }
        return changed;
    }
}
