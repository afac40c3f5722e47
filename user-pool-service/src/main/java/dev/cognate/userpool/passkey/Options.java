package dev.cognate.userpool.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import dev.cognate.userpool.user.User;
import java.util.List;
import java.util.UUID;

/**
 * What clients hand to {@code navigator.credentials}, byte strings in base64url: PublicKeyCredentialCreationOptionsJSON and
 * PublicKeyCredentialRequestOptionsJSON (WebAuthn §5.1.8 and §5.1.9).
 */
final class Options {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int REGISTRATION_MILLIS = 60_000;
    private static final int SIGN_IN_MILLIS = 180_000;
    private static final String PUBLIC_KEY = "public-key";

    private Options() {}

    /**
     * To make a passkey.
     *
     * @param known those the user has; an authenticator that holds one of them makes no other
     */
    static ObjectNode creation(RelyingParty party, User user, byte[] challenge, List<Passkey> known) {
        ObjectNode options = JSON.objectNode();
        options.putObject("authenticatorSelection")
                .put("requireResidentKey", true)
                .put("residentKey", "required")
                .put("userVerification", party.userVerification());
        options.put("challenge", Passkey.encode(challenge));
        ArrayNode exclude = options.putArray("excludeCredentials");
        known.forEach(passkey -> describe(exclude.addObject(), passkey));
        ArrayNode algorithms = options.putArray("pubKeyCredParams");
        for (COSEAlgorithmIdentifier algorithm : Ceremonies.ALGORITHMS) {
            algorithms.addObject().put("alg", algorithm.getValue()).put("type", PUBLIC_KEY);
        }
        options.putObject("rp").put("id", party.id()).put("name", party.id());
        options.put("timeout", REGISTRATION_MILLIS);
        options.putObject("user")
                .put("displayName", user.username())
                .put("id", Passkey.encode(handle(user.sub())))
                .put("name", user.username());
        return options;
    }

    /** To sign in with one of the passkeys. */
    static ObjectNode request(RelyingParty party, byte[] challenge, List<Passkey> allowed) {
        ObjectNode options = JSON.objectNode();
        options.put("challenge", Passkey.encode(challenge));
        options.put("timeout", SIGN_IN_MILLIS);
        options.put("rpId", party.id());
        ArrayNode credentials = options.putArray("allowCredentials");
        allowed.forEach(passkey -> describe(credentials.addObject(), passkey));
        options.put("userVerification", party.userVerification());
        return options;
    }

    /** The name authenticators keep a user under. */
    static byte[] handle(UUID sub) {
        return sub.toString().getBytes(UTF_8);
    }

    private static void describe(ObjectNode credential, Passkey passkey) {
        credential.put("id", passkey.id()).put("type", PUBLIC_KEY);
        ArrayNode transports = credential.putArray("transports");
        passkey.device().transports().forEach(transports::add);
    }
}
