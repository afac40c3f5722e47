package dev.cognate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Checks the client against the server's half of the formulas, written down a second time with the JDK's own HKDF. */
class SrpClientTest {
    private static final BigInteger N = SrpClient.N;
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String SECRET_BLOCK =
            Base64.getEncoder().encodeToString("opaque".getBytes(StandardCharsets.UTF_8));

    private final BigInteger serverSecret = new BigInteger(256, new SecureRandom());
    private final BigInteger salt = new BigInteger(128, new SecureRandom());

    @RepeatedTest(5)
    void shouldProveThePassword() throws Exception {
        // given
        SrpClient client = SrpClient.forPool("us-east-1_Pool");
        BigInteger verifier = verifier("Pool", "alice", "Secret-1");

        // when
        Map<String, String> answer = client.answer(challenge(verifier), "Secret-1", NOW);

        // then
        assertThat(answer.get("PASSWORD_CLAIM_SIGNATURE")).isEqualTo(expectedClaim(client, verifier));
    }

    @Test
    void shouldUseASafePrimeOf3072Bits() {
        assertThat(N.bitLength()).isEqualTo(3072);
        assertThat(N.isProbablePrime(20)).isTrue();
        assertThat(N.shiftRight(1).isProbablePrime(20)).isTrue();
    }

    @Test
    void shouldNotProveAWrongPassword() throws Exception {
        // given
        SrpClient client = SrpClient.forPool("us-east-1_Pool");
        BigInteger verifier = verifier("Pool", "alice", "Secret-1");

        // when
        Map<String, String> answer = client.answer(challenge(verifier), "Secret-2", NOW);

        // then
        assertThat(answer.get("PASSWORD_CLAIM_SIGNATURE")).isNotEqualTo(expectedClaim(client, verifier));
    }

    @Test
    void shouldWriteTheDayWithoutPadding() throws Exception {
        // when
        Map<String, String> answer =
                SrpClient.forPool("us-east-1_Pool").answer(challenge(verifier("Pool", "alice", "x")), "x", NOW);

        // then
        assertThat(answer)
                .containsEntry("TIMESTAMP", "Fri Jan 2 03:04:05 UTC 2026")
                .containsEntry("USERNAME", "alice@example.com")
                .containsEntry("PASSWORD_CLAIM_SECRET_BLOCK", SECRET_BLOCK);
    }

    private Map<String, String> challenge(BigInteger verifier) throws Exception {
        return Map.of(
                "USERNAME",
                "alice@example.com",
                "USER_ID_FOR_SRP",
                "alice",
                "SALT",
                salt.toString(16),
                "SRP_B",
                serverKey(verifier).toString(16),
                "SECRET_BLOCK",
                SECRET_BLOCK);
    }

    private BigInteger verifier(String pool, String user, String password) throws Exception {
        byte[] inner = sha256((pool + user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return BigInteger.TWO.modPow(hashHex(signed(salt) + HexFormat.of().formatHex(inner)), N);
    }

    private BigInteger serverKey(BigInteger verifier) throws Exception {
        BigInteger k = hashHex(signed(N) + signed(BigInteger.TWO));
        return k.multiply(verifier).add(BigInteger.TWO.modPow(serverSecret, N)).mod(N);
    }

    private String expectedClaim(SrpClient client, BigInteger verifier) throws Exception {
        BigInteger clientKey = new BigInteger(client.publicKey(), 16);
        BigInteger u = hashHex(signed(clientKey) + signed(serverKey(verifier)));
        BigInteger secret = clientKey.multiply(verifier.modPow(u, N)).modPow(serverSecret, N);
        var parameters = HKDFParameterSpec.ofExtract()
                .addIKM(secret.toByteArray())
                .addSalt(u.toByteArray())
                .thenExpand("Caldera Derived Key".getBytes(StandardCharsets.UTF_8), 16);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KDF.getInstance("HKDF-SHA256").deriveData(parameters), "HmacSHA256"));
        mac.update("Poolalice".getBytes(StandardCharsets.UTF_8));
        mac.update(Base64.getDecoder().decode(SECRET_BLOCK));
        mac.update("Fri Jan 2 03:04:05 UTC 2026".getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(mac.doFinal());
    }

    private static String signed(BigInteger number) {
        return HexFormat.of().formatHex(number.toByteArray());
    }

    private static BigInteger hashHex(String hex) throws Exception {
        return new BigInteger(1, sha256(HexFormat.of().parseHex(hex)));
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
