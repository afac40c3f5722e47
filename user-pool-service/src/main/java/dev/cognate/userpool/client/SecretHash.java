package dev.cognate.userpool.client;

import dev.cognate.contract.idp.NotAuthorizedException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a client with a secret shows in place of it: {@code Base64(HMAC-SHA256(secret, username + clientId))}. */
public final class SecretHash {
    private static final String ALGORITHM = "HmacSHA256";

    private SecretHash() {}

    /**
     * Checks the secret hash of a call against every secret that holds; clients without one need none.
     *
     * @param username the name as it was sent
     * @param secretHash as it was sent, or null
     * @throws NotAuthorizedException when it is missing or wrong
     */
    public static void require(AppClient client, String username, String secretHash) {
        if (!client.confidential()) {
            return;
        }
        if (secretHash == null) {
            throw new NotAuthorizedException(
                    "Client " + client.id() + " is configured with secret but SECRET_HASH was not received");
        }
        if (!shows(client, secret -> of(secret.value(), username, client.id()), secretHash)) {
            throw new NotAuthorizedException("Unable to verify secret hash for client " + client.id());
        }
    }

    /**
     * Checks the secret itself, for operations that take it in the clear.
     *
     * @param clientSecret as it was sent, or null
     * @throws NotAuthorizedException when it is missing or wrong
     */
    public static void requireSecret(AppClient client, String clientSecret) {
        if (!client.confidential()) {
            return;
        }
        if (clientSecret == null || !shows(client, ClientSecret::value, clientSecret)) {
            throw new NotAuthorizedException("Unable to verify secret hash for client " + client.id());
        }
    }

    /** What a client would send, for our own pages, which speak for it; empty for clients without a secret. */
    public static Optional<String> of(AppClient client, String username) {
        return client.secret().map(secret -> of(secret, username, client.id()));
    }

    private static String of(String secret, String username, String clientId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal((username + clientId).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not to be had", e);
        }
    }

    /** Compares with every secret, whichever fits, so that time tells nothing of which one it was. */
    private static boolean shows(AppClient client, Function<ClientSecret, String> expected, String given) {
        boolean fits = false;
        for (ClientSecret secret : client.secrets()) {
            fits |= same(expected.apply(secret), given);
        }
        return fits;
    }

    /** Whether two secrets are the same, in a time that tells nothing of them. */
    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
