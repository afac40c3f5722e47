package dev.cognate.userpool.password.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.idp.PasswordHashingAlgorithmType;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes of libcrypt, OpenSSL and the reference implementation of Argon2, and those of RFC 7914 and AWS's guide. */
class ForeignHashTest {
    private static final String SALT = "000102030405060708090a0b0c0d0e0f";
    private static final String HASH = "1147a36448e5015bfe0e44fc3039d7268019f3ae991e4b7c85f5c5ac41f0857e";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BCRYPT        | Correct-horse-1 | $2b$10$CCCCCCCCCCCCCCCCCCCCC.E.QQNVVJhz2KtqXuU8hH/t3QEV3MA0.
            BCRYPT        | Correct-horse-1 | $2a$04$CCCCCCCCCCCCCCCCCCCCC.z9annxrTU0cMN6EByuh1BXLl8STth06
            BCRYPT        | Correct-horse-1 | $2x$04$CCCCCCCCCCCCCCCCCCCCC.z9annxrTU0cMN6EByuh1BXLl8STth06
            BCRYPT        | Correct-horse-1 | $2b$12$CCCCCCCCCCCCCCCCCCCCC.ZD7wvXDduyJP4azHI4Oybim2y9cwd8S
            BCRYPT        | Pässwört-1      | $2y$04$CCCCCCCCCCCCCCCCCCCCC./Ey99h9NLnXz/u.ZCj52EAqiJkpBQ.S
            BCRYPT        | U*U             | $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW
            SCRYPT        | Correct-horse-1 | 65536$8$1$000102030405060708090a0b0c0d0e0f$1147a36448e5015bfe0e44fc3039d7268019f3ae991e4b7c85f5c5ac41f0857e
            SCRYPT        | pleaseletmein   | 16384$8$1$536f6469756d43686c6f72696465$7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887
            ARGON2ID      | password        | $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4
            PBKDF2_SHA256 | Correct-horse-1 | $pbkdf2-sha256$600000$AAECAwQFBgcICQoLDA0ODw$R67Nnv66jUyqmWzcrzCjh0ELySUFPlj9PXKh5qrZBok
            PBKDF2_SHA256 | Pässwört-1      | $pbkdf2-sha256$1000$./v7./v7./v7./v7./v7.w$Bf72a.ElQknH7wnZewnFnjU6g2GhY..gesJ.yEmRMh4
            PBKDF2_SHA256 | password        | $pbkdf2-sha256$4096$c2FsdA$xeR41ZKIyEGqUw22hFxMjZYok6ABzk4RpJY4c6qYE0o
            """)
    void shouldMatchThePasswordAndNoOther(String algorithm, String password, String text) {
        // when
        ForeignHash hash = ForeignHash.read(PasswordHashingAlgorithmType.of(algorithm), text);

        // then
        assertThat(hash.encoded()).isEqualTo(text);
        assertThat(ForeignHash.of(text).matches(password)).isTrue();
        assertThat(hash.matches(password + "!")).isFalse();
        assertThat(hash.matches("")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BCRYPT        | $2b$10$CtA.Rcu/szzn9U00wpUjOuN3vrgJRZycv4aOzcP3GzqzO8UDPEFq6
            SCRYPT        | 65536$8$1$304dbaef7c5e828dc19c98f0600d18fe$4f69c498c12cd102d057356facf8d77e8d42407090491ea32c5b038f5a18c099
            ARGON2ID      | $argon2id$v=19$m=19456,t=2,p=1$ko/G5o1ms+ML08P95sQ8DA$AkVbvWSOqz7Hs3qthhWKxicOWnGLN+MBmpwc3emi5VA
            PBKDF2_SHA256 | $pbkdf2-sha256$600000$1XZlmwLQ2hhM3JYuCPiArQ$Pfheg9Zi/v5lXU4yyLA0WFUYEd/rlaVbzrM9oMD6IrA
            """)
    void shouldAcceptTheExamplesOfTheGuide(String algorithm, String text) {
        assertThat(ForeignHash.read(PasswordHashingAlgorithmType.of(algorithm), text)
                        .matches("x"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BCRYPT        | $2b$13$CCCCCCCCCCCCCCCCCCCCC.E.QQNVVJhz2KtqXuU8hH/t3QEV3MA0.
            BCRYPT        | $2b$31$CCCCCCCCCCCCCCCCCCCCC.E.QQNVVJhz2KtqXuU8hH/t3QEV3MA0.
            ARGON2ID      | $argon2id$v=19$m=19457,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4
            ARGON2ID      | $argon2id$v=19$m=256,t=3,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4
            ARGON2ID      | $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4
            ARGON2ID      | $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65
            PBKDF2_SHA256 | $pbkdf2-sha256$600001$c2FsdA$xeR41ZKIyEGqUw22hFxMjZYok6ABzk4RpJY4c6qYE0o
            PBKDF2_SHA256 | $pbkdf2-sha256$600000$c2FsdA$xeR41ZKIyEGqUw22hFxMjZYok6ABzk4RpJY4c6qYE0oxeR4
            """)
    void shouldRefuseWhatCostsMoreThanTheGuideAllowsOrIsTooShort(String algorithm, String text) {
        assertThatThrownBy(() -> ForeignHash.read(PasswordHashingAlgorithmType.of(algorithm), text))
                .isInstanceOf(UnusableHashException.class)
                .hasMessage("A parameter of the hash is out of bounds.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"131072$8$1", "65536$9$1", "65536$8$2", "65535$8$1", "1$8$1", "65536$1$1", "999999999$8$1"})
    void shouldRefuseScryptThatCostsMoreThanTheGuideAllowsOrIsNone(String parameters) {
        assertThatThrownBy(() ->
                        ForeignHash.read(PasswordHashingAlgorithmType.SCRYPT, parameters + "$" + SALT + "$" + HASH))
                .isInstanceOf(UnusableHashException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Correct-horse-1",
                "$2b$10$short",
                "$2b$10$CtA.Rcu/szzn9U00wpUjOuN3vrgJRZycv4aOzcP3GzqzO8UDPEFq6 ",
                "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$pbkdf2-sha512$4096$c2FsdA$xeR41ZKIyEGqUw22hFxMjZYok6ABzk4RpJY4c6qYE0o"
            })
    void shouldRefuseWhatIsNoHash(String text) {
        PasswordHashingAlgorithmType.KNOWN_VALUES.stream()
                .filter(algorithm -> !(algorithm.equals("BCRYPT") && text.length() == 60))
                .forEach(algorithm -> assertThatThrownBy(
                                () -> ForeignHash.read(PasswordHashingAlgorithmType.of(algorithm), text))
                        .isInstanceOf(UnusableHashException.class)
                        .hasMessage("The value is not a hash of the job's algorithm."));
    }

    @Example
    void shouldRefuseAHashOfAnotherAlgorithm() {
        assertThatThrownBy(() -> ForeignHash.read(
                        PasswordHashingAlgorithmType.SCRYPT,
                        "$2b$10$CtA.Rcu/szzn9U00wpUjOuN3vrgJRZycv4aOzcP3GzqzO8UDPEFq6"))
                .isInstanceOf(UnusableHashException.class);
    }

    @Example
    void shouldNotShowItself() {
        assertThat(ForeignHash.of("$2b$10$CtA.Rcu/szzn9U00wpUjOuN3vrgJRZycv4aOzcP3GzqzO8UDPEFq6"))
                .hasToString("BcryptHash[]");
    }

    @Property(tries = 500)
    void shouldRefuseWhateverText(@ForAll String text) {
        assertThatThrownBy(() -> ForeignHash.of(text)).isInstanceOf(UnusableHashException.class);
    }
}
