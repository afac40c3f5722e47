package dev.cognate.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SealerTest {
    private static final KeyringKey OLD = Keyring.generateKey("k1");
    private static final KeyringKey NEW = Keyring.generateKey("k2");
    private static final byte[] PLAIN = "a secret".getBytes(StandardCharsets.UTF_8);

    private final Sealer sealer = Keyring.of(NEW, OLD).sealer("session");

    @Property(tries = 200)
    void shouldOpenWhatItSealed(@ForAll byte[] plain, @ForAll byte[] associatedData) {
        // when
        byte[] opened = sealer.open(sealer.seal(plain, associatedData), associatedData);

        // then
        assertThat(opened).isEqualTo(plain);
    }

    @Property(tries = 500)
    void shouldRefuseAnyFlippedBit(
            @ForAll @Size(max = 64) byte[] plain, @ForAll @IntRange(max = 1_000_000) int position) {
        // given
        byte[] sealed = sealer.seal(plain);
        int bit = position % (sealed.length * Byte.SIZE);

        // when
        sealed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

        // then
        assertUnsealable(() -> sealer.open(sealed));
    }

    @Property(tries = 500)
    void shouldRefuseAnythingNotSealed(@ForAll byte[] garbage) {
        assertUnsealable(() -> sealer.open(garbage));
    }

    @Property(tries = 200)
    void shouldRefuseATruncatedValue(@ForAll @IntRange(max = 1_000_000) int cut) {
        // given
        byte[] sealed = sealer.seal(PLAIN);

        // when
        byte[] truncated = Arrays.copyOf(sealed, cut % sealed.length);

        // then
        assertUnsealable(() -> sealer.open(truncated));
    }

    @Property(tries = 200)
    void shouldRefuseOtherAssociatedData(@ForAll byte[] first, @ForAll byte[] second) {
        Assume.that(!Arrays.equals(first, second));

        // when
        byte[] sealed = sealer.seal(PLAIN, first);

        // then
        assertUnsealable(() -> sealer.open(sealed, second));
    }

    @Property(tries = 200)
    void shouldRefuseASecondSpellingOfAToken(@ForAll @Size(max = 20) byte[] plain, @ForAll char last) {
        // given
        String token = sealer.sealToString(plain);
        String other = token.substring(0, token.length() - 1) + last;
        Assume.that(!other.equals(token));

        // then
        assertUnsealable(() -> sealer.openString(other));
    }

    @Test
    void shouldRefusePaddingOnAToken() {
        String token = sealer.sealToString(new byte[2]);
        assertUnsealable(() -> sealer.openString(token + "="));
    }

    @Test
    void shouldOpenATokenInUrlAlphabet() {
        // when
        String token = sealer.sealToString(PLAIN);

        // then
        assertThat(token).matches("[A-Za-z0-9_-]+");
        assertThat(sealer.openString(token)).isEqualTo(PLAIN);
    }

    @Test
    void shouldAddFewBytes() {
        assertThat(sealer.seal(PLAIN)).hasSize(PLAIN.length + 2 + "k2".length() + 12 + 16);
    }

    @Test
    void shouldRefuseAnotherPurpose() {
        // given
        byte[] sealed = Keyring.of(NEW, OLD).sealer("refresh-token").seal(PLAIN);

        // then
        assertUnsealable(() -> sealer.open(sealed));
    }

    @Test
    void shouldOpenWithTheOldKeyAfterRotation() {
        // given
        byte[] sealed = Keyring.of(OLD).sealer("session").seal(PLAIN);

        // when
        byte[] opened = sealer.open(sealed);

        // then
        assertThat(opened).isEqualTo(PLAIN);
    }

    @Test
    void shouldSealWithTheNewestKey() {
        // given
        byte[] sealed = sealer.seal(PLAIN);

        // when
        byte[] opened = Keyring.of(NEW).sealer("session").open(sealed);

        // then
        assertThat(opened).isEqualTo(PLAIN);
    }

    @Test
    void shouldRefuseAKeyItDoesNotHave() {
        // given
        byte[] sealed = Keyring.of(Keyring.generateKey("k9")).sealer("session").seal(PLAIN);

        // then
        assertUnsealable(() -> sealer.open(sealed));
    }

    @Test
    void shouldRefuseAnotherKeyOfTheSameId() {
        // given
        byte[] sealed = Keyring.of(Keyring.generateKey("k2")).sealer("session").seal(PLAIN);

        // then
        assertUnsealable(() -> sealer.open(sealed));
    }

    @Test
    void shouldSealTheSameBytesDifferentlyEachTime() {
        assertThat(sealer.seal(PLAIN)).isNotEqualTo(sealer.seal(PLAIN));
    }

    private static void assertUnsealable(ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOf(UnsealableException.class)
                .hasMessage("not sealed by this keyring for this purpose")
                .hasNoCause()
                .satisfies(failure -> assertThat(failure.getStackTrace()).isEmpty());
    }
}
