package dev.cognate.bench.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * A client that gets tokens in its own name.
 *
 * @param id of the client
 * @param secret it shows in a header
 * @param scope it asks for
 */
record MachineClient(String id, String secret, String scope) {
    /** The header in which it shows its secret (RFC 6749 §2.3.1). */
    String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "MachineClient[" + id + "]";
    }
}
