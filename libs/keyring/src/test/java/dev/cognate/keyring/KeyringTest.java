package dev.cognate.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.junit.jupiter.api.Test;

class KeyringTest {
    private static final KeyringKey OLD = Keyring.generateKey("k1");
    private static final KeyringKey NEW = Keyring.generateKey("k2");
    private static final byte[] ALICE = "alice".getBytes(StandardCharsets.UTF_8);

    @Test
    void shouldDeriveTheSameBytesAfterRotation() {
        // given
        byte[] before = Keyring.of(OLD).deriveKey("srp-salt", ALICE);

        // when
        byte[] after = Keyring.of(NEW, OLD).deriveKey("srp-salt", ALICE);

        // then
        assertThat(after).isEqualTo(before).hasSize(32);
    }

    @Test
    void shouldDeriveOtherBytesForAnotherContext() {
        Keyring keyring = Keyring.of(NEW);
        assertThat(keyring.deriveKey("p", ALICE)).isNotEqualTo(keyring.deriveKey("p", new byte[] {1}));
    }

    @Test
    void shouldNotConfuseWherePurposeEndsAndContextStarts() {
        Keyring keyring = Keyring.of(NEW);
        assertThat(keyring.deriveKey("ab", new byte[] {'c'}))
                .isNotEqualTo(keyring.deriveKey("a", new byte[] {'b', 'c'}));
    }

    @Test
    void shouldKeepDerivedBytesOverReleases() {
        // given
        Keyring keyring = Keyring.of(new KeyringKey("fixed", Instant.EPOCH, new byte[32]));

        // when
        byte[] derived = keyring.deriveKey("srp-salt", ALICE);

        // then a change of this value would change the salt of every unknown user, which gives them away
        assertThat(HexFormat.of().formatHex(derived))
                .isEqualTo("8a4ff8774b13309748cab3b847537a166812ca96642ce591c06bf762bdd6c4c4");
    }

    @Test
    void shouldComputeTheFirstVectorOfRfc5869() throws Exception {
        // given
        var parameters = HKDFParameterSpec.ofExtract()
                .addIKM(HexFormat.of().parseHex("0b".repeat(22)))
                .addSalt(HexFormat.of().parseHex("000102030405060708090a0b0c"))
                .thenExpand(HexFormat.of().parseHex("f0f1f2f3f4f5f6f7f8f9"), 42);

        // when
        byte[] okm = KDF.getInstance("HKDF-SHA256").deriveData(parameters);

        // then
        assertThat(HexFormat.of().formatHex(okm))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    @Test
    void shouldRefuseTwoKeysOfOneId() {
        assertThatThrownBy(() -> Keyring.of(OLD, Keyring.generateKey("k1"))).hasMessage("key id \"k1\" is there twice");
    }

    @Test
    void shouldRefuseALongKeyId() {
        assertThatThrownBy(() -> Keyring.generateKey("x".repeat(17))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNotPrintSecrets() {
        // given
        KeyringKey key = new KeyringKey("k7", Instant.EPOCH, new byte[32]);

        // then
        assertThat(Keyring.of(key)).hasToString("Keyring[KeyringKey[k7, 1970-01-01T00:00:00Z]]");
    }

    @Test
    void shouldKeepItsOwnCopyOfTheSecret() {
        // given
        byte[] secret = Base64.getDecoder().decode("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        Keyring keyring = Keyring.of(new KeyringKey("k1", Instant.EPOCH, secret));
        byte[] before = keyring.deriveKey("p", ALICE);

        // when
        secret[0] = 1;

        // then
        assertThat(keyring.deriveKey("p", ALICE)).isEqualTo(before);
    }
}
