package dev.cognate.userpool.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.wire.web.WebRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Names the authorization request that a page serves, whatever language it is shown in. */
final class FlowKeys {
    private static final List<String> PARAMETERS = List.of(
            "client_id", "redirect_uri", "response_type", "scope", "state", "nonce", "code_challenge", "resource");
    private static final int BYTES = 12;

    private FlowKeys() {}

    static String of(WebRequest web) {
        StringBuilder named = new StringBuilder();
        for (String parameter : PARAMETERS) {
            named.append(web.query().single(parameter).orElse("")).append('\n');
        }
        byte[] hash = sha256(named.toString().getBytes(UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had", e);
        }
    }
}
