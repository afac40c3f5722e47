package dev.cognate.bench.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.bench.floor.SrpNumbers;
import dev.cognate.bench.stack.Account;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The client's half of SRP as cheap as it gets: it keeps its secret number and what follows from the password for all its
 * sign-ins, which no real client should. One exponentiation for each proof is left. Not thread-safe.
 */
final class SrpProver {
    private static final int SECRET_BITS = 256;
    private static final int CLAIM_KEY_BYTES = 16;
    private static final BigInteger K = number(sha256(SrpNumbers.N.toByteArray(), SrpNumbers.G.toByteArray()));
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "EEE MMM d HH:mm:ss 'UTC' uuuu", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Account account;
    private final BigInteger secret = new BigInteger(SECRET_BITS, new SecureRandom());
    private final BigInteger publicKey = SrpNumbers.G.modPow(secret, SrpNumbers.N);
    private Credential credential;

    SrpProver(Account account) {
        this.account = account;
    }

    /** What follows from password and salt: x and k · g^x. */
    private record Credential(String salt, BigInteger exponent, BigInteger blind) {}

    /** SRP_A. */
    String publicKey() {
        return publicKey.toString(16);
    }

    /** The ChallengeResponses to PASSWORD_VERIFIER. */
    Map<String, String> answer(JsonNode parameters, Instant now) {
        String user = parameters.path("USER_ID_FOR_SRP").asText();
        String block = parameters.path("SECRET_BLOCK").asText();
        String timestamp = TIMESTAMP.format(now);
        byte[] key = claimKey(
                new BigInteger(parameters.path("SRP_B").asText(), 16),
                credential(parameters.path("SALT").asText(), user));
        byte[] claim = hmac(
                key,
                group().getBytes(UTF_8),
                user.getBytes(UTF_8),
                Base64.getDecoder().decode(block),
                timestamp.getBytes(UTF_8));
        return Map.of(
                "USERNAME", user,
                "PASSWORD_CLAIM_SECRET_BLOCK", block,
                "PASSWORD_CLAIM_SIGNATURE", Base64.getEncoder().encodeToString(claim),
                "TIMESTAMP", timestamp);
    }

    private Credential credential(String salt, String user) {
        if (credential == null || !credential.salt().equals(salt)) {
            byte[] identity = sha256((group() + user + ":" + account.password()).getBytes(UTF_8));
            BigInteger exponent = number(sha256(new BigInteger(salt, 16).toByteArray(), identity));
            credential = new Credential(salt, exponent, K.multiply(SrpNumbers.G.modPow(exponent, SrpNumbers.N)));
        }
        return credential;
    }

    private byte[] claimKey(BigInteger serverKey, Credential known) {
        BigInteger scrambler = number(sha256(publicKey.toByteArray(), serverKey.toByteArray()));
        BigInteger shared = serverKey
                .subtract(known.blind())
                .modPow(secret.add(scrambler.multiply(known.exponent())), SrpNumbers.N);
        byte[] extracted = hmac(scrambler.toByteArray(), shared.toByteArray());
        return Arrays.copyOf(hmac(extracted, "Caldera Derived Key".getBytes(UTF_8), new byte[] {1}), CLAIM_KEY_BYTES);
    }

    private String group() {
        return account.poolId().substring(account.poolId().indexOf('_') + 1);
    }

    private static BigInteger number(byte[] unsigned) {
        return new BigInteger(1, unsigned);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
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
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
