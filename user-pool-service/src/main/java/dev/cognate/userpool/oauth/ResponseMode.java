package dev.cognate.userpool.oauth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an answer travels to a client: {@code response_mode}. */
public enum ResponseMode {
    /** Behind a question mark. */
    QUERY,
    /** Behind a hash, which servers do not see. */
    FRAGMENT,
    /** As a form that the browser posts (OAuth 2.0 Form Post Response Mode). */
    FORM_POST;

    static Optional<ResponseMode> of(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
