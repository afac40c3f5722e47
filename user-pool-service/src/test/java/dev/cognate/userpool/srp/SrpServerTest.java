package dev.cognate.userpool.srp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values were computed with amazon-cognito-identity-js 6.3.21 for fixed a, b and salt. */
class SrpServerTest {
    private static final byte[] SECRET_BLOCK = "a secret block of the server".getBytes(UTF_8);
    private static final String TIMESTAMP = "Sun Nov 1 09:08:07 UTC 2026";

    /** A, v and B stand as SHA-256 of their hexadecimal digits. */
    record Vector(
            String pool,
            String user,
            String password,
            String a,
            String b,
            String salt,
            String hashOfA,
            String hashOfVerifier,
            String hashOfB,
            String key,
            String signature) {}

    static Vector[] vectors() {
        return new Vector[] {
            new Vector(
                    "AbCdEfGhI",
                    "alice",
                    "Corr3ct-Horse",
                    "60975527035cf2ad1989806f0407210bc81edc04e2762a56afd529ddda2d4393",
                    "e487cb59d31ac550471e81f00f6928e01dda08e974a004f49e61f5d105284d20",
                    "beb25379d1a8581eb5a727673a2441ee",
                    "218da0eb2ea467c6019e6db682c15da9e934bc643f23ea208aabd1cde715d658",
                    "699dddc54dc6127e5aaa2cec63b3daa7562f38f3427ad80025a0f8ac18b2b19e",
                    "9c9a40b7d85eb8f78a46f34bb0498a8b75818b44284c4d6d66a6b5d151c7388f",
                    "4ef90a52d187bb522a91eeda58604b93",
                    "LKIdCNl/JpME9cKbBsuYhc17P+n2Lg7sx0PHzsxBdxc="),
            new Vector(
                    "zZ9yY8xX7",
                    "jürgen@example.com",
                    "pä55-Wörd ",
                    "0a1b2c3d4e5f60718293a4b5c6d7e8f900112233445566778899aabbccddeeff",
                    "1",
                    "00112233445566778899aabbccddeeff",
                    "308af7eb77850deba215f0ce819c15bb2d60cb02a1b936fd781003d3a80d0f83",
                    "2387c75e87191010f74ba57bb26318a71ad5fa55de8fa91d680e63b155f55a18",
                    "b19543f18239d3837162d5e7750c5d5fe4224aaaaf81d20421dba84b6b2210b0",
                    "c37d0815754c16f25e5de4a85fe8864e",
                    "mDH+bWYCgKGKfSLdloH0ctuULVvuqNK5QIwdSL011q4=")
        };
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldAgreeWithCognitosClientOnEveryNumber(Vector vector) {
        // given
        BigInteger clientKey = SrpGroup.G.modPow(new BigInteger(vector.a(), 16), SrpGroup.N);

        // when
        BigInteger verifier = verifier(vector);
        SrpState state = SrpServer.begin(clientKey, verifier, new BigInteger(vector.b(), 16));

        // then
        assertThat(hash(clientKey)).isEqualTo(vector.hashOfA());
        assertThat(hash(verifier)).isEqualTo(vector.hashOfVerifier());
        assertThat(hash(state.serverKey())).isEqualTo(vector.hashOfB());
        assertThat(SrpServer.sessionKey(state, verifier)).asHexString().isEqualToIgnoringCase(vector.key());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldAcceptTheProofOfCognitosClient(Vector vector) {
        // given
        SrpState state = begin(vector);

        // when
        boolean proven = SrpServer.proves(state, verifier(vector), claim(vector, vector.signature(), TIMESTAMP));

        // then
        assertThat(proven).isTrue();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldRefuseTheProofForAnotherTimestamp(Vector vector) {
        // given
        SrpState state = begin(vector);

        // when
        boolean proven = SrpServer.proves(
                state, verifier(vector), claim(vector, vector.signature(), "Sun Nov 1 09:08:08 UTC 2026"));

        // then
        assertThat(proven).isFalse();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldRefuseTheProofOfAnotherPassword(Vector vector) {
        // given
        SrpState state = begin(vector);
        BigInteger other = SrpVerifier.compute(
                vector.pool(), vector.user(), "another", HexFormat.of().parseHex(vector.salt()));

        // when
        boolean proven = SrpServer.proves(state, other, claim(vector, vector.signature(), TIMESTAMP));

        // then
        assertThat(proven).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "AAAA"})
    void shouldRefuseWhatIsNoSignature(String signature) {
        // given
        Vector vector = vectors()[0];

        // when
        boolean proven = SrpServer.proves(begin(vector), verifier(vector), claim(vector, signature, TIMESTAMP));

        // then
        assertThat(proven).isFalse();
    }

    @Test
    void shouldRefuseClientKeysThatAreZeroOrOutsideTheGroup() {
        // given
        String[] bad = {
            "0",
            "00",
            "",
            "-1",
            "xyz",
            SrpGroup.N.toString(16),
            SrpGroup.N.shiftLeft(1).toString(16),
            null
        };

        // when, then
        for (String hex : bad) {
            assertThatThrownBy(() -> SrpServer.clientKey(hex)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldUseTheGroupOfASafePrime() {
        // given
        BigInteger half = SrpGroup.N.subtract(BigInteger.ONE).shiftRight(1);

        // when, then
        assertThat(SrpGroup.N.bitLength()).isEqualTo(3072);
        assertThat(SrpGroup.N.isProbablePrime(20)).isTrue();
        assertThat(half.isProbablePrime(20)).isTrue();
    }

    private static SrpState begin(Vector vector) {
        BigInteger clientKey = SrpGroup.G.modPow(new BigInteger(vector.a(), 16), SrpGroup.N);
        return SrpServer.begin(clientKey, verifier(vector), new BigInteger(vector.b(), 16));
    }

    private static BigInteger verifier(Vector vector) {
        return SrpVerifier.compute(
                vector.pool(), vector.user(), vector.password(), HexFormat.of().parseHex(vector.salt()));
    }

    private static SrpServer.Claim claim(Vector vector, String signature, String timestamp) {
        return new SrpServer.Claim(vector.pool(), vector.user(), SECRET_BLOCK, timestamp, signature);
    }

    private static String hash(BigInteger number) {
        return HexFormat.of().formatHex(SrpGroup.sha256(number.toString(16).getBytes(UTF_8)));
    }
}
