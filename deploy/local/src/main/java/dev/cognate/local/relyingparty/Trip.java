package dev.cognate.local.relyingparty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One trip to the authorization server and back. The browser keeps it in a cookie meanwhile.
 *
 * @param state ties the answer to this browser (RFC 6749 §10.12)
 * @param verifier ties the code to this application (RFC 7636)
 * @param nonce ties the ID token to this trip (OpenID Connect Core 1.0 §15.5.2)
 */
record Trip(String state, String verifier, String nonce) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern COOKIE = Pattern.compile("([\\w-]{43})\\.([\\w-]{43})\\.([\\w-]{43})");

    static Trip begin() {
        return new Trip(random(), random(), random());
    }

    /** The trip a cookie holds; empty when it holds none. */
    static Optional<Trip> of(String cookie) {
        return Optional.ofNullable(cookie)
                .map(COOKIE::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> new Trip(matcher.group(1), matcher.group(2), matcher.group(3)));
    }

    String cookie() {
        return state + "." + verifier + "." + nonce;
    }

    /** Whether an answer belongs to this trip. */
    boolean isAnsweredBy(String answeredState) {
        return answeredState != null && MessageDigest.isEqual(state.getBytes(UTF_8), answeredState.getBytes(UTF_8));
    }

    /** Where the browser goes to sign in. */
    String authorizationUrl(DemoClient client) {
        return client.authorizationServer() + "/oauth2/authorize?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        client.clientId(),
                        "redirect_uri",
                        client.redirectUri(),
                        "scope",
                        "openid email profile",
                        "state",
                        state,
                        "nonce",
                        nonce,
                        "code_challenge",
                        challenge(),
                        "code_challenge_method",
                        "S256"));
    }

    /** What the token endpoint is sent. */
    String tokenRequest(DemoClient client, String code) {
        return form(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                client.clientId(),
                "redirect_uri",
                client.redirectUri(),
                "code",
                code,
                "code_verifier",
                verifier));
    }

    static String form(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Trip[]";
    }
}
