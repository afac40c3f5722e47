package dev.cognate.testkit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The client's half of Cognito's SRP-6a sign-in (RFC 5054 with Cognito's own key derivation), for one attempt. It shares
 * no code with the server, so that the two check each other.
 *
 * <pre>{@code
 * SrpClient srp = SrpClient.forPool("us-east-1_AbCdEfGhI");
 * // InitiateAuth: AuthFlow USER_SRP_AUTH, AuthParameters USERNAME and SRP_A = srp.publicKey()
 * // RespondToAuthChallenge: ChallengeName PASSWORD_VERIFIER, ChallengeResponses srp.answer(parameters, password, now)
 * }</pre>
 */
public final class SrpClient {
    /** The 3072-bit group of RFC 5054, appendix A. */
    static final BigInteger N = new BigInteger("""
            FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD
            EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED
            EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F
            83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B
            E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510
            15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7
            ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C
            BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF
            """.replace("\n", ""), 16);

    private static final BigInteger G = BigInteger.TWO;
    private static final BigInteger K = hash(padded(N), padded(G));
    private static final int PRIVATE_BITS = 1024;
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "EEE MMM d HH:mm:ss 'UTC' uuuu", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final String group;
    private final BigInteger privateKey;
    private final BigInteger publicKey;

    private SrpClient(String group, BigInteger privateKey) {
        this.group = group;
        this.privateKey = privateKey;
        this.publicKey = G.modPow(privateKey, N);
    }

    /**
     * Starts an attempt of a user to sign in.
     *
     * @param poolId such as {@code us-east-1_AbCdEfGhI}; only what follows the underscore enters the proof
     */
    public static SrpClient forPool(String poolId) {
        return new SrpClient(
                poolId.substring(poolId.indexOf('_') + 1), new BigInteger(PRIVATE_BITS, new SecureRandom()));
    }

    /**
     * Starts an attempt of a remembered device to prove itself.
     *
     * @param deviceGroupKey as ConfirmDevice's caller got it
     */
    public static SrpClient forDevice(String deviceGroupKey) {
        return new SrpClient(deviceGroupKey, new BigInteger(PRIVATE_BITS, new SecureRandom()));
    }

    /** SRP_A: hexadecimal, lower case, unpadded. */
    public String publicKey() {
        return publicKey.toString(16);
    }

    /**
     * The ChallengeResponses to PASSWORD_VERIFIER or DEVICE_PASSWORD_VERIFIER.
     *
     * @param parameters the ChallengeParameters received
     * @param password the user's or device's password
     * @param now the time to put into TIMESTAMP
     */
    public Map<String, String> answer(Map<String, String> parameters, String password, Instant now) {
        String username = parameters.get("USERNAME");
        String srpUser = Objects.requireNonNullElse(
                parameters.get("USER_ID_FOR_SRP"), parameters.getOrDefault("DEVICE_KEY", username));
        String secretBlock = parameters.get("SECRET_BLOCK");
        String timestamp = TIMESTAMP.format(now);
        BigInteger serverKey = new BigInteger(parameters.get("SRP_B"), 16);
        BigInteger salt = new BigInteger(parameters.get("SALT"), 16);
        byte[] key = claimKey(serverKey, salt, srpUser, password);
        byte[] claim = hmac(key, utf8(group), utf8(srpUser), Base64.getDecoder().decode(secretBlock), utf8(timestamp));
        return Map.of(
                "USERNAME", username,
                "PASSWORD_CLAIM_SECRET_BLOCK", secretBlock,
                "PASSWORD_CLAIM_SIGNATURE", Base64.getEncoder().encodeToString(claim),
                "TIMESTAMP", timestamp);
    }

    /** The key both sides arrive at: HKDF with one block of output, cut to 128 bits. */
    private byte[] claimKey(BigInteger serverKey, BigInteger salt, String srpUser, String password) {
        BigInteger u = hash(padded(publicKey), padded(serverKey));
        BigInteger x = privateExponent(salt, srpUser, password);
        BigInteger secret = serverKey.subtract(K.multiply(G.modPow(x, N))).modPow(privateKey.add(u.multiply(x)), N);
        byte[] pseudoRandomKey = hmac(padded(u), padded(secret));
        return Arrays.copyOf(hmac(pseudoRandomKey, utf8("Caldera Derived Key"), new byte[] {1}), 16);
    }

    private BigInteger privateExponent(BigInteger salt, String srpUser, String password) {
        return privateExponent(group, srpUser, password, salt);
    }

    private static BigInteger privateExponent(String group, String srpUser, String password, BigInteger salt) {
        return hash(padded(salt), sha256(utf8(group + srpUser + ":" + password)));
    }

    /** What a server keeps of a password. */
    static BigInteger verifier(String group, String srpUser, String password, BigInteger salt) {
        return G.modPow(privateExponent(group, srpUser, password, salt), N);
    }

    /** Cognito's form of a number: big-endian, with a zero byte in front when the top bit would be set. */
    static byte[] padded(BigInteger number) {
        String hex = number.toString(16);
        String even = hex.length() % 2 == 1 ? "0" + hex : hex;
        return HexFormat.of().parseHex(even.charAt(0) >= '8' ? "00" + even : even);
    }

    private static BigInteger hash(byte[]... parts) {
        return new BigInteger(1, sha256(parts));
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
