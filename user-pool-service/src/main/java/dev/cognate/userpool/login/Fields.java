package dev.cognate.userpool.login;

import dev.cognate.userpool.login.view.Field.PhoneField;
import dev.cognate.wire.http.QueryParameters;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a form posted. Fields that stand there twice, are longer than anybody needs or hold a NUL, which no key on a keyboard
 * makes and no database takes, count as empty.
 */
public record Fields(QueryParameters form) {
    private static final int LONGEST = 2_048;
    /** A passkey with an attestation of many certificates. */
    private static final int LONGEST_CREDENTIAL = 65_536;

    /** A field as it was typed; empty when it is not there. */
    public String raw(String name) {
        return find(name, LONGEST);
    }

    /** A field without the blanks around it; a phone number with the code of the country that was chosen beside it. */
    public String text(String name) {
        String typed = raw(name).strip();
        String country = raw(PhoneField.countryName(name));
        return country.isEmpty() || typed.indexOf('@') >= 0 ? typed : CallingCodes.international(country, typed);
    }

    /** A code, which people type with blanks in it. */
    public String code() {
        return raw("code").replaceAll("\\s", "");
    }

    /** The answer of an authenticator. */
    String credential() {
        return find("credential", LONGEST_CREDENTIAL);
    }

    /** Which button was pressed; empty for the main one. */
    public String action() {
        return text("action");
    }

    /** The step a form was made for; none when it is no number. */
    Optional<Integer> step() {
        return Optional.of(text("step"))
                .filter(step -> step.matches("[0-9]{1,6}"))
                .map(Integer::valueOf);
    }

    /** The attributes that were filled in, by name. */
    public Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        form.all().stream()
                .map(QueryParameters.Parameter::decodedName)
                .filter(name -> name.startsWith(AttributeFields.PREFIX))
                .forEach(name -> attributes.put(name.substring(AttributeFields.PREFIX.length()), text(name)));
        attributes.values().removeIf(String::isEmpty);
        return attributes;
    }

    private String find(String name, int longest) {
        return form.single(name)
                .filter(value -> value.length() <= longest && value.indexOf('\0') < 0)
                .orElse("");
    }

    @Override
    public String toString() {
        return "Fields[]";
    }
}
