package dev.cognate.bench.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cognate.bench.floor.SrpNumbers;
import dev.cognate.bench.stack.Account;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SrpProverTest {
    private static final BigInteger SALT = new BigInteger("7f3a0011223344556677", 16);
    private static final byte[] BLOCK = {1, 2, 3};

    private final Account account = new Account("us-east-1_Bench", "client", "ada", "Correct-Horse-9");
    private final SrpProver prover = new SrpProver(account);

    @Test
    void shouldArriveAtTheServersSessionKey() throws Exception {
        // given
        BigInteger verifier = SrpNumbers.G.modPow(exponent(), SrpNumbers.N);
        BigInteger secret = BigInteger.valueOf(0x1234_5678_9abcL);
        BigInteger multiplier = hash(SrpNumbers.N.toByteArray(), SrpNumbers.G.toByteArray());
        BigInteger serverKey = multiplier
                .multiply(verifier)
                .add(SrpNumbers.G.modPow(secret, SrpNumbers.N))
                .mod(SrpNumbers.N);

        // when
        Map<String, String> answer = prover.answer(challenge(serverKey), Instant.parse("2026-11-01T09:08:07Z"));

        // then
        BigInteger clientKey = new BigInteger(prover.publicKey(), 16);
        BigInteger scrambler = hash(clientKey.toByteArray(), serverKey.toByteArray());
        BigInteger shared =
                clientKey.multiply(verifier.modPow(scrambler, SrpNumbers.N)).modPow(secret, SrpNumbers.N);
        assertThat(answer)
                .containsEntry("TIMESTAMP", "Sun Nov 1 09:08:07 UTC 2026")
                .containsEntry("PASSWORD_CLAIM_SIGNATURE", signature(scrambler, shared, answer.get("TIMESTAMP")));
    }

    private BigInteger exponent() throws Exception {
        byte[] identity = MessageDigest.getInstance("SHA-256")
                .digest("Benchada:Correct-Horse-9".getBytes(StandardCharsets.UTF_8));
        return hash(SALT.toByteArray(), identity);
    }

    private static JsonNode challenge(BigInteger serverKey) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("SRP_B", serverKey.toString(16))
                .put("SALT", SALT.toString(16))
                .put("USER_ID_FOR_SRP", "ada")
                .put("SECRET_BLOCK", Base64.getEncoder().encodeToString(BLOCK));
    }

    private static String signature(BigInteger scrambler, BigInteger shared, String timestamp) throws Exception {
        byte[] extracted = hmac(scrambler.toByteArray(), shared.toByteArray());
        byte[] label = "Caldera Derived Key\u0001".getBytes(StandardCharsets.US_ASCII);
        byte[] key = Arrays.copyOf(hmac(extracted, label), 16);
        byte[] names = "Benchada".getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(hmac(key, names, BLOCK, timestamp.getBytes(StandardCharsets.UTF_8)));
    }

    private static BigInteger hash(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new BigInteger(1, digest.digest());
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }
}
