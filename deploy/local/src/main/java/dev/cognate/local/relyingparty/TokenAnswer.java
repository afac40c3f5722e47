package dev.cognate.local.relyingparty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * What the token endpoint answered, as the page shows it. The tokens come straight from the token endpoint of this very
 * machine, so their signatures need not be checked to be shown (OpenID Connect Core 1.0 §3.1.3.7, point 6).
 *
 * @param id claims of the ID token
 * @param access claims of the access token
 * @param nonce of the ID token
 */
record TokenAnswer(List<Claim> id, List<Claim> access, String nonce) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A claim and its value as JSON writes it. */
    public record Claim(String name, String value) {}

    /** @throws IllegalArgumentException when it is not an answer with tokens; the message is the answer's error */
    static TokenAnswer of(String body) {
        try {
            JsonNode answer = JSON.readTree(body);
            if (!answer.path("id_token").isTextual()) {
                throw new IllegalArgumentException(answer.path("error").asText("no tokens"));
            }
            JsonNode id = payload(answer.path("id_token").asText());
            JsonNode access = payload(answer.path("access_token").asText());
            return new TokenAnswer(claims(id), claims(access), id.path("nonce").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the token endpoint did not answer JSON", e);
        }
    }

    private static JsonNode payload(String token) throws JsonProcessingException {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a token is not a JWT");
        }
        return JSON.readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    }

    private static List<Claim> claims(JsonNode payload) {
        return payload.properties().stream()
                .map(claim -> new Claim(
                        claim.getKey(),
                        claim.getValue().isTextual()
                                ? claim.getValue().asText()
                                : claim.getValue().toString()))
                .toList();
    }

    @Override
    public String toString() {
        return "TokenAnswer[]";
    }
}
