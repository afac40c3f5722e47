package dev.cognate.userpool.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.ConstraintViolationException;
import com.webauthn4j.verifier.exception.VerificationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Checks what authenticators answer (WebAuthn §7.1 and §7.2). Attestation is not asked for, so a statement about the make
 * of an authenticator is not believed either.
 */
@ApplicationScoped
class Ceremonies {
    /** The algorithms Cognito accepts. */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256);

    private static final List<PublicKeyCredentialParameters> PARAMETERS = ALGORITHMS.stream()
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter attested = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager webAuthn = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final Set<String> appOrigins;

    Ceremonies(PasskeyConfig config) {
        this.appOrigins = config.appOrigins().orElse(Set.of());
    }

    /** A passkey that was just made. */
    record Made(byte[] credentialId, byte[] aaguid, Passkey.Key key) {}

    /** A RegistrationResponseJSON; empty when it is none. */
    Optional<RegistrationData> readRegistration(String json) {
        return read(() -> webAuthn.parseRegistrationResponseJSON(json))
                .filter(data -> data.getAttestationObject() != null && data.getCollectedClientData() != null);
    }

    /** An AuthenticationResponseJSON; empty when it is none. */
    Optional<AuthenticationData> readAssertion(String json) {
        return read(() -> webAuthn.parseAuthenticationResponseJSON(json))
                .filter(data -> data.getCredentialId() != null
                        && data.getAuthenticatorData() != null
                        && data.getCollectedClientData() != null);
    }

    /**
     * The passkey a registration made.
     *
     * @throws VerificationException when a rule of WebAuthn §7.1 is broken
     */
    Made verify(RegistrationData data, RelyingParty party, byte[] challenge) {
        var parameters = new RegistrationParameters(
                expected(party, challenge), PARAMETERS, party.requiresUserVerification(), true);
        check(() -> webAuthn.verify(data, parameters));
        AuthenticatorData<?> seen = data.getAttestationObject().getAuthenticatorData();
        var credential = seen.getAttestedCredentialData();
        return new Made(
                credential.getCredentialId(),
                credential.getAaguid().getBytes(),
                new Passkey.Key(
                        attested.convert(credential),
                        seen.getSignCount(),
                        seen.isFlagUV(),
                        seen.isFlagBE(),
                        seen.isFlagBS()));
    }

    /**
     * What a signature tells of a passkey.
     *
     * @throws VerificationException when a rule of WebAuthn §7.2 is broken, also when the counter went back
     */
    Passkey.Key verify(AuthenticationData data, Passkey passkey, RelyingParty party, byte[] challenge) {
        var parameters = new AuthenticationParameters(
                expected(party, challenge), record(passkey), null, party.requiresUserVerification(), true);
        check(() -> webAuthn.verify(data, parameters));
        AuthenticatorData<?> seen = data.getAuthenticatorData();
        return new Passkey.Key(
                passkey.key().attested(), seen.getSignCount(), seen.isFlagUV(), seen.isFlagBE(), seen.isFlagBS());
    }

    private ServerProperty expected(RelyingParty party, byte[] challenge) {
        return ServerProperty.builder()
                .originPredicate(new Origins(party.id(), appOrigins))
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private CredentialRecord record(Passkey passkey) {
        Passkey.Key key = passkey.key();
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                key.userVerified(),
                key.backupEligible(),
                key.backedUp(),
                key.signCount(),
                attested.convert(key.attested()),
                null,
                null,
                null,
                null);
    }

    /** Whatever the library stumbles over is a rule broken. */
    private static void check(Runnable verification) {
        try {
            verification.run();
        } catch (VerificationException broken) {
            throw broken;
        } catch (RuntimeException odd) {
            throw new ConstraintViolationException("The credential cannot be verified.", odd);
        }
    }

    /** The library tells of malformed input by its own exceptions and by whatever its parsers stumble over. */
    private static <T> Optional<T> read(Supplier<T> parser) {
        try {
            return Optional.ofNullable(parser.get());
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }
}
