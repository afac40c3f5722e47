package dev.cognate.userpool.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Passkeys: the known-answer vectors of Web Authentication Level 3, section 16. */
class CeremoniesTest {
    private static final RelyingParty PARTY = new RelyingParty("example.org", false);
    private static final Set<String> UNSUPPORTED = Set.of("ES384", "ES512", "Ed25519", "Ed448");

    private final Ceremonies ceremonies = new Ceremonies(new PasskeyConfig() {
        @Override
        public Optional<Set<String>> appOrigins() {
            return Optional.empty();
        }

        @Override
        public Duration registrationTime() {
            return Duration.ofMinutes(5);
        }
    });

    static Stream<Vector> supported() {
        return vectors().filter(vector -> !vector.isFramed() && !vector.isUnsupported() && !vector.isOdd());
    }

    static Stream<Vector> unsupported() {
        return vectors().filter(Vector::isUnsupported);
    }

    static Stream<Vector> framed() {
        return vectors().filter(Vector::isFramed);
    }

    @ParameterizedTest
    @MethodSource("supported")
    void shouldAcceptTheRegistrationsAndSignaturesOfTheStandard(Vector vector) {
        // given
        Passkey passkey = passkey(register(vector));

        // when
        Passkey.Key seen =
                ceremonies.verify(assertion(vector), passkey, PARTY, vector.bytes("/authentication/challenge"));

        // then
        assertThat(passkey.credentialId()).isEqualTo(vector.bytes("/credentialId"));
        assertThat(seen.signCount()).isZero();
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void shouldRefuseOtherAlgorithmsThanES256AndRS256(Vector vector) {
        // when, then
        assertThatThrownBy(() -> register(vector))
                .isInstanceOfAny(NotAllowedAlgorithmException.class, NoSuchElementException.class);
    }

    @ParameterizedTest
    @MethodSource("framed")
    void shouldRefuseWhatWasMadeInsideTheFrameOfAnotherSite(Vector vector) {
        // when, then
        assertThatThrownBy(() -> register(vector)).isInstanceOf(BadTopOriginException.class);
    }

    @Test
    void shouldRefuseTheSignatureOfAnotherKey() {
        // given
        List<Vector> two = supported().limit(2).toList();
        Passkey other = passkey(register(two.getFirst()));

        // when, then
        assertThatThrownBy(() -> ceremonies.verify(
                        assertion(two.getLast()), other, PARTY, two.getLast().bytes("/authentication/challenge")))
                .isInstanceOf(BadSignatureException.class);
    }

    @Test
    void shouldRefuseASignatureWithoutUserVerificationWhereItIsRequired() {
        // given
        Vector vector = supported().findFirst().orElseThrow();
        Passkey passkey = passkey(register(vector));
        RelyingParty strict = new RelyingParty(PARTY.id(), true);

        // when, then
        assertThatThrownBy(() -> ceremonies.verify(
                        assertion(vector), passkey, strict, vector.bytes("/authentication/challenge")))
                .isInstanceOf(VerificationException.class);
    }

    @Test
    void shouldReadNothingOutOfWhatIsNoCredential() {
        // when, then
        assertThat(ceremonies.readRegistration("{}")).isEmpty();
        assertThat(ceremonies.readRegistration("[1]")).isEmpty();
        assertThat(ceremonies.readAssertion("{\"id\":\"AA\"}")).isEmpty();
        assertThat(ceremonies.readAssertion("no json")).isEmpty();
        assertThat(vectors()
                        .filter(Vector::isOdd)
                        .map(vector -> vector.registration().toString()))
                .anySatisfy(odd -> assertThat(ceremonies.readRegistration(odd)).isEmpty());
    }

    private Ceremonies.Made register(Vector vector) {
        RegistrationData data =
                ceremonies.readRegistration(vector.registration().toString()).orElseThrow();
        return ceremonies.verify(data, PARTY, vector.bytes("/registration/challenge"));
    }

    private AuthenticationData assertion(Vector vector) {
        return ceremonies.readAssertion(vector.authentication().toString()).orElseThrow();
    }

    private static Passkey passkey(Ceremonies.Made made) {
        return new Passkey(
                "us-east-1_Abcdefghi",
                UUID.randomUUID(),
                made.credentialId(),
                PARTY.id(),
                made.key(),
                new Passkey.Device(List.of(), Optional.empty(), ""),
                Instant.EPOCH);
    }

    /** One of the examples. */
    record Vector(JsonNode json) {
        boolean isFramed() {
            return name().contains("Origin");
        }

        boolean isUnsupported() {
            return UNSUPPORTED.stream().anyMatch(name()::contains);
        }

        /** Attestation that no browser passes on unasked: a shortened TPM statement, a U2F key with an AAGUID. */
        boolean isOdd() {
            return name().contains("TPM") || name().contains("U2F");
        }

        String name() {
            return json.path("name").asText();
        }

        byte[] bytes(String pointer) {
            return HexFormat.of().parseHex(json.at(pointer).asText());
        }

        ObjectNode registration() {
            ObjectNode credential = credential();
            credential
                    .putObject("response")
                    .put("clientDataJSON", text("/registration/clientDataJSON"))
                    .put("attestationObject", text("/registration/attestationObject"));
            return credential;
        }

        ObjectNode authentication() {
            ObjectNode credential = credential();
            credential
                    .putObject("response")
                    .put("clientDataJSON", text("/authentication/clientDataJSON"))
                    .put("authenticatorData", text("/authentication/authenticatorData"))
                    .put("signature", text("/authentication/signature"));
            return credential;
        }

        private ObjectNode credential() {
            ObjectNode credential = JsonNodeFactory.instance.objectNode();
            credential.put("id", text("/credentialId")).put("rawId", text("/credentialId"));
            credential.put("type", "public-key").putObject("clientExtensionResults");
            return credential;
        }

        private String text(String pointer) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(pointer));
        }

        @Override
        public String toString() {
            return name();
        }
    }

    private static Stream<Vector> vectors() {
        try (InputStream file = CeremoniesTest.class.getResourceAsStream("/webauthn/vectors.json")) {
            return new ObjectMapper().readTree(file).path("vectors").valueStream().map(Vector::new).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
