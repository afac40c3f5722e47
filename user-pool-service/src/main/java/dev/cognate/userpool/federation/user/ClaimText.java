package dev.cognate.userpool.federation.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Claims as attributes hold them: as text. Several values become one text in brackets, each form-encoded.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html">AWS's
 *     guide: things to know about mappings</a>
 */
final class ClaimText {
    /** OpenID Connect Core 1.0 section 5.1.1: the whole address, as people write it. */
    private static final String WHOLE_ADDRESS = "formatted";

    private static final int MAX_ZEROS = 50;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ClaimText() {}

    /** All claims that say something. */
    static Map<String, String> all(Map<String, Object> claims) {
        Map<String, String> texts = new LinkedHashMap<>();
        claims.forEach((name, value) -> of(value).ifPresent(text -> texts.put(storable(name), text)));
        return texts;
    }

    /** One claim; empty for null. */
    static Optional<String> of(Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case CharSequence text -> Optional.of(storable(text.toString()));
            case Number number -> Optional.of(number(number));
            case Collection<?> values -> Optional.of(several(values));
            case Map<?, ?> object -> Optional.of(storable(object(object)));
            default -> Optional.of(storable(value.toString()));
        };
    }

    /** As people write it, unless that takes a page: ten bytes of JSON can name a number of a billion digits. */
    private static String number(Number number) {
        if (number instanceof Double wide && !Double.isFinite(wide)) {
            return number.toString();
        }
        BigDecimal exact = new BigDecimal(number.toString());
        return Math.abs((long) exact.scale()) > MAX_ZEROS ? exact.toString() : exact.toPlainString();
    }

    private static String several(Collection<?> values) {
        return values.stream()
                .flatMap(value -> of(value).stream())
                .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String object(Map<?, ?> object) {
        if (object.get(WHOLE_ADDRESS) instanceof String whole) {
            return whole;
        }
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a claim cannot be written as JSON", e);
        }
    }

    /** No text of the database holds a NUL. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }
}
