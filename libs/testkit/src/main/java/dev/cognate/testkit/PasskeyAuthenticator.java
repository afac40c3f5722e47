package dev.cognate.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An authenticator with one ES256 passkey, and the browser around it (Web Authentication Level 3). It behaves well until a
 * test tells it not to.
 */
public final class PasskeyAuthenticator {
    private static final int COORDINATE_BYTES = 32;
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;

    private final KeyPair keys;
    private final byte[] credentialId = new byte[COORDINATE_BYTES];

    private String origin;
    private boolean verifiesUser = true;
    private String otherRelyingParty;
    private long signCount;
    private String attachment = "platform";
    private byte[] userHandle;

    /** An authenticator used on a page. */
    public PasskeyAuthenticator(String origin) {
        this.origin = origin;
        this.keys = newKeys();
        new SecureRandom().nextBytes(credentialId);
    }

    /** Goes to another page. */
    public void open(String newOrigin) {
        origin = newOrigin;
    }

    /** No longer verifies its user by PIN or biometrics. */
    public void skipUserVerification() {
        verifiesUser = false;
    }

    /** Signs for a relying party that did not ask. */
    public void signFor(String relyingParty) {
        otherRelyingParty = relyingParty;
    }

    /** Counts its signatures, from this number on. */
    public void countFrom(long count) {
        signCount = count;
    }

    /** Is a security key from now on, not a part of the device. */
    public void detach() {
        attachment = "cross-platform";
    }

    /** Says it signs for this user; null for nobody in particular. */
    public void claimUser(byte[] handle) {
        userHandle = handle == null ? null : handle.clone();
    }

    /** The id of its passkey. */
    public String id() {
        return encode(credentialId);
    }

    /** Answers PublicKeyCredentialCreationOptionsJSON. */
    public ObjectNode make(JsonNode options) {
        userHandle = Base64.getUrlDecoder().decode(options.at("/user/id").asText());
        byte[] authenticatorData = join(
                authenticatorData(options.at("/rp/id").asText(), ATTESTED),
                new byte[16],
                ByteBuffer.allocate(2).putShort((short) credentialId.length).array(),
                credentialId,
                publicKey());
        ObjectNode answer = credential();
        answer.putObject("response")
                .put("clientDataJSON", encode(clientData("webauthn.create", options)))
                .put("attestationObject", encode(attestation(authenticatorData)))
                .putArray("transports")
                .add("internal")
                .add("hybrid")
                .add("invented");
        return answer;
    }

    /** Answers PublicKeyCredentialRequestOptionsJSON. */
    public ObjectNode sign(JsonNode options) {
        signCount += signCount == 0 ? 0 : 1;
        byte[] authenticatorData = authenticatorData(options.path("rpId").asText(), 0);
        byte[] clientData = clientData("webauthn.get", options);
        ObjectNode answer = credential();
        ObjectNode response = answer.putObject("response")
                .put("clientDataJSON", encode(clientData))
                .put("authenticatorData", encode(authenticatorData))
                .put("signature", encode(signature(join(authenticatorData, sha256(clientData)))));
        if (userHandle != null) {
            response.put("userHandle", encode(userHandle));
        }
        return answer;
    }

    private ObjectNode credential() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("id", id()).put("rawId", id()).put("type", "public-key");
        answer.put("authenticatorAttachment", attachment);
        answer.putObject("clientExtensionResults");
        return answer;
    }

    private byte[] authenticatorData(String relyingParty, int flags) {
        int all = flags | PRESENT | (verifiesUser ? VERIFIED : 0);
        String party = otherRelyingParty == null ? relyingParty : otherRelyingParty;
        return join(
                sha256(party.getBytes(UTF_8)),
                new byte[] {(byte) all},
                ByteBuffer.allocate(4).putInt((int) signCount).array());
    }

    private byte[] clientData(String type, JsonNode options) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("challenge", options.path("challenge").asText())
                .put("origin", origin)
                .put("crossOrigin", false)
                .toString()
                .getBytes(UTF_8);
    }

    /** COSE_Key of an ES256 key (RFC 9053 §2.1): kty EC2, alg -7, crv P-256, x, y. */
    private byte[] publicKey() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return join(
                hex("a5010203262001215820"),
                coordinate(key.getW().getAffineX()),
                hex("225820"),
                coordinate(key.getW().getAffineY()));
    }

    /** {fmt: "none", attStmt: {}, authData} in CBOR. */
    private static byte[] attestation(byte[] authenticatorData) {
        return join(
                hex("a3" + "63666d74" + "646e6f6e65" + "6761747453746d74" + "a0" + "686175746844617461" + "59"),
                ByteBuffer.allocate(2)
                        .putShort((short) authenticatorData.length)
                        .array(),
                authenticatorData);
    }

    private byte[] signature(byte[] message) {
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(keys.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK can do this", e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK can do this", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK can do this", e);
        }
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, padded, COORDINATE_BYTES - length, length);
        return padded;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
