package dev.cognate.identitypool.openid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.identitypool.Api;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** What a relying party of identity tokens does: it reads the published keys and verifies. */
public final class Tokens {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Tokens() {}

    /** The claims of a token whose signature is one of a published key. */
    public static JsonNode verified(String token) {
        try {
            JsonWebKeySet keys = new JsonWebKeySet(read("/.well-known/jwks_uri"));
            JsonWebSignature signed = new JsonWebSignature();
            signed.setCompactSerialization(token);
            signed.setKey(keys.findJsonWebKey(signed.getKeyIdHeaderValue(), "RSA", "sig", "RS512")
                    .getKey());
            if (!signed.verifySignature()) {
                throw new AssertionError("the signature is wrong");
            }
            return JSON.readTree(signed.getPayload());
        } catch (JoseException | JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** What the service answers at a path. */
    public static String read(String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(Api.endpoint().resolve(path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
