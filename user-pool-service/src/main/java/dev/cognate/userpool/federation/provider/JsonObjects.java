package dev.cognate.userpool.federation.provider;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;

/** Reads what strangers call JSON objects. */
final class JsonObjects {
    private JsonObjects() {}

    /** The members of an object; fails for whatever else JSON knows. */
    static Map<String, Object> parse(String text) throws ParseException {
        Map<String, Object> members = JSONObjectUtils.parse(text);
        if (members == null) {
            throw new ParseException("no JSON object", 0);
        }
        return members;
    }
}
