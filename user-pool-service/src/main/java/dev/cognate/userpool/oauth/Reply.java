package dev.cognate.userpool.oauth;

import dev.cognate.wire.http.PercentEncoding;
import dev.cognate.wire.web.WebAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where and how a client is answered.
 *
 * @param redirectUri one that the client registered, letter by letter
 * @param type what is answered
 * @param mode how it travels
 * @param state what the client wants to hear again
 * @param issuer who answers, for clients that are to hear it (RFC 9207)
 */
public record Reply(
        String redirectUri, ResponseType type, ResponseMode mode, Optional<String> state, Optional<String> issuer) {

    /** Brings an error to the client. */
    public WebAnswer refusal(OAuthError error) {
        return answer(error.parameters());
    }

    /** Brings parameters to the client, the state with them. */
    WebAnswer answer(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        state.ifPresent(value -> all.put("state", value));
        issuer.ifPresent(value -> all.put("iss", value));
        return switch (mode) {
            case QUERY -> redirect(redirectUri.indexOf('?') < 0 ? '?' : '&', all);
            case FRAGMENT -> redirect('#', all);
            case FORM_POST -> FormPost.page(redirectUri, all);
        };
    }

    private WebAnswer redirect(char separator, Map<String, String> parameters) {
        String encoded = parameters.entrySet().stream()
                .map(parameter ->
                        PercentEncoding.encode(parameter.getKey()) + "=" + PercentEncoding.encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return WebAnswer.seeOther(redirectUri + separator + encoded).with("referrer-policy", "no-referrer");
    }

    /** Names nothing a client said. */
    @Override
    public String toString() {
        return "Reply[type=" + type + ", mode=" + mode + "]";
    }
}
